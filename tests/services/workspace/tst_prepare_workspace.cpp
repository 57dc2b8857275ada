// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/workspace/prepare_workspace.h"
#include "services/workspace/workspace.h"
#include "tests/support/pg_sandbox.h"
#include "tests/support/run_task.h"

#include <QTest>

using namespace minixdr;

/// What a start does to a private database, and what it leaves alone.
class TestPrepareWorkspace : public QObject
{
    Q_OBJECT
private:
    PgSandbox m_postgres;

    WorkspaceConfig profile(const QString &database) const
    {
        WorkspaceConfig config;
        config.appConninfo = m_postgres.conninfo(QStringLiteral("minixdr_app"), database);
        config.ingestConninfo = m_postgres.conninfo(QStringLiteral("minixdr_ingest"), database);
        config.ownerConninfo = m_postgres.conninfo(QStringLiteral("postgres"), database);
        return config;
    }
    static std::vector<MigrationState> statesOf(Workspace &workspace)
    {
        auto asked = workspace.migrations().status({});
        asked.waitForFinished();
        std::vector<MigrationState> states;
        for (const auto &migration : asked.result().value_or(std::vector<Migration>{}))
            states.push_back(migration.state);
        return states;
    }
    using States = std::vector<MigrationState>;

private Q_SLOTS:
    void empty_getsEveryMigration()
    {
        Workspace workspace(profile(m_postgres.createEmptyDatabase()));
        VERIFY_OK(prepareWorkspace(workspace, Preparation::Schema, {}, {}));
        QCOMPARE(statesOf(workspace), (States{MigrationState::Applied, MigrationState::Applied}));
    }

    void whatSomebodyHasUndone_staysUndone()
    {
        Workspace workspace(profile(m_postgres.createEmptyDatabase()));
        VERIFY_OK(prepareWorkspace(workspace, Preparation::Schema, {}, {}));
        auto undone = workspace.migrations().down(std::nullopt, {}, {});
        undone.waitForFinished();
        VERIFY_OK(undone.result());
        VERIFY_OK(prepareWorkspace(workspace, Preparation::Demo, {}, {}));
        QCOMPARE(statesOf(workspace), (States{MigrationState::Applied, MigrationState::Pending}));
    }

    void firstStartThatWasCutOff_goesOn()
    {
        const auto database = m_postgres.createEmptyDatabase();
        Workspace workspace(profile(database));
        auto first = workspace.migrations().up(1, {}, {});
        first.waitForFinished();
        VERIFY_OK(first.result());
        VERIFY_OK(prepareWorkspace(workspace, Preparation::Schema, {}, {}));
        QCOMPARE(statesOf(workspace), (States{MigrationState::Applied, MigrationState::Pending}));
        VERIFY_OK(prepareWorkspace(workspace, Preparation::Demo, {}, {}));
        QCOMPARE(statesOf(workspace), (States{MigrationState::Applied, MigrationState::Applied}));
    }

    void driftedFolder_opens_andIsLeftAsItIs()
    {
        const auto database = m_postgres.createEmptyDatabase();
        Workspace workspace(profile(database));
        VERIFY_OK(prepareWorkspace(workspace, Preparation::Schema, {}, {}));
        m_postgres.execute("UPDATE minixdr_migrations SET checksum = 'of an earlier text' WHERE version = 1; "
                           "DELETE FROM minixdr_migrations WHERE version = 2",
                           database);
        VERIFY_OK(prepareWorkspace(workspace, Preparation::Demo, {}, {}));
        QCOMPARE(statesOf(workspace), (States{MigrationState::Drifted, MigrationState::Pending}));
        const auto nobody = chooseSession(workspace, {}, Missing::Refused, {}, {});
        QVERIFY(!nobody && nobody.error().what.contains(QStringLiteral("no organization yet")));
        m_postgres.execute("INSERT INTO organizations (name, slug) VALUES ('One', 'one')", database);
        const auto session = chooseSession(workspace, {}, Missing::Refused, {}, {});
        VERIFY_OK(session);
    }
};

QTEST_GUILESS_MAIN(TestPrepareWorkspace)
#include "tst_prepare_workspace.moc"
