// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/incidents/assignee_list.h"
#include "models/incidents/new_incident_presenter.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace minixdr
{

/// Asks for a new incident and stores it; what cannot be accepted is said beside its field, and what was typed stays
/// until it is stored. Deletes itself when closed. GUI thread.
class NewIncidentDialog : public QDialog
{
    Q_OBJECT
public:
    /// `form` is what stands there at first. `port` and `assignees` outlive the dialog.
    NewIncidentDialog(IncidentsPort &port, AssigneeList &assignees, const IncidentForm &form,
                      QWidget *parent = nullptr);

    /// Asks first if something was typed.
    void reject() override;

Q_SIGNALS:
    void created(const minixdr::Incident &incident);

private:
    void build();
    void addField(QFormLayout *layout, IncidentField field, const QString &title, QWidget *editor);
    void fillEscalations();
    void fillAssignees();
    void show(const IncidentForm &form);
    IncidentForm form() const;
    void refresh();

    NewIncidentPresenter m_presenter;
    AssigneeList &m_assignees;
    std::vector<EventKey> m_events;
    IncidentForm m_offered; ///< what stood there at first
    QLineEdit *m_address;
    QLineEdit *m_reason;
    QComboBox *m_escalation;
    QLineEdit *m_category;
    QComboBox *m_assignee;
    QPlainTextEdit *m_note;
    QMap<IncidentField, QLabel *> m_problems;
    QLabel *m_failure;
    QPushButton *m_create = nullptr;
};

} // namespace minixdr
