// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/completion.h"
#include "services/base/handed_over.h"
#include "services/base/result.h"
#include "services/base/task.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace minixdr
{

/// Runs work that waits for the disk, `work() -> Result<T>`, on a thread of the global pool, so that neither the GUI
/// thread nor the service thread does; what waits for a network takes other threads.
template <typename T, typename Work>
QFuture<Result<T>> callInBackground(Work work, QThreadPool &threads = *QThreadPool::globalInstance())
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    auto future = promise->future();
    threads.start(HandedOver([promise = std::move(promise), work = std::move(work)]() mutable {
        promise->addResult(work());
        promise->finish();
    }));
    return future;
}

/// Resolves `done`, on this thread, with what such work has found.
template <typename T>
void resolveWith(QFuture<Result<T>> future, const Completion<T> &done)
{
    // Watched rather than continued with then(context): Qt 6.4 looks at that context from the other thread, unguarded.
    auto *watcher = new QFutureWatcher<Result<T>>;
    QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, [watcher, done] {
        watcher->deleteLater();
        done.resolve(watcher->result());
    });
    watcher->setFuture(std::move(future));
}

/// The same for a coroutine, which goes on when the work is done or its deadline has passed; the work goes on then.
template <typename T, typename Work>
Task<T> inBackground(Work work, CallContext context)
{
    const Completion<T> done;
    resolveWith(callInBackground<T>(std::move(work)), done);
    co_return co_await done.within(std::move(context));
}

} // namespace minixdr
