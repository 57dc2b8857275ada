// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/server_process.h"

#include <QTemporaryDir>

#include <memory>

namespace minixdr
{

/// A private Redis for one test, on a unix socket, without persistence, gone with the test.
class RedisSandbox
{
public:
    explicit RedisSandbox(QStringList extraArguments = {});
    ~RedisSandbox();

    QString socketPath() const { return m_folder.filePath(QStringLiteral("redis.sock")); }
    qint64 pid() const { return m_server->processId(); }

    void start();
    /// SIGKILL: what it held is gone.
    void stop();
    /// SIGSTOP and SIGCONT: a server that accepts and does not answer.
    void freeze();
    void thaw();

private:
    QTemporaryDir m_folder;
    QStringList m_extraArguments;
    std::unique_ptr<ServerProcess> m_server;
};

} // namespace minixdr
