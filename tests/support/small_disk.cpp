// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/small_disk.h"

#include "tests/support/server_process.h"

#include <QDir>
#include <QFile>
#include <QStorageInfo>

#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace minixdr
{

namespace
{

constexpr qint64 kBlock = 4096;

QString fillerOf(const QString &folder)
{
    return folder + QStringLiteral("/filler");
}

bool writeLine(const char *path, const QByteArray &line)
{
    QFile file(QString::fromLatin1(path));
    return file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && file.write(line) == line.size();
}

/// As somebody who is root in a namespace only, and outside who he was.
bool enterOwnUsers()
{
    const auto user = QByteArray::number(::getuid());
    const auto group = QByteArray::number(::getgid());
    return ::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0 && writeLine("/proc/self/setgroups", "deny") &&
           writeLine("/proc/self/uid_map", user + ' ' + user + " 1") &&
           writeLine("/proc/self/gid_map", group + ' ' + group + " 1");
}

/// What is mounted below `folder` from now on is seen by nobody else, though the mounts around it be shared: those of a
/// chroot are, and cannot be made private from inside, where "/" is no mount point.
void keepApart(const QByteArray &folder)
{
    if (::mount(folder.constData(), folder.constData(), nullptr, MS_BIND, nullptr) != 0 ||
        ::mount(nullptr, folder.constData(), nullptr, MS_PRIVATE, nullptr) != 0)
        qFatal("the mounts of %s cannot be kept apart: %s", folder.constData(), std::strerror(errno));
}

} // namespace

void SmallDisk::enterOwnMounts()
{
    if (::unshare(CLONE_NEWNS) != 0 && !enterOwnUsers())
        qFatal("this machine allows no mounts of our own, neither to this user nor in a user namespace: %s",
               std::strerror(errno));
    if (::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 && errno != EINVAL)
        qFatal("the mounts cannot be kept apart: %s", std::strerror(errno));
}

SmallDisk::SmallDisk(int megabytes) : m_folder(QDir::tempPath() + QStringLiteral("/mx-disk-XXXXXX"))
{
    const auto options = QByteArrayLiteral("mode=755,size=") + QByteArray::number(megabytes) + 'm';
    keepApart(QFile::encodeName(path()));
    if (::mount("minixdr", QFile::encodeName(path()).constData(), "tmpfs", 0, options.constData()) != 0)
        qFatal("no tmpfs can be mounted: %s", std::strerror(errno));
    ServerProcess::giveFolder(path());
}

SmallDisk::~SmallDisk()
{
    for (int mounted = 0; mounted < 2; ++mounted)
        ::umount2(QFile::encodeName(path()).constData(), MNT_DETACH);
}

void SmallDisk::fillBut(qint64 bytes)
{
    free();
    QFile filler(fillerOf(path()));
    if (!filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        qFatal("the disk cannot be filled: %s", qPrintable(filler.errorString()));
    const QByteArray block(kBlock, 'x');
    while (QStorageInfo(path()).bytesFree() > bytes && filler.write(block) == block.size()) {
    }
}

void SmallDisk::free()
{
    QFile::remove(fillerOf(path()));
}

} // namespace minixdr
