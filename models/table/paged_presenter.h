// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/rows_table_model.h"
#include "services/base/error.h"
#include "services/base/paging.h"
#include "services/base/utc_time.h"
#include "services/postgres/query_run.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>
#include <vector>

namespace minixdr
{

/// When a presenter asks again by itself.
struct PagingTimes {
    using Milliseconds = std::chrono::milliseconds;

    Milliseconds poll = std::chrono::seconds(7); ///< between two looks for newer rows
    /// After the first, second, … answer in a row that a server could not be reached; the last one repeats.
    std::vector<Milliseconds> retries{std::chrono::seconds(1), std::chrono::seconds(2), std::chrono::seconds(5)};
};

/// One page of a long list at a time, whatever the rows are: which page, what is known of it, what went wrong, and
/// when to ask again. While a server is away the rows stay, and it asks until the server is back. GUI thread, no
/// widgets; owned by its page.
class PagedPresenter : public QObject
{
    Q_OBJECT
public:
    enum class State : quint8 {
        Loading, ///< nothing to show yet
        Empty,
        Filled,
        Failed, ///< nothing to show but the error
    };
    Q_ENUM(State)

    State state() const { return m_state; }
    /// Whether a page is being asked for, whatever is shown meanwhile.
    virtual bool isLoading() const = 0;
    /// Why the last page did not arrive; empty once one does.
    const std::optional<Error> &error() const { return m_error; }
    /// Since when no server answers.
    std::optional<UtcTime> unavailableSince() const { return m_unavailableSince; }

    /// Of the page that is shown.
    const PageFacts &facts() const { return m_facts; }
    postgres::QueryTiming timing() const { return m_timing; }
    bool hasPrevious() const { return m_facts.firstRow > 0; }
    bool hasNext() const { return m_facts.firstRow + rowCount() < m_facts.total; }
    /// How many rows are newer than the newest that was shown.
    qint64 newerCount() const { return m_newerCount; }
    virtual RowsTableModelBase &table() = 0;

public Q_SLOTS:
    virtual void showFirst() = 0;
    virtual void showPrevious() = 0;
    virtual void showNext() = 0;
    virtual void showLast() = 0;
    virtual void showNumber(qint64 number) = 0;
    virtual void showTime(minixdr::UtcTime time) = 0;
    virtual void setPageSize(int size) = 0;
    /// The same page again.
    virtual void reload() = 0;
    /// Only an active presenter asks: a page that is left cancels, and loads when it is entered if it has to.
    void setActive(bool isActive);

Q_SIGNALS:
    /// State, loading, error or facts.
    void changed();
    /// A page arrived and is in the table.
    void pageShown();
    void newerCountChanged(qint64 count);

protected:
    PagedPresenter(PagingTimes times, QObject *parent);

    virtual int rowCount() const = 0;
    /// Whether what is shown is what was asked for last.
    virtual bool isCurrent() const = 0;
    virtual void load() = 0;
    virtual void countNewer() = 0;
    virtual void cancelAll() = 0;

    bool isActive() const { return m_isActive; }
    void stopTimers();
    /// `showsServerIsBack`: false of a page from the cache that countNewer() can ask the server about.
    void noteArrived(const PageFacts &facts, postgres::QueryTiming timing, bool hasRows, bool showsServerIsBack);
    /// The server answered something that is not a page.
    void noteServerAnswered();
    /// `keepsRows`: what is shown still answers the question, or is all there is until the server is back.
    void noteFailed(const Error &error, bool keepsRows);
    void setNewerCount(qint64 count);
    void schedulePoll();

private:
    void retry();
    void retryLater();

    PagingTimes m_times;
    State m_state = State::Loading;
    std::optional<Error> m_error;
    std::optional<UtcTime> m_unavailableSince;
    PageFacts m_facts;
    postgres::QueryTiming m_timing;
    qint64 m_newerCount = 0;
    bool m_isActive = false;
    bool m_isUnproven = false; ///< what is shown is from the cache and says nothing about the server
    size_t m_failures = 0;
    QTimer m_poll;
    QTimer m_retry;
};

} // namespace minixdr
