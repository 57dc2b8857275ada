// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/demo_stack.h"

#include "services/ingest/demo_loader.h"
#include "services/store/migration_runner.h"
#include "tests/support/run_task.h"

#include <QCommandLineParser>

#include <sys/stat.h>

#include <cstdio>

namespace minixdr::bench
{
using namespace std::chrono_literals;

namespace
{

constexpr postgres::Statement kLargest{
    "bench.largest",
    "SELECT organization_id FROM event_counts WHERE grain = 'd' GROUP BY 1 ORDER BY sum(events) DESC, 1 "
    "LIMIT 1"};
constexpr auto kFillBudget = 30min;

CallContext longEnough()
{
    return CallContext::within(kFillBudget);
}

} // namespace

Result<std::unique_ptr<DemoStack>> DemoStack::open(const QString &dataDirectory, qint64 events)
{
    std::unique_ptr<DemoStack> demo(new DemoStack);
    LocalStack::Options options;
    options.dataDirectory = dataDirectory;
    if (dataDirectory.isEmpty()) {
        // Root's servers run as another user, who must be able to get in.
        chmod(QFile::encodeName(demo->m_folder.path()).constData(), 0755);
        options.dataDirectory = demo->m_folder.filePath(QStringLiteral("stack"));
    }
    MX_TRY(demo->m_stack, LocalStack::open(std::move(options)));
    MX_CHECK(demo->prepare(events));
    return demo;
}

Result<> DemoStack::prepare(qint64 events)
{
    postgres::Pool owner(migrationPool(m_stack->conninfo(QStringLiteral("minixdr_owner"))));
    MX_CHECK(migrate(owner));
    const auto largest = [&owner] {
        return runTask(owner.query(kLargest, postgres::Parameters{}, std::nullopt, longEnough()), kFillBudget);
    };
    MX_TRY(auto rows, largest());
    if (rows.count() == 0) {
        MX_CHECK(fill(owner, events));
        MX_TRY(rows, largest());
    }
    MX_TRY(m_largest, rows.single<OrganizationId>());
    return {};
}

/// The baseline: paging must not need more.
Result<> DemoStack::migrate(postgres::Pool &owner) const
{
    MX_TRY(auto scripts, embeddedMigrations());
    MigrationRunner runner(owner, std::move(scripts), {QStringLiteral("bench"), QStringLiteral("bench")});
    return runTask(runner.up(1, {}, longEnough()), kFillBudget);
}

Result<> DemoStack::fill(postgres::Pool &owner, qint64 events) const
{
    std::fprintf(stderr, "filling %lld demo events…\n", static_cast<long long>(events));
    postgres::PoolConfig config;
    config.name = QStringLiteral("ingest");
    config.conninfo = m_stack->conninfo(QStringLiteral("minixdr_ingest"));
    config.statementTimeout = 0ms;
    postgres::Pool ingest(std::move(config));
    ingest::DemoLoaderConfig loaderConfig;
    loaderConfig.ingest = &ingest;
    loaderConfig.owner = &owner;
    MX_TRY(loaderConfig.scenario, ingest::DemoScenario::builtIn());
    ingest::DemoLoader loader(std::move(loaderConfig));
    ingest::DemoRequest request;
    request.events = events;
    const auto report = runTask(loader.fill(request, {}, longEnough()), kFillBudget);
    return report ? Result<>() : failure(report.error());
}

postgres::PoolConfig DemoStack::appPool() const
{
    postgres::PoolConfig config;
    config.name = QStringLiteral("bench");
    config.conninfo = m_stack->conninfo(QStringLiteral("minixdr_app"));
    config.size = 2;
    return config;
}

int runOnDemoStack(const QString &name, const std::function<Result<>(const DemoStack &stack, bool isJson)> &measure)
{
    QCommandLineParser parser;
    const QCommandLineOption json(QStringLiteral("json"));
    const QCommandLineOption data(QStringLiteral("data-dir"), {}, QStringLiteral("folder"));
    const QCommandLineOption count(QStringLiteral("events"), {}, QStringLiteral("number"), QStringLiteral("5000000"));
    parser.addOptions({json, data, count});
    parser.process(*QCoreApplication::instance());

    const auto stack = DemoStack::open(parser.value(data), parser.value(count).toLongLong());
    const auto done = stack ? measure(**stack, parser.isSet(json)) : failure(stack.error());
    if (!done)
        std::fprintf(stderr, "bench %s: %s\n", qPrintable(name), qPrintable(done.error().what));
    return done ? 0 : 1;
}

} // namespace minixdr::bench
