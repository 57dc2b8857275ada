// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/server_process.h"

#include <QTemporaryDir>

#include <memory>

namespace minixdr
{

/// A private PostgreSQL for one test program, on a unix socket, without fsync, gone when the program ends. The
/// database "minixdr" has every migration; createDatabase() clones it in a few milliseconds.
class PgSandbox
{
public:
    /// Its data lie in a new folder in `parent`, the temporary one if it is empty.
    explicit PgSandbox(const QString &parent = {});
    /// A hot standby that follows `primary` from now on, with everything it has.
    struct StandbyOf {
        const PgSandbox &primary;
    };
    explicit PgSandbox(StandbyOf of);
    ~PgSandbox();

    /// Roles: postgres (superuser, row-level security does not bind it), minixdr_app, minixdr_ingest.
    QString conninfo(const QString &role = QStringLiteral("postgres"),
                     const QString &database = QStringLiteral("minixdr")) const;

    /// A new database with every migration and no rows; its name.
    QString createDatabase();
    /// A new database without anything in it, for tests of the migrations; its name.
    QString createEmptyDatabase();

    /// Runs SQL through psql as the superuser; fatal with psql's words if it fails.
    void execute(const QByteArray &sql, const QString &database = QStringLiteral("minixdr")) const;

    /// Begins to listen on TCP too, at this address and libpq's own port, with TLS and a certificate that it makes for
    /// itself. An address of this machine of our own: tests run side by side.
    QString listenWithTls();

    void start();
    /// As if the machine had lost power: an immediate shutdown.
    void stop();
    /// Sends the postmaster SIGQUIT (an immediate shutdown) or SIGKILL, and does not wait.
    void crash(int signal);
    /// A step towards a server that answers, without waiting: whether it does. Starts one that has ended.
    bool revive();

    QString socketFolder() const { return m_folder.path(); }
    QString socketFile() const { return m_folder.filePath(QStringLiteral(".s.PGSQL.5432")); }
    qint64 postmasterPid() const { return m_server->processId(); }

private:
    QString create(const QString &templateName);
    void launch();
    bool answers() const;
    QString dataFolder() const { return m_folder.filePath(QStringLiteral("data")); }

    QTemporaryDir m_folder;
    std::unique_ptr<ServerProcess> m_server;
    QStringList m_settings; ///< beyond those of every sandbox
    int m_databases = 0;
};

} // namespace minixdr
