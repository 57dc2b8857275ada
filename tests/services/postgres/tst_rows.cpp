// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/postgres/binary.h"
#include "services/postgres/rows.h"

#include <QTest>

#include <libpq-fe.h>

using namespace minixdr;
using namespace minixdr::postgres;

namespace
{

/// One row of one binary column, of any length.
Rows rowsOf(Oid type, QByteArray bytes)
{
    PGresAttDesc column{};
    column.name = const_cast<char *>("c");
    column.format = 1;
    column.typid = type;
    auto *result = PQmakeEmptyPGresult(nullptr, PGRES_TUPLES_OK);
    PQsetResultAttrs(result, 1, &column);
    PQsetvalue(result, 0, 0, bytes.data(), int(bytes.size()));
    return Rows(result);
}

QByteArray wire(qint64 micros)
{
    QByteArray bytes;
    appendBigEndian(bytes, micros);
    return bytes;
}

template <typename T>
bool isRefused(Oid type, const QByteArray &bytes)
{
    const auto value = rowsOf(type, bytes).single<std::optional<T>>();
    return !value && value.error().kind == ErrorKind::Bug;
}

} // namespace

class TestRows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void valuesOfAWrongLength_areRefused()
    {
        for (const int size : {0, 1, 2, 3, 4, 5, 7, 9, 19, 20, 21, 200}) {
            const QByteArray bytes(size, '\1');
            QCOMPARE(isRefused<bool>(oid::kBool, bytes), size != 1);
            QCOMPARE(isRefused<qint16>(oid::kInt2, bytes), size != 2);
            QCOMPARE(isRefused<qint64>(oid::kInt4, bytes), size != 4);
            QCOMPARE(isRefused<qint64>(oid::kInt8, bytes), size != 8);
            QCOMPARE(isRefused<double>(oid::kFloat4, bytes), size != 4);
            QCOMPARE(isRefused<double>(oid::kFloat8, bytes), size != 8);
            QCOMPARE(isRefused<UtcTime>(oid::kTimestamptz, bytes), size != 8);
            QCOMPARE(isRefused<IpAddress>(oid::kInet, bytes), size != 8 && size != 20);
            QCOMPARE(isRefused<IpNetwork>(oid::kCidr, bytes), size != 8 && size != 20);
            QCOMPARE(isRefused<Jsonb>(oid::kJsonb, bytes), size == 0);
        }
    }

    void everyTimeOfTheServer_hasAPlace()
    {
        constexpr auto kMost = std::numeric_limits<qint64>::max();
        constexpr auto kLeast = std::numeric_limits<qint64>::min();
        constexpr qint64 kLastOfThe31stOfDecember294276 = 9'223'371'331'199'999'999; // END_TIMESTAMP - 1, timestamp.h
        constexpr qint64 kFirstOf4714Bc = -211'813'488'000'000'000;                  // MIN_TIMESTAMP
        const auto read = [](qint64 micros) {
            return rowsOf(oid::kTimestamptz, wire(micros)).single<UtcTime>().value();
        };

        QVERIFY(read(kMost) == UtcTime::max());
        QVERIFY(read(kLeast) == UtcTime::min());
        QVERIFY(read(kLastOfThe31stOfDecember294276) == UtcTime::max());
        for (const qint64 micros :
             {qint64(0), qint64(-1), kFirstOf4714Bc, kMost, kLeast, kMost - kPostgresEpoch.count() - 1})
            QCOMPARE(toPostgresMicros(read(micros)), micros);
        QCOMPARE(toIso(read(kMost)), QStringLiteral("infinity"));
        QCOMPARE(toIso(read(kLeast)), QStringLiteral("-infinity"));
        QCOMPARE(toIso(read(0)), QStringLiteral("2000-01-01T00:00:00.000000Z"));
    }
};

QTEST_GUILESS_MAIN(TestRows)
#include "tst_rows.moc"
