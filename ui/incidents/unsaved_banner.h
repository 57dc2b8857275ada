// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/incidents/incident_detail_presenter.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace minixdr
{

/// Says that a change was not stored, why, and what somebody else did meanwhile; offers to send it again, to show the
/// incident first if somebody was faster, or to drop it. Hidden while there is nothing to say. GUI thread; owned by the
/// detail panel, outlived by the presenter.
class UnsavedBanner : public QFrame
{
    Q_OBJECT
public:
    explicit UnsavedBanner(IncidentDetailPresenter &presenter, QWidget *parent = nullptr);

Q_SIGNALS:
    void incidentRequested(minixdr::IncidentId id);

private:
    void tryAgain();
    void refresh();
    QString text() const;

    IncidentDetailPresenter &m_presenter;
    QLabel *m_text;
    QPushButton *m_again;
    QPushButton *m_drop;
};

} // namespace minixdr
