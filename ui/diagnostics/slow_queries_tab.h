// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/rows_table_model.h"
#include "services/diagnostics/slow_queries_port.h"
#include "ui/diagnostics/diagnostics_tab.h"

#include <optional>

class QPlainTextEdit;
class QSpinBox;
class QTabWidget;

namespace minixdr
{

class DetailTable;
class PlanViewer;

/// The slow query log of all programs of the profile, and the plan of the chosen one.
class SlowQueriesTab : public DiagnosticsTab
{
    Q_OBJECT
public:
    SlowQueriesTab(SlowQueriesPort &port, DisplaySettings &display);

    /// Chooses the query of that number, as soon as it is there.
    void choose(qint64 number);

private:
    QWidget *makeContent();
    void showValue() override;
    void showChosen();
    void explain();
    void changeThreshold();
    const SlowQuery *chosen() const;

    SlowQueriesPort &m_port;
    Refreshed<SlowQueriesPort::Log> m_log;
    Request<Explanation> m_explanation;
    RowsTableModel<SlowQuery> m_model;
    QSpinBox *m_threshold;
    QPushButton *m_explain;
    DetailTable *m_table = nullptr;
    QPlainTextEdit *m_sql = nullptr;
    PlanViewer *m_plan = nullptr;
    QTabWidget *m_details = nullptr;
    std::optional<qint64> m_wanted;
    qint64 m_shown = 0; ///< whose details stand there
    bool m_isThresholdShown = false;
};

} // namespace minixdr
