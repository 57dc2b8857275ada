// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/sql_splitter.h"

#include <QTest>

using namespace minixdr;

namespace
{

QByteArrayList textsOf(const QByteArray &script)
{
    QByteArrayList texts;
    const auto statements = splitSql(script);
    if (!statements)
        return {"error: " + statements.error().what.toUtf8()};
    for (const auto &statement : *statements)
        texts << statement.text;
    return texts;
}

} // namespace

/// Where one statement ends and the next begins, as PostgreSQL's lexer and psql see it.
class TestSqlSplitter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void semicolons_endStatements_onlyOutsideOfLiterals_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QByteArrayList>("texts");
        const auto row = [](const char *name, const QByteArray &script, const QByteArrayList &texts) {
            QTest::newRow(name) << script << texts;
        };
        row("nothing", "", {});
        row("only comments", " -- a;\n /* b; */ ;; ", {});
        row("two", "SELECT 1; SELECT 2;", {"SELECT 1", "SELECT 2"});
        row("last without its semicolon", "SELECT 1;\nSELECT 2\n", {"SELECT 1", "SELECT 2"});
        row("literal", "SELECT ';', 'it''s; \\'; SELECT 2", {"SELECT ';', 'it''s; \\'", "SELECT 2"});
        row("escape literal", "SELECT E'a\\';b'; SELECT 2", {"SELECT E'a\\';b'", "SELECT 2"});
        row("a name that ends in e", "SELECT the'a\\'; SELECT 2", {"SELECT the'a\\'", "SELECT 2"});
        row("quoted name", "SELECT \"a;\"\"b\"; SELECT 2", {"SELECT \"a;\"\"b\"", "SELECT 2"});
        row("line comment", "SELECT 1 -- no; end\n + 1; SELECT 2", {"SELECT 1 -- no; end\n + 1", "SELECT 2"});
        row("nested comment", "SELECT /* a /* b; */ c; */ 1; SELECT 2", {"SELECT /* a /* b; */ c; */ 1", "SELECT 2"});
        row("dollar quotes", "DO $$ BEGIN x; END $$; SELECT 2", {"DO $$ BEGIN x; END $$", "SELECT 2"});
        row("tagged dollar quotes", "DO $a$ $$;$b$; $a$; SELECT 2", {"DO $a$ $$;$b$; $a$", "SELECT 2"});
        row("a dollar within a name", "SELECT a$b$; SELECT b$c$;", {"SELECT a$b$", "SELECT b$c$"});
        row("parameters", "PREPARE p AS SELECT $1; SELECT $2", {"PREPARE p AS SELECT $1", "SELECT $2"});
        row("parentheses", "CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT 1; SELECT 2); SELECT 3",
            {"CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT 1; SELECT 2)", "SELECT 3"});
        row("standard body",
            "CREATE OR REPLACE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END; "
            "SELECT 3",
            {"CREATE OR REPLACE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END",
             "SELECT 3"});
        row("a transaction is no body", "BEGIN; SELECT 1; END; SELECT 2", {"BEGIN", "SELECT 1", "END", "SELECT 2"});
        row("beyond ASCII", "SELECT 'naïve; ☃' AS größe; SELECT 2", {"SELECT 'naïve; ☃' AS größe", "SELECT 2"});
    }

    void semicolons_endStatements_onlyOutsideOfLiterals()
    {
        QFETCH(QByteArray, script);
        QTEST(textsOf(script), "texts");
    }

    void split_isInvalid_whenSomethingHasNoEnd_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::newRow("literal") << QByteArray("SELECT 1;\nSELECT 'a; SELECT 2");
        QTest::newRow("name") << QByteArray("SELECT 1;\nSELECT \"a; SELECT 2");
        QTest::newRow("comment") << QByteArray("SELECT 1;\n/* /* */ SELECT 2");
        QTest::newRow("dollar") << QByteArray("SELECT 1;\nDO $a$ BEGIN $b$; END $$;");
    }

    void split_isInvalid_whenSomethingHasNoEnd()
    {
        QFETCH(QByteArray, script);
        const auto statements = splitSql(script);
        QVERIFY(!statements);
        QCOMPARE(statements.error().kind, ErrorKind::Invalid);
        QVERIFY2(statements.error().what.contains(QStringLiteral("line 2")), qPrintable(statements.error().what));
    }

    void canonical_ignoresCommentsAndSpace_butNotLiterals()
    {
        const auto one = splitSql("SELECT 1 -- why\n  , 'a  b' /* c */ ;");
        const auto same = splitSql("-- first\nSELECT   1, 'a  b';");
        const auto other = splitSql("SELECT 1, 'a b';");
        QCOMPARE(one->front().canonical, QByteArray("SELECT 1 , 'a  b'"));
        QCOMPARE(same->front().canonical, QByteArray("SELECT 1, 'a  b'"));
        QVERIFY(same->front().canonical != other->front().canonical);
    }

    void statements_knowTheirLine()
    {
        const auto statements = splitSql("-- a\n\nSELECT\n1;\n/* b\n */ SELECT 2;");
        QCOMPARE(statements->at(0).line, 3);
        QCOMPARE(statements->at(1).line, 6);
    }
};

QTEST_GUILESS_MAIN(TestSqlSplitter)
#include "tst_sql_splitter.moc"
