// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/postgres/pool.h"
#include "tests/support/pg_sandbox.h"
#include "tests/support/run_task.h"

#include <QTest>

#include <rapidcheck.h>

#include <deque>
#include <map>

using namespace minixdr;
using namespace minixdr::postgres;
using namespace std::chrono_literals;

namespace
{

constexpr Statement kEcho{
    "model.echo",
    "SELECT $1::bigint || ' of ' || coalesce(current_setting('app.organization_id', true), '') || ' in ' || "
    "extract(epoch FROM current_setting('statement_timeout')::interval)::int",
    Access::Lookup};
constexpr Statement kSlow{"model.slow", "SELECT $1::bigint || pg_sleep(0.03)::text", Access::Lookup};
constexpr Statement kWrong{"model.wrong", "SELECT $1::bigint / 0", Access::Lookup};
constexpr Statement kWrite{"model.write", "INSERT INTO model_writes VALUES ($1::bigint) RETURNING $1::bigint"};
constexpr Statement kWritten{"model.written", "SELECT n, count(*) FROM model_writes GROUP BY n"};
constexpr Statement kKill{"model.kill", "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
                                        "WHERE application_name = 'minixdr-model'"};

enum class Step : quint8 { Echo, EchoBriefly, Slow, SlowBriefly, Wrong, Write, Stop, Kill, Cancel, Lease, Pause };

[[maybe_unused]] std::ostream &operator<<(std::ostream &out, Step step)
{
    static constexpr std::array kWords{"echo", "echo briefly", "slow",   "slow briefly", "wrong", "write",
                                       "stop", "kill",         "cancel", "lease",        "pause"};
    return out << kWords.at(static_cast<std::size_t>(step));
}

/// One asker, what it asked for and how often it was answered.
struct Asker {
    Step step{};
    qint64 number = 0;
    Tenant tenant;
    std::stop_source stop;
    bool isStopped = false;
    int answers = 0;
    std::optional<Result<Rows>> answer;
};

QCoro::Task<> ask(Pool *pool, std::shared_ptr<Asker> asker, Statement statement, std::chrono::milliseconds budget)
{
    auto context = CallContext::within(budget, asker->stop.get_token());
    const Parameters number(asker->number);
    auto rows = co_await pool->query(statement, number, asker->tenant, std::move(context));
    ++asker->answers;
    asker->answer.emplace(std::move(rows));
}

} // namespace

/// Whatever is asked, in any order, with callers that leave, statements that fail and connections that are lost: each
/// asker gets its own answer once, and a write happens once or not at all.
class TestSharedLookupsModel : public QObject
{
    Q_OBJECT
private:
    PgSandbox m_sandbox;
    PoolCounters m_seen;
    qint64 m_number = 0;

    PoolConfig config(const QString &name, int size) const
    {
        PoolConfig config;
        config.name = name;
        config.conninfo = m_sandbox.conninfo();
        config.size = size;
        config.overflow = 0;
        config.maxWaiters = 200;
        config.pingAfterIdle = 50ms;
        return config;
    }

    static void spinOnce(int milliseconds)
    {
        QEventLoop loop; // not processEvents(), which deletes nothing that asked for it
        QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
        loop.exec();
    }

    void runSteps(const std::vector<Step> &steps, int size);
    std::shared_ptr<Asker> start(Pool &pool, Step step);
    static void checkAnswer(const Asker &asker, bool mayBeLost, bool mayBeCancelled);
    void checkWrites(Pool &pool, const std::deque<std::shared_ptr<Asker>> &askers);

private Q_SLOTS:
    void eachGetsItsOwn_inAnyOrderOfEvents()
    {
        m_sandbox.execute("CREATE TABLE model_writes (n bigint)");
        QVERIFY(rc::check([this] {
            const auto steps =
                *rc::gen::container<std::vector<Step>>(rc::gen::weightedElement<Step>({{8, Step::Echo},
                                                                                       {2, Step::EchoBriefly},
                                                                                       {2, Step::Slow},
                                                                                       {1, Step::SlowBriefly},
                                                                                       {3, Step::Wrong},
                                                                                       {2, Step::Write},
                                                                                       {2, Step::Stop},
                                                                                       {1, Step::Kill},
                                                                                       {1, Step::Cancel},
                                                                                       {1, Step::Lease},
                                                                                       {2, Step::Pause}}));
            runSteps(steps, *rc::gen::inRange(1, 4));
        }));
        for (const auto count : {m_seen.sharedLookups, m_seen.repeatedReads, m_seen.cancelRequests, m_seen.acquired,
                                 m_seen.closed[std::size_t(CloseReason::Lost)]})
            QVERIFY2(count > 0, "the steps never came to one of these; run more of them");
    }
};

std::shared_ptr<Asker> TestSharedLookupsModel::start(Pool &pool, Step step)
{
    static const std::map<Step, std::pair<Statement, std::chrono::milliseconds>> kAsked{
        {Step::Echo, {kEcho, 10s}},         {Step::EchoBriefly, {kEcho, 2ms}}, {Step::Slow, {kSlow, 10s}},
        {Step::SlowBriefly, {kSlow, 25ms}}, {Step::Wrong, {kWrong, 10s}},      {Step::Write, {kWrite, 10s}}};
    auto asker = std::make_shared<Asker>();
    asker->step = step;
    asker->number = ++m_number;
    if (m_number % 4 != 0)
        asker->tenant = OrganizationId{m_number % 7};
    const auto &[statement, budget] = kAsked.at(step);
    ask(&pool, asker, statement, budget);
    return asker;
}

