// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/base/completion.h"
#include "services/store/migration_runner.h"
#include "tests/support/pg_sandbox.h"
#include "tests/support/run_task.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace minixdr;
using namespace minixdr::postgres;
using namespace std::chrono_literals;

namespace
{

CallContext soon(std::stop_token stop = {})
{
    return CallContext::within(30s, std::move(stop));
}

/// Migrations of a test's own, written to a folder and loaded as the program's are.
class Scripts
{
public:
    Scripts &add(const QString &id, const QByteArray &up, const QByteArray &down, bool isTransactional,
                 const QByteArray &verify = "SELECT 'never'::text WHERE false")
    {
        const auto yes = [](bool value) { return value ? QByteArray("yes\n") : QByteArray("no\n"); };
        write(id + QStringLiteral("/up.sql"), "-- title: T\n-- description: D\n-- locks: L\n-- undo: U\n"
                                              "-- transactional: " +
                                                  yes(isTransactional) + "-- reversible: " + yes(!down.isEmpty()) +
                                                  "\n" + up);
        write(id + QStringLiteral("/down.sql"), down);
        write(id + QStringLiteral("/verify.sql"), verify);
        return *this;
    }

    std::vector<MigrationScript> load() const { return loadMigrations(m_folder.path()).value(); }

private:
    void write(const QString &name, const QByteArray &text) const
    {
        const auto path = m_folder.filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", qPrintable(path));
    }

    QTemporaryDir m_folder;
};

/// One program that migrates: a pool and a runner.
struct Program {
    Program(const PgSandbox &sandbox, const QString &database, std::vector<MigrationScript> scripts)
        : pool(migrationPool(sandbox.conninfo(QStringLiteral("postgres"), database))),
          runner(pool, std::move(scripts), {QStringLiteral("tester"), QStringLiteral("1.2.3")})
    {
        sink = [this](const Progress &progress) { log << progress; };
    }

    Result<> up(std::optional<int> target = {}) { return runTask(runner.up(target, sink, soon())); }
    Result<> down(std::optional<int> target = {}) { return runTask(runner.down(target, sink, soon())); }
    Result<std::vector<Migration>> wouldUndo(std::optional<int> target = {})
    {
        return runTask(runner.wouldUndo(target, soon()));
    }
    std::vector<Migration> status() { return runTask(runner.status(soon())).value(); }

    QString ask(std::string_view sql)
    {
        auto lease = runTask(pool.acquire(soon()));
        const auto rows = runTask(lease->script(QByteArray(sql.data(), qsizetype(sql.size())), soon()));
        return rows->single<QString>().value(); // the only type that can be read of a script
    }
    QString tables()
    {
        return ask("SELECT coalesce(string_agg(relname::text, ' ' ORDER BY relname), '') FROM pg_class WHERE "
                   "relnamespace = 'public'::regnamespace AND relkind = 'r'");
    }
    QString indexes()
    {
        return ask("SELECT coalesce(string_agg(c.relname || CASE WHEN i.indisvalid THEN '' ELSE '!' END, ' ' "
                   "ORDER BY relname), '') FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE "
                   "c.relnamespace = 'public'::regnamespace AND NOT i.indisprimary");
    }

    Pool pool;
    MigrationRunner runner;
    QList<Progress> log;
    ProgressSink sink;
};

const QByteArray kTwoIndexes = "CREATE INDEX CONCURRENTLY one ON numbers (n);\n"
                               "CREATE INDEX CONCURRENTLY two ON numbers (n, m);\nANALYZE numbers;";
const QByteArray kDropThem = "DROP INDEX CONCURRENTLY IF EXISTS one;\nDROP INDEX CONCURRENTLY IF EXISTS two;";

} // namespace

/// The runner against a real server: order, journal, locks, and every way in which a run is cut short.
class TestMigrationRunner : public QObject
{
    Q_OBJECT
private:
    PgSandbox m_sandbox;

    Scripts numbers() const
    {
        Scripts scripts;
        scripts.add(QStringLiteral("0001_numbers"),
                    "CREATE TABLE numbers (n int, m int);\nINSERT INTO numbers SELECT i, i FROM generate_series(1, "
                    "1000) i;",
                    "DROP TABLE numbers;", true);
        scripts.add(QStringLiteral("0002_indexes"), kTwoIndexes, kDropThem, false);
        return scripts;
    }

