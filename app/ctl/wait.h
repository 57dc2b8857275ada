// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/result.h"

#include <QFuture>

namespace minixdr::ctl
{

/// Blocks this program's main thread, which has nothing else to do; the call itself keeps its own deadline.
template <typename T>
Result<T> wait(QFuture<Result<T>> future)
{
    future.waitForFinished();
    if (future.resultCount() == 0)
        return failure(ErrorKind::Cancelled, QStringLiteral("the services stopped before they answered"));
    return future.takeResult();
}

} // namespace minixdr::ctl
