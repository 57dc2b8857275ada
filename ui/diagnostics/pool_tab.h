// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/diagnostics/pool_columns.h"
#include "models/table/rows_table_model.h"
#include "services/diagnostics/resources_port.h"
#include "ui/diagnostics/diagnostics_tab.h"

class QComboBox;

namespace minixdr
{

class DetailTable;
class FactGrid;
class ProgramChoice;

/// The connections of one pool: its numbers, who has them, who waits.
class PoolTab : public DiagnosticsTab
{
    Q_OBJECT
public:
    PoolTab(ResourcesPort &port, DisplaySettings &display);

private:
    QWidget *makeContent();
    void showValue() override;
    void showPools(const ProgramResources &program);
    void showFacts(const postgres::PoolSnapshot &pool);
    void refreshButtons();
    void cancelStatement();
    void terminateConnection();
    void changeLimits();
    const ProgramResources *program() const;
    const postgres::PoolSnapshot *pool() const;
    const LeaseRow *lease() const;

    ResourcesPort &m_port;
    Refreshed<std::vector<ProgramResources>> m_programs;
    RowsTableModel<LeaseRow> m_leases;
    RowsTableModel<WaiterRow> m_waiters;
    ProgramChoice *m_program;
    QComboBox *m_pool;
    QPushButton *m_cancel;
    QPushButton *m_terminate;
    QPushButton *m_limits;
    FactGrid *m_standing = nullptr;
    FactGrid *m_counted = nullptr;
    DetailTable *m_leaseTable = nullptr;
    DetailTable *m_waiterTable = nullptr;
};

} // namespace minixdr
