// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/base/appended_lines.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>

#include <sys/stat.h>

#include <algorithm>
#include <cstdio>

namespace minixdr
{
namespace
{

constexpr int kLockPatience = 2000; // milliseconds

Error unavailable(const QString &path, const QString &why)
{
    return {ErrorKind::Unavailable, QStringLiteral("%1: %2").arg(path, why), {}};
}

/// 0 if there is no such file.
quint64 inodeOf(const QString &path)
{
    struct stat facts {
    };
    return ::stat(QFile::encodeName(path).constData(), &facts) == 0 ? facts.st_ino : 0;
}

} // namespace

Result<> AppendedLines::append(const QByteArray &lines)
{
    if (!QDir().mkpath(QFileInfo(m_path).path()))
        return failure(unavailable(m_path, QStringLiteral("its folder cannot be made")));
    QLockFile lock(m_path + QStringLiteral(".lock"));
    if (!lock.tryLock(kLockPatience))
        return failure(unavailable(m_path, lock.error() == QLockFile::LockFailedError
                                               ? QStringLiteral("another program keeps it locked")
                                               : QStringLiteral("it cannot be locked; is the disk full?")));
    // rename() replaces the older one in one step; readers that still read it do so undisturbed.
    if (m_bound > 0 && QFileInfo(m_path).size() + lines.size() > m_bound &&
        std::rename(QFile::encodeName(m_path).constData(), QFile::encodeName(asidePath()).constData()) != 0 &&
        QFile::exists(m_path))
        return failure(unavailable(m_path, QStringLiteral("it cannot be put aside")));
    QFile file(m_path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        return failure(unavailable(m_path, file.errorString()));
    const auto before = file.size();
    qint64 written = 0;
    for (qint64 some = 1; written < lines.size() && some > 0; written += std::max<qint64>(some, 0))
        some = file.write(lines.constData() + written, lines.size() - written);
    if (written == lines.size())
        return {};
    const auto why = file.errorString();
    if (!file.resize(before)) // a full disk takes a part of them, and the next line would go on with it
        return failure(unavailable(m_path, why + QStringLiteral(", and it ends in half a line")));
    return failure(unavailable(m_path, why));
}

Result<std::vector<QByteArray>> AppendedLines::readNew()
{
    std::vector<QByteArray> lines;
    const auto inode = inodeOf(m_path);
    if (inode != m_inode) { // at first, or put aside since: its rest comes first
        auto aside = inodeOf(asidePath()) == m_inode ? m_position : 0;
        MX_CHECK(readFrom(asidePath(), &aside, lines));
        m_inode = inode;
        m_position = 0;
    }
    MX_CHECK(readFrom(m_path, &m_position, lines));
    return lines;
}

Result<> AppendedLines::readFrom(const QString &path, qint64 *position, std::vector<QByteArray> &lines) const
{
    QFile file(path);
    if (!file.exists() || file.size() <= *position)
        return {};
    if (!file.open(QIODevice::ReadOnly) || !file.seek(*position))
        return failure(unavailable(path, file.errorString()));
    while (!file.atEnd()) {
        auto line = file.readLine();
        if (!line.endsWith('\n'))
            break; // still being written
        *position += line.size();
        line.chop(1);
        lines.push_back(std::move(line));
    }
    return {};
}

} // namespace minixdr
