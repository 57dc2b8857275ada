// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/appended_lines.h"
#include "services/diagnostics/slow_query.h"

#include <QString>

#include <atomic>
#include <chrono>
#include <deque>
#include <mutex>
#include <optional>
#include <vector>

namespace minixdr
{

/// The statement runs of all programs of a profile that took longer than a threshold, in a file that they share and
/// that outlives them; the oldest are dropped. Secrets are masked before anything is kept. Shared by the pools of
/// several threads: record() only keeps the run, flush() and read() use the disk.
class SlowQueryLog
{
public:
    static constexpr std::chrono::milliseconds kThreshold{100};
    static constexpr std::size_t kKept = 5000;
    static constexpr qint64 kFileBound = 4 << 20;
    static constexpr qsizetype kLargestParameters = 64 << 10; ///< of one run: a batch of rows tells nobody anything

    /// Without a folder the log is this program's own, and ends with it.
    SlowQueryLog(QString folder, QString program);

    /// The entry, if it was slow.
    std::optional<SlowQuery> record(const postgres::QueryRun &run);

    std::chrono::milliseconds threshold() const { return std::chrono::milliseconds{m_threshold.load()}; }
    /// Invalid outside 1 ms … 1 h; Unavailable if it cannot be kept. Other programs notice at their next read().
    Result<> setThreshold(std::chrono::milliseconds threshold);

    /// Adds what has been recorded since to the file.
    void flush();

    /// The newest `limit`, the newest first.
    std::vector<SlowQuery> read(std::size_t limit);
    /// NotFound if it is not, or no longer, in the log.
    Result<SlowQuery> find(qint64 number);

private:
    void catchUp();
    void take(std::vector<SlowQuery> queries);
    void readThreshold();
    QString settingsPath() const;

    const QString m_folder;
    const QString m_program;
    std::atomic<qint64> m_threshold = kThreshold.count();

    std::mutex m_mutex; ///< of what has been recorded
    std::vector<SlowQuery> m_unsaved;
    qint64 m_lastNumber = 0;

    std::mutex m_logMutex;           ///< of the file and of what was read of it
    std::deque<SlowQuery> m_queries; ///< the newest first
    std::optional<AppendedLines> m_file;
    bool m_isFileBroken = false;
};

} // namespace minixdr
