// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A page of 50 events by key at 1, 8 and 30 connections, decoded, against pgbench with prepared statements: the same
// SQL, role, row-level security, socket and number of connections, in turns. pgbench decodes nothing, and is a session
// of its tenant's own; we set the tenant with each page. Both keep their plan.
#include "services/base/latency_histogram.h"
#include "services/events/event_rows.h"
#include "tests/bench/cpu_time.h"
#include "tests/bench/demo_stack.h"
#include "tests/bench/figure.h"
#include "tests/support/run_task.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>

using namespace minixdr;
using namespace minixdr::bench;
using namespace std::chrono_literals;

namespace
{

const QString kBench = QStringLiteral("page");
constexpr auto kRound = 4s;
constexpr int kRounds = 3;
constexpr int kBackendsEnd = 200;        // milliseconds
constexpr int kSeconds = 90 * 24 * 3600; ///< the demo's span
#define PAGE_SQL(organization, second)                                                                                 \
    "SELECT ts, id, organization_id, severity, source_type, eventid, src_ip, dst_ip, src_port, dst_port, protocol, "   \
    "hostname, signature, message FROM events WHERE organization_id = " organization                                   \
    "::bigint AND (ts, id) < (now() - " second                                                                         \
    "::int * interval '1 second', 9223372036854775807) AND deleted_at IS NULL ORDER BY ts DESC, id DESC LIMIT 50"
constexpr postgres::Statement kPage{"bench.page", PAGE_SQL("$1", "$2"), postgres::Access::Lookup};

struct Load {
    postgres::Pool *pool;
    OrganizationId organization;
    CallContext::Clock::time_point end;
    LatencyHistogram times;
};

Task<> readPages(Load *load, quint32 seed)
{
    QRandomGenerator random(seed);
    while (CallContext::Clock::now() < load->end) {
        const auto start = CallContext::Clock::now();
        const postgres::Parameters parameters(load->organization, qint32(random.bounded(kSeconds)));
        auto context = CallContext::within(30s);
        MX_CO_TRY(const auto page,
                  co_await load->pool->fetch(kPage, parameters, load->organization, readEvent, context));
        load->times.record(CallContext::Clock::now() - start);
    }
    co_return {};
}

/// What one side needed in all of its rounds.
struct Side {
    std::vector<double> microseconds; ///< a page, by round
    LatencyHistogram times;           ///< of the single pages, where the side tells them
    double cpu = 0;                   ///< a second of measuring
};

Result<> ours(const DemoStack &stack, int connections, Side *side)
{
    auto config = stack.appPool();
    config.size = connections;
    Load load;
    const CpuTime cpu(stack.postgresFolder());
    {
        postgres::Pool pool(config);
        load.pool = &pool;
        load.organization = stack.largest();
        load.end = CallContext::Clock::now() + kRound;
        std::vector<Task<>> readers;
        for (int reader = 0; reader < connections; ++reader)
            readers.push_back(readPages(&load, static_cast<quint32>(reader + 1)));
        for (auto &reader : readers)
            MX_CHECK(runTask(std::move(reader), kRound + 30s));
    }
    QTest::qWait(kBackendsEnd); // their time counts once they are gone
    side->microseconds.push_back(1e6 * double(kRound.count()) / double(load.times.count()));
    side->times.merge(load.times);
    side->cpu += cpu.seconds();
    return {};
}

Result<> pgbench(const DemoStack &stack, int connections, Side *side)
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PGOPTIONS"),
                       QStringLiteral("-c app.organization_id=%1").arg(stack.largest().value));
    process.setProcessEnvironment(environment);
    const CpuTime cpu(stack.postgresFolder());
    process.start(QStringLiteral("/usr/lib/postgresql/15/bin/pgbench"),
                  {QStringLiteral("-n"), QStringLiteral("-M"), QStringLiteral("prepared"), QStringLiteral("-c"),
                   QString::number(connections), QStringLiteral("-j"), QStringLiteral("1"), QStringLiteral("-T"),
                   QString::number(kRound.count()), QStringLiteral("-D"),
                   QStringLiteral("organization=%1").arg(stack.largest().value), QStringLiteral("-f"),
                   QStringLiteral("/dev/stdin"), stack.appPool().conninfo});
    process.write("\\set second random(0, " + QByteArray::number(kSeconds - 1) + ")\n" +
                  PAGE_SQL(":organization", ":second") ";\n");
    process.closeWriteChannel();
    process.waitForFinished(120'000);
    QTest::qWait(kBackendsEnd);
    const auto said = QString::fromUtf8(process.readAllStandardOutput());
    static const QRegularExpression rate(QStringLiteral("tps = ([0-9.]+)"));
    const auto found = rate.match(said);
    if (!found.hasMatch())
        return failure(ErrorKind::Unavailable,
                       QStringLiteral("pgbench: %1").arg(QString::fromUtf8(process.readAllStandardError())));
    side->microseconds.push_back(1e6 / found.captured(1).toDouble());
    side->cpu += cpu.seconds();
    return {};
}

Result<> measure(const DemoStack &stack, bool isJson)
{
    for (const int connections : {1, 8, 30}) {
        Side us;
        Side peer;
        Side warm; // the buffers, for both
        MX_CHECK(ours(stack, connections, &warm));
        for (int round = 0; round < kRounds; ++round) {
            MX_CHECK(ours(stack, connections, &us));
            MX_CHECK(pgbench(stack, connections, &peer));
        }
        Figure page{QStringLiteral("page of 50 by key, %1 connections").arg(connections), QStringLiteral("µs"),
                    median(us.microseconds), median(peer.microseconds), 1.0};
        page.cpu = us.cpu;
        page.peerCpu = peer.cpu;
        print(kBench, page, isJson);
        print(kBench,
              {QStringLiteral("p95 of these"), QStringLiteral("ms"),
               std::chrono::duration<double, std::milli>(us.times.quantile(0.95)).count(), std::nullopt, 50},
              isJson);
    }
    return {};
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    return runOnDemoStack(kBench, measure);
}
