// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QString>

namespace minixdr::ingest
{

/// Where the real log files lie that tests read: $MINIXDR_SHARED_DATA, or beside the repository.
inline QString realFile(const QString &name)
{
    return QDir(qEnvironmentVariable("MINIXDR_SHARED_DATA", QStringLiteral(MINIXDR_SHARED_DATA))).filePath(name);
}

inline bool hasRealFiles()
{
    return QDir(realFile(QString())).exists();
}

} // namespace minixdr::ingest

/// Only this folder may be missing, as it is no part of the repository; the test then says so.
#define SKIP_WITHOUT_REAL_FILES()                                                                                      \
    if (!minixdr::ingest::hasRealFiles())                                                                              \
    QSKIP(qPrintable(QStringLiteral("no real log files in %1 (set MINIXDR_SHARED_DATA)")                               \
                         .arg(minixdr::ingest::realFile(QString()))))
