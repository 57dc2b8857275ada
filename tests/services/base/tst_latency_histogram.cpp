// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/base/latency_histogram.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace minixdr;
using namespace std::chrono_literals;

/// The promise of one per cent, from a tenth of a microsecond to an hour.
class TestLatencyHistogram : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void quantile_isWithinOnePercent_forOneValue()
    {
        for (double nanos = 100; nanos < 3.6e12; nanos *= 1.013) {
            const auto value = std::chrono::nanoseconds{static_cast<qint64>(nanos)};
            LatencyHistogram histogram;
            histogram.record(value);
            histogram.record(value * 3); // so that the maximum does not answer
            const auto error = std::abs(static_cast<double>((histogram.quantile(0.5) - value).count())) /
                               static_cast<double>(value.count());
            QVERIFY2(error <= 0.01, qPrintable(QStringLiteral("%1 ns is off by %2").arg(nanos).arg(error)));
        }
    }

    void quantile_agreesWithSorting()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 50; ++round) {
            LatencyHistogram histogram;
            std::vector<qint64> values;
            for (int count = 1 + random.bounded(2000); count > 0; --count) {
                const auto micros = static_cast<qint64>(std::exp(random.generateDouble() * 15.0)) + 1;
                values.push_back(micros * 1000);
                histogram.record(std::chrono::microseconds{micros});
            }
            std::sort(values.begin(), values.end());
            for (const double q : {0.0, 0.5, 0.95, 0.99, 1.0}) {
                const auto rank =
                    std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(q * double(values.size()))));
                const auto exact = static_cast<double>(values[rank - 1]);
                const auto off = std::abs(static_cast<double>(histogram.quantile(q).count()) - exact) / exact;
                QVERIFY2(off <= 0.01, qPrintable(QStringLiteral("q %1: off by %2").arg(q).arg(off)));
            }
        }
    }

    void merge_isTheSameAsRecordingInOne()
    {
        LatencyHistogram one, two, both;
        for (int value = 1; value < 5000; value += 7) {
            (value % 2 ? one : two).record(std::chrono::microseconds{value});
            both.record(std::chrono::microseconds{value});
        }
        one.merge(two);
        QVERIFY(one == both);
    }

    void empty_answersZero()
    {
        const LatencyHistogram histogram;
        QCOMPARE(histogram.quantile(0.99).count(), 0);
        QCOMPARE(histogram.mean().count(), 0);
    }

    void record_takesAnyDuration()
    {
        LatencyHistogram histogram;
        histogram.record(-5s);
        histogram.record(std::chrono::hours{24 * 365});
        QCOMPARE(histogram.count(), quint64(2));
    }
};

QTEST_GUILESS_MAIN(TestLatencyHistogram)
#include "tst_latency_histogram.moc"
