// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/diagnostics/diagnostics_port.h"
#include "tests/support/fake_answers.h"

namespace minixdr
{

/// A server that a test makes up. GUI thread.
class FakeDiagnosticsPort final : public DiagnosticsPort
{
public:
    FakeAnswers answers;
    std::vector<ServerSession> allSessions;
    std::vector<TableSize> allTables;
    IndexReport report;
    std::vector<qint32> cancelled;
    std::vector<qint32> terminated;
    int questions = 0;

    QFuture<Result<std::vector<ServerSession>>> sessions(std::stop_token stop) override
    {
        return asked(allSessions, std::move(stop));
    }
    QFuture<Result<>> cancelSession(qint32 pid, std::stop_token stop) override
    {
        return note(cancelled, pid, std::move(stop));
    }
    QFuture<Result<>> terminateSession(qint32 pid, std::stop_token stop) override
    {
        return note(terminated, pid, std::move(stop));
    }
    QFuture<Result<std::vector<TableSize>>> tableSizes(std::stop_token stop) override
    {
        return asked(allTables, std::move(stop));
    }
    QFuture<Result<IndexReport>> indexes(std::stop_token stop) override { return asked(report, std::move(stop)); }

private:
    template <typename T>
    QFuture<Result<T>> asked(const T &value, std::stop_token stop)
    {
        ++questions;
        return answers.ask<T>([value]() -> Result<T> { return value; }, std::move(stop));
    }

    QFuture<Result<>> note(std::vector<qint32> &pids, qint32 pid, std::stop_token stop)
    {
        pids.push_back(pid);
        return answers.ask<void>([]() -> Result<> { return {}; }, std::move(stop));
    }
};

} // namespace minixdr
