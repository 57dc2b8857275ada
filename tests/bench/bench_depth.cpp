// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of 100 events from the first to the 20,000th: their server time, and the buffers that the server touches.
#include "services/events/event_rows.h"
#include "services/events/events_service.h"
#include "sql/events.h"
#include "tests/bench/demo_stack.h"
#include "tests/bench/figure.h"
#include "tests/support/run_task.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonArray>

using namespace minixdr;
using namespace minixdr::bench;
using namespace std::chrono_literals;

namespace
{

constexpr int kPageSize = 100;
constexpr int kRounds = 51;

CallContext soon()
{
    return CallContext::within(60s);
}

/// Shared buffers touched for the page that follows `last`.
Result<double> buffersOfPageAfter(postgres::Pool &pool, OrganizationId organization, const Event &last)
{
    static const auto text = "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + std::string(sql::events::page_older.text);
    const postgres::Statement explain{"bench.explain_page", text};
    const postgres::Parameters parameters(organization, fromIso(u"2000-01-01").value(), last.ts, last.id, qint64(0),
                                          qint64(kPageSize));
    MX_TRY(const auto rows, runTask(pool.query(explain, parameters, organization, soon())));
    MX_TRY(const auto plan, rows.single<QByteArray>());
    const auto root = QJsonDocument::fromJson(plan).array().first().toObject()[QStringLiteral("Plan")].toObject();
    return root[QStringLiteral("Shared Hit Blocks")].toDouble() + root[QStringLiteral("Shared Read Blocks")].toDouble();
}

Result<> measure(const DemoStack &stack, bool isJson)
{
    postgres::Pool pool(stack.appPool());
    EventsService events(&pool, nullptr);
    const Session session{stack.largest(), {}, QStringLiteral("bench")};
    const auto page = [&](qint64 number) {
        return runTask(events.page({{}, PageNumber{number}, kPageSize}, session, soon()), 60s);
    };
    MX_TRY(const auto first, page(1));
    std::vector<double> medians;
    double buffers = 0;
    for (const qint64 wanted : {1, 10, 100, 1'000, 10'000, 20'000}) {
        const auto number = std::min<qint64>(wanted, first.facts.pages - 1);
        std::vector<double> times;
        for (int round = 0; round <= kRounds; ++round) {
            MX_TRY(const auto found, page(number));
            if (round > 0) // the first learns where the page begins
                times.push_back(std::chrono::duration<double, std::milli>(found.timing.server).count());
            if (round == 0) {
                MX_TRY(const auto touched, buffersOfPageAfter(pool, stack.largest(), found.rows.back()));
                buffers = std::max(buffers, touched);
            }
        }
        medians.push_back(median(times));
    }
    const auto [least, greatest] = std::minmax_element(medians.begin(), medians.end());
    print(QStringLiteral("depth"),
          {QStringLiteral("slowest page of 1 … 20,000 by the fastest"), QStringLiteral("×"), *greatest / *least,
           std::nullopt, 1.5},
          isJson);
    print(QStringLiteral("depth"),
          {QStringLiteral("most buffers for a page of 100"), QString(), buffers, std::nullopt, 12}, isJson);
    return {};
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption json(QStringLiteral("json"));
    const QCommandLineOption data(QStringLiteral("data-dir"), {}, QStringLiteral("folder"));
    const QCommandLineOption count(QStringLiteral("events"), {}, QStringLiteral("number"), QStringLiteral("5000000"));
    parser.addOptions({json, data, count});
    parser.process(application);

    const auto stack = DemoStack::open(parser.value(data), parser.value(count).toLongLong());
    const auto done = stack ? measure(**stack, parser.isSet(json)) : failure(stack.error());
    if (!done)
        std::fprintf(stderr, "bench depth: %s\n", qPrintable(done.error().what));
    return done ? 0 : 1;
}
