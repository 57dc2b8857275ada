// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/local_postgres.h"

#include "services/local/server_command.h"
#include "services/local/server_user.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QThread>

#include <libpq-fe.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <memory>
#include <optional>
#include <system_error>

namespace minixdr
{
using namespace std::chrono_literals;

namespace
{

const QString kVersion = QStringLiteral("15");
const QString kBinaries = QStringLiteral("/usr/lib/postgresql/15/bin/");
constexpr auto kRecovery = 300s;             ///< a server that was killed repeats up to max_wal_size before it answers
constexpr auto kSocketAppears = 10s;         ///< it is made before the recovery begins
constexpr qint64 kNeededBytes = 256LL << 20; // initdb writes 40 MB; the rest is WAL and the first rows
constexpr qint64 kWalSegments = 32LL << 20;  ///< two; the server ends when it finds no room for the next

/// A quarter of the memory, as the manual advises (runtime-config-resource), but a desktop keeps some for its other
/// work.
qint64 sharedBuffersMegabytes()
{
    const qint64 memory = sysconf(_SC_PHYS_PAGES) / 1024 * sysconf(_SC_PAGE_SIZE) / 1024;
    return std::clamp<qint64>(memory / 4, 64, 1024);
}

QByteArray configuration()
{
    return QStringLiteral("\n# The console's private server.\n"
                          "listen_addresses = ''\n"
                          "unix_socket_permissions = 0700\n"
                          "max_connections = 100\n"
                          "shared_buffers = %1MB\n"
                          "work_mem = 16MB\n"
                          "maintenance_work_mem = 256MB\n"
                          "max_wal_size = 4GB\n"
                          "checkpoint_timeout = 15min\n"
                          "wal_compression = lz4\n"
                          "random_page_cost = 1.1\n"
                          "track_io_timing = on\n"
                          "jit = off\n"
                          "log_timezone = 'UTC'\n"
                          "timezone = 'UTC'\n")
        .arg(sharedBuffersMegabytes())
        .toUtf8();
}

Error explained(Error error, const QString &folder)
{
    if (error.what.contains(QLatin1String("No space left")))
        error.what = QStringLiteral("the disk of %1 is full; free some space or choose another folder with --data-dir")
                         .arg(folder);
    return error;
}

/// Asked of the folder itself: QStorageInfo reads the list of mounts, which a chroot or a container may not show.
/// Nothing if it cannot be told; initdb then finds out.
std::optional<qint64> freeBytes(const QString &folder)
{
    std::error_code error;
    const auto space = std::filesystem::space(folder.toStdString(), error);
    const bool isDisk = !error && space.capacity > 0; // /proc and its like have none
    return isDisk ? std::optional(static_cast<qint64>(space.available)) : std::nullopt;
}

/// The folder itself, or the first one above it that is there.
QString nearestExisting(QString folder)
{
    while (!QFileInfo::exists(folder) && folder != QLatin1String("/"))
        folder = QFileInfo(folder).path();
    return folder;
}

} // namespace

QString LocalPostgres::conninfo(const QString &role, const QString &database) const
{
    return QStringLiteral("host='%1' port=5432 dbname=%2 user=%3").arg(m_folders.runtime, database, role);
}

std::optional<QString> LocalPostgres::fullDisk() const
{
    const auto free = freeBytes(m_folders.data);
    if (!free || *free >= kWalSegments)
        return std::nullopt;
    return QStringLiteral(
               "the disk of %1 is full (%2 MB are free), and the database needs room to work; free some space")
        .arg(m_folders.data)
        .arg(*free >> 20);
}

bool LocalPostgres::exists() const
{
    return QFile::exists(m_folders.postgres + QStringLiteral("/PG_VERSION"));
}

/// For the calls that wait for a server, which may have been stopped by a signal.
QByteArray LocalPostgres::boundedConninfo() const
{
    return conninfo(QStringLiteral("minixdr_owner")).toUtf8() + " connect_timeout=5";
}

bool LocalPostgres::isRunning() const
{
    return PQping(boundedConninfo().constData()) == PQPING_OK;
}

/// Whether the server of this folder is there, answering or not: starting, recovering, ending. Its pid alone would not
/// do, for after a crash and a reboot it may be another program's.
bool LocalPostgres::isAlive() const
{
    QFile file(pidFile());
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const auto pid = file.readLine().trimmed().toInt();
    if (pid <= 0 || (::kill(pid, 0) != 0 && errno == ESRCH))
        return false;
    QFile command(QStringLiteral("/proc/%1/cmdline").arg(pid));
    if (!command.open(QIODevice::ReadOnly))
        return true; // nothing is known against it
    return command.readAll().split('\0').contains(QFile::encodeName(m_folders.postgres));
}

Result<> LocalPostgres::checkVersion() const
{
    QFile file(m_folders.postgres + QStringLiteral("/PG_VERSION"));
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Denied,
                       QStringLiteral("%1 cannot be read: %2").arg(file.fileName(), file.errorString()));
    const auto version = QString::fromLatin1(file.readAll()).trimmed();
    if (version != kVersion)
        return failure(ErrorKind::Invalid,
                       QStringLiteral("the data in %1 was made by PostgreSQL %2 and this console runs "
                                      "PostgreSQL %3; choose another folder with --data-dir")
                           .arg(m_folders.postgres, version, kVersion));
    return {};
}

