// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/pausable_request.h"
#include "services/incidents/incidents_port.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

namespace minixdr
{

/// Somebody else was faster: who, and what it changed.
struct IncidentConflict {
    QString actor; ///< empty if the history does not say
    QStringList changes;
    bool operator==(const IncidentConflict &) const = default;
};

/// A change that was not stored, why, and what it was made on.
struct UnsavedChange {
    IncidentChange change;
    Error error;
    Incident madeOn;
    std::optional<AuditLogId> newestEntry;    ///< of the history then; none if it was not known
    std::optional<IncidentConflict> conflict; ///< of a Conflict, once the incident has been shown again
};

/// One incident with all that belongs to it, and the changes to it. What the list knows is there at once; the rest
/// follows once the person has stayed on the row for a moment. A change that was not stored is kept until the person
/// sends it again or drops it. GUI thread; owned by its page, outlived by the port.
class IncidentDetailPresenter : public QObject
{
    Q_OBJECT
public:
    enum class State : quint8 { Nothing, Loading, Complete, Failed };

    explicit IncidentDetailPresenter(IncidentsPort &port,
                                     std::chrono::milliseconds delay = std::chrono::milliseconds(80),
                                     QObject *parent = nullptr);

    State state() const { return m_state; }
    /// Only its `incident` until the state is Complete.
    const IncidentDetail &detail() const { return m_detail; }
    const Incident &incident() const { return m_detail.incident; }
    const Error &error() const { return m_error; }
    /// Whether a change or note is on its way; further ones have to wait.
    bool isSaving() const { return m_change.isUnderWay() || m_note.isUnderWay(); }

    /// The change to the incident that is shown, or else the oldest one, that was not stored; null if all are.
    const UnsavedChange *unsaved() const;
    /// Whether the incident of unsaved() has to be shown before it can be sent again: what somebody else did is seen
    /// first.
    bool mustShowUnsaved() const;
    /// The incidents with a change that is not stored: refused, or under way.
    std::vector<IncidentId> unsavedIncidents() const;

    void show(const Incident &row);
    void clear();
    /// Asks again at once.
    void reload();
    /// A detail that is left asks nothing; what it was waiting for, it asks for when it is entered again. Changes go
    /// on.
    void setActive(bool isActive) { m_request.setActive(isActive); }

    /// Of the incident shown; ignored while saving.
    void setStatus(IncidentStatus status);
    void setEscalation(Escalation escalation);
    /// Empty: nobody.
    void assign(std::optional<UserId> assignee);
    void addNote(const QString &text);
    /// Sends the change that was not stored again, on top of what is stored now; ignored while mustShowUnsaved().
    void retryUnsaved();
    void dropUnsaved();

Q_SIGNALS:
    void changed();
    /// A change was stored: for the list.
    void stored(const minixdr::Incident &incident);
    void noteAdded(minixdr::IncidentId id, const QString &text);
    /// The note was not stored; its text stays where it was written.
    void noteFailed(minixdr::IncidentId id, const minixdr::Error &error);

private:
    void take(Result<IncidentDetail> answer);
    void send(IncidentChange change);
    void takeStored(UnsavedChange sent, Result<Incident> answer);
    IncidentChange change() const;
    void noteConflict(UnsavedChange &unsaved) const;
    bool isShown(IncidentId id) const { return m_state != State::Nothing && incident().id == id; }
    UnsavedChange *unsavedOf(IncidentId id);

    IncidentsPort &m_port;
    QTimer m_delay;
    State m_state = State::Nothing;
    IncidentDetail m_detail;
    Error m_error;
    std::vector<UnsavedChange> m_unsaved; ///< at most one an incident
    std::optional<IncidentId> m_changing; ///< whose change is under way
    PausableRequest<IncidentDetail> m_request;
    Request<Incident> m_change;
    Request<HistoryEntry> m_note;
};

} // namespace minixdr
