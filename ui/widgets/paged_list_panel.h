// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/paged_presenter.h"
#include "ui/shell/page.h"
#include "ui/widgets/display_settings.h"
#include "ui/widgets/error_text.h"
#include "ui/widgets/state_stack.h"

#include <QPersistentModelIndex>
#include <QWidget>

#include <functional>

namespace minixdr
{

class PageBar;
class PagedTableView;

/// A paged table with its page bar and its four states, driven by a PagedPresenter. A refresh keeps the row under the
/// cursor where it is on screen; another page starts at its first row. GUI thread; owned by its page.
class PagedListPanel : public QWidget
{
    Q_OBJECT
public:
    struct Texts {
        QString tableName;  ///< accessible: "Events"
        QString loadFailed; ///< "The events could not be loaded."
    };

    /// `tableId` names the remembered layout. `presenter` and `display` outlive the panel.
    PagedListPanel(PagedPresenter &presenter, const QString &tableId, Texts texts, DisplaySettings &display,
                   QWidget *parent = nullptr);

    PagedTableView &table() { return *m_table; }
    /// Gives the table the keys, now or once its rows are there.
    void takeKeys();
    /// What stands there when there are no rows.
    void setEmptyText(const EmptyText &text);
    /// -1 if there is none.
    int currentRow() const;
    /// Actions for the command palette and their keys: pages, refresh.
    QList<QAction *> pageActions() const { return m_pageActions; }

    bool isSettled() const;
    bool hasData() const;

Q_SIGNALS:
    void currentRowChanged(int row);
    /// Enter or a double click.
    void activated(int row);
    void settled(bool withData);
    void timed(const minixdr::PageTiming &timing);
    void emptyActionRequested();

private:
    void build();
    void wireBar();
    void wireTable();
    void makeActions();
    void addListAction(const QString &text, const QKeySequence &shortcut, std::function<void()> run);
    void addPageAction(const QString &text, const QKeySequence &shortcut, void (PagedPresenter::*slot)());
    void refresh();
    void showPage();
    void giveKeysToTable();
    void rememberPlace();
    void restorePlace();
    QString rowsAsJson(const QModelIndexList &rows) const;

    PagedPresenter &m_presenter;
    Texts m_texts;
    EmptyText m_emptyText;
    PagedTableView *m_table;
    StateStack *m_states;
    PageBar *m_bar; ///< after the table, in the order of Tab as well
    QList<QAction *> m_pageActions;
    QPersistentModelIndex m_topRow;
    bool m_isNewPage = true;
    bool m_entersFromBelow = false;
    bool m_wasSettled = false;
    bool m_wantsKeys = false;
};

} // namespace minixdr
