// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cache/stored_value.h"

#include <QRandomGenerator>
#include <QTest>

using namespace minixdr::cache;

/// What lies in Redis may come from anybody: decoding it answers a value or nothing, and never more.
class TestStoredValue : public QObject
{
    Q_OBJECT
private:
    static StoredValue of(qint64 generation, const QByteArray &bytes)
    {
        StoredValue value;
        value.generation = generation;
        value.bytes = bytes;
        return value;
    }

private Q_SLOTS:
    void decode_tellsAbsenceFromEmptiness()
    {
        StoredValue absence = of(3, QByteArray("events.one: 17"));
        absence.isAbsence = true;
        QVERIFY(*StoredValue::decode(absence.encode().value()) == absence);
        QVERIFY(!StoredValue::decode(of(3, {}).encode().value())->isAbsence);
    }

    void decode_givesBackWhatWasEncoded_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("small") << QByteArray("a\0b", 3);
        QTest::newRow("just compressed") << QByteArray(1024, 'x');
        QTest::newRow("large") << QByteArray(5 << 20, 'x');
    }

    void decode_givesBackWhatWasEncoded()
    {
        QFETCH(QByteArray, bytes);
        StoredValue value;
        value.generation = -7;
        value.expiresAt = std::chrono::milliseconds(1'700'000'000'000);
        value.loadCost = std::chrono::milliseconds(12);
        value.bytes = bytes;
        const auto stored = value.encode();
        QVERIFY(stored.has_value());
        QVERIFY(stored->size() <= bytes.size() + 32);
        const auto decoded = StoredValue::decode(*stored);
        QVERIFY(decoded.has_value());
        QVERIFY(*decoded == value);
    }

    void encode_refusesWhatIsTooLarge()
    {
        QByteArray noise(2 << 20, Qt::Uninitialized);
        for (auto &byte : noise)
            byte = static_cast<char>(QRandomGenerator::global()->bounded(256));
        QVERIFY(!(of(1, noise).encode().has_value()));
    }

    void decode_noticesEveryChangedByte()
    {
        for (const auto &bytes : {QByteArray("a small value"), QByteArray(4000, 'x')}) {
            const auto good = of(5, bytes).encode().value();
            for (qsizetype at = 0; at < good.size(); ++at) {
                auto changed = good;
                changed[at] = static_cast<char>(changed[at] ^ 0x10);
                QVERIFY2(!StoredValue::decode(changed), qPrintable(QString::number(at)));
            }
        }
    }

    void decode_survivesAnyBytes()
    {
        QRandomGenerator random(20260102);
        const auto good = of(1, QByteArray(4000, 'x')).encode().value();
        for (int round = 0; round < 20'000; ++round) {
            auto bytes = good.left(random.bounded(int(good.size()) + 1));
            for (int flips = random.bounded(4); flips > 0 && !bytes.isEmpty(); --flips)
                bytes[random.bounded(int(bytes.size()))] = static_cast<char>(random.bounded(256));
            const auto decoded = StoredValue::decode(bytes);
            QVERIFY(!decoded || static_cast<quint64>(decoded->bytes.size()) <= StoredValue::kLargestDecoded);
        }
    }
};

QTEST_GUILESS_MAIN(TestStoredValue)
#include "tst_stored_value.moc"
