// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/diagnostics/query_text.h"

#include <QTest>

using namespace minixdr;

/// What of a statement's text is kept, and what makes two texts the same.
class TestQueryText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fingerprint_ignoresLiteralsCommentsAndLayout_data()
    {
        QTest::addColumn<QString>("other");
        QTest::newRow("number") << QStringLiteral("SELECT a FROM t WHERE b = 7 AND c = 'x'");
        QTest::newRow("string") << QStringLiteral("SELECT a FROM t WHERE b = 1 AND c = 'it''s -- no comment'");
        QTest::newRow("layout") << QStringLiteral("select a\n  from t\twhere b = 1 and c = 'x' -- the end");
        QTest::newRow("comment") << QStringLiteral("/* why */ SELECT a FROM t WHERE b = 1 AND c = 'x'");
    }

    void fingerprint_ignoresLiteralsCommentsAndLayout()
    {
        QFETCH(QString, other);
        QCOMPARE(fingerprintOf(other).size(), 16);
        QCOMPARE(fingerprintOf(other), fingerprintOf(u"SELECT a FROM t WHERE b = 1 AND c = 'x'"));
    }

    void fingerprint_keepsNamesParametersAndStructure()
    {
        const auto one = fingerprintOf(u"SELECT a FROM t WHERE b = $1");
        QVERIFY(fingerprintOf(u"SELECT a FROM t WHERE b = $2") != one);
        QVERIFY(fingerprintOf(u"SELECT a FROM t2 WHERE b = $1") != one);
        QVERIFY(fingerprintOf(u"SELECT a FROM t WHERE b > $1") != one);
        QVERIFY(fingerprintOf(u"SELECT \"A\" FROM t") != fingerprintOf(u"SELECT \"a\" FROM t"));
    }

    void secrets_areMasked_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("masked");
        const auto row = [](const char *text, const char *masked) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(masked);
        };
        row("login password=hunter2 ok", "login password=*** ok");
        row("{\"password\": \"hunter2\", \"user\": \"root\"}", "{\"password\": \"***\", \"user\": \"root\"}");
        row("api_key: abc123;", "api_key: ***;");
        row("Authorization: Bearer abcdef0123456789", "Authorization: Bearer ***");
        row("postgresql://me:secret@host/db", "postgresql://me:***@host/db");
        row("Failed login for root from 203.0.113.7", "Failed login for root from 203.0.113.7");
        row("the tokens of appreciation", "the tokens of appreciation");
    }

    void secrets_areMasked()
    {
        QFETCH(QString, text);
        QTEST(withoutSecrets(text), "masked");
    }
};

QTEST_GUILESS_MAIN(TestQueryText)
#include "tst_query_text.moc"
