// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/incident_detail_presenter.h"

#include "models/incidents/history_text.h"

#include <algorithm>

namespace minixdr
{

IncidentDetailPresenter::IncidentDetailPresenter(IncidentsPort &port, std::chrono::milliseconds delay, QObject *parent)
    : QObject(parent), m_port(port)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(delay);
    connect(&m_delay, &QTimer::timeout, this, &IncidentDetailPresenter::reload);
}

void IncidentDetailPresenter::show(const Incident &row)
{
    const bool isSame = m_state != State::Nothing && incident().id == row.id;
    if (isSame && m_state != State::Failed && incident().version >= row.version &&
        incident().eventCount == row.eventCount)
        return;
    m_request.cancel();
    if (isSame) {
        m_detail.incident = row; // the rest stays until its newer state is there
    } else {
        m_detail = {};
        m_detail.incident = row;
        m_state = State::Loading;
    }
    m_delay.start();
    Q_EMIT changed();
}

void IncidentDetailPresenter::clear()
{
    m_request.cancel();
    m_delay.stop();
    m_state = State::Nothing;
    m_detail = {};
    Q_EMIT changed();
}

void IncidentDetailPresenter::reload()
{
    if (m_state == State::Nothing)
        return;
    m_delay.stop();
    if (m_state == State::Failed)
        m_state = State::Loading;
    m_request.send([this](std::stop_token stop) { return m_port.detail(incident().id, stop); },
                   [this](Result<IncidentDetail> answer) { take(std::move(answer)); });
    Q_EMIT changed();
}

void IncidentDetailPresenter::setActive(bool isActive)
{
    if (isActive) {
        if (std::exchange(m_isInterrupted, false))
            reload();
        return;
    }
    m_isInterrupted = m_delay.isActive() || m_request.isUnderWay();
    m_delay.stop();
    m_request.cancel();
}

void IncidentDetailPresenter::take(Result<IncidentDetail> answer)
{
    if (answer) {
        const auto before = std::exchange(m_detail, std::move(*answer));
        m_state = State::Complete;
        if (m_unsaved && m_unsaved->id == incident().id && m_saveError.kind == ErrorKind::Conflict && !m_conflict)
            noteConflict();
        if (before.incident != incident())
            Q_EMIT stored(incident());
    } else if (m_state != State::Complete || answer.error().kind == ErrorKind::NotFound) {
        m_error = answer.error();
        m_state = State::Failed;
    }
    Q_EMIT changed();
}

/// History entries that were not there before say who it was.
void IncidentDetailPresenter::noteConflict()
{
    IncidentConflict conflict{{}, differences(m_sentFrom.incident, incident())};
    for (const auto &entry : m_detail.history)
        if (std::ranges::find(m_sentFrom.history, entry.id, &HistoryEntry::id) == m_sentFrom.history.end())
            conflict.actor = entry.actor;
    m_conflict = std::move(conflict);
}

IncidentChange IncidentDetailPresenter::change() const
{
    IncidentChange change;
    change.id = incident().id;
    change.version = incident().version;
    return change;
}

void IncidentDetailPresenter::setStatus(IncidentStatus status)
{
    auto wish = change();
    wish.status = status;
    if (status != incident().status)
        send(std::move(wish));
}

void IncidentDetailPresenter::setEscalation(Escalation escalation)
{
    auto wish = change();
    wish.escalation = escalation;
    if (escalation != incident().escalation)
        send(std::move(wish));
}

void IncidentDetailPresenter::assign(std::optional<UserId> assignee)
{
    auto wish = change();
    wish.assignee = assignee;
    if (assignee != incident().assignee)
        send(std::move(wish));
}

void IncidentDetailPresenter::send(IncidentChange change)
{
    if (m_state == State::Nothing || isSaving())
        return;
    if (isShown(change.id))
        m_sentFrom = m_detail;
    m_unsaved.reset();
    m_conflict.reset();
    m_change.send([this, &change](std::stop_token stop) { return m_port.update(change, stop); },
                  [this, change](Result<Incident> answer) { takeStored(change, std::move(answer)); });
    Q_EMIT changed();
}

void IncidentDetailPresenter::takeStored(const IncidentChange &change, Result<Incident> answer)
{
    if (answer) {
        if (isShown(change.id))
            m_detail.incident = *answer;
        Q_EMIT stored(*answer);
    } else {
        m_unsaved = change;
        m_saveError = answer.error();
    }
    if (isShown(change.id) && (answer || answer.error().kind == ErrorKind::Conflict))
        reload(); // its history has a new line
    Q_EMIT changed();
}

void IncidentDetailPresenter::addNote(const QString &text)
{
    if (m_state == State::Nothing || isSaving() || text.trimmed().isEmpty())
        return;
    const auto id = incident().id;
    m_note.send([this, id, text](std::stop_token stop) { return m_port.addNote(id, text.trimmed(), stop); },
                [this, id, text](Result<HistoryEntry> answer) {
                    if (answer)
                        Q_EMIT noteAdded(id, text);
                    else
                        Q_EMIT noteFailed(id, answer.error());
                    if (answer && incident().id == id)
                        reload();
                    Q_EMIT changed();
                });
    Q_EMIT changed();
}

void IncidentDetailPresenter::retryUnsaved()
{
    if (!m_unsaved || mustShowUnsaved())
        return;
    auto again = *m_unsaved;
    if (isShown(again.id))
        again.version = incident().version;
    send(std::move(again));
}

bool IncidentDetailPresenter::mustShowUnsaved() const
{
    return m_unsaved && m_saveError.kind == ErrorKind::Conflict && !isShown(m_unsaved->id);
}

void IncidentDetailPresenter::dropUnsaved()
{
    m_unsaved.reset();
    m_conflict.reset();
    Q_EMIT changed();
}

} // namespace minixdr