void TestSharedLookupsModel::checkAnswer(const Asker &asker, bool mayBeLost, bool mayBeCancelled)
{
    RC_ASSERT(asker.answers == 1);
    const auto &rows = *asker.answer;
    if (!rows) {
        const auto kind = rows.error().kind;
        const bool isBrief = asker.step == Step::EchoBriefly || asker.step == Step::SlowBriefly;
        const bool isExplained = (kind == ErrorKind::Cancelled && (asker.isStopped || mayBeCancelled)) ||
                                 (kind == ErrorKind::Timeout && isBrief) ||
                                 (kind == ErrorKind::Unavailable && mayBeLost) ||
                                 (asker.step == Step::Wrong && rows.error().code == QStringLiteral("22012"));
        if (!isExplained)
            qWarning().noquote() << rows.error().what << rows.error().code;
        RC_ASSERT(isExplained);
        return;
    }
    RC_ASSERT(asker.step != Step::Wrong);
    if (asker.step == Step::Write) {
        RC_ASSERT(rows->single<qint64>().value() == asker.number);
        return;
    }
    const auto said = rows->single<QString>().value();
    if (asker.step == Step::Slow || asker.step == Step::SlowBriefly) {
        RC_ASSERT(said == QString::number(asker.number));
        return;
    }
    const auto tenant = asker.tenant ? QString::number(asker.tenant->value) : QString();
    RC_ASSERT(said.startsWith(QStringLiteral("%1 of %2 in ").arg(asker.number).arg(tenant)));
    if (asker.step == Step::Echo) // its own deadline of 10 s, not that of a neighbour in a hurry
        RC_ASSERT(said.section(QLatin1Char(' '), -1).toInt() >= 5);
}

void TestSharedLookupsModel::checkWrites(Pool &pool, const std::deque<std::shared_ptr<Asker>> &askers)
{
    const auto rows = runTask(pool.query(kWritten, Parameters{}, std::nullopt, CallContext::within(5s)));
    RC_ASSERT(rows.has_value());
    const auto read = [](RowReader &row) {
        const auto number = row.read<qint64>();
        return std::pair(number, row.read<qint64>());
    };
    const auto pairs = rows->decode<std::pair<qint64, qint64>>(read).value();
    const std::map<qint64, qint64> written(pairs.begin(), pairs.end());
    for (const auto &asker : askers) {
        if (asker->step != Step::Write)
            continue;
        const auto found = written.find(asker->number);
        const auto times = found == written.end() ? 0 : found->second;
        const bool isRight = times == 1 || (times == 0 && !asker->answer->has_value());
        RC_ASSERT(isRight);
    }
}

void TestSharedLookupsModel::runSteps(const std::vector<Step> &steps, int size)
{
    Pool pool(config(QStringLiteral("model"), size));
    Pool operatorPool(config(QStringLiteral("operator"), 1));
    std::deque<std::shared_ptr<Asker>> askers;
    std::vector<Lease> leases;
    bool isKilled = false;
    bool isCancelled = false;
    for (const auto step : steps) {
        switch (step) {
        case Step::Stop:
            if (!askers.empty()) {
                askers.back()->isStopped = true;
                askers.back()->stop.request_stop();
            }
            break;
        case Step::Kill:
            isKilled = true;
            static_cast<void>(runTask(operatorPool.query(kKill, Parameters{}, std::nullopt, CallContext::within(1s))));
            break;
        case Step::Cancel:
            for (const auto &lease : pool.snapshot().leases)
                isCancelled = pool.cancel(lease.backendPid).has_value() || isCancelled;
            break;
        case Step::Lease:
            if (auto lease = runTask(pool.acquire(CallContext::within(5ms))))
                leases.push_back(std::move(*lease));
            else
                leases.clear();
            break;
        case Step::Pause:
            spinOnce(3);
            break;
        default:
            askers.push_back(start(pool, step));
        }
        const auto status = pool.status();
        RC_ASSERT(status.idle + status.busy + status.connecting <= size);
    }
    leases.clear();
    const auto isAnswered = [&] { return std::ranges::all_of(askers, [](const auto &a) { return a->answers == 1; }); };
    QElapsedTimer since;
    for (since.start(); !(isAnswered() && pool.status().busy == 0) && since.elapsed() < 8000;)
        spinOnce(2);
    for (const auto &asker : askers)
        checkAnswer(*asker, isKilled, isCancelled);
    RC_ASSERT(pool.status().busy == 0);
    RC_ASSERT(pool.status().waiting == 0);
    checkWrites(operatorPool, askers);
    const auto counters = pool.snapshot().counters;
    m_seen.sharedLookups += counters.sharedLookups;
    m_seen.repeatedReads += counters.repeatedReads;
    m_seen.cancelRequests += counters.cancelRequests;
    m_seen.acquired += counters.acquired;
    for (std::size_t reason = 0; reason < kCloseReasons; ++reason)
        m_seen.closed[reason] += counters.closed[reason];
}

int main(int argc, char *argv[])
{
    qputenv("RC_PARAMS", qgetenv("RC_PARAMS").isEmpty() ? "max_success=100 max_size=120" : qgetenv("RC_PARAMS"));
    qputenv("QT_LOGGING_RULES", "minixdr.postgres.*=false"); // lost connections are what this is about
    QCoreApplication app(argc, argv);
    TestSharedLookupsModel test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_shared_lookups_model.moc"
