// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/utc_time.h"

#include <QMetaType>
#include <QString>

#include <chrono>
#include <optional>

namespace minixdr
{

enum class MigrationState : quint8 {
    Pending, ///< never run, or undone
    Running, ///< some program runs or undoes it right now
    Applied,
    Failed,  ///< an attempt ended in an error: `error`
    Stopped, ///< cancelled, or its program died; run it again to go on, or undo it
    Drifted, ///< applied, but from another text than this program has
    Unknown, ///< applied by a newer program; this one does not know it
};

/// "pending", "running", …: the word of JSON and logs.
QString toWire(MigrationState state);

/// One change of the schema, what it does for people, and what has become of it in this database.
struct Migration {
    int version = 0;
    QString name;  ///< "perf_001"
    QString title; ///< English, as are the three that follow; the floors above translate
    QString description;
    QString locks; ///< who waits while it runs
    QString undo;  ///< what undoing does; empty if that is impossible
    QString upSql;
    QString downSql;
    bool isTransactional = true;
    bool isReversible = false;
    bool undoLosesData = false;

    MigrationState state = MigrationState::Pending;
    int step = 0; ///< statements done of `steps`
    int steps = 0;
    std::optional<UtcTime> startedAt; ///< of the last attempt
    std::optional<UtcTime> finishedAt;
    QString actor;
    QString appVersion;
    QString serverVersion;
    QString error;                        ///< of the last attempt, in the log's words
    qint64 rowsToRead = 0;                ///< by the indexes that running it would build, as the planner estimates
    std::chrono::milliseconds estimate{}; ///< how long running it takes on an idle server, roughly

    /// Whether something of it stands in the database.
    bool stands() const
    {
        const bool isPartial = state == MigrationState::Stopped || state == MigrationState::Failed;
        return state == MigrationState::Applied || (isPartial && !isTransactional);
    }
    bool canUndo() const { return isReversible && stands(); }
    bool canRun() const
    {
        return state == MigrationState::Pending || state == MigrationState::Stopped || state == MigrationState::Failed;
    }
    std::optional<std::chrono::microseconds> duration() const
    {
        return startedAt && finishedAt ? std::optional(*finishedAt - *startedAt) : std::nullopt;
    }
    int key() const { return version; }
    bool operator==(const Migration &) const = default;
};

} // namespace minixdr

Q_DECLARE_METATYPE(minixdr::Migration)
