// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/migration_journal.h"

#include "services/base/wire_words.h"
#include "sql/store.h"

namespace minixdr
{
namespace
{

constexpr WireWords<6> kWords{"running", "undoing", "applied", "undone", "failed", "stopped"};

JournalEntry decodeEntry(postgres::RowReader &reader)
{
    JournalEntry entry;
    entry.version = reader.read<qint32>();
    entry.name = reader.read<QString>();
    entry.checksum = reader.read<QString>();
    entry.state = fromWireWord<JournalState>(kWords, reader.read<QString>()).value_or(JournalState::Failed);
    entry.step = reader.read<qint32>();
    entry.steps = reader.read<qint32>();
    entry.startedAt = reader.read<UtcTime>();
    entry.finishedAt = reader.read<std::optional<UtcTime>>();
    entry.actor = reader.read<QString>();
    entry.appVersion = reader.read<QString>();
    entry.serverVersion = reader.read<QString>();
    entry.error = reader.read<QString>();
    return entry;
}

postgres::Parameters endParameters(int version, JournalState state, int step, const QString &error)
{
    return postgres::Parameters{qint32(version), wireWord(kWords, state), qint32(step), error};
}

} // namespace

Task<> MigrationJournal::create(CallContext context)
{
    MX_CO_CHECK(co_await m_pool.query(sql::store::create_journal, postgres::Parameters(), std::nullopt, context));
    co_return {};
}

Task<std::map<int, JournalEntry>> MigrationJournal::read(CallContext context)
{
    std::map<int, JournalEntry> entries;
    MX_CO_TRY(const auto found,
              co_await m_pool.query(sql::store::journal_exists, postgres::Parameters(), std::nullopt, context));
    MX_CO_TRY(const bool exists, found.single<bool>());
    if (!exists)
        co_return entries;
    MX_CO_TRY(const auto rows,
              co_await m_pool.query(sql::store::journal, postgres::Parameters(), std::nullopt, context));
    MX_CO_TRY(auto decoded, rows.decode<JournalEntry>(decodeEntry));
    for (auto &entry : decoded)
        entries.emplace(entry.version, std::move(entry));
    co_return entries;
}

Task<> MigrationJournal::begin(const MigrationScript *script, JournalState state, int steps, CallContext context)
{
    postgres::Parameters parameters{qint32(script->version), script->name, script->checksum,  wireWord(kWords, state),
                                    qint32(steps),           m_actor.name, m_actor.appVersion};
    MX_CO_CHECK(co_await m_pool.query(sql::store::begin_migration, std::move(parameters), std::nullopt, context));
    co_return {};
}

Task<> MigrationJournal::recordStep(int version, int step, CallContext context)
{
    postgres::Parameters parameters{qint32(version), qint32(step)};
    MX_CO_CHECK(co_await m_pool.query(sql::store::record_step, std::move(parameters), std::nullopt, context));
    co_return {};
}

Task<> MigrationJournal::end(int version, JournalState state, int step, QString error, CallContext context)
{
    auto parameters = endParameters(version, state, step, error);
    MX_CO_CHECK(co_await m_pool.query(sql::store::end_migration, std::move(parameters), std::nullopt, context));
    co_return {};
}

Task<> MigrationJournal::endWithin(postgres::Lease *lease, int version, JournalState state, int step,
                                   CallContext context)
{
    auto parameters = endParameters(version, state, step, {});
    MX_CO_CHECK(co_await lease->query(sql::store::end_migration, std::move(parameters), std::nullopt, context));
    co_return {};
}

} // namespace minixdr
