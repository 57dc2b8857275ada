// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>

#include <sys/resource.h>
#include <unistd.h>

namespace minixdr::bench
{

/// Processor time, in seconds, that this program, the programs it has run and one PostgreSQL have used since this was
/// made. A backend counts once it has ended.
class CpuTime
{
public:
    /// `dataFolder` holds postmaster.pid.
    explicit CpuTime(const QString &dataFolder) : m_postmaster(postmasterOf(dataFolder)), m_start(total()) {}

    double seconds() const { return total() - m_start; }

private:
    static QByteArray postmasterOf(const QString &dataFolder)
    {
        QFile file(dataFolder + QStringLiteral("/postmaster.pid"));
        return file.open(QIODevice::ReadOnly) ? file.readLine().trimmed() : QByteArray();
    }

    static double of(int who)
    {
        rusage usage{};
        getrusage(who, &usage);
        return double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
               double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
    }

    /// The fields cutime and cstime of proc(5), the 14th and 15th after the name, which may hold spaces.
    double ofBackends() const
    {
        QFile file(QStringLiteral("/proc/%1/stat").arg(QString::fromLatin1(m_postmaster)));
        if (!file.open(QIODevice::ReadOnly))
            return 0;
        const auto line = file.readAll();
        const auto fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
        return double(fields.value(13).toLongLong() + fields.value(14).toLongLong()) / double(sysconf(_SC_CLK_TCK));
    }

    double total() const { return of(RUSAGE_SELF) + of(RUSAGE_CHILDREN) + ofBackends(); }

    QByteArray m_postmaster;
    double m_start;
};

} // namespace minixdr::bench
