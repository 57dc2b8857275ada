// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/new_incident_presenter.h"

#include "models/events/incident_from_events.h"

#include <array>

namespace minixdr
{

namespace
{

/// Words by which a service names a field, in the order of IncidentField.
constexpr std::array kFieldWords{"src_ip", "reason", "threat_category", "assignee", "note"};

QMap<IncidentField, QString> check(const IncidentForm &form)
{
    QMap<IncidentField, QString> problems;
    const auto address = form.address.trimmed();
    const auto length = form.reason.trimmed().size();
    if (!address.isEmpty() && !IpAddress::parse(address))
        problems[IncidentField::Address] =
            NewIncidentPresenter::tr("Not an address. Write one like 203.0.113.7 or 2001:db8::7.");
    if (length == 0)
        problems[IncidentField::Reason] = NewIncidentPresenter::tr("Say in a few words what happened.");
    else if (length > kMaxReasonLength)
        problems[IncidentField::Reason] =
            NewIncidentPresenter::tr("%1 of at most %2 characters. Put the rest into the note.")
                .arg(length)
                .arg(kMaxReasonLength);
    return problems;
}

IncidentDraft draftOf(const IncidentForm &form)
{
    return {IpAddress::parse(form.address.trimmed()),
            form.reason.trimmed(),
            form.escalation,
            form.category.trimmed(),
            form.assignee,
            form.note.trimmed(),
            form.events};
}

std::optional<IncidentField> blamedField(const Error &error)
{
    if (error.kind != ErrorKind::Invalid)
        return std::nullopt;
    for (size_t i = 0; i < kFieldWords.size(); ++i)
        if (error.what.contains(QLatin1String(kFieldWords[i]), Qt::CaseInsensitive))
            return static_cast<IncidentField>(i);
    return std::nullopt;
}

} // namespace

IncidentForm IncidentForm::of(const IncidentDraft &draft)
{
    return {draft.srcIp ? draft.srcIp->toString() : QString(),
            draft.reason,
            draft.escalation,
            draft.threatCategory,
            draft.assignee,
            draft.note,
            draft.events};
}

NewIncidentPresenter::NewIncidentPresenter(IncidentsPort &port, QObject *parent) : QObject(parent), m_port(port) {}

void NewIncidentPresenter::submit(const IncidentForm &form)
{
    if (isSaving())
        return;
    m_error.reset();
    m_problems = check(form);
    if (m_problems.isEmpty())
        m_request.send([&](std::stop_token stop) { return m_port.create(draftOf(form), stop); },
                       [this](Result<Incident> answer) { take(std::move(answer)); });
    Q_EMIT changed();
}

void NewIncidentPresenter::recheck(const IncidentForm &form)
{
    if (m_problems.isEmpty())
        return;
    m_problems = check(form);
    Q_EMIT changed();
}

void NewIncidentPresenter::take(Result<Incident> answer)
{
    if (answer) {
        Q_EMIT changed();
        Q_EMIT created(*answer);
        return;
    }
    if (const auto field = blamedField(answer.error()))
        m_problems[*field] = tr("The server does not accept this.");
    else
        m_error = answer.error();
    Q_EMIT changed();
}

} // namespace minixdr