    /// Holds a transaction open, for which CREATE INDEX CONCURRENTLY waits at its end.
    struct OpenTransaction {
        explicit OpenTransaction(Program &program) : lease(*runTask(program.pool.acquire(soon())))
        {
            runTask(lease.script("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM numbers", soon()));
        }
        Lease lease;
    };

private Q_SLOTS:
    void embedded_goUpDownAndUp()
    {
        Program program(m_sandbox, m_sandbox.createEmptyDatabase(), embeddedMigrations().value());
        for (const auto &migration : program.status())
            QCOMPARE(migration.state, MigrationState::Pending);
        VERIFY_OK(program.up());
        const auto tables = program.tables();
        const auto indexes = program.indexes();
        QVERIFY(tables.contains(QStringLiteral("incidents")));
        QVERIFY(indexes.contains(QStringLiteral("events_org_severity")));
        VERIFY_OK(program.down(0));
        QCOMPARE(program.tables(), QStringLiteral("minixdr_migrations"));
        VERIFY_OK(program.up());
        QCOMPARE(program.tables(), tables);
        QCOMPARE(program.indexes(), indexes);
        for (const auto &migration : program.status()) {
            QCOMPARE(migration.state, MigrationState::Applied);
            QCOMPARE(migration.step, migration.steps);
            QCOMPARE(migration.actor, QStringLiteral("tester"));
            QCOMPARE(migration.appVersion, QStringLiteral("1.2.3"));
            QVERIFY(migration.duration().has_value());
        }
    }

    void up_stopsAtItsTarget_andDownUndoesTheNewest()
    {
        const auto scripts = numbers();
        Program program(m_sandbox, m_sandbox.createEmptyDatabase(), scripts.load());
        VERIFY_OK(program.up(1));
        QCOMPARE(program.status().at(1).state, MigrationState::Pending);
        VERIFY_OK(program.up());
        QCOMPARE(program.indexes(), QStringLiteral("one two"));
        VERIFY_OK(program.down());
        QCOMPARE(program.indexes(), QString());
        QCOMPARE(program.status().at(0).state, MigrationState::Applied);
        QCOMPARE(program.status().at(1).state, MigrationState::Pending);
        VERIFY_OK(program.up());
        program.log.clear();
        VERIFY_OK(program.up());
        QCOMPARE(program.log.last().detail, QStringLiteral("nothing to run"));
    }

    void up_isInvalid_forATargetThatDoesNotExist()
    {
        const auto scripts = numbers();
        Program program(m_sandbox, m_sandbox.createEmptyDatabase(), scripts.load());
        for (const int target : {0, 3}) {
            const auto done = program.up(target);
            QVERIFY(!done);
            QCOMPARE(done.error().kind, ErrorKind::Invalid);
        }
    }

    void progress_runsToItsTotal()
    {
        const auto scripts = numbers();
        Program program(m_sandbox, m_sandbox.createEmptyDatabase(), scripts.load());
        VERIFY_OK(program.up());
        QCOMPARE(program.log.last().done, program.log.last().total);
        QCOMPARE(program.log.last().total, qint64(3000));
        QVERIFY(!program.log.last().detail.isEmpty());
    }

    void secondRunner_waits_thenFindsNothingToDo()
    {
        const auto database = m_sandbox.createEmptyDatabase();
        Scripts scripts = numbers();
        scripts.add(QStringLiteral("0003_slow"), "SELECT pg_sleep(0.7);", "SELECT 1;", true);
        Program first(m_sandbox, database, scripts.load());
        Program second(m_sandbox, database, scripts.load());
        auto running = first.runner.up(std::nullopt, first.sink, soon());
        QTRY_VERIFY(!first.log.isEmpty());
        VERIFY_OK(second.up());
        VERIFY_OK(runTask(std::move(running)));
        QCOMPARE(second.log.size(), 2);
        QCOMPARE(second.log.first().step, QStringLiteral("wait"));
        QCOMPARE(second.log.last().detail, QStringLiteral("nothing to run"));
    }

    void manyRunnersOfOnePool_doNotStarveTheOneThatWorks()
    {
        const auto scripts = numbers();
        Program program(m_sandbox, m_sandbox.createEmptyDatabase(), scripts.load());
        std::vector<Task<>> tasks;
        for (int count = 0; count < 5; ++count)
            tasks.push_back(program.runner.up(std::nullopt, program.sink, soon()));
        for (auto &task : tasks)
            VERIFY_OK(runTask(std::move(task)));
    }

