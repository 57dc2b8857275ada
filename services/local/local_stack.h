// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/progress.h"
#include "services/base/result.h"
#include "services/local/local_postgres.h"
#include "services/local/local_redis.h"
#include "services/local/stack_lock.h"

#include <memory>
#include <stop_token>

namespace minixdr
{

/// A private PostgreSQL and Redis that several programs of one user share: the first starts them, the last stops them.
/// Each holds a shared lock while it uses them; whoever leaves and can have the lock for itself was the last. A program
/// that is killed loses its lock, and the servers it left running are used, and later stopped, by the next one.
/// open() and the destructor block: for a worker thread or a command-line program.
class LocalStack
{
public:
    struct Options {
        QString dataDirectory; ///< empty: the user's own
        ProgressSink progress;
        std::stop_token stop;
    };

    /// Each error is one sentence that says what to do; nothing half-made stays behind.
    static Result<std::unique_ptr<LocalStack>> open(Options options);
    ~LocalStack();

    /// Starts what does not run any more, such as a server that was killed; what runs is left alone. It blocks.
    Result<> restart(std::stop_token stop);

    /// Why the servers may have failed: the sentence to tell; nothing if there is room.
    std::optional<QString> fullDisk() const { return m_postgres.fullDisk(); }

    QString conninfo(const QString &role) const { return m_postgres.conninfo(role); }
    QString redisSocket() const { return m_redis.socketPath(); }
    QString dataFolder() const { return m_folders.data; }
    QString diagnosticsFolder() const { return m_folders.data + QStringLiteral("/diagnostics"); }
    QString rejectsFolder() const { return m_folders.data + QStringLiteral("/rejects"); }

private:
    explicit LocalStack(StackFolders folders);
    Result<> enter(const Options &options);
    Result<> startServers(const Options &options);

    StackFolders m_folders;
    LocalPostgres m_postgres;
    LocalRedis m_redis;
    StackLock m_gate;  ///< held alone while servers start or stop
    StackLock m_users; ///< shared while they are used
    bool m_isUser = false;
};

} // namespace minixdr
