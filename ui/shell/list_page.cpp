// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/list_page.h"

#include "ui/widgets/detail_splitter.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/paged_list_panel.h"
#include "ui/widgets/paged_table_view.h"

#include <QVBoxLayout>

#include <utility>

namespace minixdr
{

void ListPage::assemble(const Parts &parts)
{
    m_parts = parts;
    layOut();
    addListActions();
    connect(m_parts.list, &PagedListPanel::timed, this, &Page::timed);
    connect(m_parts.presenter, &PagedPresenter::changed, this, &ListPage::refreshState);
    connect(m_parts.list->table().selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ListPage::updateFilterAction);
    updateFilterAction();
}

void ListPage::layOut()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *line = new QFrame(this);
    line->setProperty("hairline", true);
    column->addWidget(m_parts.filter);
    column->addWidget(line);
    column->addWidget(m_parts.splitter, 1);
}

void ListPage::addListActions()
{
    m_filterByValue = addNamedAction(tr("Filter by this value"), QKeySequence(Qt::CTRL | Qt::Key_Return),
                                     [this] { filterByCurrentCell(); });
    m_filterByValue->setShortcutContext(Qt::WidgetShortcut); // in editors the key means something else
    m_parts.list->table().addAction(m_filterByValue);
    addNamedAction(tr("Filter"), QKeySequence::Find, [this] { m_parts.filter->focusText(); });
    addNamedAction(tr("Clear the filter"), {}, [this] { m_parts.filter->clearAll(); });
    addNamedAction(tr("Detail below or to the right"), QKeySequence(Qt::CTRL | Qt::Key_D),
                   [this] { m_parts.splitter->toggleDirection(); });
    addNamedAction(tr("Back to the table"), QKeySequence(Qt::Key_Escape),
                   [this] { m_parts.list->table().setFocus(Qt::ShortcutFocusReason); });
    addActions(m_parts.list->pageActions());
}

bool ListPage::isSettled() const
{
    return m_parts.list->isSettled() && isDetailSettled();
}

bool ListPage::hasData() const
{
    return m_parts.list->hasData();
}

void ListPage::enter()
{
    m_parts.presenter->setActive(true);
    setDetailActive(true);
    m_parts.list->takeKeys();
}

void ListPage::leave()
{
    m_parts.presenter->setActive(false);
    setDetailActive(false);
}

void ListPage::reload()
{
    m_parts.presenter->reload();
}

void ListPage::updateFilterAction()
{
    const auto cell = m_parts.list->table().currentIndex();
    m_filterByValue->setEnabled(cell.isValid() && narrowedByCell({}, cell).has_value());
}

void ListPage::filterByCurrentCell()
{
    const auto cell = m_parts.list->table().currentIndex();
    if (const auto values = narrowedByCell(m_parts.filter->values(), cell))
        m_parts.filter->setValues(*values);
}

void ListPage::refreshState()
{
    const bool isFirstLoad = m_parts.presenter->state() == PagedPresenter::State::Loading;
    m_parts.detail->setVisible(hasDetail() || hasData() || isFirstLoad); // one empty place is enough
    if (std::exchange(m_wasSettled, isSettled()) != isSettled() && isSettled())
        Q_EMIT settled(hasData());
}

} // namespace minixdr