Result<> LocalPostgres::checkPossible() const
{
    if (!QFile::exists(kBinaries + QStringLiteral("postgres")))
        return failure(ErrorKind::Unavailable,
                       QStringLiteral("PostgreSQL 15 is not installed: install the package postgresql-15"));
    if (exists())
        return checkVersion();
    if (QDir(m_folders.postgres).exists())
        return failure(ErrorKind::Invalid,
                       QStringLiteral("%1 is there but holds no database; remove it or choose another "
                                      "folder with --data-dir")
                           .arg(m_folders.postgres));
    const auto free = freeBytes(nearestExisting(m_folders.data));
    if (free && *free < kNeededBytes)
        return failure(
            ErrorKind::Unavailable,
            QStringLiteral("the disk of %1 is full: a database needs %2 MB and %3 MB are free; free some space "
                           "or choose another folder with --data-dir")
                .arg(m_folders.data)
                .arg(kNeededBytes >> 20)
                .arg(*free >> 20));
    return {};
}

Result<> LocalPostgres::create(const ProgressSink &progress, std::stop_token stop) const
{
    MX_CHECK(checkPossible());
    if (exists())
        return {};
    if (progress)
        progress({QStringLiteral("create_database"), 0, 0, {}});
    const auto unfinished = m_folders.postgres + QStringLiteral(".unfinished");
    QDir(unfinished).removeRecursively();
    const auto made = initialise(unfinished, stop);
    if (!made) {
        QDir(unfinished).removeRecursively();
        return failure(explained(made.error(), m_folders.data));
    }
    if (!QDir().rename(unfinished, m_folders.postgres))
        return failure(ErrorKind::Denied, QStringLiteral("%1 cannot be renamed").arg(unfinished));
    return {};
}

Result<> LocalPostgres::initialise(const QString &folder, std::stop_token stop) const
{
    // Trust is safe here: the socket's folder lets nobody else in, and there is no other way to connect.
    const QStringList arguments{QStringLiteral("-D"),
                                folder,
                                QStringLiteral("-U"),
                                QStringLiteral("minixdr_owner"),
                                QStringLiteral("-A"),
                                QStringLiteral("trust"),
                                QStringLiteral("-E"),
                                QStringLiteral("UTF8"),
                                QStringLiteral("--locale=C.UTF-8"),
                                QStringLiteral("--data-checksums")};
    MX_CHECK(runServerCommand(kBinaries + QStringLiteral("initdb"), arguments, 120s, stop));
    QFile file(folder + QStringLiteral("/postgresql.conf"));
    const auto text = configuration();
    if (!file.open(QIODevice::Append) || file.write(text) != text.size() || !file.flush())
        return failure(ErrorKind::Unavailable, QStringLiteral("%1: %2").arg(file.fileName(), file.errorString()));
    return {};
}

