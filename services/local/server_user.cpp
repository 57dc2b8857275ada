// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/server_user.h"

#include <QDir>
#include <QFile>

#include <pwd.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace minixdr
{

const std::optional<ServerUser> &ServerUser::current()
{
    static const auto user = []() -> std::optional<ServerUser> {
        if (geteuid() != 0)
            return std::nullopt;
        for (const char *name : {"postgres", "nobody"})
            if (const auto *entry = getpwnam(name))
                return ServerUser{entry->pw_uid, entry->pw_gid, QString::fromLatin1(name)};
        return std::nullopt;
    }();
    return user;
}

bool ServerUser::assume() const noexcept
{
    return ::syscall(SYS_setgroups, 0, nullptr) == 0 && ::syscall(SYS_setgid, gid) == 0 &&
           ::syscall(SYS_setuid, uid) == 0;
}

std::optional<QString> ServerUser::firstClosedFolder(const QString &path) const
{
    QString folder;
    const auto parts = QDir::cleanPath(QDir(path).absolutePath()).split(QLatin1Char('/'), Qt::SkipEmptyParts);
    for (const auto &part : parts) {
        folder += QLatin1Char('/') + part;
        struct stat facts {
        };
        if (stat(QFile::encodeName(folder).constData(), &facts) != 0)
            return std::nullopt; // not there yet: it will be made for this user
        const auto enterable = facts.st_uid == uid   ? facts.st_mode & S_IXUSR
                               : facts.st_gid == gid ? facts.st_mode & S_IXGRP
                                                     : facts.st_mode & S_IXOTH;
        if (!enterable)
            return folder;
    }
    return std::nullopt;
}

} // namespace minixdr
