// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/ingest/event_writer.h"
#include "services/postgres/pool.h"
#include "tests/support/pg_sandbox.h"
#include "tests/support/run_task.h"

#include <set>
#include <string>

namespace minixdr::ingest
{

inline CallContext soon()
{
    return CallContext::within(std::chrono::seconds{30});
}

/// A migrated database with two organizations, 1 and 2, and the pools that ingest and its tests use.
class IngestDatabase
{
public:
    explicit IngestDatabase(PgSandbox &sandbox) : m_name(sandbox.createDatabase())
    {
        sandbox.execute("INSERT INTO organizations (name, slug) VALUES ('One', 'one'), ('Two', 'two')", m_name);
        ingest = makePool(sandbox, QStringLiteral("minixdr_ingest"));
        owner = makePool(sandbox, QStringLiteral("postgres"));
    }

    QString name() const { return m_name; }

    /// The one number that a query answers; -1 if it fails.
    qint64 number(std::string_view sql) const
    {
        static std::set<std::string> names; // a statement's name stands for its text
        const auto name = names.insert("test." + std::to_string(std::hash<std::string_view>{}(sql))).first;
        const postgres::Statement statement{*name, sql};
        const auto rows = runTask(owner->query(statement, postgres::Parameters{}, std::nullopt, soon()));
        return rows ? rows->single<qint64>().value_or(-1) : -1;
    }

    qint64 events() const { return number("SELECT count(*) FROM events"); }
    qint64 rawEvents() const
    {
        return number("SELECT count(*) FROM raw_events JOIN events USING (ts, id, organization_id)");
    }

    /// How many counts differ from what counting the events themselves gives, in any grain.
    qint64 wrongCounts() const
    {
        return number(R"(
            WITH counted AS (
                SELECT organization_id, grain, date_trunc(unit, ts, 'UTC') AS bucket, severity, source_type,
                       count(*) AS events
                FROM events CROSS JOIN (VALUES ('m', 'minute'), ('h', 'hour'), ('d', 'day')) AS grains (grain, unit)
                GROUP BY 1, 2, 3, 4, 5)
            SELECT count(*) FROM counted
            FULL JOIN (SELECT organization_id, grain::text AS grain, bucket, severity, source_type, events
                       FROM event_counts) AS kept
                USING (organization_id, grain, bucket, severity, source_type)
            WHERE counted.events IS DISTINCT FROM kept.events)");
    }

    std::unique_ptr<postgres::Pool> ingest;
    std::unique_ptr<postgres::Pool> owner;

private:
    std::unique_ptr<postgres::Pool> makePool(PgSandbox &sandbox, const QString &role) const
    {
        postgres::PoolConfig config;
        config.name = QStringLiteral("test");
        config.conninfo = sandbox.conninfo(role, m_name);
        return std::make_unique<postgres::Pool>(std::move(config));
    }

    QString m_name;
};

} // namespace minixdr::ingest
