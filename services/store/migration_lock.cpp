// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/migration_lock.h"

#include "services/base/sleep_for.h"
#include "sql/store.h"

#include <QLoggingCategory>
#include <QRandomGenerator>

Q_LOGGING_CATEGORY(lcMigrationLock, "minixdr.store.lock", QtInfoMsg)

namespace minixdr
{
using namespace std::chrono_literals;

namespace
{

constexpr auto kAnswerBudget = 10s;

LockHolder decodeHolder(postgres::RowReader &reader)
{
    LockHolder holder;
    holder.pid = reader.read<qint32>();
    holder.isThisSession = reader.read<bool>();
    holder.applicationName = reader.read<QString>();
    return holder;
}

Result<std::optional<LockHolder>> firstHolder(const postgres::Rows &rows)
{
    MX_TRY(auto holders, rows.decode<LockHolder>(decodeHolder));
    return holders.empty() ? std::nullopt : std::optional(holders.front());
}

} // namespace

Task<> MigrationLock::acquire(ProgressSink sink, CallContext context)
{
    for (bool isFirst = true;; isFirst = false) {
        MX_CO_TRY(m_session, co_await m_pool.acquire(context));
        MX_CO_TRY(const bool isLocked, co_await tryOnce());
        if (isLocked)
            co_return {};
        m_session.reset(); // it must not keep the holder, or another of this pool, from a connection
        if (isFirst && sink) {
            MX_CO_TRY(const auto holder, co_await MigrationLock::holder(&m_pool, context));
            const Progress waiting{QStringLiteral("wait"), 0, 0,
                                   QStringLiteral("waiting for session %1 (%2), which migrates this database")
                                       .arg(holder ? holder->pid : 0)
                                       .arg(holder ? holder->applicationName : QString())};
            sink(waiting);
        }
        MX_CO_CHECK(co_await sleepFor(200ms + 1ms * QRandomGenerator::global()->bounded(200), context));
    }
}

Task<bool> MigrationLock::tryOnce()
{
    // Without the caller's stop token: a lock that was granted and not noticed would stay with a pooled session.
    auto budget = CallContext::within(kAnswerBudget);
    MX_CO_TRY(const auto rows,
              co_await m_session->query(sql::store::try_lock, postgres::Parameters(), std::nullopt, std::move(budget)));
    co_return rows.single<bool>();
}

Task<> MigrationLock::confirm(CallContext context)
{
    MX_CO_TRY(const auto rows, co_await m_session->query(sql::store::lock_holder, postgres::Parameters(), std::nullopt,
                                                         std::move(context)));
    MX_CO_TRY(const auto holder, firstHolder(rows));
    if (!holder || !holder->isThisSession)
        co_return failure(ErrorKind::Unavailable, QStringLiteral("the lock of migrations was lost"));
    co_return {};
}

QCoro::Task<> MigrationLock::release()
{
    auto budget = CallContext::within(kAnswerBudget);
    const auto released =
        co_await m_session->query(sql::store::unlock, postgres::Parameters(), std::nullopt, std::move(budget));
    if (!released) // the session is gone, and the lock with it
        qCInfo(lcMigrationLock) << "the lock of migrations ended with its session:" << released.error().what;
    m_session.reset();
}

Task<std::optional<LockHolder>> MigrationLock::holder(postgres::Pool *pool, CallContext context)
{
    MX_CO_TRY(const auto rows,
              co_await pool->query(sql::store::lock_holder, postgres::Parameters(), std::nullopt, std::move(context)));
    co_return firstHolder(rows);
}

} // namespace minixdr
