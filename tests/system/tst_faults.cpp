// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/redis/client.h"
#include "tests/support/pg_sandbox.h"
#include "tests/support/redis_sandbox.h"
#include "tests/support/run_task.h"
#include "tests/system/fault_workload.h"

#include <QDir>
#include <QElapsedTimer>

#include <algorithm>
#include <csignal>
#include <functional>

using namespace minixdr;
using namespace std::chrono_literals;

namespace
{

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int kSchedules = 50;
#else
constexpr int kSchedules = 100;
#endif
constexpr auto kLongestCall = 1500ms; ///< nearly twice the longest budget
constexpr auto kRecovery = 5s;
constexpr auto kCatchUp = 2s; ///< of the cache, after Redis is back
constexpr int kMinIdle = 2;
const QString kApplication = QStringLiteral("minixdr-faults");

int fromEnvironment(const char *name, int otherwise)
{
    bool isNumber = false;
    const auto value = qEnvironmentVariableIntValue(name, &isNumber);
    return isNumber ? value : otherwise;
}

/// The process's open ones. Other descriptors come and go with Qt's threads.
int sockets()
{
    const QDir folder(QStringLiteral("/proc/self/fd"));
    const auto names = folder.entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System);
    return static_cast<int>(std::ranges::count_if(names, [&](const QString &name) {
        return QFile::symLinkTarget(folder.filePath(name)).contains(QLatin1String("socket:"));
    }));
}

/// Spins the event loop, looking every few milliseconds; whether it came true within `limit`.
bool waitUntil(const std::function<bool()> &isTrue, std::chrono::milliseconds limit)
{
    QElapsedTimer since;
    since.start();
    QEventLoop loop; // not QTest::qWaitFor, which sleeps 10 ms at a time and so delays what it waits for
    QTimer look;
    bool isNow = isTrue();
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        isNow = isTrue();
        if (isNow || since.elapsed() > limit.count())
            loop.quit();
    });
    look.start(3ms);
    if (!isNow)
        loop.exec();
    return isNow;
}

} // namespace

/// The pool, the Redis client and the cache between servers that fail in every way at once, by seed. MINIXDR_SEED and
/// MINIXDR_SCHEDULES choose the first seed and how many follow: MINIXDR_SEED=17 MINIXDR_SCHEDULES=1 repeats one.
class TestFaults : public QObject
{
    Q_OBJECT
private:
    PgSandbox m_postgres;
    RedisSandbox m_redis;
    std::unique_ptr<FaultProxy> m_postgresNetwork;
    std::unique_ptr<FaultProxy> m_redisNetwork;
    std::unique_ptr<postgres::Pool> m_pool;
    std::unique_ptr<postgres::Pool> m_auditor; ///< looks from beside the network
    std::unique_ptr<redis::Client> m_client;
    std::unique_ptr<redis::Client> m_otherClient; ///< another console, beside the network
    std::unique_ptr<cache::Cache> m_cache;
    std::unique_ptr<cache::Cache> m_otherCache;
    std::unique_ptr<FaultWorkload> m_workload;
    std::unique_ptr<FaultWorkload> m_otherWorkload;
    std::vector<int> m_frozen; ///< backends
    QString m_database;
    int m_sockets = 0;
    QStringList m_complaints;

    FaultProxy &network(const FaultStep &step)
    {
        return step.target == FaultTarget::PostgresNetwork ? *m_postgresNetwork : *m_redisNetwork;
    }
    void complain(const QString &what) { m_complaints << what; }
    void begin(const FaultStep &step);
    void end(const FaultStep &step);
    void signalBackend(int signal);
    void heal();
    void runSchedule(const FaultSchedule &schedule);
    bool isPoolAtRest() const;
    void expectRecovery();
    void expectReads(QElapsedTimer since);
    void expectWrites();
    void expectFreshCache();
    void expectNothingLeaked();
    /// That are nobody's whom we know: not of the pools nor of the proxies.
    int othersSockets() const;
    template <typename T>
    std::vector<T> audit(postgres::Statement statement, postgres::Parameters parameters,
                         T (*decode)(postgres::RowReader &));

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void schedule_neitherHangs_norLies_norLeaks_data();
    void schedule_neitherHangs_norLies_norLeaks();
    void calls_succeeded_amongAllThat();
};

