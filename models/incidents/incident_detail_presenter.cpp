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

void IncidentDetailPresenter::take(Result<IncidentDetail> answer)
{
    if (answer) {
        const auto before = std::exchange(m_detail, std::move(*answer));
        m_state = State::Complete;
        if (auto *unsaved = unsavedOf(incident().id); unsaved && unsaved->error.kind == ErrorKind::Conflict)
            noteConflict(*unsaved);
        if (before.incident != incident())
            Q_EMIT stored(incident());
    } else if (m_state != State::Complete || answer.error().kind == ErrorKind::NotFound) {
        m_error = answer.error();
        m_state = State::Failed;
    }
    Q_EMIT changed();
}

/// A history entry that was not there before says who it was. The newest is the first.
void IncidentDetailPresenter::noteConflict(UnsavedChange &unsaved) const
{
    IncidentConflict conflict{{}, differences(unsaved.madeOn, incident())};
    const auto &history = m_detail.history;
    if (unsaved.newestEntry && !history.empty() && history.front().id != *unsaved.newestEntry)
        conflict.actor = history.front().actor;
    unsaved.conflict = std::move(conflict);
}

UnsavedChange *IncidentDetailPresenter::unsavedOf(IncidentId id)
{
    const auto found = std::ranges::find(m_unsaved, id, [](const auto &unsaved) { return unsaved.change.id; });
    return found == m_unsaved.end() ? nullptr : &*found;
}

const UnsavedChange *IncidentDetailPresenter::unsaved() const
{
    const auto isShownOne = [this](const UnsavedChange &unsaved) { return isShown(unsaved.change.id); };
    const auto shown = std::ranges::find_if(m_unsaved, isShownOne);
    if (shown != m_unsaved.end())
        return &*shown;
    return m_unsaved.empty() ? nullptr : &m_unsaved.front();
}

std::vector<IncidentId> IncidentDetailPresenter::unsavedIncidents() const
{
    std::vector<IncidentId> incidents;
    for (const auto &unsaved : m_unsaved)
        incidents.push_back(unsaved.change.id);
    if (m_changing)
        incidents.push_back(*m_changing);
    return incidents;
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
    UnsavedChange sent{change, {}, {}, {}, {}};
    if (const auto *before = unsavedOf(change.id))
        sent = *before;
    sent.change = change;
    if (isShown(change.id)) {
        sent.madeOn = incident();
        sent.newestEntry.reset();
        if (m_state == State::Complete)
            sent.newestEntry = m_detail.history.empty() ? AuditLogId{} : m_detail.history.front().id;
    }
    std::erase_if(m_unsaved, [&](const auto &unsaved) { return unsaved.change.id == change.id; });
    m_changing = change.id;
    m_change.send([this, &change](std::stop_token stop) { return m_port.update(change, stop); },
                  [this, sent = std::move(sent)](Result<Incident> answer) { takeStored(sent, std::move(answer)); });
    Q_EMIT changed();
}

void IncidentDetailPresenter::takeStored(UnsavedChange sent, Result<Incident> answer)
{
    m_changing.reset();
    const auto id = sent.change.id;
    const bool isConflict = !answer && answer.error().kind == ErrorKind::Conflict;
    if (answer) {
        if (isShown(id))
            m_detail.incident = *answer;
        Q_EMIT stored(*answer);
    } else {
        sent.error = answer.error();
        sent.conflict.reset();
        m_unsaved.push_back(std::move(sent));
    }
    if (isShown(id) && (answer || isConflict))
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
    if (!unsaved() || mustShowUnsaved())
        return;
    auto again = unsaved()->change;
    if (isShown(again.id))
        again.version = incident().version;
    send(std::move(again));
}

bool IncidentDetailPresenter::mustShowUnsaved() const
{
    const auto *change = unsaved();
    return change && change->error.kind == ErrorKind::Conflict && (!isShown(change->change.id) || !change->conflict);
}

void IncidentDetailPresenter::dropUnsaved()
{
    if (const auto *dropped = unsaved())
        std::erase_if(m_unsaved, [id = dropped->change.id](const auto &unsaved) { return unsaved.change.id == id; });
    Q_EMIT changed();
}

} // namespace minixdr