    void transactional_leavesNothing_whenItFails()
    {
        Scripts scripts;
        scripts.add(QStringLiteral("0001_broken"), "CREATE TABLE half (a int);\nCREATE TABLE half (b int);",
                    "DROP TABLE half;", true);
        Program program(m_sandbox, m_sandbox.createEmptyDatabase(), scripts.load());
        const auto done = program.up();
        QVERIFY(!done);
        QVERIFY2(done.error().what.startsWith(QStringLiteral("0001_broken/up.sql, line 9:")),
                 qPrintable(done.error().what));
        QCOMPARE(program.tables(), QStringLiteral("minixdr_migrations"));
        const auto status = program.status();
        QCOMPARE(status.front().state, MigrationState::Failed);
        QVERIFY(status.front().error.contains(QStringLiteral("already exists")));
    }

    void transactional_leavesNothing_whenItsVerificationFindsAProblem()
    {
        Scripts scripts;
        scripts.add(QStringLiteral("0001_wrong"), "CREATE TABLE made (a int);", "DROP TABLE made;", true,
                    "SELECT 'column b is missing'::text");
        Program program(m_sandbox, m_sandbox.createEmptyDatabase(), scripts.load());
        const auto done = program.up();
        QVERIFY(!done);
        QVERIFY(done.error().what.contains(QStringLiteral("column b is missing")));
        QCOMPARE(program.tables(), QStringLiteral("minixdr_migrations"));
    }

    void up_refuses_whenAnAppliedMigrationHasChanged()
    {
        const auto database = m_sandbox.createEmptyDatabase();
        const auto scripts = numbers();
        {
            Program program(m_sandbox, database, scripts.load());
            VERIFY_OK(program.up(1));
        }
        auto changed = scripts.load();
        changed.front().checksum = QStringLiteral("0123456789abcdef");
        Program program(m_sandbox, database, std::move(changed));
        const auto run = program.up();
        const auto undone = program.down(0);
        const auto announced = program.wouldUndo(0);
        QVERIFY(!run && !undone && !announced);
        for (const auto &error : {run.error(), undone.error(), announced.error()}) {
            QCOMPARE(error.kind, ErrorKind::Invalid);
            QVERIFY(error.what.contains(QStringLiteral("0001_numbers")));
        }
        QCOMPARE(program.status().front().state, MigrationState::Drifted);
    }

