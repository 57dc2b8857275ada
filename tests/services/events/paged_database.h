// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/accounts/account.h"
#include "services/events/event_query.h"
#include "services/postgres/pool.h"
#include "tests/support/pg_sandbox.h"
#include "tests/support/run_task.h"

#include <memory>
#include <vector>

namespace minixdr
{

/// A migrated database with events of three organizations, several of them in the same microsecond, over hours that
/// have gaps; 1 has 700, 2 has 40, 3 has none. The counts beside them are exact.
class PagedDatabase
{
public:
    explicit PagedDatabase(PgSandbox &sandbox) : m_sandbox(sandbox), m_name(sandbox.createDatabase())
    {
        sandbox.execute(R"(
            INSERT INTO organizations (id, name, slug) VALUES (1, 'One', 'one'), (2, 'Two', 'two'), (3, 'Three', 'three');
            INSERT INTO users (organization_id, email, full_name, is_active) VALUES
                (1, 'ann@one', 'Ann', true), (1, 'gone@one', 'Gone', false), (2, 'bob@two', 'Bob', true);
            INSERT INTO events (ts, id, organization_id, severity, src_ip, dst_ip, src_port, source_type, eventid,
                                hostname, signature, message)
            SELECT timestamptz '2026-01-02 03:04:05.5+00' + i / 7 * interval '37.25 s' + i / 100 * interval '90 min',
                   hashint8extended(i, 42), CASE WHEN i > 700 THEN 2 ELSE 1 END, i % 5,
                   ('10.0.' || i % 3 || '.' || i % 11)::inet,
                   CASE WHEN i % 4 > 0 THEN ('2001:db8::' || i % 13)::inet END, CASE WHEN i % 2 > 0 THEN i END,
                   (ARRAY['cowrie', 'suricata', 'zeek'])[1 + i % 3], 'event.' || i % 10,
                   CASE WHEN i % 6 > 0 THEN 'host' || i % 6 END, CASE WHEN i % 2 > 0 THEN 'ET Scan ' || i END,
                   CASE i % 50 WHEN 0 THEN '100% of_a\b' ELSE 'message ' || i END
            FROM generate_series(1, 740) AS i;
            INSERT INTO raw_events SELECT ts, id, organization_id, '{"src": "' || host(src_ip) || '"}' FROM events;)",
                        m_name);
        recount();
        postgres::PoolConfig config;
        config.name = QStringLiteral("test");
        config.conninfo = sandbox.conninfo(QStringLiteral("minixdr_app"), m_name);
        config.observer = [this](const postgres::QueryRun &run) { runs.push_back(run); };
        app = std::make_unique<postgres::Pool>(std::move(config));
    }

    void execute(const QByteArray &sql) const { m_sandbox.execute(sql, m_name); }

    void recount() const
    {
        execute(R"(
            DELETE FROM event_counts;
            INSERT INTO event_counts
            SELECT organization_id, grain, date_trunc(unit, ts, 'UTC'), severity, source_type, count(*)
            FROM events CROSS JOIN (VALUES ('m'::"char", 'minute'), ('h', 'hour'), ('d', 'day')) AS grains (grain, unit)
            GROUP BY 1, 2, 3, 4, 5;)");
    }

    std::vector<postgres::QueryRun> runs; ///< every statement run through `app`, to its end
    std::unique_ptr<postgres::Pool> app;

private:
    PgSandbox &m_sandbox;
    QString m_name;
};

inline CallContext soon()
{
    return CallContext::within(std::chrono::seconds{20});
}

inline Session sessionOf(qint64 organization)
{
    return {{organization}, {}, QStringLiteral("test")};
}

} // namespace minixdr
