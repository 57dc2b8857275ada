// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/paged_presenter.h"

namespace minixdr
{

PagedPresenter::PagedPresenter(PagingTimes times, QObject *parent) : QObject(parent), m_times(std::move(times))
{
    for (auto *timer : {&m_poll, &m_retry})
        timer->setSingleShot(true);
    connect(&m_poll, &QTimer::timeout, this, [this] { countNewer(); });
    connect(&m_retry, &QTimer::timeout, this, &PagedPresenter::retry);
}

void PagedPresenter::setActive(bool isActive)
{
    if (m_isActive == isActive)
        return;
    const bool wasLoading = isLoading();
    m_isActive = isActive;
    stopTimers();
    if (!isActive) {
        cancelAll();
        if (wasLoading)
            Q_EMIT changed();
    } else if (!isCurrent() || m_error) {
        load();
    } else {
        countNewer();
    }
}

void PagedPresenter::stopTimers()
{
    m_poll.stop();
    m_retry.stop();
}

void PagedPresenter::noteArrived(const PageFacts &facts, postgres::QueryTiming timing, bool hasRows,
                                 bool showsServerIsBack)
{
    m_state = hasRows ? State::Filled : State::Empty;
    m_facts = facts;
    m_timing = timing;
    m_isUnproven = m_unavailableSince && !showsServerIsBack;
    if (m_isUnproven) {
        retryLater();
    } else {
        m_error.reset();
        m_unavailableSince.reset();
        m_failures = 0;
        schedulePoll();
    }
    Q_EMIT pageShown();
    Q_EMIT changed();
}

void PagedPresenter::noteServerAnswered()
{
    if (!m_unavailableSince)
        return;
    m_error.reset();
    m_unavailableSince.reset();
    m_failures = 0;
    load();
}

void PagedPresenter::retry()
{
    const bool needsProofOnly = m_isUnproven && isCurrent();
    needsProofOnly ? countNewer() : load();
}

void PagedPresenter::retryLater()
{
    m_retry.start(m_times.retries[std::min(m_failures, m_times.retries.size() - 1)]);
    ++m_failures;
}

void PagedPresenter::noteFailed(const Error &error, bool keepsRows)
{
    m_error = error;
    if (!keepsRows || m_state != State::Filled)
        m_state = State::Failed;
    if (error.isRetryable() && m_isActive) {
        if (error.kind == ErrorKind::Unavailable && !m_unavailableSince)
            m_unavailableSince = utcNow();
        retryLater();
    } else {
        schedulePoll();
    }
    Q_EMIT changed();
}

void PagedPresenter::setNewerCount(qint64 count)
{
    if (std::exchange(m_newerCount, count) != count)
        Q_EMIT newerCountChanged(count);
}

void PagedPresenter::schedulePoll()
{
    if (m_isActive)
        m_poll.start(m_times.poll);
}

} // namespace minixdr
