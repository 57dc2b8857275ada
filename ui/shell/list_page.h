// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/page.h"
#include "ui/widgets/filter_values.h"

#include <optional>

namespace minixdr
{

class DetailSplitter;
class FilterBar;
class PagedListPanel;
class PagedPresenter;

/// A page of a filter, a paged list and the detail of its current row, as events and incidents are: the layout, the
/// actions that each of them has, and when it is settled. GUI thread; owned by the main window.
class ListPage : public Page
{
    Q_OBJECT
public:
    using Page::Page;

    bool isSettled() const override;
    bool hasData() const override;
    void enter() override;
    void leave() override;

public Q_SLOTS:
    void reload() override;

protected:
    /// The splitter holds the list and the detail. The presenter outlives the page's widgets.
    struct Parts {
        PagedPresenter *presenter = nullptr;
        FilterBar *filter = nullptr;
        PagedListPanel *list = nullptr;
        QWidget *detail = nullptr;
        DetailSplitter *splitter = nullptr;
    };

    /// Lays the parts out and wires them; once, in the constructor of the page, after it has made actions of its own.
    void assemble(const Parts &parts);

    /// Whether there is a detail to show, be it one that could not be loaded.
    virtual bool hasDetail() const = 0;
    virtual bool isDetailSettled() const = 0;
    /// A page that is left asks nothing.
    virtual void setDetailActive(bool isActive) = 0;
    /// `values` and what the cell says; nothing if no filter can say it.
    virtual std::optional<FilterValues> narrowedByCell(const FilterValues &values, const QModelIndex &cell) const = 0;
    /// To be called when hasDetail() or isDetailSettled() may answer otherwise.
    void refreshState();

private:
    void layOut();
    void addListActions();
    void updateFilterAction();
    void filterByCurrentCell();

    Parts m_parts;
    QAction *m_filterByValue = nullptr;
    bool m_wasSettled = false;
};

} // namespace minixdr
