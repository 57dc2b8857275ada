// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cache/cache.h"
#include "services/postgres/pool.h"
#include "tests/support/turn_watch.h"
#include "tests/system/fault_schedule.h"

#include <QStringList>

#include <map>
#include <memory>
#include <vector>

namespace minixdr
{

/// What a console does while its servers fail, and what is remembered of it: each call's answer is compared with the
/// one that is right, and its end with its deadline. On the thread of its pool; it outlives its calls.
class FaultWorkload
{
public:
    using Clock = CallContext::Clock;

    enum class Outcome : quint8 { Committed, NotCommitted, Unknown };

    FaultWorkload(postgres::Pool &pool, cache::Cache &cache) : m_pool(pool), m_cache(cache) {}

    /// The tables that the calls read and write.
    static QByteArray schema();

    void begin(const PlannedCall &call);

    int running() const { return static_cast<int>(m_running.size()); }
    int succeeded() const { return m_succeeded; }
    /// What was wrong, what came too late, and what still runs. Empties the list.
    QStringList takeComplaints();

    /// Whether the rows of every write since the last time agree with what its caller was told: `rows` is the writes'
    /// own query's answer. Complaints go to the list.
    void compareWrites(const std::map<qint64, qint64> &rows);
    qint64 firstWrite() const { return m_firstWrite; } ///< since the last comparison

    /// Organizations with a counting write of unknown outcome, whose caller would look and invalidate. Empties the
    /// list.
    std::vector<int> takeDoubtful();

    Task<QString> read(int subject, CallContext context);
    Task<qint64> cachedCount(int organization, CallContext context);
    Task<qint64> count(int organization, CallContext context);

    static QString answerOf(int subject);

private:
    struct Running {
        PlannedCall call;
        CallContext context;
        std::stop_source stop;
        Clock::time_point startedAt;
        std::chrono::nanoseconds processorWait; ///< when it began
    };

    QCoro::Task<> run(quint64 number);
    Task<> dispatch(PlannedCall call, CallContext context);
    Task<> checkedRead(PlannedCall call, CallContext context);
    Task<> tenantRead(PlannedCall call, CallContext context);
    Task<> longRead(CallContext context);
    Task<> lookups(PlannedCall call, CallContext context);
    Task<> lookup(PlannedCall call, CallContext context);
    Task<> cachedRead(PlannedCall call, CallContext context);
    Task<> write(PlannedCall call, CallContext context);
    Task<> transaction(PlannedCall call, qint64 number, Outcome *outcome, qint64 *counted, CallContext context);
    void complain(const QString &what) { m_complaints << what; }

    postgres::Pool &m_pool;
    cache::Cache &m_cache;
    std::map<quint64, Running> m_running;
    quint64 m_lastCall = 0;
    int m_succeeded = 0;
    QStringList m_complaints;
    ProcessorWait m_processor;
    QObject m_timers;
    qint64 m_firstWrite = 1;
    qint64 m_lastWrite = 0;
    std::map<qint64, Outcome> m_writes;
    std::map<int, qint64> m_invalidatedAt; ///< an organization's count when its last invalidation had ended
    std::vector<int> m_doubtful;
};

} // namespace minixdr
