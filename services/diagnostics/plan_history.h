// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/appended_lines.h"
#include "services/diagnostics/query_plan.h"

#include <QString>

#include <map>
#include <mutex>
#include <optional>
#include <vector>

namespace minixdr
{

/// The plans that were seen for each fingerprint, by all programs of a profile, in a file that they share. It uses the
/// disk; thread-safe.
class PlanHistory
{
public:
    static constexpr qint64 kFileBound = 8 << 20;

    /// Without a folder the history ends with this program.
    explicit PlanHistory(const QString &folder);

    /// What is known of the query's plans once this one is: the last seen first.
    struct Note {
        std::vector<KnownPlan> known;
        bool hasChanged = false; ///< another one than the last time
    };
    Note note(const SlowQuery &query, const QueryPlan &plan, UtcTime now);

private:
    struct Sighting {
        QString fingerprint;
        QString statement;
        UtcTime at;
        QueryPlan plan;
    };

    static QByteArray toLine(const Sighting &sighting);
    static std::optional<Sighting> fromLine(const QByteArray &line);
    void catchUp();
    void take(Sighting sighting);

    std::mutex m_mutex;
    std::map<QString, std::vector<KnownPlan>> m_plans; ///< by fingerprint, the last seen first
    std::optional<AppendedLines> m_file;
};

} // namespace minixdr
