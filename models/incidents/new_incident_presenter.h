// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/request.h"
#include "services/incidents/incidents_port.h"

#include <QMap>
#include <QObject>

namespace minixdr
{

/// A new incident as a person types it.
struct IncidentForm {
    QString address;
    QString reason;
    Escalation escalation = Escalation::Medium;
    QString category;
    std::optional<UserId> assignee;
    QString note;
    std::vector<EventKey> events;

    static IncidentForm of(const IncidentDraft &draft);
    bool operator==(const IncidentForm &) const = default;
};

enum class IncidentField : quint8 { Address, Reason, Category, Assignee, Note };

/// Checks and stores a new incident. What was typed is not touched by a failure. GUI thread; owned by its dialog,
/// outlived by the port.
class NewIncidentPresenter : public QObject
{
    Q_OBJECT
public:
    explicit NewIncidentPresenter(IncidentsPort &port, QObject *parent = nullptr);

    bool isSaving() const { return m_request.isUnderWay(); }
    /// What cannot be accepted and why, translated, by field. Empty before the first submit().
    const QMap<IncidentField, QString> &problems() const { return m_problems; }
    /// Why storing failed, where no field is to blame.
    const std::optional<Error> &error() const { return m_error; }

    /// Stores the form, or sets problems().
    void submit(const IncidentForm &form);
    /// Checks again after a correction, if there were problems.
    void recheck(const IncidentForm &form);

Q_SIGNALS:
    void changed();
    void created(const minixdr::Incident &incident);

private:
    void take(Result<Incident> answer);

    IncidentsPort &m_port;
    QMap<IncidentField, QString> m_problems;
    std::optional<Error> m_error;
    Request<Incident> m_request;
};

} // namespace minixdr
