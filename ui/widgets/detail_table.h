// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/rows_table_model.h"
#include "ui/widgets/display_settings.h"

#include <QWidget>

class QLabel;

namespace minixdr
{

class PagedTableView;

/// A table of a detail tab, or a sentence in its place while it has no rows. GUI thread; owned by its tab.
class DetailTable : public QWidget
{
    Q_OBJECT
public:
    /// `model` outlives the table; `emptyText` says why there may be nothing.
    DetailTable(RowsTableModelBase &model, const QString &tableId, const QString &name, const QString &emptyText,
                DisplaySettings &display, QWidget *parent = nullptr);

    PagedTableView &view() { return *m_view; }
    /// Names the table above it, where several stand below each other.
    void showTitle();

private:
    void refresh();

    RowsTableModelBase &m_model;
    PagedTableView *m_view;
    QLabel *m_title;
    QLabel *m_empty;
};

} // namespace minixdr
