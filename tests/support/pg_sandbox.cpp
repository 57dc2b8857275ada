// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/pg_sandbox.h"

#include <QDir>
#include <QElapsedTimer>
#include <QLockFile>
#include <QThread>

#include <libpq-fe.h>

#include <csignal>
#include <memory>

namespace minixdr
{
namespace
{

const QString kBinaries = QStringLiteral("/usr/lib/postgresql/15/bin/");

/// initdb takes a second and every test program needs a cluster: one is made, and the others copy it.
QString clusterTemplate()
{
    const QDir folder(QDir::tempPath() + QStringLiteral("/minixdr-test-cluster-%1").arg(getuid()));
    QDir().mkpath(folder.path());
    QLockFile lock(folder.filePath(QStringLiteral("lock")));
    lock.setStaleLockTime(0);
    if (!lock.tryLock(60'000))
        qFatal("another test holds %s for a minute", qPrintable(folder.path()));
    const auto cluster = folder.filePath(QStringLiteral("data"));
    if (QFile::exists(cluster + QStringLiteral("/complete")))
        return cluster;
    ServerProcess::giveFolder(folder.path());
    ServerProcess::run(QStringLiteral("rm"), {QStringLiteral("-rf"), cluster});
    ServerProcess::run(kBinaries + QStringLiteral("initdb"),
                       {QStringLiteral("-D"), cluster, QStringLiteral("-U"), QStringLiteral("postgres"),
                        QStringLiteral("-A"), QStringLiteral("trust"), QStringLiteral("-E"), QStringLiteral("UTF8"),
                        QStringLiteral("--locale=C.UTF-8"), QStringLiteral("--no-sync")});
    ServerProcess::run(QStringLiteral("touch"), {cluster + QStringLiteral("/complete")});
    return cluster;
}

QByteArray migrations()
{
    const QDir folder(QStringLiteral(MINIXDR_SOURCE_DIR "/resources/migrations"));
    QByteArray sql;
    for (const auto &name : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        QFile file(folder.filePath(name + QStringLiteral("/up.sql")));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("cannot read %s", qPrintable(file.fileName()));
        sql += file.readAll() + '\n';
    }
    return sql;
}

} // namespace

PgSandbox::PgSandbox(const QString &parent)
    : m_folder((parent.isEmpty() ? QDir::tempPath() : parent) + QStringLiteral("/mx-pg-XXXXXX"))
{
    ServerProcess::giveFolder(m_folder.path());
    ServerProcess::run(QStringLiteral("cp"), {QStringLiteral("-a"), clusterTemplate(), dataFolder()});
    start();
    execute("CREATE DATABASE minixdr", QStringLiteral("postgres"));
    execute(migrations());
}

PgSandbox::PgSandbox(StandbyOf of) : m_folder(QDir::tempPath() + QStringLiteral("/mx-pg-XXXXXX"))
{
    ServerProcess::giveFolder(m_folder.path());
    ServerProcess::run(kBinaries + QStringLiteral("pg_basebackup"),
                       {QStringLiteral("-h"), of.primary.socketFolder(), QStringLiteral("-U"),
                        QStringLiteral("postgres"), QStringLiteral("-D"), dataFolder(), QStringLiteral("-c"),
                        QStringLiteral("fast"), QStringLiteral("-R"), QStringLiteral("--no-sync")});
    start();
}

PgSandbox::~PgSandbox()
{
    stop();
}

QString PgSandbox::conninfo(const QString &role, const QString &database) const
{
    return QStringLiteral("host=%1 dbname=%2 user=%3").arg(m_folder.path(), database, role);
}

QString PgSandbox::create(const QString &templateName)
{
    const auto name = QStringLiteral("test_%1").arg(++m_databases);
    execute(QStringLiteral("CREATE DATABASE %1 TEMPLATE %2").arg(name, templateName).toUtf8(),
            QStringLiteral("postgres"));
    return name;
}

QString PgSandbox::createDatabase()
{
    return create(QStringLiteral("minixdr"));
}
QString PgSandbox::createEmptyDatabase()
{
    return create(QStringLiteral("template0"));
}

void PgSandbox::execute(const QByteArray &sql, const QString &database) const
{
    ServerProcess::run(kBinaries + QStringLiteral("psql"),
                       {QStringLiteral("-X"), QStringLiteral("-q"), QStringLiteral("-v"),
                        QStringLiteral("ON_ERROR_STOP=1"), QStringLiteral("-d"),
                        conninfo(QStringLiteral("postgres"), database)},
                       sql);
}

void PgSandbox::launch()
{
    QStringList arguments{QStringLiteral("-D"), dataFolder(), QStringLiteral("-k"), m_folder.path()};
    for (const auto &setting : QStringList{QStringLiteral("listen_addresses="), QStringLiteral("fsync=off"),
                                           QStringLiteral("full_page_writes=off"), QStringLiteral("max_connections=60"),
                                           QStringLiteral("jit=off")} +
                                   m_settings)
        arguments << QStringLiteral("-c") << setting;
    m_server = std::make_unique<ServerProcess>();
    m_server->start(kBinaries + QStringLiteral("postgres"), arguments);
}

QString PgSandbox::listenWithTls()
{
    const auto certificate = m_folder.filePath(QStringLiteral("server.pem"));
    const auto key = m_folder.filePath(QStringLiteral("server.key"));
    ServerProcess::run(QStringLiteral("openssl"),
                       {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                        QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-keyout"), key,
                        QStringLiteral("-out"), certificate, QStringLiteral("-days"), QStringLiteral("2"),
                        QStringLiteral("-subj"), QStringLiteral("/CN=localhost")});
    const auto address = QStringLiteral("127.77.%1.%2").arg(getpid() / 256 % 256).arg(getpid() % 256);
    stop();
    m_settings = QStringList{QStringLiteral("listen_addresses=") + address, QStringLiteral("ssl=on"),
                             QStringLiteral("ssl_cert_file=") + certificate, QStringLiteral("ssl_key_file=") + key};
    start();
    return address;
}

bool PgSandbox::answers() const
{
    const auto probe = conninfo(QStringLiteral("postgres"), QStringLiteral("postgres")).toUtf8();
    return PQping(probe.constData()) == PQPING_OK;
}

void PgSandbox::start()
{
    launch();
    QElapsedTimer since;
    since.start();
    while (!answers()) {
        if (since.elapsed() > 30'000 || m_server->waitForFinished(20))
            qFatal("PostgreSQL does not start: %s", m_server->readAll().constData());
    }
}

bool PgSandbox::revive()
{
    // One that is started too soon after a SIGKILL finds its predecessor's children, and ends: the next step helps.
    if (m_server->state() == QProcess::NotRunning)
        launch();
    return answers();
}

void PgSandbox::crash(int signal)
{
    if (m_server->state() == QProcess::Running)
        ::kill(static_cast<pid_t>(m_server->processId()), signal);
}

void PgSandbox::stop()
{
    if (m_server->state() == QProcess::NotRunning)
        return;
    ::kill(static_cast<pid_t>(m_server->processId()), SIGQUIT);
    m_server->waitForFinished(10'000);
}

} // namespace minixdr
