// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/rows_table_model.h"
#include "services/diagnostics/diagnostics_port.h"
#include "ui/diagnostics/diagnostics_tab.h"

class QLabel;

namespace minixdr
{

/// Sizes of tables, use of indexes, and what both suggest. It only informs: dropping an index is a migration's work.
class SchemaTab : public DiagnosticsTab
{
    Q_OBJECT
public:
    SchemaTab(DiagnosticsPort &port, DisplaySettings &display);

    void setActive(bool isActive) override;

private:
    QWidget *makeContent();
    void showValue() override;
    void showSizes();

    Refreshed<IndexReport> m_report;
    Refreshed<std::vector<TableSize>> m_sizes;
    RowsTableModel<TableSize> m_tables;
    RowsTableModel<IndexUse> m_indexes;
    RowsTableModel<MissingIndex> m_missing;
    QLabel *m_since = nullptr;
};

} // namespace minixdr