    void up_refuses_whenTheDatabaseIsNewerThanTheProgram()
    {
        const auto database = m_sandbox.createEmptyDatabase();
        const auto scripts = numbers();
        Program newer(m_sandbox, database, scripts.load());
        VERIFY_OK(newer.up());
        auto fewer = scripts.load();
        fewer.pop_back();
        Program older(m_sandbox, database, std::move(fewer));
        const auto done = older.up();
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::Invalid);
        QCOMPARE(older.status().back().state, MigrationState::Unknown);
    }

    void down_isInvalid_whenAMigrationIsIrreversible_andThenUndoesNothing()
    {
        Scripts scripts;
        scripts.add(QStringLiteral("0001_final"), "CREATE TABLE final (a int);", "", true);
        scripts.add(QStringLiteral("0002_more"), "CREATE TABLE more (a int);", "DROP TABLE more;", true);
        Program program(m_sandbox, m_sandbox.createEmptyDatabase(), scripts.load());
        VERIFY_OK(program.up());
        const auto announced = program.wouldUndo(0);
        const auto done = program.down(0);
        QVERIFY(!announced && !done);
        for (const auto &error : {announced.error(), done.error()}) {
            QCOMPARE(error.kind, ErrorKind::Invalid);
            QVERIFY(error.what.contains(QStringLiteral("0001_final is irreversible")));
        }
        QCOMPARE(program.tables(), QStringLiteral("final minixdr_migrations more"));
    }

    void invalidIndex_isDroppedAndBuiltAgain()
    {
        const auto scripts = numbers();
        const auto database = m_sandbox.createEmptyDatabase();
        Program program(m_sandbox, database, scripts.load());
        VERIFY_OK(program.up(1));
        m_sandbox.execute("CREATE INDEX one ON numbers (n); UPDATE pg_index SET indisvalid = false WHERE indexrelid = "
                          "'one'::regclass",
                          database);
        QCOMPARE(program.indexes(), QStringLiteral("one!"));
        VERIFY_OK(program.up());
        QCOMPARE(program.indexes(), QStringLiteral("one two"));
    }

    void cancel_midwayThroughABuild_leavesNoInvalidIndex_andTheNextRunGoesOn()
    {
        const auto scripts = numbers();
        const auto database = m_sandbox.createEmptyDatabase();
        Program program(m_sandbox, database, scripts.load());
        VERIFY_OK(program.up(1));
        Program other(m_sandbox, database, {});
        std::optional<OpenTransaction> blocker(std::in_place, other);
        std::stop_source stop;
        auto running = program.runner.up(std::nullopt, program.sink, soon(stop.get_token()));
        QTRY_VERIFY(other.indexes().contains(QStringLiteral("one!")));
        stop.request_stop();
        QTest::qWait(200); // the cancel is under way, the clearing waits for the open transaction
        blocker.reset();
        const auto done = runTask(std::move(running));
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::Cancelled);
        QCOMPARE(program.indexes(), QString());
        QCOMPARE(program.status().at(1).state, MigrationState::Stopped);
        VERIFY_OK(program.up());
        QCOMPARE(program.indexes(), QStringLiteral("one two"));
    }

    void cancel_ofATransaction_rollsItBack()
    {
        Scripts scripts;
        scripts.add(QStringLiteral("0001_slow"), "CREATE TABLE slow (a int);\nSELECT pg_sleep(60);", "DROP TABLE slow;",
                    true);
        Program program(m_sandbox, m_sandbox.createEmptyDatabase(), scripts.load());
        std::stop_source stop;
        auto running = program.runner.up(std::nullopt, program.sink, soon(stop.get_token()));
        QTRY_VERIFY(program.log.size() >= 3);
        stop.request_stop();
        const auto done = runTask(std::move(running));
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::Cancelled);
        QTRY_COMPARE(program.tables(), QStringLiteral("minixdr_migrations"));
        QCOMPARE(program.status().front().state, MigrationState::Stopped);
    }

    void killedBackend_midwayThroughABuild_isResumedByTheNextRun()
    {
        const auto scripts = numbers();
        const auto database = m_sandbox.createEmptyDatabase();
        Program program(m_sandbox, database, scripts.load());
        VERIFY_OK(program.up(1));
        Program other(m_sandbox, database, {});
        std::optional<OpenTransaction> blocker(std::in_place, other);
        auto running = program.runner.up(std::nullopt, program.sink, soon());
        QTRY_VERIFY(other.indexes().contains(QStringLiteral("one!")));
        other.ask("SELECT count(pg_terminate_backend(pid))::text FROM pg_stat_activity WHERE application_name = "
                  "'minixdr-migrations' AND datname = current_database() AND query LIKE 'CREATE INDEX%'");
        blocker.reset();
        const auto done = runTask(std::move(running));
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::Unavailable);
        VERIFY_OK(program.up());
        QCOMPARE(program.indexes(), QStringLiteral("one two"));
        QCOMPARE(program.status().at(1).state, MigrationState::Applied);
    }

    void run_stops_whenItsLockIsLost()
    {
        const auto scripts = numbers();
        const auto database = m_sandbox.createEmptyDatabase();
        Program program(m_sandbox, database, scripts.load());
        VERIFY_OK(program.up(1));
        Program other(m_sandbox, database, {});
        std::optional<OpenTransaction> blocker(std::in_place, other);
        auto running = program.runner.up(std::nullopt, program.sink, soon());
        QTRY_VERIFY(other.indexes().contains(QStringLiteral("one!")));
        other.ask("SELECT count(pg_terminate_backend(pid))::text FROM pg_locks WHERE locktype = 'advisory'");
        blocker.reset();
        const auto done = runTask(std::move(running));
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::Unavailable);
        VERIFY_OK(program.up());
        QCOMPARE(program.indexes(), QStringLiteral("one two"));
    }

    void lockedTable_isTriedAgain_untilItIsFree()
    {
        Scripts scripts = numbers();
        scripts.add(QStringLiteral("0003_column"), "ALTER TABLE numbers ADD COLUMN o int;",
                    "ALTER TABLE numbers DROP COLUMN o;", true);
        const auto database = m_sandbox.createEmptyDatabase();
        Program program(m_sandbox, database, scripts.load());
        VERIFY_OK(program.up(2));
        Program other(m_sandbox, database, {});
        std::optional<OpenTransaction> blocker(std::in_place, other);
        program.log.clear();
        auto running = program.runner.up(std::nullopt, program.sink, soon());
        const auto hasRetried = [&] {
            return std::ranges::any_of(program.log, [](const Progress &progress) {
                return progress.detail.contains(QStringLiteral("trying again"));
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(hasRetried(), 10'000);
        blocker.reset();
        VERIFY_OK(runTask(std::move(running)));
        QCOMPARE(program.status().at(2).state, MigrationState::Applied);
    }
};

QTEST_GUILESS_MAIN(TestMigrationRunner)
#include "tst_migration_runner.moc"
