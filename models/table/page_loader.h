// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/request.h"
#include "models/table/paged_presenter.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <variant>

namespace minixdr
{

/// The presenter of one kind of row. `Kind` names its types: Row, Key, Filter, Query, Page, Port, and the columns of
/// its table. `port` outlives it.
template <typename Kind>
class PageLoader : public PagedPresenter
{
public:
    using Row = typename Kind::Row;
    using Key = typename Kind::Key;
    using Filter = typename Kind::Filter;
    using Query = typename Kind::Query;
    using Page = typename Kind::Page;
    using Port = typename Kind::Port;
    using Position = PagePosition<Key>;

    PageLoader(Port &port, PagingTimes times, QObject *parent)
        : PagedPresenter(std::move(times), parent), m_port(port), m_model(Kind::context, Kind::columns())
    {
    }

    bool isLoading() const override { return m_pageRequest.isUnderWay(); }
    RowsTableModelBase &table() override { return m_model; }
    RowsTableModel<Row> &model() { return m_model; }
    const RowsTableModel<Row> &model() const { return m_model; }
    /// What was asked for last; what is shown once it arrived.
    const Query &query() const { return m_wanted; }

    /// Shows the first page of what the filter leaves. It is asked for at each first and last page, for "the last hour"
    /// is another one by then; the pages between stay those of one list.
    void setFilter(std::function<Filter()> filter)
    {
        m_filter = std::move(filter);
        const bool isOther = m_filter() != m_wanted.filter;
        m_wantedList += isOther;
        if (isOther || !isCurrent())
            go(FirstPage{});
    }

    void showFirst() override { go(FirstPage{}); }
    void showLast() override { go(LastPage{}); }
    void showNumber(qint64 number) override { go(PageNumber{number}); }
    void showTime(UtcTime time) override { go(PageAtTime{time}); }
    void reload() override { load(); }

    void showPrevious() override
    {
        if (!hasPrevious())
            return;
        const bool isNearTop = facts().firstRow <= m_wanted.pageSize || m_model.rows().empty();
        go(isNearTop ? Position(FirstPage{}) : Position(PageBefore<Key>{m_model.rows().front().key()}));
    }

    void showNext() override
    {
        if (hasNext() && !m_model.rows().empty())
            go(PageAfter<Key>{m_model.rows().back().key()});
    }

    /// Keeps the first row of the page on the page.
    void setPageSize(int size) override
    {
        if (size == m_wanted.pageSize)
            return;
        m_wanted.pageSize = size;
        go(hasPrevious() && size > 0 ? Position(PageNumber{facts().firstRow / size + 1}) : Position(FirstPage{}));
    }

protected:
    int rowCount() const override { return m_model.rowCount(); }
    bool isCurrent() const override { return m_shown == m_wanted && (!isAtAnEdge() || m_filter() == m_wanted.filter); }

    void load() override
    {
        if (isAtAnEdge())
            m_wanted.filter = m_filter();
        if (!isActive())
            return;
        stopTimers();
        m_countRequest.cancel();
        m_pageRequest.send([this](std::stop_token stop) { return m_port.page(m_wanted, stop); },
                           [this](Result<Page> page) { page ? show(std::move(*page)) : fail(page.error()); });
        Q_EMIT changed();
    }

    void countNewer() override
    {
        if (isLoading())
            return;
        if (!m_newest) {
            if (state() == State::Empty)
                load(); // an empty list fills by itself once there is something
            return;
        }
        m_countRequest.send(
            [this](std::stop_token stop) { return m_port.countNewer(m_wanted.filter, *m_newest, stop); },
            [this](Result<qint64> count) {
                if (count)
                    setNewerCount(*count);
                else if (count.error().kind == ErrorKind::Unavailable)
                    return fail(count.error());
                schedulePoll();
                if (count)
                    noteServerAnswered();
            });
    }

    void cancelAll() override
    {
        m_pageRequest.cancel();
        m_countRequest.cancel();
    }

private:
    bool isAtAnEdge() const
    {
        return std::holds_alternative<FirstPage>(m_wanted.position) ||
               std::holds_alternative<LastPage>(m_wanted.position);
    }

    void go(Position position)
    {
        m_wanted.position = std::move(position);
        load();
    }

    void show(Page page)
    {
        if (page.rows.empty() && page.facts.total > 0 && !std::holds_alternative<LastPage>(m_wanted.position))
            return go(LastPage{}); // past the end: what was there is gone, or the time is before all rows
        const bool isOtherList = std::exchange(m_shownList, m_wantedList) != m_wantedList;
        m_shown = m_wanted;
        if (isOtherList)
            m_newest.reset();
        if (page.facts.firstRow == 0) {
            m_newest = page.rows.empty() ? std::nullopt : std::optional(page.rows.front().key());
            setNewerCount(0);
        } else if (isOtherList) {
            setNewerCount(0);
        }
        const bool hasRows = !page.rows.empty();
        m_model.replace(std::move(page.rows));
        noteArrived(page.facts, page.timing, hasRows, !page.facts.fromCache || !m_newest);
    }

    void fail(const Error &error)
    {
        const bool isSameList = m_shown && m_shownList == m_wantedList;
        if (!error.isRetryable() && isSameList)
            m_wanted = *m_shown; // a page that does not exist: stay, so that reload() asks for what is shown
        noteFailed(error, error.isRetryable() || isSameList);
    }

    Port &m_port;
    RowsTableModel<Row> m_model;
    std::function<Filter()> m_filter = [] { return Filter{}; };
    Query m_wanted;
    std::optional<Query> m_shown;
    int m_wantedList = 0; ///< the how-manieth filter that somebody chose; one that moves stays the same list
    int m_shownList = -1;
    std::optional<Key> m_newest;
    Request<Page> m_pageRequest;
    Request<qint64> m_countRequest;
};

} // namespace minixdr
