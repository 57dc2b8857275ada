// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/accounts_service.h"
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
    std::unique_ptr<postgres::Pool> m_pool;

private Q_SLOTS:
    void initTestCase()
    {
        const auto database = m_sandbox.createDatabase();
        m_sandbox.execute(R"(
            INSERT INTO organizations (id, name, slug, status) VALUES
                (1, 'Zebra', 'zebra', 'active'), (2, 'Apple', 'apple', 'trial'), (3, 'Load', 'load', 'load_test');
            INSERT INTO users (organization_id, email, full_name, role, is_active) VALUES
                (1, 'z@one', 'Zoe', 'admin', true), (1, 'a@one', 'Ann', 'viewer', true),
                (1, 'gone@one', 'Gone', 'analyst', false), (2, 'b@two', 'Bob', 'analyst', true);)",
                          database);
        postgres::PoolConfig config;
        config.name = QStringLiteral("test");
        config.conninfo = m_sandbox.conninfo(QStringLiteral("minixdr_app"), database);
        m_pool = std::make_unique<postgres::Pool>(std::move(config));
    }

    void organizations_areSortedAndWithoutLoadTests()
    {
        AccountsService accounts(m_pool.get());
        const auto organizations = runTask(accounts.organizations(CallContext::within(5s)));
        VERIFY_OK(organizations);
        QCOMPARE(organizations->size(), 2U);
        QCOMPARE(organizations->front(), (Organization{{2}, QStringLiteral("Apple"), QStringLiteral("apple")}));
        QCOMPARE(organizations->back().name, QStringLiteral("Zebra"));
    }

    void users_areThoseOfTheSession_active_byName()
    {
        AccountsService accounts(m_pool.get());
        const auto users = runTask(accounts.users(Session{{1}, {}, {}}, CallContext::within(5s)));
        VERIFY_OK(users);
        QCOMPARE(users->size(), 2U);
        QCOMPARE(users->at(0).fullName, QStringLiteral("Ann"));
        QCOMPARE(users->at(0).role, QStringLiteral("viewer"));
        QCOMPARE(users->at(1).email, QStringLiteral("z@one"));
    }

    void users_areNone_ofAnOrganizationThatDoesNotExist()
    {
        AccountsService accounts(m_pool.get());
        const auto users = runTask(accounts.users(Session{{99}, {}, {}}, CallContext::within(5s)));
        VERIFY_OK(users);
        QVERIFY(users->empty());
    }
};

QTEST_GUILESS_MAIN(TestAccountsService)
#include "tst_accounts_service.moc"
