// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/handed_over.h"
#include "services/base/task.h"

#include <QFuture>
#include <QMetaObject>
#include <QObject>
#include <QPromise>

#include <memory>
#include <utility>

namespace minixdr
{

namespace detail
{

template <typename T>
QCoro::Task<> fulfil(Task<T> task, std::shared_ptr<QPromise<Result<T>>> promise)
{
    Result<T> result = co_await task;
    promise->addResult(std::move(result));
    promise->finish();
}

} // namespace detail

/// Runs `function` on the thread of `context`, after what was posted before, unless the context dies first.
template <typename Function>
void postTo(QObject *context, Function function)
{
    QMetaObject::invokeMethod(context, HandedOver(std::move(function)), Qt::QueuedConnection);
}

/// Runs a whole call on the thread of `context` and hands its answer back as a future: values in, values out.
/// `makeTask` is called on that thread and returns a Task<T>. If the context dies first, the future never gets a
/// result and is cancelled.
template <typename T, typename MakeTask>
QFuture<Result<T>> callOn(QObject *context, MakeTask makeTask)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    auto future = promise->future();
    postTo(context, [promise = std::move(promise), makeTask = std::move(makeTask)]() mutable {
        detail::fulfil<T>(makeTask(), std::move(promise));
    });
    return future;
}

} // namespace minixdr
