// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/stack_folders.h"

#include "services/local/server_user.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace minixdr
{
namespace
{

QString defaultData()
{
    return geteuid() == 0
               ? QStringLiteral("/var/lib/mini-xdr")
               : QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/mini-xdr");
}

/// The one path of a folder that may be reached by several: two programs must agree about the sockets.
QString resolved(const QString &path)
{
    std::error_code error;
    const auto absolute = QDir::cleanPath(QDir(path).absolutePath());
    const auto real = std::filesystem::weakly_canonical(QFile::encodeName(absolute).toStdString(), error);
    return error ? absolute : QDir::cleanPath(QFile::decodeName(real.c_str()));
}

/// Whether a path of a socket below it is short enough, and means the same within a conninfo and a server's settings.
bool isFitForSockets(const QString &folder)
{
    static const QRegularExpression kPlain(QStringLiteral("^/[A-Za-z0-9/._+-]{1,58}$"));
    return kPlain.match(folder).hasMatch() && QFileInfo(folder).isWritable();
}

/// Sockets of different data folders must not meet, and the path must stay short whatever the data folder's is.
QString runtimeFor(const QString &data)
{
    const auto digest = QCryptographicHash::hash(data.toUtf8(), QCryptographicHash::Sha256).toHex().left(10);
    const auto base = geteuid() == 0 ? QString() : qEnvironmentVariable("XDG_RUNTIME_DIR");
    const auto name = QStringLiteral("mini-xdr-%1").arg(QString::fromLatin1(digest));
    return isFitForSockets(base) ? base + QLatin1Char('/') + name
                                 : QStringLiteral("/tmp/%1-%2").arg(name).arg(getuid());
}

/// pg_ctl hands the folder to a shell, in quotes that do not hold these.
Result<> checkName(const QString &path)
{
    const bool isPlain = std::none_of(path.begin(), path.end(), [](QChar letter) {
        return letter < QLatin1Char(' ') || QStringLiteral("\"$`\\").contains(letter);
    });
    if (isPlain)
        return {};
    return failure(ErrorKind::Invalid, QStringLiteral("PostgreSQL cannot be started in %1, because of a quote, $, ` or "
                                                      "\\ in it; choose another folder with --data-dir")
                                           .arg(path));
}

/// A folder that is there is only taken if nothing of somebody else's is in it.
Result<> checkContent(const QString &data)
{
    const QDir folder(data);
    if (!folder.exists() || folder.exists(QStringLiteral("gate.lock")) ||
        folder.exists(QStringLiteral("postgres/PG_VERSION")))
        return {};
    auto entries = folder.entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    entries.removeAll(QStringLiteral("lost+found"));
    if (entries.isEmpty())
        return {};
    return failure(ErrorKind::Invalid, QStringLiteral("the folder %1 holds other files (%2); choose an empty or a new "
                                                      "one with --data-dir")
                                           .arg(data, entries.first()));
}

tl::unexpected<Error> somebodyElses(const QString &path)
{
    return failure(ErrorKind::Denied,
                   QStringLiteral("the folder %1 belongs to somebody else; choose another with --data-dir").arg(path));
}

/// Gives it to the servers' user and nobody else.
Result<> createFolder(const QString &path)
{
    if (!QDir().mkpath(path))
        return failure(ErrorKind::Denied,
                       QStringLiteral("the folder %1 cannot be made (%2); choose another with --data-dir")
                           .arg(path, QString::fromLocal8Bit(std::strerror(errno))));
    struct stat facts {
    };
    const auto name = QFile::encodeName(path);
    const auto &user = ServerUser::current();
    const auto owner = user ? user->uid : geteuid();
    // Looked at before it is touched: where everybody may write, the name may lead elsewhere.
    if (lstat(name.constData(), &facts) != 0 || !S_ISDIR(facts.st_mode) ||
        (facts.st_uid != owner && facts.st_uid != geteuid()))
        return somebodyElses(path);
    if (facts.st_uid != owner && lchown(name.constData(), user->uid, user->gid) != 0)
        return failure(ErrorKind::Denied, QStringLiteral("the folder %1 cannot be given to user %2 (%3)")
                                              .arg(path, user->name, QString::fromLocal8Bit(std::strerror(errno))));
    if (access(name.constData(), W_OK) != 0 || chmod(name.constData(), 0700) != 0)
        return failure(ErrorKind::Denied,
                       QStringLiteral("the folder %1 cannot be written to; choose another with --data-dir").arg(path));
    return {};
}

} // namespace

StackFolders StackFolders::choose(const QString &dataDirectory)
{
    StackFolders folders;
    folders.data = resolved(dataDirectory.isEmpty() ? defaultData() : dataDirectory);
    folders.postgres = folders.data + QStringLiteral("/postgres");
    folders.redis = folders.data + QStringLiteral("/redis");
    folders.runtime = runtimeFor(folders.data);
    return folders;
}

Result<> StackFolders::createData() const
{
    MX_CHECK(checkName(data));
    if (const auto &user = ServerUser::current())
        if (const auto closed = user->firstClosedFolder(QFileInfo(data).path()))
            return failure(ErrorKind::Denied, QStringLiteral("the servers run as user %1, who may not enter %2; choose "
                                                             "another folder with --data-dir")
                                                  .arg(user->name, *closed));
    MX_CHECK(checkContent(data));
    return createFolder(data);
}

Result<> StackFolders::create() const
{
    MX_CHECK(createData());
    MX_CHECK(createFolder(redis));
    return createFolder(runtime);
}

void StackFolders::removeRuntime() const
{
    QDir().rmdir(runtime);
}

} // namespace minixdr
