// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/result.h"
#include "services/diagnostics/server_report.h"

#include <QFuture>

#include <stop_token>

namespace minixdr
{

/// What the server itself says about its sessions, tables and indexes. Asked as the application's role, which sees
/// the statements of its own sessions only; what is hidden says so.
class DiagnosticsPort
{
public:
    virtual ~DiagnosticsPort() = default;

    /// The sessions in our database but the one that asks: the blocked first, then by age of their transaction.
    virtual QFuture<Result<std::vector<ServerSession>>> sessions(std::stop_token stop) = 0;

    /// Cancels the statement that the session runs. NotFound if the session is gone, Denied if it is another role's.
    virtual QFuture<Result<>> cancelSession(qint32 pid, std::stop_token stop) = 0;

    /// Ends the session; its transaction is rolled back. Errors as for cancelSession().
    virtual QFuture<Result<>> terminateSession(qint32 pid, std::stop_token stop) = 0;

    /// The tables of the schema, the greatest first.
    virtual QFuture<Result<std::vector<TableSize>>> tableSizes(std::stop_token stop) = 0;

    /// Every index with its use, and tables that seem to lack one.
    virtual QFuture<Result<IndexReport>> indexes(std::stop_token stop) = 0;
};

} // namespace minixdr
