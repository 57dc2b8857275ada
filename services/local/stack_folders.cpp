// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/stack_folders.h"

#include "services/local/server_user.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

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

/// Sockets of different data folders must not meet, and the path must stay short whatever the data folder's is.
QString runtimeFor(const QString &data)
{
    const auto digest = QCryptographicHash::hash(data.toUtf8(), QCryptographicHash::Sha256).toHex().left(10);
    const auto base = geteuid() == 0 ? QString() : qEnvironmentVariable("XDG_RUNTIME_DIR");
    const auto name = QStringLiteral("mini-xdr-%1").arg(QString::fromLatin1(digest));
    if (!base.isEmpty() && QFileInfo(base).isWritable() && base.size() < 60)
        return base + QLatin1Char('/') + name;
    return QStringLiteral("/tmp/%1-%2").arg(name).arg(getuid());
}

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
    if (user && chown(name.constData(), user->uid, user->gid) != 0)
        return failure(ErrorKind::Denied,
                       QStringLiteral("the folder %1 cannot be given to user %2").arg(path, user->name));
    if (lstat(name.constData(), &facts) != 0 || !S_ISDIR(facts.st_mode) ||
        facts.st_uid != (user ? user->uid : geteuid()))
        return failure(ErrorKind::Denied, QStringLiteral("the folder %1 belongs to somebody else; choose another with "
                                                         "--data-dir")
                                              .arg(path));
    if (chmod(name.constData(), 0700) != 0 || access(name.constData(), W_OK) != 0)
        return failure(ErrorKind::Denied,
                       QStringLiteral("the folder %1 cannot be written to; choose another with --data-dir").arg(path));
    return {};
}

} // namespace

StackFolders StackFolders::choose(const QString &dataDirectory)
{
    StackFolders folders;
    folders.data = QDir::cleanPath(QDir(dataDirectory.isEmpty() ? defaultData() : dataDirectory).absolutePath());
    folders.postgres = folders.data + QStringLiteral("/postgres");
    folders.redis = folders.data + QStringLiteral("/redis");
    folders.runtime = runtimeFor(folders.data);
    return folders;
}

Result<> StackFolders::create() const
{
    if (const auto &user = ServerUser::current())
        if (const auto closed = user->firstClosedFolder(data))
            return failure(ErrorKind::Denied, QStringLiteral("the servers run as user %1, who may not enter %2; choose "
                                                             "another folder with --data-dir")
                                                  .arg(user->name, *closed));
    for (const auto &folder : {data, redis, runtime})
        MX_CHECK(createFolder(folder));
    return {};
}

void StackFolders::removeRuntime() const
{
    QDir().rmdir(runtime);
}

} // namespace minixdr