Result<> LocalPostgres::start(std::stop_token stop) const
{
    // A postmaster that was killed counts as alive until it is reaped, and its children hold its memory until they
    // notice: both pass in a moment.
    for (int attempt = 1;; ++attempt) {
        MX_CHECK(awaitChange(stop));
        if (isRunning())
            return createDatabase(stop);
        const auto started = startOnce(stop);
        if (started)
            return createDatabase(stop);
        const bool isPassing = started.error().what.contains(QLatin1String("still in use")) ||
                               started.error().what.contains(QLatin1String("already exists"));
        if (attempt == 10 || !isPassing)
            return failure(explained(started.error(), m_folders.data));
        QThread::msleep(300);
    }
}

/// Waits for a server that somebody else, who was killed meanwhile, had begun to start or to stop. One whose socket was
/// taken away is of use to nobody, and is stopped.
Result<> LocalPostgres::awaitChange(std::stop_token stop) const
{
    QElapsedTimer since;
    since.start();
    auto silence = since;
    while (isAlive()) {
        const auto answer = PQping(boundedConninfo().constData());
        if (answer == PQPING_OK)
            return {};
        if (answer == PQPING_REJECT)
            silence.start();
        if (answer == PQPING_NO_RESPONSE && silence.elapsed() > std::chrono::milliseconds(kSocketAppears).count())
            return this->stop();
        if (stop.stop_requested())
            return failure(ErrorKind::Cancelled, QStringLiteral("cancelled while PostgreSQL was starting or stopping"));
        if (since.elapsed() > std::chrono::milliseconds(kRecovery).count())
            return failure(ErrorKind::Timeout,
                           QStringLiteral("PostgreSQL has not answered for %1 s; see %2/postgres.log")
                               .arg(kRecovery.count())
                               .arg(m_folders.data));
        QThread::msleep(50);
    }
    return {};
}

Result<> LocalPostgres::startOnce(std::stop_token stop) const
{
    if (!isAlive())
        QFile::remove(pidFile()); // of a crash: the server would believe any living process of its number
    QFile log(m_folders.data + QStringLiteral("/postgres.log"));
    const auto before = log.size();
    // Whoever can connect is trusted: only the socket may be there, whatever the configuration says.
    const auto options = QStringLiteral("-k '%1' -c listen_addresses=").arg(m_folders.runtime);
    const auto started = runServerCommand(
        kBinaries + QStringLiteral("pg_ctl"),
        {QStringLiteral("-D"), m_folders.postgres, QStringLiteral("-l"), log.fileName(), QStringLiteral("-o"), options,
         QStringLiteral("-t"), QString::number(kRecovery.count()), QStringLiteral("-w"), QStringLiteral("start")},
        kRecovery + 10s, stop);
    if (started)
        return {};
    auto error = started.error();
    if (log.open(QIODevice::ReadOnly) && log.seek(before)) {
        const auto lines = QString::fromUtf8(log.readAll()).split(QLatin1Char('\n'));
        const auto fatal = lines.filter(QStringLiteral("FATAL:"));
        if (!fatal.isEmpty())
            error.what = fatal.last().section(QStringLiteral("FATAL:"), 1).trimmed();
    }
    error.what = QStringLiteral("PostgreSQL does not start: %1; see %2").arg(error.what, log.fileName());
    return failure(std::move(error));
}

Result<> LocalPostgres::createDatabase(std::stop_token stop) const
{
    // Asked again of a server that was running: who started it may have been killed before it came to this.
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connected(PQconnectdb(boundedConninfo().constData()), &PQfinish);
    if (PQstatus(connected.get()) == CONNECTION_OK)
        return {};
    MX_CHECK(runServerCommand(kBinaries + QStringLiteral("createdb"),
                              {QStringLiteral("-h"), m_folders.runtime, QStringLiteral("-U"),
                               QStringLiteral("minixdr_owner"), QStringLiteral("minixdr")},
                              30s, stop));
    return {};
}

Result<> LocalPostgres::stop() const
{
    if (!isAlive())
        return {};
    MX_CHECK(
        runServerCommand(kBinaries + QStringLiteral("pg_ctl"),
                         {QStringLiteral("-D"), m_folders.postgres, QStringLiteral("-m"), QStringLiteral("fast"),
                          QStringLiteral("-t"), QStringLiteral("60"), QStringLiteral("-w"), QStringLiteral("stop")},
                         70s));
    return {};
}

} // namespace minixdr
