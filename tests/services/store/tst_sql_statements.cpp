// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/migration_runner.h"
#include "tests/sql_folders.h"
#include "tests/support/pg_sandbox.h"
#include "tests/support/run_task.h"

#include <QTest>

#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <memory>

using namespace minixdr;

namespace
{

/// Who runs a statement, by the beginning of its name; the first that fits. Whatever a tenant's session runs, the
/// application's role must be allowed to.
struct Runner {
    const char *prefix;
    const char *role;
};

constexpr std::array kRunners{
    Runner{"store.", "postgres"},        // migrations: the owner
    Runner{"ingest.demo_", "postgres"},  // makes and removes organizations: the owner
    Runner{"load_test.", "postgres"},    // makes and removes its organization: the owner
    Runner{"accounts.add_", "postgres"}, // organizations are made by the owner
    Runner{"ingest.", "minixdr_ingest"}, //
    Runner{"", "minixdr_app"},           //
};

QByteArray roleOf(std::string_view name)
{
    return std::ranges::find_if(kRunners, [&](const auto &one) { return name.starts_with(one.prefix); })->role;
}

QByteArray bytes(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

/// What the statement begins with, after its comments.
QByteArray verbOf(const postgres::Statement &statement)
{
    const auto parts = splitSql(bytes(statement.text)).value();
    return parts.size() == 1 ? parts.front().canonical.split(' ').front().toUpper() : QByteArray("several statements");
}

/// One session, in a transaction that is never committed.
class Session
{
public:
    explicit Session(const QString &conninfo) : m_connection(PQconnectdb(conninfo.toUtf8().constData()), PQfinish)
    {
        run("BEGIN");
    }

    QByteArray run(const QByteArray &sql) { return errorOf(PQexec(m_connection.get(), sql.constData())); }

    /// Parses the statement, then plans it and asks for its privileges, which only the start of an execution does.
    QByteArray check(const postgres::Statement &statement)
    {
        const auto name = bytes(statement.name);
        const auto text = bytes(statement.text);
        auto error = errorOf(PQprepare(m_connection.get(), name.constData(), text.constData(), 0, nullptr));
        static const QByteArrayList kPlanned{"SELECT", "INSERT", "UPDATE", "DELETE", "WITH"};
        if (error.isEmpty() && kPlanned.contains(verbOf(statement)))
            error = run("EXPLAIN EXECUTE \"" + name + "\"" + nulls(name));
        return error;
    }

    /// The plan that is kept whatever the values are.
    QByteArray keptPlan(const postgres::Statement &statement)
    {
        const auto name = bytes(statement.name);
        run("SET LOCAL plan_cache_mode = force_generic_plan");
        run("SET LOCAL enable_seqscan = off"); // of an empty table it would be the best plan
        const auto sql = "EXPLAIN EXECUTE \"" + name + "\"" + nulls(name);
        const std::unique_ptr<PGresult, void (*)(PGresult *)> result(PQexec(m_connection.get(), sql.constData()),
                                                                     PQclear);
        QByteArray plan;
        for (int line = 0; line < PQntuples(result.get()); ++line)
            plan += QByteArray(PQgetvalue(result.get(), line, 0)) + '\n';
        return plan;
    }

private:
    QByteArray nulls(const QByteArray &name)
    {
        const std::unique_ptr<PGresult, void (*)(PGresult *)> described(
            PQdescribePrepared(m_connection.get(), name.constData()), PQclear);
        const int count = PQnparams(described.get());
        return count == 0 ? QByteArray() : "(" + QByteArrayList(count, "NULL").join(", ") + ")";
    }

    static QByteArray errorOf(PGresult *owned)
    {
        const std::unique_ptr<PGresult, void (*)(PGresult *)> result(owned, PQclear);
        return QByteArray(PQresultErrorMessage(result.get())).trimmed();
    }

    std::unique_ptr<PGconn, void (*)(PGconn *)> m_connection;
};

} // namespace

/// Every statement of every folder, on the schema that the migrations make and as the role that runs it.
class TestSqlStatements : public QObject
{
    Q_OBJECT
private:
    PgSandbox m_sandbox;
    QString m_database;

private Q_SLOTS:
    void initTestCase()
    {
        m_database = m_sandbox.createEmptyDatabase();
        postgres::Pool pool(migrationPool(m_sandbox.conninfo(QStringLiteral("postgres"), m_database)));
        MigrationRunner runner(pool, embeddedMigrations().value(), {QStringLiteral("test"), QStringLiteral("0")});
        VERIFY_OK(runTask(runner.up(std::nullopt, {}, CallContext::within(std::chrono::seconds{30}))));
    }

    void statements_arePreparedAndPermitted_data()
    {
        QTest::addColumn<int>("folder");
        QTest::addColumn<int>("index");
        for (int folder = 0; folder < int(kSqlFolders.size()); ++folder)
            for (int index = 0; index < int(kSqlFolders[size_t(folder)].size()); ++index)
                QTest::newRow(bytes(kSqlFolders[size_t(folder)][size_t(index)]->name).constData()) << folder << index;
    }

    void statements_arePreparedAndPermitted()
    {
        QFETCH(int, folder);
        QFETCH(int, index);
        const auto statements = kSqlFolders[size_t(folder)];
        const auto &statement = *statements[size_t(index)];
        Session session(m_sandbox.conninfo(QString::fromLatin1(roleOf(statement.name)), m_database));
        for (const auto *other : statements) // what a folder stages in, its other statements read
            if (other != &statement && bytes(other->text).contains("CREATE TEMPORARY TABLE"))
                QCOMPARE(session.run(bytes(other->text)), QByteArray());
        QCOMPARE(session.check(statement), QByteArray());
        if (statement.access != postgres::Access::Lookup)
            return;
        const auto plan = session.keptPlan(statement);
        QVERIFY2(plan.contains("Index") && !plan.contains("Seq Scan") && !plan.contains("Sort"), plan.constData());
    }
};

QTEST_GUILESS_MAIN(TestSqlStatements)
#include "tst_sql_statements.moc"
