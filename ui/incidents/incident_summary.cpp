// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/incident_summary.h"

#include "models/incidents/incident_columns.h"
#include "models/incidents/triage_note.h"
#include "ui/widgets/error_text.h"
#include "ui/widgets/fact_grid.h"
#include "ui/widgets/format.h"

#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>

namespace minixdr
{

namespace
{
constexpr int kWideEnough = 640;
}

IncidentSummary::IncidentSummary(IncidentDetailPresenter &presenter, DisplaySettings &display, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_display(display), m_area(new QScrollArea(this)),
      m_facts(new FactGrid(this)), m_triageTitle(new QLabel(tr("Triage"), this)), m_triage(new FactGrid(this)),
      m_note(new QPlainTextEdit(this)), m_noteProblem(new QLabel(this)),
      m_addNote(new QPushButton(tr("Add note"), this))
{
    m_triageTitle->setProperty("heading", true);
    auto *inner = new QWidget;
    inner->setBackgroundRole(QPalette::Base);
    auto *known = new QVBoxLayout;
    known->setSpacing(12);
    known->addWidget(m_facts);
    known->addStretch();
    auto *thought = new QVBoxLayout;
    thought->setSpacing(12);
    thought->addWidget(m_triageTitle);
    thought->addWidget(m_triage);
    thought->addWidget(buildNote());
    thought->addStretch(1);
    m_columns = new QBoxLayout(QBoxLayout::TopToBottom, inner);
    m_columns->setContentsMargins(16, 12, 16, 12);
    m_columns->setSpacing(16);
    m_columns->addLayout(known, 2);
    m_columns->addLayout(thought, 3);
    m_area->setWidget(inner);
    m_area->setWidgetResizable(true);
    m_area->setAccessibleName(tr("Summary"));
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_area);
    connect(&m_presenter, &IncidentDetailPresenter::changed, this, &IncidentSummary::refresh);
    connect(&m_display, &DisplaySettings::changed, this, &IncidentSummary::refresh);
    connect(&m_presenter, &IncidentDetailPresenter::noteAdded, this, &IncidentSummary::dropDraft);
    connect(&m_presenter, &IncidentDetailPresenter::noteFailed, this, [this](IncidentId id, const Error &error) {
        m_noteProblem->setText(sentence(error, tr("The note to %1 was not stored.").arg(incidentNumber(id))));
        m_noteProblem->show();
    });
}

void IncidentSummary::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool isWide = width() >= kWideEnough;
    m_columns->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_columns->setStretch(0, isWide ? 2 : 0);
    m_columns->setStretch(1, isWide ? 3 : 1);
}

QWidget *IncidentSummary::buildNote()
{
    m_note->setPlaceholderText(tr("Add a note: what you saw, what you did"));
    m_note->setAccessibleName(tr("Note"));
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(64);
    m_noteProblem->setProperty("error", true);
    m_noteProblem->setTextFormat(Qt::PlainText);
    m_noteProblem->setWordWrap(true);
    m_noteProblem->hide();
    m_addNote->setToolTip(tr("Add note (Ctrl+Return)"));
    auto *send = new QAction(m_note);
    send->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    send->setShortcutContext(Qt::WidgetShortcut);
    m_note->addAction(send);
    connect(send, &QAction::triggered, this, &IncidentSummary::submitNote);
    connect(m_addNote, &QPushButton::clicked, this, &IncidentSummary::submitNote);
    connect(m_note, &QPlainTextEdit::textChanged, this, &IncidentSummary::updateButton);
    auto *box = new QWidget(this);
    box->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *row = new QHBoxLayout;
    row->addWidget(m_noteProblem, 1);
    row->addStretch();
    row->addWidget(m_addNote);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_note);
    column->addLayout(row);
    updateButton();
    return box;
}

void IncidentSummary::focusNote()
{
    m_area->ensureWidgetVisible(m_addNote);
    m_note->setFocus(Qt::ShortcutFocusReason);
}

std::vector<IncidentId> IncidentSummary::unsentNotes() const
{
    auto drafts = m_drafts;
    drafts[m_shown.value] = m_note->toPlainText();
    std::vector<IncidentId> incidents;
    for (auto draft = drafts.cbegin(); draft != drafts.cend(); ++draft)
        if (!draft->trimmed().isEmpty())
            incidents.push_back(IncidentId{draft.key()});
    return incidents;
}

void IncidentSummary::refresh()
{
    const auto &incident = m_presenter.incident();
    if (incident.id != m_shown)
        switchDraft();
    const auto zone = m_display.timeZone();
    const auto yesNo = [](bool isYes) { return isYes ? tr("yes") : tr("no"); };
    m_facts->show({
        {tr("Source"), incident.srcIp ? incident.srcIp->toString() : QString(), true, {}, {}},
        {tr("Category"), incident.threatCategory, false, {}, {}},
        {tr("Risk"), incident.riskScore ? QLocale().toString(*incident.riskScore, 'f', 2) : QString(), false, {}, {}},
        {tr("Events"), grouped(incident.eventCount), false, {}, {}},
        {tr("Created"), displayTime(incident.createdAt, zone), true, {}, exactTime(incident.createdAt, zone)},
        {tr("Updated"), displayTime(incident.updatedAt, zone), true, {}, exactTime(incident.updatedAt, zone)},
        {tr("Contained by"), incident.containmentMethod, false, {}, {}},
        {tr("Automatically"),
         incident.containmentMethod.isEmpty() ? QString() : yesNo(incident.autoContained),
         false,
         {},
         {}},
    });
    refreshTriage();
    updateButton();
}

void IncidentSummary::refreshTriage()
{
    const auto note = TriageNote::fromJson(m_presenter.detail().triageNote);
    m_triageTitle->setVisible(note != TriageNote());
    m_triage->setVisible(note != TriageNote());
    m_triage->show({
        {tr("Summary"), note.summary, false, {}, {}},
        {tr("Recommendation"), note.recommendation, false, {}, {}},
        {tr("Because"), note.rationale.join(QLatin1Char('\n')), false, {}, {}},
        {tr("Severity"), note.severity, false, {}, {}},
    });
}

void IncidentSummary::switchDraft()
{
    m_drafts[m_shown.value] = m_note->toPlainText();
    if (m_drafts[m_shown.value].isEmpty())
        m_drafts.remove(m_shown.value);
    m_shown = m_presenter.incident().id;
    m_note->setPlainText(m_drafts.take(m_shown.value));
    m_noteProblem->hide();
}

/// What was stored; not what was typed since, nor the draft of another incident.
void IncidentSummary::dropDraft(IncidentId id, const QString &stored)
{
    if (id != m_shown && m_drafts.value(id.value) == stored)
        m_drafts.remove(id.value);
    else if (id == m_shown && m_note->toPlainText() == stored)
        m_note->clear();
}

void IncidentSummary::submitNote()
{
    m_noteProblem->hide();
    m_presenter.addNote(m_note->toPlainText());
}

void IncidentSummary::updateButton()
{
    m_addNote->setEnabled(!m_presenter.isSaving() && !m_note->toPlainText().trimmed().isEmpty());
}

} // namespace minixdr
