// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/postgres/pool.h"
#include "tests/support/pg_sandbox.h"
#include "tests/support/run_task.h"

#include <QDir>
#include <QTest>

#include <rapidcheck.h>

#include <deque>
#include <map>
#include <numeric>

using namespace minixdr;
using namespace minixdr::postgres;
using namespace std::chrono_literals;

namespace
{

constexpr Statement kSleep{"model.sleep", "SELECT pg_sleep(0.02)::text"};
constexpr Statement kKill{"model.kill", "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
                                        "WHERE application_name = 'minixdr-model'"};

enum class Step : quint8 { Acquire, AcquireBriefly, Stop, GiveBack, GiveBackBusy, GiveBackOpen, Kill, Resize, Pause };

[[maybe_unused]] std::ostream &operator<<(std::ostream &out, Step step)
{
    static constexpr std::array kWords{"acquire",   "acquire briefly", "stop",
                                       "give back", "give back busy",  "give back open",
                                       "kill",      "resize",          "pause"};
    return out << kWords.at(static_cast<std::size_t>(step));
}

qsizetype openDescriptors()
{
    return QDir(QStringLiteral("/proc/self/fd"))
        .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)
        .size();
}

/// One caller of acquire(), and how often it was answered.
struct Caller {
    std::stop_source stop;
    int answers = 0;
    Lease lease;
    ErrorKind kind{};
};

QCoro::Task<> call(Pool *pool, std::shared_ptr<Caller> caller, std::chrono::milliseconds budget)
{
    auto context = CallContext::within(budget, caller->stop.get_token());
    auto lease = co_await pool->acquire(std::move(context));
    ++caller->answers;
    if (lease)
        caller->lease = std::move(*lease);
    else
        caller->kind = lease.error().kind;
}

} // namespace

/// Whatever callers, operators and the server do, in any order: the pool keeps its promises.
class TestPoolModel : public QObject
{
    Q_OBJECT
private:
    PgSandbox m_sandbox;
    PoolCounters m_seen; ///< of all runs, to know that the steps did reach what they are about

    PoolConfig config(const QString &name, int size, int overflow, int minIdle) const
    {
        PoolConfig config;
        config.name = name;
        config.conninfo = m_sandbox.conninfo();
        config.size = size;
        config.overflow = overflow;
        config.minIdle = minIdle;
        config.maxWaiters = 6;
        config.pingAfterIdle = 5ms;
        return config;
    }

    static void spinOnce(int milliseconds)
    {
        QEventLoop loop; // not processEvents(), which deletes nothing that asked for it
        QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
        loop.exec();
    }

    static bool spinUntil(const std::function<bool()> &isReached, std::chrono::milliseconds limit = 5s)
    {
        QElapsedTimer since;
        for (since.start(); !isReached() && since.elapsed() < limit.count();)
            spinOnce(5);
        return isReached();
    }

    void runSteps(const std::vector<Step> &steps, int size, int overflow);
    static void checkCounts(const Pool &pool, int mostEver);
    void checkAnswers(const Pool &pool, const std::deque<std::shared_ptr<Caller>> &callers);

private Q_SLOTS:
    void promises_areKept_inAnyOrderOfEvents()
    {
        const auto baseline = openDescriptors();
        QVERIFY(rc::check([this] {
            const auto steps = *rc::gen::container<std::vector<Step>>(rc::gen::map(
                rc::gen::inRange(0, int(Step::Pause) + 1), [](int number) { return static_cast<Step>(number); }));
            runSteps(steps, *rc::gen::inRange(1, 4), *rc::gen::inRange(0, 3));
        }));
        for (const auto count :
             {m_seen.acquiredAfterWait, m_seen.timeouts, m_seen.cancelled, m_seen.queueFull, m_seen.cancelRequests,
              m_seen.rollbacks, m_seen.closed[std::size_t(CloseReason::Lost)],
              m_seen.closed[std::size_t(CloseReason::Shrunk)], m_seen.closed[std::size_t(CloseReason::Surplus)]})
            QVERIFY2(count > 0, "the steps never came to one of these; run more of them");
        QVERIFY2(spinUntil([&] { return openDescriptors() <= baseline + 2; }),
                 qPrintable(QStringLiteral("%1 descriptors, %2 before").arg(openDescriptors()).arg(baseline)));
    }
};

void TestPoolModel::checkCounts(const Pool &pool, int mostEver)
{
    const auto status = pool.status();
    RC_ASSERT(status.idle + status.busy + status.connecting <= mostEver);
    RC_ASSERT(status.waiting <= 6);
    const auto leases = pool.snapshot().leases;
    const auto checking = std::ranges::count(leases, LeaseState::Checking, &LeaseSnapshot::state);
    RC_ASSERT(status.idle == 0 || status.waiting <= checking); // nobody waits without something coming
}

