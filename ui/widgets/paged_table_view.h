// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/display_settings.h"

#include <QTableView>

#include <chrono>
#include <functional>
#include <vector>

class QMenu;

namespace minixdr
{

class TableHeader;

/// A table of one page of rows: fixed row height, hairlines, a selection bar at the left edge, keyboard first. It
/// draws each column by the CellKind that the model's headerData() names (models/table/cell_kind.h) and remembers
/// which columns are shown, where and how wide, under its table id. Actions added with addAction() lead its context
/// menu. GUI thread; owned by its page.
class PagedTableView : public QTableView
{
    Q_OBJECT
public:
    /// `tableId` names the remembered layout ("events"); raise `layoutVersion` when columns change their meaning.
    /// `display` must outlive the view.
    PagedTableView(QString tableId, int layoutVersion, DisplaySettings &display, QWidget *parent = nullptr);
    ~PagedTableView() override;

    void setModel(QAbstractItemModel *model) override;

    /// Offers a further format under "Copy as"; `toText` gets one index a selected row, in order of rows.
    void addCopyFormat(const QString &title, std::function<QString(const QModelIndexList &rows)> toText);

    /// One index a selected row (column 0), in order of rows.
    QModelIndexList selectedRowIndexes() const;
    /// The selected rows, visible columns only, with a header line.
    QString selectionAsTsv() const;
    /// Shows every column as the model proposes it and forgets what was remembered.
    void resetLayout();
    /// The menu in which columns are shown and hidden, for the keyboard.
    void openColumnMenu();
    /// Writes the layout now; it is also written a moment after each change.
    void saveLayout();

    DisplaySettings &display() const { return m_display; }
    int hoveredRow() const { return m_hoveredRow; }

Q_SIGNALS:
    /// Page Down on the last row, Page Up on the first, and Ctrl with either of them.
    void nextPageRequested();
    void previousPageRequested();
    /// How long the first paint took after the rows changed.
    void painted(std::chrono::nanoseconds duration);
    void copied(int rows);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct CopyFormat {
        QString title;
        std::function<QString(const QModelIndexList &)> toText;
    };

    void setUpView();
    void setUpHeader();
    void applyDisplay();
    void applyDelegates();
    void applyDefaultLayout();
    bool restoreLayout();
    void takeResize(int column, int before, int now);
    int stretchedColumn() const;
    void stretchColumn();
    void setHoveredRow(int row);
    void copyText(const QString &text);
    void fillCopyMenu(QMenu *menu);
    void showHeaderMenu(const QPoint &position);
    bool handlePageKey(const QKeyEvent *event);

    QString m_settingsKey;
    int m_layoutVersion;
    DisplaySettings &m_display;
    QAbstractItemDelegate *m_cellDelegate;
    TableHeader *m_header;
    std::vector<CopyFormat> m_copyFormats;
    QTimer *m_saveTimer;
    QTimer *m_ageTimer;
    int m_hoveredRow = -1;
    bool m_isRestoring = false;
    bool m_keepsWidth = false; ///< somebody has resized the column that takes what the others leave
    bool m_awaitsPaint = false;
};

} // namespace minixdr
