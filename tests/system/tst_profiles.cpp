// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/pg_sandbox.h"
#include "tests/support/program_run.h"
#include "tests/support/redis_sandbox.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace minixdr;

namespace
{

constexpr char kSyslog[] = "<38>1 2026-01-02T03:06:00.000000Z gate sshd 77 - - Failed password for root from "
                           "203.0.113.9 port 4444 ssh2\n";

} // namespace

/// minixdrctl on servers that are somebody's: it does what it is told, and nothing else.
class TestProfiles : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_home;
    PgSandbox m_primary;
    const QString m_empty = m_primary.createEmptyDatabase(); // before the standby begins, so that it has them
    const QString m_migrated = m_primary.createDatabase();
    const QString m_production = m_primary.createDatabase();
    PgSandbox m_standby{PgSandbox::StandbyOf{m_primary}};
    RedisSandbox m_redis{{QStringLiteral("--requirepass"), QStringLiteral("s3cret")}};

    QString conninfo(const QString &role, const QString &database) const
    {
        return QStringLiteral("host=%1,%2 dbname=%3 user=%4")
            .arg(m_standby.socketFolder(), m_primary.socketFolder(), database, role);
    }

    QJsonObject profileOf(const QString &database) const
    {
        return {{QStringLiteral("postgres"),
                 QJsonObject{{QStringLiteral("app"), conninfo(QStringLiteral("minixdr_app"), database)},
                             {QStringLiteral("ingest"), conninfo(QStringLiteral("minixdr_ingest"), database)},
                             {QStringLiteral("owner"), conninfo(QStringLiteral("postgres"), database)}}},
                {QStringLiteral("redis"),
                 QJsonObject{{QStringLiteral("socket"), m_redis.socketPath()},
                             {QStringLiteral("password_file"), m_home.filePath(QStringLiteral("redis.password"))}}}};
    }

    QString write(const QString &name, const QByteArray &content) const
    {
        QFile file(m_home.filePath(name));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(content) != content.size() ||
            !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
            qFatal("%s cannot be written", qPrintable(name));
        return file.fileName();
    }

    void save(const QJsonObject &profile) const { write(QStringLiteral("eu.json"), QJsonDocument(profile).toJson()); }

    static QStringList words(const char *line) { return QString::fromLatin1(line).split(QLatin1Char(' ')); }
    ProgramRun run(const char *line) const { return run(words(line)); }
    ProgramRun run(const QStringList &arguments) const
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOME"), m_home.path());
        environment.insert(QStringLiteral("XDG_DATA_HOME"), m_home.path());
        return runProgram(QStringLiteral(MINIXDRCTL), words("--profile eu.json") + arguments, environment,
                          m_home.path());
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        write(QStringLiteral("redis.password"), "s3cret\n");
    }

    void databaseWithoutSchema_isLeftAlone_untilToldOtherwise()
    {
        save(profileOf(m_empty));
        const auto refused = run("events");
        QCOMPARE(refused.exitCode, 2);
        QVERIFY2(refused.notes.contains("migrate up"), refused.notes.constData());
        const auto before = run("migrate status --json");
        QCOMPARE(before.exitCode, 0);
        QVERIFY2(!before.data.contains("\"applied\""), before.data.constData());
        QCOMPARE(run("migrate up").exitCode, 0);
        QVERIFY(run("migrate status --json").data.contains("\"applied\""));
    }

    void work_isDoneOnTheServersOfTheProfile()
    {
        save(profileOf(m_migrated));
        const auto log = write(QStringLiteral("auth.log"), kSyslog);
        const auto imported = run(words("import --org Example") + QStringList{log});
        QVERIFY2(imported.exitCode == 0, imported.notes.constData());
        const auto events = run("events --json");
        QVERIFY2(events.exitCode == 0, events.notes.constData());
        QCOMPARE(events.json()[QStringLiteral("total")].toInt(), 1);
        const auto status = run("status --json");
        QVERIFY2(status.exitCode == 0, status.notes.constData());
        QVERIFY(status.json()[QStringLiteral("cache")].toObject()[QStringLiteral("available")].toBool());
        QVERIFY(!(events.notes + status.notes + imported.notes).contains("s3cret"));
        QVERIFY(!QDir(m_home.filePath(QStringLiteral("mini-xdr/postgres"))).exists());
    }

    void roleThatIsNotGiven_isNotMadeUp()
    {
        auto profile = profileOf(m_migrated);
        profile[QStringLiteral("postgres")] =
            QJsonObject{{QStringLiteral("app"), profile[QStringLiteral("postgres")].toObject()[QStringLiteral("app")]}};
        save(profile);
        const auto migrated = run("migrate up");
        QCOMPARE(migrated.exitCode, 4);
        QVERIFY2(migrated.notes.contains("does not say how to connect"), migrated.notes.constData());
        const auto status = run("status --json");
        QCOMPARE(status.exitCode, 0);
        QVERIFY(status.json()[QStringLiteral("schema")].isNull());
        QVERIFY(status.json()[QStringLiteral("database")].toObject()[QStringLiteral("available")].toBool());
    }

    void production_isSparedLoadTestsAndDemoRows()
    {
        auto profile = profileOf(m_production);
        profile[QStringLiteral("production")] = true;
        save(profile);
        const auto log = write(QStringLiteral("auth.log"), kSyslog);
        QCOMPARE(run(words("import --org Example") + QStringList{log}).exitCode, 0);
        for (const char *command : {"demo", "loadtest --seconds 1"}) {
            const auto refused = run(command);
            QCOMPARE(refused.exitCode, 4);
            QVERIFY2(refused.notes.contains("production"), refused.notes.constData());
        }
    }

    void profileWithAFault_isWrongUsage()
    {
        write(QStringLiteral("eu.json"), R"({"postgres": {"app": "host=a", "pol_size": 3}})");
        const auto ended = run("status");
        QCOMPARE(ended.exitCode, 2);
        QVERIFY2(ended.notes.contains("pol_size"), ended.notes.constData());
        QCOMPARE(run("--data-dir x status").exitCode, 2);
    }
};

QTEST_GUILESS_MAIN(TestProfiles)
#include "tst_profiles.moc"
