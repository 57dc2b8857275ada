// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/task.h"

#include <QEventLoop>
#include <QTest>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace minixdr
{

namespace detail
{

template <typename T>
struct Waiting {
    std::optional<Result<T>> answer;
    QEventLoop *loop = nullptr; ///< null before and after the wait
};

template <typename T>
QCoro::Task<> keepAnswer(Task<T> task, std::shared_ptr<Waiting<T>> waiting)
{
    waiting->answer.emplace(co_await task);
    if (waiting->loop)
        waiting->loop->quit();
}

} // namespace detail

/// Spins this thread's event loop until `task` has its answer; a Timeout error if that takes longer than `limit`, which
/// leaves room for the slowest, 15 s under the thread sanitizer on a machine that does nothing else.
template <typename T>
Result<T> runTask(Task<T> task, std::chrono::milliseconds limit = std::chrono::seconds{60})
{
    const auto waiting = std::make_shared<detail::Waiting<T>>();
    detail::keepAnswer<T>(std::move(task), waiting);
    if (!waiting->answer) {
        QEventLoop loop; // not QTest::qWaitFor, which sleeps 10 ms between two looks
        QTimer::singleShot(limit, &loop, &QEventLoop::quit);
        waiting->loop = &loop;
        loop.exec();
        waiting->loop = nullptr;
    }
    if (!waiting->answer)
        return failure(ErrorKind::Timeout, QStringLiteral("the task has no answer after %1 ms").arg(limit.count()));
    return std::move(*waiting->answer);
}

} // namespace minixdr

/// Fails the test with the error's own words.
#define VERIFY_OK(expression)                                                                                          \
    do {                                                                                                               \
        const auto &mxVerified = (expression);                                                                         \
        QVERIFY2(mxVerified.has_value(), mxVerified.has_value() ? "" : qPrintable(mxVerified.error().what));           \
    } while (false)
