// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/utc_time.h"
#include "services/postgres/pool.h"
#include "services/store/migration_script.h"

#include <map>
#include <optional>

namespace minixdr
{

/// What a migration's row in minixdr_migrations says it is doing or has come to.
enum class JournalState : quint8 { Running, Undoing, Applied, Undone, Failed, Stopped };

struct JournalEntry {
    int version = 0;
    QString name;
    QString checksum;
    JournalState state = JournalState::Running;
    int step = 0;
    int steps = 0;
    UtcTime startedAt;
    std::optional<UtcTime> finishedAt;
    QString actor;
    QString appVersion;
    QString serverVersion;
    QString error;
};

/// Who migrates, for the record.
struct MigrationActor {
    QString name;       ///< "root@host"
    QString appVersion; ///< "0.1.0"
};

/// The table minixdr_migrations, which remembers what was done to this database. On the service thread; owned by its
/// runner.
class MigrationJournal
{
public:
    MigrationJournal(postgres::Pool &pool, MigrationActor actor) : m_pool(pool), m_actor(std::move(actor)) {}

    Task<> create(CallContext context);
    /// By version; empty before the first migration.
    Task<std::map<int, JournalEntry>> read(CallContext context);

    Task<> begin(const MigrationScript *script, JournalState state, int steps, CallContext context);
    Task<> recordStep(int version, int step, CallContext context);
    Task<> end(int version, JournalState state, int step, QString error, CallContext context);
    /// The same within the transaction that `lease` has open.
    static Task<> endWithin(postgres::Lease *lease, int version, JournalState state, int step, CallContext context);

private:
    postgres::Pool &m_pool;
    MigrationActor m_actor;
};

} // namespace minixdr