void TestFaults::initTestCase()
{
    m_database = m_postgres.createDatabase();
    m_postgres.execute(FaultWorkload::schema(), m_database);
    const auto seed = quint64(fromEnvironment("MINIXDR_SEED", 1));
    m_postgresNetwork = std::make_unique<FaultProxy>(m_postgres.socketFile(), seed);
    m_redisNetwork = std::make_unique<FaultProxy>(m_redis.socketPath(), seed + 1);

    postgres::PoolConfig config;
    config.name = QStringLiteral("faults");
    config.conninfo =
        QStringLiteral("host=127.0.0.1 port=%1 dbname=%2 user=minixdr_app sslmode=disable gssencmode=disable")
            .arg(m_postgresNetwork->port())
            .arg(m_database);
    config.minIdle = kMinIdle;
    m_pool = std::make_unique<postgres::Pool>(config);
    config.name = QStringLiteral("auditor");
    config.conninfo = m_postgres.conninfo(QStringLiteral("postgres"), m_database);
    config.size = 1;
    config.overflow = config.minIdle = 0;
    m_auditor = std::make_unique<postgres::Pool>(config);

    redis::ClientConfig redis;
    redis.host = QStringLiteral("127.0.0.1");
    redis.port = m_redisNetwork->port();
    m_client = std::make_unique<redis::Client>(redis);
    redis.socketPath = m_redis.socketPath();
    m_otherClient = std::make_unique<redis::Client>(redis);
    m_cache = std::make_unique<cache::Cache>(m_client.get());
    m_otherCache = std::make_unique<cache::Cache>(m_otherClient.get());
    m_workload = std::make_unique<FaultWorkload>(*m_pool, *m_cache);
    m_otherWorkload = std::make_unique<FaultWorkload>(*m_auditor, *m_otherCache);
    QVERIFY(waitUntil([this] { return isPoolAtRest() && m_cache->status().isAvailable; }, kRecovery));
}

void TestFaults::cleanupTestCase()
{
    m_cache.reset();
    m_otherCache.reset();
    m_pool.reset();
    m_auditor.reset();
}

