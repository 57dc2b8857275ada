// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/suggestion.h"

#include <QTest>

using namespace minixdr::ctl;

class TestSuggestion : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void closestTo_findsWhatWasMeant_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("meant");
        QTest::newRow("missing letter") << QStringLiteral("evnts") << QStringLiteral("events");
        QTest::newRow("swapped letters") << QStringLiteral("statsu") << QStringLiteral("status");
        QTest::newRow("wrong letter") << QStringLiteral("shew") << QStringLiteral("show");
        QTest::newRow("too many") << QStringLiteral("incidentss") << QStringLiteral("incidents");
        QTest::newRow("option") << QStringLiteral("--sevreity") << QStringLiteral("--severity");
        QTest::newRow("something else") << QStringLiteral("frobnicate") << QString();
        QTest::newRow("short and different") << QStringLiteral("up") << QString();
        QTest::newRow("empty") << QString() << QString();
    }
    void closestTo_findsWhatWasMeant()
    {
        QFETCH(QString, word);
        QFETCH(QString, meant);
        const QStringList known{QStringLiteral("events"), QStringLiteral("incidents"), QStringLiteral("status"),
                                QStringLiteral("show"), QStringLiteral("--severity")};
        QCOMPARE(closestTo(word, known), meant);
    }
};

QTEST_APPLESS_MAIN(TestSuggestion)
#include "tst_suggestion.moc"
