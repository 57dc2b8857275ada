// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/diagnostics/lock_tree.h"
#include "models/table/rows_table_model.h"
#include "services/diagnostics/diagnostics_port.h"
#include "ui/diagnostics/diagnostics_tab.h"

#include <optional>

class QPlainTextEdit;

namespace minixdr
{

class DetailTable;

/// The sessions of the server, blockers above whom they block.
class SessionsTab : public DiagnosticsTab
{
    Q_OBJECT
public:
    SessionsTab(DiagnosticsPort &port, DisplaySettings &display);

private:
    QWidget *makeContent();
    void showValue() override;
    void showChosen();
    void cancelStatement();
    void terminate();
    std::optional<ServerSession> chosen() const;

    DiagnosticsPort &m_port;
    Refreshed<std::vector<ServerSession>> m_sessions;
    RowsTableModel<SessionLine> m_model;
    QPushButton *m_cancel;
    QPushButton *m_terminate;
    DetailTable *m_table = nullptr;
    QPlainTextEdit *m_statement = nullptr;
};

} // namespace minixdr
