// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/diagnostics/plan_lines.h"
#include "models/table/rows_table_model.h"
#include "ui/widgets/display_settings.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace minixdr
{

class PagedTableView;

/// A plan as a tree, with what the planner expected and what came, and as text. GUI thread; owned by its tab.
class PlanViewer : public QWidget
{
    Q_OBJECT
public:
    explicit PlanViewer(DisplaySettings &display, QWidget *parent = nullptr);

    void show(const Explanation &explanation);
    /// Something in place of a plan.
    void showText(const QString &text);

private:
    DisplaySettings &m_display;
    RowsTableModel<PlanLine> m_lines;
    QLabel *m_summary;
    PagedTableView *m_tree;
    QPlainTextEdit *m_text;
    QWidget *m_tabs;
};

} // namespace minixdr
