// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/index_builds.h"
#include "services/store/migration_script.h"
#include "tests/support/run_task.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace minixdr;

/// What a migration's folder says, and that those of this program keep the rules by which they can be resumed.
class TestMigrationScript : public QObject
{
    Q_OBJECT
private:
    static void write(const QString &path, const QByteArray &text)
    {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    static QByteArray upText(const QByteArray &sql)
    {
        return "-- title: A title\n-- description: Does this\n--   and that.\n-- locks: none\n-- transactional: yes\n"
               "-- reversible: no\n\n" +
               sql;
    }

    static void writeMigration(const QTemporaryDir &folder, const QString &id, const QByteArray &sql)
    {
        write(folder.filePath(id + QStringLiteral("/up.sql")), upText(sql));
        write(folder.filePath(id + QStringLiteral("/verify.sql")), "SELECT 'x'::text WHERE false");
    }

private Q_SLOTS:
    void embedded_areCompleteAndInOrder()
    {
        const auto scripts = embeddedMigrations();
        VERIFY_OK(scripts);
        QVERIFY(scripts->size() >= 2);
        for (size_t i = 0; i < scripts->size(); ++i) {
            const auto &script = scripts->at(i);
            QCOMPARE(script.version, int(i) + 1);
            QVERIFY(!script.up.empty());
            QVERIFY(!script.verify.isEmpty());
            QCOMPARE(script.isReversible, !script.down.empty());
            QCOMPARE(script.isReversible, !script.undo.isEmpty());
            QCOMPARE(script.checksum.size(), 64);
        }
    }

    void statementsOutsideOfTransactions_canBeRepeated()
    {
        const auto scripts = embeddedMigrations();
        VERIFY_OK(scripts);
        for (const auto &script : *scripts) {
            if (script.isTransactional)
                continue;
            for (const auto &statement : script.up) {
                const auto build = indexBuildOf(statement);
                QVERIFY2((build && build->isConcurrent) || statement.canonical.startsWith("COMMENT ON ") ||
                             statement.canonical.startsWith("ANALYZE "),
                         statement.text.constData());
            }
            for (const auto &statement : script.down)
                QVERIFY2(statement.canonical.contains(" IF EXISTS "), statement.text.constData());
        }
    }

    void facts_areRead_overSeveralLines()
    {
        QTemporaryDir folder;
        writeMigration(folder, QStringLiteral("0001_one"), "SELECT 1;");
        const auto scripts = loadMigrations(folder.path());
        VERIFY_OK(scripts);
        QCOMPARE(scripts->front().id(), QStringLiteral("0001_one"));
        QCOMPARE(scripts->front().title, QStringLiteral("A title"));
        QCOMPARE(scripts->front().description, QStringLiteral("Does this and that."));
        QVERIFY(scripts->front().isTransactional);
        QVERIFY(!scripts->front().isReversible);
    }

    void checksum_changesWithTheSql_notWithItsComments()
    {
        QTemporaryDir one;
        QTemporaryDir same;
        QTemporaryDir other;
        writeMigration(one, QStringLiteral("0001_one"), "SELECT 1;");
        writeMigration(same, QStringLiteral("0001_one"), "-- explained\nSELECT  1\n;");
        writeMigration(other, QStringLiteral("0001_one"), "SELECT 2;");
        const auto checksum = [](const QTemporaryDir &folder) {
            return loadMigrations(folder.path())->front().checksum;
        };
        QCOMPARE(checksum(one), checksum(same));
        QVERIFY(checksum(one) != checksum(other));
    }

    void load_isInvalid_whenAFolderIsNot()
    {
        QTemporaryDir twice;
        writeMigration(twice, QStringLiteral("0001_one"), "SELECT 1;");
        writeMigration(twice, QStringLiteral("0001_two"), "SELECT 1;");
        QTemporaryDir misnamed;
        writeMigration(misnamed, QStringLiteral("one"), "SELECT 1;");
        QTemporaryDir unended;
        writeMigration(unended, QStringLiteral("0001_one"), "SELECT 'a;");
        QTemporaryDir unverified;
        write(unverified.filePath(QStringLiteral("0001_one/up.sql")), upText("SELECT 1;"));
        for (const auto *folder : {&twice, &misnamed, &unended, &unverified}) {
            const auto scripts = loadMigrations(folder->path());
            QVERIFY(!scripts);
            QCOMPARE(scripts.error().kind, ErrorKind::Invalid);
        }
    }

    void indexBuilds_areRecognised_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("index");
        QTest::addColumn<QString>("table");
        QTest::addColumn<bool>("concurrent");
        QTest::newRow("concurrent") << QByteArray("CREATE INDEX CONCURRENTLY a\n ON b (c)") << QStringLiteral("a")
                                    << QStringLiteral("b") << true;
        QTest::newRow("unique") << QByteArray("create unique index concurrently if not exists a on only s.b (c)")
                                << QStringLiteral("a") << QStringLiteral("s.b") << true;
        QTest::newRow("plain") << QByteArray("CREATE INDEX a ON b USING brin (c)") << QStringLiteral("a")
                               << QStringLiteral("b") << false;
        QTest::newRow("without a name") << QByteArray("CREATE INDEX ON b (c)") << QString() << QString() << false;
        QTest::newRow("a table") << QByteArray("CREATE TABLE a (b int)") << QString() << QString() << false;
    }

    void indexBuilds_areRecognised()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, index);
        const auto statements = splitSql(sql);
        VERIFY_OK(statements);
        const auto build = indexBuildOf(statements->front());
        QCOMPARE(build.has_value(), !index.isEmpty());
        if (!build)
            return;
        QCOMPARE(build->index, index);
        QTEST(build->table, "table");
        QTEST(build->isConcurrent, "concurrent");
    }
};

QTEST_GUILESS_MAIN(TestMigrationScript)
#include "tst_migration_script.moc"
