// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/unsaved_banner.h"

#include "models/incidents/incident_columns.h"
#include "models/table/cell_text.h"
#include "ui/widgets/error_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace minixdr
{

UnsavedBanner::UnsavedBanner(IncidentDetailPresenter &presenter, QWidget *parent)
    : QFrame(parent), m_presenter(presenter), m_text(new QLabel(this)), m_again(new QPushButton(this)),
      m_drop(new QPushButton(tr("Discard my change"), this))
{
    setProperty("banner", true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 6, 12, 6);
    row->addWidget(m_text, 1);
    row->addWidget(m_again);
    row->addWidget(m_drop);
    connect(m_again, &QPushButton::clicked, this, &UnsavedBanner::tryAgain);
    connect(m_drop, &QPushButton::clicked, &m_presenter, &IncidentDetailPresenter::dropUnsaved);
    connect(&m_presenter, &IncidentDetailPresenter::changed, this, &UnsavedBanner::refresh);
    refresh();
}

void UnsavedBanner::tryAgain()
{
    if (m_presenter.mustShowUnsaved())
        Q_EMIT incidentRequested(m_presenter.unsaved()->change.id);
    else
        m_presenter.retryUnsaved();
}

void UnsavedBanner::refresh()
{
    const auto *unsaved = m_presenter.unsaved();
    setVisible(unsaved);
    if (!unsaved)
        return;
    m_text->setText(text());
    if (m_presenter.mustShowUnsaved())
        m_again->setText(tr("Show %1").arg(incidentNumber(unsaved->change.id)));
    else
        m_again->setText(unsaved->conflict ? tr("Apply mine as well") : tr("Try again"));
}

QString UnsavedBanner::text() const
{
    const auto &unsaved = *m_presenter.unsaved();
    const auto notStored = tr("Your change to %1 was not stored.").arg(incidentNumber(unsaved.change.id));
    if (!unsaved.conflict)
        return sentence(unsaved.error, notStored);
    const auto &conflict = *unsaved.conflict;
    const auto who = conflict.actor.isEmpty() ? tr("Somebody else") : conflict.actor;
    const auto what = conflict.changes.isEmpty() ? tr("changed it") : conflict.changes.join(QStringLiteral(", "));
    const auto text = tr("%1 was faster: %2. %3").arg(who, what, notStored);
    return m_presenter.mustShowUnsaved() ? text : text + QLatin1Char(' ') + tr("The incident is shown as it is now.");
}

} // namespace minixdr
