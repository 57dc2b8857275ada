// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/accounts_service.h"
#include "services/accounts/slug.h"
#include "tests/support/pg_sandbox.h"
#include "tests/support/run_task.h"

#include <QTest>

using namespace minixdr;
using namespace std::chrono_literals;

/// Who is listed, and for whom.
class TestAccountsService : public QObject
{
    Q_OBJECT
private:
    PgSandbox m_sandbox;
    QString m_database;
    std::unique_ptr<postgres::Pool> m_pool;
    std::unique_ptr<postgres::Pool> m_ownerPool;

    std::unique_ptr<postgres::Pool> poolOf(const QString &role) const
    {
        postgres::PoolConfig config;
        config.name = QStringLiteral("test");
        config.conninfo = m_sandbox.conninfo(role, m_database);
        return std::make_unique<postgres::Pool>(std::move(config));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_database = m_sandbox.createDatabase();
        m_sandbox.execute(R"(
            INSERT INTO organizations (id, name, slug, status) VALUES
                (1, 'Zebra', 'zebra', 'active'), (2, 'Apple', 'apple', 'trial'), (3, 'Load', 'load', 'load_test');
            INSERT INTO users (organization_id, email, full_name, role, is_active) VALUES
                (1, 'z@one', 'Zoe', 'admin', true), (1, 'a@one', 'Ann', 'viewer', true),
                (1, 'gone@one', 'Gone', 'analyst', false), (2, 'b@two', 'Bob', 'analyst', true);
            SELECT setval(pg_get_serial_sequence('organizations', 'id'), 100);)",
                          m_database);
        m_pool = poolOf(QStringLiteral("minixdr_app"));
        m_ownerPool = poolOf(QStringLiteral("postgres"));
    }

    void organizations_areSortedAndWithoutLoadTests()
    {
        AccountsService accounts(m_pool.get(), m_ownerPool.get());
        const auto organizations = runTask(accounts.organizations(CallContext::within(5s)));
        VERIFY_OK(organizations);
        QCOMPARE(organizations->size(), 2U);
        QCOMPARE(organizations->front(), (Organization{{2}, QStringLiteral("Apple"), QStringLiteral("apple")}));
        QCOMPARE(organizations->back().name, QStringLiteral("Zebra"));
    }

    void users_areThoseOfTheSession_active_byName()
    {
        AccountsService accounts(m_pool.get(), m_ownerPool.get());
        const auto users = runTask(accounts.users(Session{{1}, {}, {}}, CallContext::within(5s)));
        VERIFY_OK(users);
        QCOMPARE(users->size(), 2U);
        QCOMPARE(users->at(0).fullName, QStringLiteral("Ann"));
        QCOMPARE(users->at(0).role, QStringLiteral("viewer"));
        QCOMPARE(users->at(1).email, QStringLiteral("z@one"));
    }

    void users_areNone_ofAnOrganizationThatDoesNotExist()
    {
        AccountsService accounts(m_pool.get(), m_ownerPool.get());
        const auto users = runTask(accounts.users(Session{{99}, {}, {}}, CallContext::within(5s)));
        VERIFY_OK(users);
        QVERIFY(users->empty());
    }

    void slug_isWhatCanBeTyped_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("slug");
        QTest::newRow("marks and signs") << QStringLiteral(" Müller & Söhne, Wien!")
                                         << QStringLiteral("muller-sohne-wien");
        QTest::newRow("digits") << QStringLiteral("Unit 42") << QStringLiteral("unit-42");
        QTest::newRow("none") << QStringLiteral("…东京 ") << QString();
    }
    void slug_isWhatCanBeTyped()
    {
        QFETCH(QString, name);
        QTEST(slugOf(name), "slug");
    }

    void addOrganization_isListed_andAudited()
    {
        AccountsService accounts(m_pool.get(), m_ownerPool.get());
        const Session ann{{}, {}, QStringLiteral("ann")};
        const auto made = runTask(accounts.addOrganization(QStringLiteral("Blue Ocean"), ann, CallContext::within(5s)));
        VERIFY_OK(made);
        QCOMPARE(made->slug, QStringLiteral("blue-ocean"));
        QVERIFY(made->id.value > 0);
        const auto all = runTask(accounts.organizations(CallContext::within(5s)));
        VERIFY_OK(all);
        QVERIFY(std::ranges::find(*all, *made) != all->end());
        static constexpr postgres::Statement kAudited{
            "test.audited", "SELECT actor_name || ' ' || action_type || ' ' || resource_id FROM audit_logs"};
        const auto audited =
            runTask(m_pool->query(kAudited, postgres::Parameters{}, made->id, CallContext::within(5s)));
        VERIFY_OK(audited);
        QCOMPARE(audited->single<QString>().value(), QStringLiteral("ann organization.create %1").arg(made->id.value));
    }

    void addOrganization_ofATakenName_isAConflict_andAnUnspeakableOneInvalid()
    {
        AccountsService accounts(m_pool.get(), m_ownerPool.get());
        const auto taken = runTask(accounts.addOrganization(QStringLiteral("zebra"), {}, CallContext::within(5s)));
        QVERIFY(!taken && taken.error().kind == ErrorKind::Conflict);
        const auto unspeakable = runTask(accounts.addOrganization(QStringLiteral("!"), {}, CallContext::within(5s)));
        QVERIFY(!unspeakable && unspeakable.error().kind == ErrorKind::Invalid);
    }
};

QTEST_GUILESS_MAIN(TestAccountsService)
#include "tst_accounts_service.moc"
