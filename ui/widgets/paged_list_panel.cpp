// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/paged_list_panel.h"

#include "models/table/cell_kind.h"
#include "ui/widgets/page_bar.h"
#include "ui/widgets/paged_table_view.h"

#include <QAction>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScrollBar>
#include <QVBoxLayout>

namespace minixdr
{

PagedListPanel::PagedListPanel(PagedPresenter &presenter, const QString &tableId, Texts texts, DisplaySettings &display,
                               QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_texts(std::move(texts)),
      m_table(new PagedTableView(tableId, 1, display)), m_states(new StateStack(m_table, display, this)),
      m_bar(new PageBar(display, this))
{
    build();
    wireTable();
    wireBar();
    makeActions();
    connect(&m_presenter, &PagedPresenter::changed, this, &PagedListPanel::refresh);
    connect(&m_presenter, &PagedPresenter::pageShown, this, &PagedListPanel::showPage);
    connect(m_states, &StateStack::retryRequested, &m_presenter, &PagedPresenter::reload);
    connect(m_states, &StateStack::emptyActionRequested, this, &PagedListPanel::emptyActionRequested);
}

void PagedListPanel::build()
{
    m_table->setAccessibleName(m_texts.tableName);
    m_states->setProperty("pane", true);
    m_bar->setProperty("pane", true);
    m_table->setModel(&m_presenter.table());
    m_table->addCopyFormat(tr("JSON"), [this](const QModelIndexList &rows) { return rowsAsJson(rows); });
    auto *line = new QFrame(this);
    line->setProperty("hairline", true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_states, 1);
    column->addWidget(line);
    column->addWidget(m_bar);
}

void PagedListPanel::wireBar()
{
    const auto expectNewPage = [this] { m_isNewPage = true; };
    for (const auto wish : {&PageBar::firstRequested, &PageBar::previousRequested, &PageBar::nextRequested,
                            &PageBar::lastRequested, &PageBar::newRowsRequested})
        connect(m_bar, wish, this, expectNewPage);
    connect(m_bar, &PageBar::pageRequested, this, expectNewPage);
    connect(m_bar, &PageBar::timeRequested, this, expectNewPage);
    connect(m_bar, &PageBar::firstRequested, &m_presenter, &PagedPresenter::showFirst);
    connect(m_bar, &PageBar::previousRequested, &m_presenter, &PagedPresenter::showPrevious);
    connect(m_bar, &PageBar::nextRequested, &m_presenter, &PagedPresenter::showNext);
    connect(m_bar, &PageBar::lastRequested, &m_presenter, &PagedPresenter::showLast);
    connect(m_bar, &PageBar::pageRequested, &m_presenter, &PagedPresenter::showNumber);
    connect(m_bar, &PageBar::timeRequested, &m_presenter, &PagedPresenter::showTime);
    connect(m_bar, &PageBar::pageSizeChosen, &m_presenter, &PagedPresenter::setPageSize);
    connect(m_bar, &PageBar::refreshRequested, &m_presenter, &PagedPresenter::reload);
    connect(m_bar, &PageBar::newRowsRequested, &m_presenter, &PagedPresenter::showFirst);
    connect(&m_presenter, &PagedPresenter::newerCountChanged, m_bar, &PageBar::setNewRows);
}

void PagedListPanel::wireTable()
{
    auto *model = &m_presenter.table();
    connect(m_table, &PagedTableView::nextPageRequested, &m_presenter, &PagedPresenter::showNext);
    connect(m_table, &PagedTableView::previousPageRequested, this, [this] {
        m_entersFromBelow = m_presenter.hasPrevious();
        m_presenter.showPrevious();
    });
    connect(m_table, &QAbstractItemView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT activated(index.row()); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { Q_EMIT currentRowChanged(current.row()); });
    connect(model, &QAbstractItemModel::modelReset, this, [this] { m_isNewPage = true; });
    connect(model, &QAbstractItemModel::rowsAboutToBeInserted, this, &PagedListPanel::rememberPlace);
    connect(model, &QAbstractItemModel::rowsAboutToBeRemoved, this, &PagedListPanel::rememberPlace);
    connect(m_table, &PagedTableView::painted, this, [this](std::chrono::nanoseconds paint) {
        const auto &timing = m_presenter.timing();
        if (m_presenter.state() == PagedPresenter::State::Filled)
            Q_EMIT timed({timing.wait, timing.server, timing.decode, paint});
    });
}

void PagedListPanel::makeActions()
{
    addPageAction(tr("First page"), QKeySequence(Qt::ALT | Qt::Key_Home), &PagedPresenter::showFirst);
    addPageAction(tr("Previous page"), QKeySequence(Qt::CTRL | Qt::Key_PageUp), &PagedPresenter::showPrevious);
    addPageAction(tr("Next page"), QKeySequence(Qt::CTRL | Qt::Key_PageDown), &PagedPresenter::showNext);
    addPageAction(tr("Last page"), QKeySequence(Qt::ALT | Qt::Key_End), &PagedPresenter::showLast);
    addListAction(tr("Go to a page number"), QKeySequence(Qt::CTRL | Qt::Key_L), [this] { m_bar->focusPageNumber(); });
    addListAction(tr("Jump to a time…"), QKeySequence(Qt::CTRL | Qt::Key_G), [this] { m_bar->openJumpToTime(); });
    addListAction(tr("Columns…"), {}, [this] { m_table->openColumnMenu(); });
}

void PagedListPanel::addPageAction(const QString &text, const QKeySequence &shortcut, void (PagedPresenter::*slot)())
{
    addListAction(text, shortcut, [this, slot] {
        m_isNewPage = true;
        (m_presenter.*slot)();
    });
}

void PagedListPanel::addListAction(const QString &text, const QKeySequence &shortcut, std::function<void()> run)
{
    auto *action = new QAction(text, this);
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, std::move(run));
    m_pageActions.append(action);
}

void PagedListPanel::takeKeys()
{
    m_wantsKeys = !m_table->isVisible();
    if (!m_wantsKeys)
        m_table->setFocus();
}

/// Unless the person has gone elsewhere meanwhile.
void PagedListPanel::giveKeysToTable()
{
    if (m_states->state() != StateStack::State::Filled || !std::exchange(m_wantsKeys, false))
        return;
    const auto *focused = window()->focusWidget();
    if (!focused || focused == this || focused->isAncestorOf(this) || m_states->isAncestorOf(focused))
        m_table->setFocus();
}

void PagedListPanel::setEmptyText(const EmptyText &text)
{
    m_emptyText = text;
    if (m_states->state() == StateStack::State::Empty)
        m_states->showEmpty(m_emptyText);
}

int PagedListPanel::currentRow() const
{
    return m_table->currentIndex().row();
}

bool PagedListPanel::isSettled() const
{
    return !m_presenter.isLoading() && m_presenter.state() != PagedPresenter::State::Loading;
}

bool PagedListPanel::hasData() const
{
    return m_presenter.state() == PagedPresenter::State::Filled;
}

void PagedListPanel::refresh()
{
    using State = PagedPresenter::State;
    m_bar->setBusy(m_presenter.isLoading());
    if (m_presenter.state() == State::Loading)
        m_states->showLoading();
    else if (m_presenter.state() == State::Empty)
        m_states->showEmpty(m_emptyText);
    else if (!m_presenter.error() || (hasData() && m_states->state() != StateStack::State::Filled))
        m_states->showFilled();
    giveKeysToTable();
    if (m_presenter.state() == State::Failed)
        m_bar->clear();
    if (m_presenter.error())
        m_states->showError(describe(*m_presenter.error(), m_texts.loadFailed));
    if (std::exchange(m_wasSettled, isSettled()) != isSettled() && isSettled())
        Q_EMIT settled(hasData());
}

void PagedListPanel::showPage()
{
    m_bar->setFacts(m_presenter.facts(), m_presenter.table().rowCount());
    m_bar->setTiming(m_presenter.timing());
    restorePlace();
}

/// The first row that is seen: rows that come or go above it must not move it.
void PagedListPanel::rememberPlace()
{
    if (!m_topRow.isValid())
        m_topRow = m_table->indexAt(QPoint(0, 0)).siblingAtColumn(0);
}

void PagedListPanel::restorePlace()
{
    const int rows = m_presenter.table().rowCount();
    const bool entersFromBelow = std::exchange(m_entersFromBelow, false);
    if (std::exchange(m_isNewPage, rows == 0) && rows > 0) {
        m_table->setCurrentIndex(m_presenter.table().index(entersFromBelow ? rows - 1 : 0, 0));
        entersFromBelow ? m_table->scrollToBottom() : m_table->scrollToTop();
    } else if (m_topRow.isValid()) {
        m_table->verticalScrollBar()->setValue(m_topRow.row()); // scrolls by rows
    }
    m_topRow = QPersistentModelIndex();
}

QString PagedListPanel::rowsAsJson(const QModelIndexList &rows) const
{
    const auto &model = m_presenter.table();
    QJsonArray array;
    for (const auto &row : rows) {
        QJsonObject object;
        for (int column = 0; column < model.columnCount(); ++column)
            object[model.columnId(column)] = row.siblingAtColumn(column).data(CopyRole).toString();
        array.append(object);
    }
    return QString::fromUtf8(QJsonDocument(array).toJson());
}

} // namespace minixdr
