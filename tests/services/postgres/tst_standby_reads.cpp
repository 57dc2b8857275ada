// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/postgres/pool.h"
#include "tests/support/pg_sandbox.h"
#include "tests/support/run_task.h"

#include <QTest>

using namespace minixdr;
using namespace minixdr::postgres;
using namespace std::chrono_literals;

namespace
{

constexpr Statement kWrite{"test.write", "INSERT INTO standby_rows VALUES ($1::bigint)"};
constexpr Statement kCount{"test.count", "SELECT count(*) FROM standby_rows", Access::Read};
constexpr Statement kLookup{"test.lookup", "SELECT count(*) FROM standby_rows", Access::Lookup};
constexpr Statement kIsStandby{"test.is_standby", "SELECT pg_is_in_recovery()", Access::Read};

CallContext soon()
{
    return CallContext::within(10s);
}

} // namespace

/// A primary and a standby that streams from it: reads go to the standby, and never see less than they must.
class TestStandbyReads : public QObject
{
    Q_OBJECT
private:
    PgSandbox m_primary;
    std::unique_ptr<PgSandbox> m_standby;

    PoolConfig config(Standbys standbys) const
    {
        PoolConfig config;
        config.name = QStringLiteral("test");
        config.conninfo = QStringLiteral("host=%1,%2 dbname=minixdr user=postgres")
                              .arg(m_standby->socketFolder(), m_primary.socketFolder());
        config.size = 2;
        config.standbys = standbys;
        return config;
    }

    static Result<qint64> number(Pool &pool, const Statement &statement)
    {
        const auto rows = runTask(pool.query(statement, Parameters{}, std::nullopt, soon()));
        return rows ? rows->single<qint64>() : failure(rows.error());
    }

    static bool isOnStandby(Pool &pool)
    {
        const auto rows = runTask(pool.query(kIsStandby, Parameters{}, std::nullopt, soon()));
        return rows && rows->single<bool>().value_or(false);
    }

    static Result<Rows> write(Pool &pool)
    {
        return runTask(pool.query(kWrite, Parameters(qint64(1)), std::nullopt, soon()));
    }

    void pause() const { m_standby->execute("SELECT pg_wal_replay_pause()"); }
    void resume() const { m_standby->execute("SELECT pg_wal_replay_resume()"); }

private Q_SLOTS:
    void initTestCase() { m_primary.execute("CREATE TABLE standby_rows (n bigint)"); }
    void init()
    {
        m_primary.execute("TRUNCATE standby_rows");
        if (!m_standby)
            m_standby = std::make_unique<PgSandbox>(PgSandbox::StandbyOf{m_primary});
    }

    void oneHost_hasNoStandbys()
    {
        auto settings = config(Standbys::SeeOwnWrites);
        settings.conninfo = m_primary.conninfo();
        Pool pool(settings);
        QVERIFY(!pool.standbys());
        QVERIFY(!isOnStandby(pool));
    }

    void reads_goToTheStandby_andWritesDoNot()
    {
        Pool pool(config(Standbys::SeeOwnWrites));
        QVERIFY(isOnStandby(pool));
        VERIFY_OK(write(pool));
        QTRY_VERIFY(isOnStandby(pool));
        QCOMPARE(number(pool, kCount).value(), 1);
        QCOMPARE(number(pool, kLookup).value(), 1);
        QVERIFY(pool.standbys()->answered >= 3);
    }

    void pageThatFollowsAWrite_doesNotGoBackwards_data()
    {
        QTest::addColumn<int>("standbys");
        QTest::newRow("own writes") << int(Standbys::SeeOwnWrites);
        QTest::newRow("all writes") << int(Standbys::SeeAllWrites);
    }

