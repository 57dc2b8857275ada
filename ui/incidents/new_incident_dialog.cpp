// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/new_incident_dialog.h"

#include "models/events/incident_from_events.h"
#include "models/table/cell_text.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/confirm_dialog.h"
#include "ui/widgets/error_text.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace minixdr
{

namespace
{

QLabel *makeProblemLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setProperty("error", true);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->hide();
    return label;
}

void markInvalid(QWidget *editor, bool isInvalid)
{
    if (editor->property("invalid").toBool() == isInvalid)
        return;
    editor->setProperty("invalid", isInvalid);
    editor->style()->unpolish(editor);
    editor->style()->polish(editor);
}

} // namespace

NewIncidentDialog::NewIncidentDialog(IncidentsPort &port, AssigneeList &assignees, const IncidentForm &form,
                                     QWidget *parent)
    : QDialog(parent), m_presenter(port), m_assignees(assignees), m_events(form.events), m_address(new QLineEdit(this)),
      m_reason(new QLineEdit(this)), m_escalation(new QComboBox(this)), m_category(new QLineEdit(this)),
      m_assignee(new QComboBox(this)), m_note(new QPlainTextEdit(this)), m_failure(makeProblemLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("New incident"));
    build();
    fillEscalations();
    fillAssignees();
    show(form);
    connect(&m_presenter, &NewIncidentPresenter::changed, this, &NewIncidentDialog::refresh);
    connect(&m_presenter, &NewIncidentPresenter::created, this, [this](const Incident &incident) {
        Q_EMIT created(incident);
        accept();
    });
    connect(&m_assignees, &AssigneeList::changed, this, &NewIncidentDialog::fillAssignees);
    for (auto *edit : {m_address, m_reason, m_category})
        connect(edit, &QLineEdit::textChanged, this, [this] { m_presenter.recheck(this->form()); });
    m_offered = this->form();
    m_reason->setFocus();
}

void NewIncidentDialog::reject()
{
    if (form() == m_offered)
        return QDialog::reject();
    ConfirmDialog::ask(
        {tr("Discard this incident?"), tr("What you have typed is not stored yet."), tr("Discard"), true, {}}, this,
        [this] { QDialog::reject(); });
}

void NewIncidentDialog::build()
{
    m_address->setPlaceholderText(QStringLiteral("203.0.113.7"));
    m_address->setFont(monospaceFont(font()));
    m_reason->setPlaceholderText(tr("What happened, in a few words"));
    m_category->setPlaceholderText(QStringLiteral("brute_force"));
    m_note->setPlaceholderText(tr("What whoever takes it on should know"));
    m_note->setTabChangesFocus(true);
    m_note->setMaximumHeight(96);
    auto *layout = new QFormLayout;
    layout->setHorizontalSpacing(16);
    layout->setVerticalSpacing(10);
    layout->setLabelAlignment(Qt::AlignLeft);
    layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addField(layout, IncidentField::Reason, tr("&Reason"), m_reason);
    addField(layout, IncidentField::Address, tr("&Source address"), m_address);
    layout->addRow(tr("&Escalation"), m_escalation);
    addField(layout, IncidentField::Category, tr("&Category"), m_category);
    addField(layout, IncidentField::Assignee, tr("&Assignee"), m_assignee);
    addField(layout, IncidentField::Note, tr("&Note"), m_note);
    if (!m_events.empty())
        layout->addRow(tr("Events"), new QLabel(tr("%Ln linked", nullptr, static_cast<int>(m_events.size())), this));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_create = new QPushButton(tr("Create incident"), this);
    m_create->setProperty("primary", true); // before the box polishes it
    buttons->addButton(m_create, QDialogButtonBox::AcceptRole);
    m_create->setDefault(true);
    connect(m_create, &QPushButton::clicked, this, [this] { m_presenter.submit(form()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(16);
    column->addLayout(layout);
    column->addWidget(m_failure);
    column->addWidget(buttons);
    setMinimumWidth(520);
}

void NewIncidentDialog::addField(QFormLayout *layout, IncidentField field, const QString &title, QWidget *editor)
{
    auto *box = new QVBoxLayout;
    box->setSpacing(2);
    auto *problem = makeProblemLabel(this);
    box->addWidget(editor);
    box->addWidget(problem);
    auto *label = new QLabel(title, this);
    label->setBuddy(editor);
    layout->addRow(label, box);
    editor->setAccessibleName(QString(title).remove(QLatin1Char('&')));
    m_problems[field] = problem;
}

void NewIncidentDialog::fillEscalations()
{
    for (const auto escalation : kEscalations) {
        const auto badge = badgeOf(escalation, currentColours());
        m_escalation->addItem(iconOf(badge), badge.word, static_cast<int>(escalation));
    }
    m_escalation->setAccessibleName(tr("Escalation"));
}

void NewIncidentDialog::fillAssignees()
{
    const auto chosen = m_assignee->currentData();
    m_assignee->clear();
    m_assignee->addItem(tr("Nobody"));
    for (const auto &user : m_assignees.users())
        m_assignee->addItem(displayName(user), user.id.value);
    m_assignee->setCurrentIndex(qMax(0, m_assignee->findData(chosen)));
}

void NewIncidentDialog::show(const IncidentForm &form)
{
    m_address->setText(form.address);
    m_reason->setText(form.reason);
    m_escalation->setCurrentIndex(m_escalation->findData(static_cast<int>(form.escalation)));
    m_category->setText(form.category);
    m_assignee->setCurrentIndex(form.assignee ? qMax(0, m_assignee->findData(form.assignee->value)) : 0);
    m_note->setPlainText(form.note);
}

IncidentForm NewIncidentDialog::form() const
{
    const auto assignee = m_assignee->currentData();
    return {m_address->text(),
            m_reason->text(),
            static_cast<Escalation>(m_escalation->currentData().toInt()),
            m_category->text(),
            assignee.isValid() ? std::optional(UserId{assignee.toLongLong()}) : std::nullopt,
            m_note->toPlainText(),
            m_events};
}

void NewIncidentDialog::refresh()
{
    const auto &problems = m_presenter.problems();
    for (auto field = m_problems.begin(); field != m_problems.end(); ++field) {
        (*field)->setText(problems.value(field.key()));
        (*field)->setVisible(problems.contains(field.key()));
    }
    markInvalid(m_address, problems.contains(IncidentField::Address));
    markInvalid(m_reason, problems.contains(IncidentField::Reason));
    markInvalid(m_category, problems.contains(IncidentField::Category));
    m_failure->setVisible(m_presenter.error().has_value());
    if (m_presenter.error())
        m_failure->setText(sentence(*m_presenter.error(), tr("The incident was not created.")));
    m_create->setEnabled(!m_presenter.isSaving());
    m_create->setText(m_presenter.isSaving() ? tr("Creating…") : tr("Create incident"));
}

} // namespace minixdr
