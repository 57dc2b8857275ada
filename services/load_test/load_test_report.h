// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/utc_time.h"
#include "services/load_test/load_test_plan.h"

#include <QMetaType>
#include <QStringList>

#include <functional>
#include <map>
#include <vector>

namespace minixdr
{

/// What one task of the scenario has done so far. `corrected` counts a request from when its user meant to send it, so
/// that a stall of the program is not left out (coordinated omission); `latency` from when it was sent.
struct LoadTaskResult {
    LoadTask task = LoadTask::ListIncidents;
    LatencyHistogram latency;
    LatencyHistogram corrected;
    std::map<ErrorKind, qint64> failures;

    qint64 requests() const { return static_cast<qint64>(latency.count()); }
    qint64 failed() const;
    bool operator==(const LoadTaskResult &) const = default;
};

/// A second of a running test, for the live charts.
struct LoadTestSnapshot {
    UtcTime at;
    std::chrono::seconds elapsed{};
    int users = 0;
    qint64 requests = 0;            ///< so far
    qint64 failures = 0;            ///< so far
    double rate = 0;                ///< requests of the last second
    double failureRate = 0;         ///< failures of the last second
    std::chrono::nanoseconds p50{}; ///< of the last second's requests
    std::chrono::nanoseconds p95{};
    std::chrono::nanoseconds p99{};
    std::vector<LoadTaskResult> tasks; ///< so far
    bool isCleaningUp = false;         ///< the users have left; their rows are being removed
    bool operator==(const LoadTestSnapshot &) const = default;
};

/// A target is met by requests that were fast enough and of which none failed.
enum class TargetVerdict : quint8 { Met, Missed, RequestsFailed, NotMeasured };

/// One of the specification's targets and what was measured.
struct LoadTestTarget {
    QString name; ///< "list incidents p95"
    std::chrono::nanoseconds goal{};
    std::chrono::nanoseconds measured{};
    TargetVerdict verdict = TargetVerdict::NotMeasured;
    bool operator==(const LoadTestTarget &) const = default;
};

TargetVerdict judge(const LoadTaskResult &result, std::chrono::nanoseconds measured, std::chrono::nanoseconds goal);

struct LoadTestReport {
    LoadTestPlan plan;
    UtcTime startedAt;
    std::chrono::milliseconds elapsed{};
    bool isStopped = false;            ///< ended before its time
    std::vector<LoadTaskResult> tasks; ///< in the order of kLoadTasks
    std::vector<LoadTestTarget> targets;
    qint64 removedIncidents = 0; ///< of the test's own tenant, afterwards
    QString leftBehind;          ///< why some are still there, for the next test to remove; empty if none are

    double rate() const; ///< requests a second
    bool operator==(const LoadTestReport &) const = default;
};

/// The tasks and targets as a table for a terminal or the clipboard.
QString toText(const LoadTestReport &report);
QByteArray toJson(const LoadTestReport &report);

/// Called on the load test's thread once a second: emit a queued signal from it, nothing else.
using LoadTestSink = std::function<void(const LoadTestSnapshot &)>;

} // namespace minixdr

Q_DECLARE_METATYPE(minixdr::LoadTestSnapshot)
