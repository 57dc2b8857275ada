// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/workspace/load_test_worker.h"

#include "services/base/call_on.h"
#include "services/diagnostics/cache_reporter.h"
#include "services/diagnostics/pool_reporter.h"
#include "services/load_test/load_test_run.h"
#include "services/load_test/load_test_tenant.h"
#include "services/redis/client.h"

#include <QLoggingCategory>
#include <QScopeGuard>

#include <memory>
#include <stop_token>

Q_LOGGING_CATEGORY(lcLoadTest, "minixdr.workspace.load_test", QtInfoMsg)

namespace minixdr
{
using namespace std::chrono_literals;

namespace
{

constexpr int kUserConnections = 8;
constexpr int kMostUsers = 2000;
constexpr auto kSetupBudget = 120s;
constexpr auto kCleanupBudget = 10min;

postgres::PoolConfig poolFor(const QString &name, const QString &conninfo, const std::shared_ptr<RunRecords> &records)
{
    postgres::PoolConfig pool;
    pool.name = name;
    pool.conninfo = conninfo;
    pool.size = kUserConnections;
    pool.overflow = 2;
    pool.maxWaiters = kMostUsers; // every simulated user may wait at once: that is what is measured
    pool.observer = [records](const postgres::QueryRun &run) { records->record(run); };
    return pool;
}

/// As the console itself connects, or the test would measure something else.
postgres::PoolConfig poolOfUsers(const WorkspaceConfig &config, const std::shared_ptr<RunRecords> &records)
{
    auto pool = poolFor(QStringLiteral("load-test"), config.appConninfo, records);
    pool.isThroughPooler = config.isThroughPooler;
    return pool;
}

} // namespace

/// What a test works with, on its thread; made anew for each, so that a test begins cold.
class LoadTestWorker::Bench : public QObject
{
public:
    Bench(WorkspaceConfig config, std::shared_ptr<RunRecords> records)
        : m_config(std::move(config)), m_records(std::move(records))
    {
    }

    Task<LoadTestReport> run(LoadTestPlan plan, Session session, LoadTestSink sink, std::stop_token stop);

    /// Ends the thread, after the run if there is one. The rows of its tenant are left for the next test to remove.
    void stop()
    {
        const auto tools = m_tools; // closing one may end the run, which lets go of them all
        if (!tools)
            return thread()->quit();
        m_isEnding = true;
        m_stop.request_stop();
        tools->pool.close();
        tools->ownerPool.close();
        tools->redis.close();
    }

private:
    struct Tools {
        Tools(const WorkspaceConfig &config, const std::shared_ptr<RunRecords> &records)
            : pool(poolOfUsers(config, records)),
              ownerPool(poolFor(QStringLiteral("load-test-tenant"), config.ownerConninfo, records)),
              reporter(pool, records), redis(config.redis), cache(&redis), cacheReporter(cache, records),
              events(&pool, &cache), incidents(&pool, &cache), tenant(&ownerPool)
        {
        }

        postgres::Pool pool;
        postgres::Pool ownerPool;
        PoolReporter reporter;
        redis::Client redis;
        cache::Cache cache;
        CacheReporter cacheReporter;
        EventsService events;
        IncidentsService incidents;
        LoadTestTenant tenant;
    };

    WorkspaceConfig m_config;
    std::shared_ptr<RunRecords> m_records;
    std::shared_ptr<Tools> m_tools; ///< while a test runs
    std::stop_source m_stop;        ///< of the test that runs
    bool m_isEnding = false;
};

Task<LoadTestReport> LoadTestWorker::Bench::run(LoadTestPlan plan, Session session, LoadTestSink sink,
                                                std::stop_token stop)
{
    if (m_tools)
        co_return failure(ErrorKind::Conflict, QStringLiteral("a load test is running already"));
    m_tools = std::make_shared<Tools>(m_config, m_records);
    m_stop = std::stop_source();
    const std::stop_callback alsoStop(stop, [own = m_stop]() mutable { own.request_stop(); });
    const auto tidyUp = qScopeGuard([this] {
        m_tools.reset();
        if (m_isEnding)
            thread()->quit();
    });
    auto setup = CallContext::within(kSetupBudget, m_stop.get_token());
    MX_CO_TRY(const auto tenant, co_await m_tools->tenant.create(std::move(setup)));

    LoadTestTools tools{&m_tools->events, &m_tools->incidents, session,
                        Session{tenant, std::nullopt, QStringLiteral("load test")}};
    LoadTestRun users(plan, std::move(tools), sink);
    auto report = co_await users.run(m_stop.get_token());

    // Whatever came of the test, its rows go.
    LoadTestSnapshot cleaning;
    cleaning.at = utcNow();
    cleaning.isCleaningUp = true;
    if (sink)
        sink(cleaning);
    auto cleanup = CallContext::within(kCleanupBudget);
    const auto removed = co_await m_tools->tenant.remove(std::move(cleanup));
    if (!report)
        co_return failure(report.error());
    if (removed)
        report->removedIncidents = *removed;
    else
        report->leftBehind = removed.error().what;
    co_return report;
}

LoadTestWorker::LoadTestWorker(WorkspaceConfig config, std::shared_ptr<RunRecords> records,
                               std::function<Session()> session)
    : m_config(std::move(config)), m_records(std::move(records)), m_session(std::move(session))
{
    m_thread.setObjectName(QStringLiteral("load test"));
}

LoadTestWorker::~LoadTestWorker()
{
    if (!m_bench)
        return;
    postTo(m_bench, [bench = m_bench] { bench->stop(); });
    if (!m_thread.wait(5000))
        qCCritical(lcLoadTest) << "the load test's thread did not end within 5 s";
}

QFuture<Result<LoadTestReport>> LoadTestWorker::run(LoadTestPlan plan, LoadTestSink sink, std::stop_token stop)
{
    const auto refuse = [](Error error) {
        return QtFuture::makeReadyFuture(Result<LoadTestReport>(failure(std::move(error))));
    };
    if (const auto checked = plan.check(); !checked)
        return refuse(checked.error());
    if (m_config.isProduction)
        return refuse({ErrorKind::Denied,
                       QStringLiteral("profile %1 is marked production: no load test").arg(m_config.profile),
                       {}});
    if (!m_bench) {
        m_bench = new Bench(m_config, m_records);
        m_bench->moveToThread(&m_thread);
        connect(&m_thread, &QThread::finished, m_bench, &QObject::deleteLater);
        m_thread.start();
    }
    return callOn<LoadTestReport>(m_bench, [bench = m_bench, plan, session = m_session(), sink, stop] {
        return bench->run(plan, session, sink, stop);
    });
}

} // namespace minixdr
