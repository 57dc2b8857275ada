// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/postgres/parameters.h"
#include "services/postgres/sqlstate.h"

#include <QTest>

using namespace minixdr;
using namespace minixdr::postgres;

/// Values on their way to the server, and what its errors mean.
class TestParameters : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void null_isNotEmpty()
    {
        const Parameters parameters{QString(), QByteArray(), std::optional<QString>(),
                                    std::optional<QString>(QString())};
        QVERIFY(!parameters.values()[0].isNull());
        QVERIFY(!parameters.values()[1].isNull());
        QVERIFY(parameters.values()[2].isNull());
        QVERIFY(!parameters.values()[3].isNull());
    }

    void null_keepsItsType()
    {
        const Parameters parameters{std::optional<qint64>(), std::optional<UtcTime>()};
        QCOMPARE(parameters.types(), (std::vector<Oid>{20, 1184}));
    }

    void toText_showsEachValue()
    {
        const Parameters parameters{true,
                                    qint16(-2),
                                    OrganizationId{7},
                                    0.5,
                                    QStringLiteral("o'brien"),
                                    UtcTime{},
                                    *IpNetwork::parse(u"10.0.0.0/8"),
                                    std::optional<qint32>()};
        const QStringList expected{QStringLiteral("true"),       QStringLiteral("-2"),
                                   QStringLiteral("7"),          QStringLiteral("0.5"),
                                   QStringLiteral("o'brien"),    QStringLiteral("1970-01-01T00:00:00.000000Z"),
                                   QStringLiteral("10.0.0.0/8"), QStringLiteral("NULL")};
        QCOMPARE(parameters.toText(), expected);
    }

    void toText_shortensLongValues()
    {
        const Parameters parameters{QString(500, QLatin1Char('x'))};
        QCOMPARE(parameters.toText(10).first(), QString(10, QLatin1Char('x')) + QStringLiteral("…"));
    }

    void sqlState_hasItsKind_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<int>("kind");
        const auto row = [](const char *state, ErrorKind kind) {
            QTest::newRow(state) << QByteArray(state) << int(kind);
        };
        row("08006", ErrorKind::Unavailable);
        row("57P01", ErrorKind::Unavailable);
        row("25006", ErrorKind::Unavailable);
        row("53300", ErrorKind::Overloaded);
        row("53100", ErrorKind::Overloaded);
        row("40001", ErrorKind::Contention);
        row("40P01", ErrorKind::Contention);
        row("55P03", ErrorKind::Contention);
        row("23505", ErrorKind::Conflict);
        row("23514", ErrorKind::Invalid);
        row("22P02", ErrorKind::Invalid);
        row("57014", ErrorKind::Cancelled);
        row("40003", ErrorKind::Timeout);
        row("28P01", ErrorKind::Denied);
        row("42501", ErrorKind::Denied);
        row("42703", ErrorKind::Bug);
        row("XX000", ErrorKind::Bug);
    }

    void sqlState_hasItsKind()
    {
        QFETCH(QByteArray, state);
        QTEST(int(kindOfSqlState(state)), "kind");
    }
};

QTEST_GUILESS_MAIN(TestParameters)
#include "tst_parameters.moc"