    void pageThatFollowsAWrite_doesNotGoBackwards()
    {
        QFETCH(int, standbys);
        Pool pool(config(Standbys(standbys)));
        QTRY_VERIFY(isOnStandby(pool));
        pause();
        for (qint64 n = 1; n <= 20; ++n) {
            VERIFY_OK(write(pool));
            QCOMPARE(number(pool, n % 2 == 0 ? kCount : kLookup).value(), n);
            QCOMPARE(number(pool, kCount).value(), n); // its place is known by now, or it is not
        }
        QVERIFY(pool.standbys()->behind > 0);
        QVERIFY(!isOnStandby(pool));
        resume();
        QTRY_VERIFY(isOnStandby(pool));
        QCOMPARE(number(pool, kCount).value(), 20);
    }

    void commitOfATransaction_isAWrite()
    {
        Pool pool(config(Standbys::SeeOwnWrites));
        QTRY_VERIFY(isOnStandby(pool));
        pause();
        {
            auto lease = runTask(pool.acquire(soon())).value();
            VERIFY_OK(runTask(lease.begin(std::nullopt, soon())));
            VERIFY_OK(runTask(lease.query(kWrite, Parameters(qint64(1)), std::nullopt, soon())));
            VERIFY_OK(runTask(lease.commit(soon())));
            QCOMPARE(number(pool, kCount).value(), 1);
            VERIFY_OK(runTask(lease.script("INSERT INTO standby_rows VALUES (2)", soon())));
            QCOMPARE(number(pool, kCount).value(), 2);
            constexpr Statement kCopy{"test.copy", "COPY standby_rows FROM STDIN"};
            VERIFY_OK(runTask(lease.copyBegin(kCopy, soon())));
            VERIFY_OK(runTask(lease.copyData("3\n", soon())));
            VERIFY_OK(runTask(lease.copyEnd(soon())));
            QCOMPARE(number(pool, kCount).value(), 3);
        }
        resume();
    }

    void writesOfOthers_areSeenAtOnce_orWhenTheyAreReplayed()
    {
        Pool ofOwn(config(Standbys::SeeOwnWrites));
        Pool ofAll(config(Standbys::SeeAllWrites));
        QTRY_VERIFY(isOnStandby(ofOwn));
        QTRY_VERIFY(isOnStandby(ofAll));
        QTRY_COMPARE(number(ofOwn, kCount).value_or(-1), 0);
        pause();
        m_primary.execute("INSERT INTO standby_rows VALUES (1)");
        QCOMPARE(number(ofOwn, kCount).value(), 0);
        QCOMPARE(number(ofAll, kCount).value(), 1);
        resume();
        QTRY_COMPARE(number(ofOwn, kCount).value_or(-1), 1);
    }

    void standbyThatStops_isNoticedByNobody()
    {
        Pool pool(config(Standbys::SeeOwnWrites));
        VERIFY_OK(write(pool));
        QTRY_VERIFY(isOnStandby(pool));
        m_standby->stop();
        for (int n = 0; n < 5; ++n)
            QCOMPARE(number(pool, n % 2 == 0 ? kCount : kLookup).value(), 1);
        QVERIFY(pool.standbys()->away > 0);
        QVERIFY(pool.status().isAvailable);
        m_standby->start();
        QTRY_VERIFY_WITH_TIMEOUT(isOnStandby(pool), 15'000);
    }

    void promotedStandby_isNotReadAnyMore()
    {
        Pool pool(config(Standbys::SeeOwnWrites));
        VERIFY_OK(write(pool));
        QTRY_VERIFY(isOnStandby(pool));
        m_standby->execute("SELECT pg_promote()");
        m_primary.execute("INSERT INTO standby_rows VALUES (2)"); // which the promoted one will never see
        VERIFY_OK(write(pool));
        for (int n = 0; n < 5; ++n)
            QCOMPARE(number(pool, kCount).value(), 3);
        QTRY_COMPARE(pool.standbys()->pool.status.idle, 0);
        m_standby.reset();
    }
};

QTEST_GUILESS_MAIN(TestStandbyReads)
#include "tst_standby_reads.moc"
