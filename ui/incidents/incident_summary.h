// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/incidents/incident_detail_presenter.h"
#include "ui/widgets/display_settings.h"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QScrollArea;

namespace minixdr
{

class FactGrid;

/// What is known of an incident at a glance, what triage wrote, and a place for a note. A note that was not stored
/// stays where it was written, a draft of each incident for itself. GUI thread; outlived by the presenter.
class IncidentSummary : public QWidget
{
    Q_OBJECT
public:
    IncidentSummary(IncidentDetailPresenter &presenter, DisplaySettings &display, QWidget *parent = nullptr);

    void focusNote();
    /// The incidents that somebody has begun a note on.
    std::vector<IncidentId> unsentNotes() const;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildNote();
    void refresh();
    void refreshTriage();
    void switchDraft();
    void dropDraft(IncidentId id, const QString &stored);
    void submitNote();
    void updateButton();

    IncidentDetailPresenter &m_presenter;
    DisplaySettings &m_display;
    QBoxLayout *m_columns;
    QScrollArea *m_area;
    FactGrid *m_facts;
    QLabel *m_triageTitle;
    FactGrid *m_triage;
    QPlainTextEdit *m_note;
    QLabel *m_noteProblem;
    QPushButton *m_addNote;
    IncidentId m_shown;
    QMap<qint64, QString> m_drafts; ///< by incident, unsent notes
};

} // namespace minixdr
