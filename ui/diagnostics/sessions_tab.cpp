// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagnostics/sessions_tab.h"

#include "models/diagnostics/session_columns.h"
#include "ui/widgets/confirm_dialog.h"
#include "ui/widgets/detail_table.h"
#include "ui/widgets/paged_table_view.h"
#include "ui/widgets/theme.h"

#include <QItemSelectionModel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>

namespace minixdr
{
namespace
{

constexpr std::chrono::seconds kRefresh{2};

QString nameOf(const ServerSession &session)
{
    return session.application.isEmpty() ? session.role : session.application;
}

} // namespace

SessionsTab::SessionsTab(DiagnosticsPort &port, DisplaySettings &display)
    : DiagnosticsTab(m_sessions, display, tr("The sessions could not be read.")), m_port(port),
      m_sessions([&port](std::stop_token stop) { return port.sessions(std::move(stop)); }, kRefresh),
      m_model(kSessionColumnsContext, sessionColumns()), m_cancel(addButton(tr("Cancel statement…"))),
      m_terminate(addButton(tr("Terminate session…")))
{
    build(makeContent());
    connect(m_cancel, &QPushButton::clicked, this, &SessionsTab::cancelStatement);
    connect(m_terminate, &QPushButton::clicked, this, &SessionsTab::terminate);
    connect(m_table->view().selectionModel(), &QItemSelectionModel::selectionChanged, this, &SessionsTab::showChosen);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &SessionsTab::showChosen);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &SessionsTab::showChosen);
    showChosen();
}

QWidget *SessionsTab::makeContent()
{
    m_table = new DetailTable(m_model, QStringLiteral("sessions"), tr("Sessions"),
                              tr("Nobody else uses this database at the moment."), display());
    m_table->view().setSelectionMode(QAbstractItemView::SingleSelection);
    m_statement = new QPlainTextEdit;
    m_statement->setReadOnly(true);
    m_statement->setTabChangesFocus(true);
    m_statement->setFont(monospaceFont(font()));
    m_statement->setAccessibleName(tr("Statement of the session"));
    m_statement->setPlaceholderText(tr("Choose a session to see what it runs, or ran last."));
    auto *content = new QSplitter(Qt::Vertical);
    content->addWidget(m_table);
    content->addWidget(m_statement);
    content->setSizes({360, 140});
    return content;
}

std::optional<ServerSession> SessionsTab::chosen() const
{
    const auto rows = m_table->view().selectedRowIndexes();
    if (rows.isEmpty())
        return std::nullopt;
    return m_model.row(rows.front().row()).session;
}

void SessionsTab::showValue()
{
    m_model.replace(lockTree(m_sessions.value()));
}

void SessionsTab::showChosen()
{
    const auto session = chosen();
    m_cancel->setEnabled(session.has_value());
    m_terminate->setEnabled(session.has_value());
    QString text;
    if (session)
        text = session->isHidden ? tr("PostgreSQL hides the statements of other roles from the console's role.")
                                 : session->query;
    if (m_statement->toPlainText() != text) // a text that is being read or marked stays as it is
        m_statement->setPlainText(text);
}

void SessionsTab::cancelStatement()
{
    const auto session = chosen();
    if (!session)
        return;
    const auto pid = session->pid;
    ConfirmConfig config{tr("Cancel the statement of session %1?").arg(pid),
                         tr("%1 gets an error for what it runs now. Its session stays.").arg(nameOf(*session)),
                         tr("Cancel statement"),
                         true,
                         {}};
    ConfirmDialog::ask(config, this, [this, pid] {
        act([this, pid](std::stop_token stop) { return m_port.cancelSession(pid, std::move(stop)); },
            tr("The statement of session %1 was cancelled.").arg(pid), tr("The statement was not cancelled."));
    });
}

void SessionsTab::terminate()
{
    const auto session = chosen();
    if (!session)
        return;
    const auto pid = session->pid;
    ConfirmConfig config{tr("Terminate session %1?").arg(pid),
                         tr("%1 loses its connection, and what its transaction has written is rolled back. This cannot "
                            "be undone.")
                             .arg(nameOf(*session)),
                         tr("Terminate session"),
                         true,
                         {}};
    ConfirmDialog::ask(config, this, [this, pid] {
        act([this, pid](std::stop_token stop) { return m_port.terminateSession(pid, std::move(stop)); },
            tr("Session %1 was terminated.").arg(pid), tr("The session was not terminated."));
    });
}

} // namespace minixdr
