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

constexpr Statement kModeOfAny{"test.mode_of_any", "SELECT current_setting('plan_cache_mode')"};
constexpr Statement kModeOfLookup{"test.mode_of_lookup", "SELECT current_setting('plan_cache_mode')", Access::Lookup};
constexpr Statement kWrong{"test.wrong", "SELECT 1 / (current_setting('plan_cache_mode') <> '')::int / 0",
                           Access::Lookup};
const auto kForValues = QStringLiteral("force_custom_plan");
const auto kKept = QStringLiteral("force_generic_plan");

CallContext soon()
{
    return CallContext::within(5s);
}

} // namespace

/// How statements are planned, and what becomes of their rows.
class TestPlansAndRows : public QObject
{
    Q_OBJECT
private:
    PgSandbox m_sandbox;

    PoolConfig config() const
    {
        PoolConfig config;
        config.name = QStringLiteral("test");
        config.conninfo = m_sandbox.conninfo();
        config.size = 1;
        config.overflow = 0;
        return config;
    }

    static QString mode(Lease &lease, const Statement &statement)
    {
        const auto rows = runTask(lease.query(statement, Parameters{}, std::nullopt, soon()));
        return rows ? rows->single<QString>().value() : rows.error().what;
    }

private Q_SLOTS:
    void lookups_keepTheirPlan_andNoOtherStatementDoes()
    {
        Pool pool(config());
        auto lease = runTask(pool.acquire(soon())).value();
        for (int turn = 0; turn < 3; ++turn) {
            QCOMPARE(mode(lease, kModeOfAny), kForValues);
            QCOMPARE(mode(lease, kModeOfLookup), kKept);
            QCOMPARE(mode(lease, kModeOfLookup), kKept);
        }
    }

    void planMode_isRight_afterWhatRolledItBack()
    {
        Pool pool(config());
        auto lease = runTask(pool.acquire(soon())).value();
        QVERIFY(!runTask(lease.query(kWrong, Parameters{}, std::nullopt, soon())));
        QCOMPARE(mode(lease, kModeOfLookup), kKept);
        for (const bool isCommitted : {false, true}) {
            VERIFY_OK(runTask(lease.begin(std::nullopt, soon())));
            QCOMPARE(mode(lease, kModeOfAny), kForValues);
            VERIFY_OK(isCommitted ? runTask(lease.commit(soon())) : runTask(lease.rollback(soon())));
            QCOMPARE(mode(lease, kModeOfLookup), kKept);
        }
        VERIFY_OK(runTask(lease.begin(std::nullopt, soon())));
        QCOMPARE(mode(lease, kModeOfAny), kForValues);
        QVERIFY(!runTask(lease.query(kWrong, Parameters{}, std::nullopt, soon())));
        QVERIFY(!runTask(lease.commit(soon())));
        QCOMPARE(mode(lease, kModeOfLookup), kKept);
        QCOMPARE(mode(lease, kModeOfAny), kForValues);
    }

    void texts_areTheirOwn_howeverOftenTheyComeAgain()
    {
        // Names of all lengths that share first and last letters, with and without letters beyond ASCII.
        constexpr Statement kTexts{
            "test.texts", "SELECT CASE n % 5 WHEN 0 THEN NULL WHEN 1 THEN '' WHEN 2 THEN 'büro-' || n % 11 "
                          "WHEN 3 THEN repeat('x', (n % 40)::int) ELSE 'abcdefgh' || n % 23 || 'abcdefgh' END, n "
                          "FROM generate_series(0::bigint, 1999) n"};
        Pool pool(config());
        using Row = std::pair<std::optional<QString>, qint64>;
        const auto read = +[](RowReader &row) {
            auto text = row.read<std::optional<QString>>();
            return Row{std::move(text), row.read<qint64>()};
        };
        const auto fetched = runTask(pool.fetch(kTexts, Parameters{}, std::nullopt, read, soon()));
        VERIFY_OK(fetched);
        QCOMPARE(fetched->rows.size(), 2000U);
        for (const auto &[text, n] : fetched->rows) {
            const std::array<std::optional<QString>, 5> expected{
                std::nullopt, QString(), QStringLiteral("büro-%1").arg(n % 11), QString(n % 40, QLatin1Char('x')),
                QStringLiteral("abcdefgh%1abcdefgh").arg(n % 23)};
            QVERIFY(text == expected.at(static_cast<std::size_t>(n % 5)));
        }
    }

    void columnThatIsMissing_isABug_notAGuess()
    {
        constexpr Statement kOne{"test.one", "SELECT 1::bigint"};
        Pool pool(config());
        const auto read = +[](RowReader &row) { return row.read<qint64>() + row.read<qint64>(); };
        const auto fetched = runTask(pool.fetch(kOne, Parameters{}, std::nullopt, read, soon()));
        QCOMPARE(fetched.error().kind, ErrorKind::Bug);
    }
};

QTEST_GUILESS_MAIN(TestPlansAndRows)
#include "tst_plans_and_rows.moc"