template <typename T>
std::vector<T> TestFaults::audit(postgres::Statement statement, postgres::Parameters parameters,
                                 T (*decode)(postgres::RowReader &))
{
    QElapsedTimer since;
    since.start();
    for (;; waitUntil([] { return false; }, 20ms)) { // its own connection may have been lost too
        const auto fetched =
            runTask(m_auditor->fetch<T>(statement, parameters, std::nullopt, decode, CallContext::within(5s)));
        if (fetched)
            return fetched->rows;
        if (since.elapsed() > 10'000)
            qFatal("the auditor cannot read: %s", qPrintable(fetched.error().what));
    }
}

// --- faults -----------------------------------------------------------------------------------------------------

void TestFaults::signalBackend(int signal)
{
    const auto leases = m_pool->snapshot().leases;
    if (leases.empty() || leases.front().backendPid <= 0)
        return;
    const auto pid = leases.front().backendPid;
    if (::kill(pid, signal) == 0 && signal == SIGSTOP)
        m_frozen.push_back(pid);
}

void TestFaults::begin(const FaultStep &step)
{
    switch (step.target) {
    case FaultTarget::PostgresNetwork:
    case FaultTarget::RedisNetwork:
        return network(step).begin(step.fault, step.delay, step.lost);
    case FaultTarget::Backend:
        return signalBackend(SIGKILL);
    case FaultTarget::FrozenBackend:
        return signalBackend(SIGSTOP);
    case FaultTarget::Redis:
        return m_redis.freeze();
    case FaultTarget::Shutdown:
        return m_postgres.crash(SIGQUIT);
    case FaultTarget::Postmaster:
        return m_postgres.crash(SIGKILL);
    }
}

void TestFaults::end(const FaultStep &step)
{
    if (step.target == FaultTarget::PostgresNetwork || step.target == FaultTarget::RedisNetwork)
        network(step).end(step.fault);
    else if (step.target == FaultTarget::Redis)
        m_redis.thaw();
}

void TestFaults::heal()
{
    m_postgresNetwork->heal();
    m_redisNetwork->heal();
    m_redis.thaw();
    for (const auto pid : std::exchange(m_frozen, {}))
        ::kill(pid, SIGCONT);
    if (!waitUntil([this] { return m_postgres.revive(); }, 30s))
        complain(QStringLiteral("PostgreSQL does not come back"));
}

// --- one schedule -----------------------------------------------------------------------------------------------

void TestFaults::runSchedule(const FaultSchedule &schedule)
{
    QObject timers;
    for (const auto &step : schedule.steps) {
        QTimer::singleShot(step.at, Qt::PreciseTimer, &timers, [this, step] { begin(step); });
        QTimer::singleShot(step.at + step.lasts, Qt::PreciseTimer, &timers, [this, step] { end(step); });
    }
    for (const auto &call : schedule.calls)
        QTimer::singleShot(call.at, Qt::PreciseTimer, &timers, [this, call] { m_workload->begin(call); });
    QElapsedTimer since;
    since.start();
    waitUntil([&] { return since.elapsed() > schedule.length.count(); }, schedule.length * 2);
    heal();
    expectRecovery();
    m_complaints << m_workload->takeComplaints();
    expectWrites();
    expectFreshCache();
    expectNothingLeaked();
}

bool TestFaults::isPoolAtRest() const
{
    const auto status = m_pool->status();
    return status.idle >= kMinIdle && status.busy == 0 && status.connecting == 0 && status.waiting == 0 &&
           status.isAvailable;
}

void TestFaults::expectRecovery()
{
    QElapsedTimer since;
    since.start();
    if (!waitUntil([this] { return m_cache->status().isAvailable; }, kCatchUp))
        complain(QStringLiteral("the cache is away: %1").arg(m_cache->status().lastError.value_or(QString())));
    waitUntil([this] { return m_workload->running() == 0; }, kLongestCall);
    expectReads(since);
    if (!waitUntil([this] { return isPoolAtRest(); }, kRecovery - std::chrono::milliseconds{since.elapsed()})) {
        const auto status = m_pool->status();
        complain(QStringLiteral("after %1 ms the pool has %2 idle, %3 busy, %4 connecting, %5 waiting: %6")
                     .arg(since.elapsed())
                     .arg(status.idle)
                     .arg(status.busy)
                     .arg(status.connecting)
                     .arg(status.waiting)
                     .arg(status.lastError));
    }
}

/// As many reads at once as the pool keeps connections: each of those must be alive.
void TestFaults::expectReads(QElapsedTimer since)
{
    QString why;
    while (since.elapsed() < std::chrono::milliseconds{kRecovery}.count()) {
        std::vector<Task<QString>> reads;
        for (int subject = 1; subject <= kMinIdle; ++subject)
            reads.push_back(m_workload->read(subject, CallContext::within(300ms)));
        bool isRight = true;
        for (int subject = 1; subject <= kMinIdle; ++subject) {
            const auto answer = runTask(std::move(reads[static_cast<std::size_t>(subject - 1)]));
            isRight = isRight && answer && *answer == FaultWorkload::answerOf(subject);
            if (!answer)
                why = answer.error().what;
        }
        if (isRight)
            return;
        waitUntil([] { return false; }, 20ms);
    }
    complain(QStringLiteral("no reads after %1 ms: %2").arg(since.elapsed()).arg(why));
}

void TestFaults::expectWrites()
{
    constexpr postgres::Statement kWrites{
        "faults.writes", "SELECT write, count(*) FROM ledger WHERE write >= $1::bigint GROUP BY write"};
    using Pair = std::pair<qint64, qint64>;
    const auto decode = [](postgres::RowReader &row) {
        const auto write = row.read<qint64>();
        return Pair(write, row.read<qint64>());
    };
    const auto rows = audit<Pair>(kWrites, postgres::Parameters{m_workload->firstWrite()}, +decode);
    m_workload->compareWrites({rows.begin(), rows.end()});
}

void TestFaults::expectFreshCache()
{
    for (const auto organization : m_workload->takeDoubtful())
        VERIFY_OK(
            runTask(m_cache->bump(OrganizationId{organization}, {QStringLiteral("counter")}, CallContext::within(2s))));
    const auto isFresh = [this] {
        for (int organization = 1; organization <= 3; ++organization) {
            const auto stored = runTask(m_otherWorkload->count(organization, CallContext::within(2s)));
            const auto ours = runTask(m_workload->cachedCount(organization, CallContext::within(2s)));
            const auto others = runTask(m_otherWorkload->cachedCount(organization, CallContext::within(2s)));
            if (!stored || !ours || !others || *ours != *stored || *others != *stored)
                return false;
        }
        return m_cache->status().isAvailable;
    };
    QElapsedTimer since;
    since.start();
    bool isNow = isFresh();
    while (!isNow && since.elapsed() < std::chrono::milliseconds{kCatchUp}.count()) {
        waitUntil([] { return false; }, 20ms);
        isNow = isFresh();
    }
    if (!isNow)
        complain(QStringLiteral("the cache is stale or away after %1 ms: %2")
                     .arg(since.elapsed())
                     .arg(m_cache->status().lastError.value_or(QString())));
}

int TestFaults::othersSockets() const
{
    const auto status = m_pool->status();
    const auto auditor = m_auditor->status();
    return sockets() - m_postgresNetwork->sockets() - m_redisNetwork->sockets() - status.idle - status.busy -
           status.connecting - auditor.idle;
}

void TestFaults::expectNothingLeaked()
{
    m_postgresNetwork->endSilence();
    m_redisNetwork->endSilence();
    const auto isFlat = [this] { return othersSockets() <= m_sockets; };
    if (m_sockets == 0)
        m_sockets = othersSockets();
    else if (!waitUntil(isFlat, kRecovery))
        complain(QStringLiteral("%1 sockets are open, %2 were at first").arg(othersSockets()).arg(m_sockets));
    constexpr postgres::Statement kBackends{"faults.backends",
                                            "SELECT count(*) FROM pg_stat_activity WHERE application_name = $1::text"};
    const auto decode = [](postgres::RowReader &row) { return row.read<qint64>(); };
    qint64 backends = 0;
    const auto isAsMany = [&] {
        const auto rows = audit<qint64>(kBackends, postgres::Parameters{kApplication}, +decode);
        backends = rows.empty() ? -1 : rows.front();
        return backends <= m_pool->status().idle;
    };
    bool isNow = isAsMany();
    for (int attempt = 0; !isNow && attempt < 100; ++attempt) {
        waitUntil([] { return false; }, 30ms);
        isNow = isAsMany();
    }
    if (!isNow)
        complain(
            QStringLiteral("the server has %1 backends for %2 connections").arg(backends).arg(m_pool->status().idle));
}

void TestFaults::schedule_neitherHangs_norLies_norLeaks_data()
{
    QTest::addColumn<quint64>("seed");
    const auto first = fromEnvironment("MINIXDR_SEED", 1);
    for (auto seed = first; seed < first + fromEnvironment("MINIXDR_SCHEDULES", kSchedules); ++seed)
        QTest::addRow("seed %d", seed) << quint64(seed);
}

void TestFaults::schedule_neitherHangs_norLies_norLeaks()
{
    QFETCH(const quint64, seed);
    const auto schedule = drawSchedule(seed);
    qInfo("%s", qPrintable(schedule.text()));
    runSchedule(schedule);
    m_complaints << m_workload->takeComplaints();
    const auto complaints = std::exchange(m_complaints, {});
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
}

/// Or all of it would have shown nothing. A few schedules may be so bad that nothing gets through.
void TestFaults::calls_succeeded_amongAllThat()
{
    const auto counters = m_pool->snapshot().counters;
    qInfo("%llu acquired, %llu commits lost of which %llu unknown, %llu reads repeated, %llu cancelled on the server",
          counters.acquired, counters.commitsLost, counters.commitsUnknown, counters.repeatedReads,
          counters.cancelRequests);
    QVERIFY(m_workload->succeeded() > 5 * (fromEnvironment("MINIXDR_SCHEDULES", kSchedules) - 10));
}

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
