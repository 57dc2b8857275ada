// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/task.h"

#include <QTest>

#include <chrono>
#include <memory>
#include <optional>

namespace minixdr
{

namespace detail
{

template <typename T>
QCoro::Task<> keepAnswer(Task<T> task, std::shared_ptr<std::optional<Result<T>>> answer)
{
    answer->emplace(co_await task);
}

} // namespace detail

/// Spins this thread's event loop until `task` has its answer; a Timeout error if that takes longer than `limit`.
template <typename T>
Result<T> runTask(Task<T> task, std::chrono::milliseconds limit = std::chrono::seconds{20})
{
    const auto answer = std::make_shared<std::optional<Result<T>>>();
    detail::keepAnswer<T>(std::move(task), answer);
    if (!QTest::qWaitFor([&] { return answer->has_value(); }, static_cast<int>(limit.count())))
        return failure(ErrorKind::Timeout, QStringLiteral("the task has no answer after %1 ms").arg(limit.count()));
    return std::move(**answer);
}

} // namespace minixdr

/// Fails the test with the error's own words.
#define VERIFY_OK(expression)                                                                                          \
    do {                                                                                                               \
        const auto &mxVerified = (expression);                                                                         \
        QVERIFY2(mxVerified.has_value(), mxVerified.has_value() ? "" : qPrintable(mxVerified.error().what));           \
    } while (false)