void TestPoolModel::checkAnswers(const Pool &pool, const std::deque<std::shared_ptr<Caller>> &callers)
{
    std::map<ErrorKind, quint64> failures;
    quint64 served = 0;
    for (const auto &caller : callers) {
        RC_ASSERT(caller->answers == 1);
        if (caller->kind == ErrorKind{} && !caller->stop.stop_requested())
            ++served;
    }
    const auto counters = pool.snapshot().counters;
    RC_ASSERT(counters.acquired + counters.timeouts + counters.cancelled + counters.queueFull + counters.unavailable ==
              callers.size());
    RC_ASSERT(counters.acquired >= served);
    RC_ASSERT(pool.snapshot().holds.count() == counters.acquired);
    const auto closed = std::accumulate(counters.closed.begin(), counters.closed.end(), quint64(0));
    RC_ASSERT(counters.created - closed == quint64(pool.status().idle));
    m_seen.acquiredAfterWait += counters.acquiredAfterWait;
    m_seen.timeouts += counters.timeouts;
    m_seen.cancelled += counters.cancelled;
    m_seen.queueFull += counters.queueFull;
    m_seen.cancelRequests += counters.cancelRequests;
    m_seen.rollbacks += counters.rollbacks;
    for (std::size_t reason = 0; reason < kCloseReasons; ++reason)
        m_seen.closed[reason] += counters.closed[reason];
}

void TestPoolModel::runSteps(const std::vector<Step> &steps, int size, int overflow)
{
    Pool pool(config(QStringLiteral("model"), size, overflow, 1));
    Pool operatorPool(config(QStringLiteral("operator"), 1, 0, 0));
    std::deque<std::shared_ptr<Caller>> callers;
    int limit = size + overflow;
    int mostEver = limit;
    const auto holder = [&]() -> Caller * {
        const auto found = std::ranges::find_if(callers, [](const auto &c) { return c->lease.isValid(); });
        return found == callers.end() ? nullptr : found->get();
    };
    for (const auto step : steps) {
        auto *held = holder();
        switch (step) {
        case Step::Acquire:
        case Step::AcquireBriefly:
            callers.push_back(std::make_shared<Caller>());
            call(&pool, callers.back(), step == Step::Acquire ? 20s : 3ms);
            break;
        case Step::Stop:
            if (!callers.empty())
                callers.back()->stop.request_stop();
            break;
        case Step::GiveBackBusy:
            if (held) // its deadline passes while the statement runs
                static_cast<void>(
                    runTask(held->lease.query(kSleep, Parameters{}, std::nullopt, CallContext::within(1ms))));
            [[fallthrough]];
        case Step::GiveBack:
            if (held)
                held->lease = {};
            break;
        case Step::GiveBackOpen:
            if (held)
                static_cast<void>(runTask(held->lease.begin(std::nullopt, CallContext::within(1s))));
            if (held)
                held->lease = {};
            break;
        case Step::Kill:
            static_cast<void>(runTask(operatorPool.query(kKill, Parameters{}, std::nullopt, CallContext::within(1s))));
            break;
        case Step::Resize:
            size = size % 3 + 1;
            RC_ASSERT(pool.setLimits({size, overflow, 1, 6}).has_value());
            limit = size + overflow;
            mostEver = std::max(mostEver, limit);
            break;
        case Step::Pause:
            spinOnce(3);
            break;
        }
        checkCounts(pool, mostEver);
    }
    // The faults end, everybody gives back: whoever still waits is served.
    RC_ASSERT(spinUntil([&] {
        while (auto *held = holder())
            held->lease = {};
        return std::ranges::all_of(callers, [](const auto &c) { return c->answers == 1 && !c->lease.isValid(); });
    }));
    // Five seconds after the last fault the pool has its minimum again, and nothing is on its way.
    RC_ASSERT(spinUntil([&] {
        const auto status = pool.status();
        return status.busy == 0 && status.connecting == 0 && status.idle >= 1;
    }));
    checkCounts(pool, limit);
    checkAnswers(pool, callers);
}

int main(int argc, char *argv[])
{
    qputenv("RC_PARAMS", qgetenv("RC_PARAMS").isEmpty() ? "max_success=150 max_size=100" : qgetenv("RC_PARAMS"));
    qputenv("QT_LOGGING_RULES", "minixdr.postgres.*=false"); // lost connections are what this is about
    QCoreApplication app(argc, argv);
    TestPoolModel test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_pool_model.moc"
