// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/appended_lines.h"
#include "services/diagnostics/latency_tally.h"

#include <QString>

#include <map>
#include <vector>

namespace minixdr
{

/// What one program did within one minute of the clock, or within a part of it.
struct LatencyMinute {
    qint64 minute = 0; ///< since 1970, UTC
    LatencyTally tally;
    bool operator==(const LatencyMinute &) const = default;
};

/// The minutes of all programs of a profile, kept on disk for eight days: a file a day, a JSON object a line. Programs
/// append whole lines, so they share the files. Not thread-safe; it reads and writes files.
class LatencyJournal
{
public:
    static constexpr int kDays = 8;

    explicit LatencyJournal(QString folder) : m_folder(std::move(folder)) {}

    /// Unavailable if the folder cannot be written.
    Result<> append(const std::vector<LatencyMinute> &minutes);

    /// What was appended since the last call, by whichever program; at first, everything. Lines that cannot be read,
    /// by a newer program perhaps, are left out and logged.
    std::vector<LatencyMinute> readNew();

private:
    void removeOldFiles(qint64 thisMinute);
    AppendedLines &file(const QString &name);

    QString m_folder;
    std::map<QString, AppendedLines> m_files; ///< by name
    qint64 m_cleanedDay = 0;
};

} // namespace minixdr
