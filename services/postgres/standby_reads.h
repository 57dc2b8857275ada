// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/postgres/pool_core.h"

#include <memory>
#include <optional>

namespace minixdr::postgres
{

/// Reads from hot standbys for one pool: never from one that has not replayed what Standbys asks for, and never instead
/// of an answer. What a standby cannot answer at once goes to the primary. Owned by the pool, on its thread.
class StandbyReads : public std::enable_shared_from_this<StandbyReads>
{
public:
    explicit StandbyReads(std::shared_ptr<PoolCore> primary);

    /// A standby's rows, or Cancelled; nothing if the primary is to be asked. `timing` is told where the time went.
    QCoro::Task<std::optional<Result<Rows>>> ask(Statement statement, Parameters parameters, Tenant tenant,
                                                 CallContext context, std::source_location borrower,
                                                 QueryTiming *timing);
    void close() { m_core->close(); }
    StandbyStatus status() const;

private:
    using Clock = CallContext::Clock;

    Task<qint64> neededPosition(CallContext context);
    Task<qint64> askPrimary(CallContext context);
    QCoro::Task<> learnPosition();
    Task<bool> hasReplayed(Connection *connection, qint64 position, CallContext context);

    std::shared_ptr<PoolCore> m_primary;
    std::shared_ptr<PoolCore> m_core;
    quint64 m_learntWrites = 0; ///< of PoolCore::writes(): all of these lie before m_position
    qint64 m_position = 0;      ///< in the primary's log
    bool m_isLearning = false;
    Clock::time_point m_restsUntil{}; ///< after no standby answered
    quint64 m_answered = 0;
    quint64 m_behind = 0;
    quint64 m_away = 0;
};

} // namespace minixdr::postgres
