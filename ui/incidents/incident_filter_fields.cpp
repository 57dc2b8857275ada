// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/incident_filter_fields.h"

#include "ui/widgets/badge.h"

#include <QCoreApplication>

namespace minixdr
{

namespace
{

using Kind = FilterField::Kind;

/// A class, because lupdate files the strings of a free function under its namespace.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(IncidentFilterFields)
};

constexpr QLatin1String kStatus("status");
constexpr QLatin1String kEscalation("escalation");
constexpr QLatin1String kCategory("category");
constexpr QLatin1String kSource("source");
/// No user has this key.
constexpr qint64 kNobody = 0;

template <typename Values>
std::vector<FilterChoice> badgeChoices(const Values &all)
{
    std::vector<FilterChoice> choices;
    for (const auto value : all)
        choices.push_back({static_cast<int>(value), badgeOf(value, currentColours()).word,
                           [value](const ThemeColours &colours) { return badgeOf(value, colours); }});
    return choices;
}

template <typename Enum>
std::vector<Enum> chosen(const FilterValues &values, const QString &field)
{
    std::vector<Enum> list;
    for (const auto &value : values.choices.value(field))
        list.push_back(static_cast<Enum>(value.toInt()));
    return list;
}

} // namespace

std::vector<FilterField> incidentFilterFields()
{
    auto escalations = badgeChoices(kEscalations);
    std::reverse(escalations.begin(), escalations.end());
    return {
        {kStatus, Words::tr("Status"), Kind::Choices, badgeChoices(kIncidentStatuses), {}},
        {kEscalation, Words::tr("Escalation"), Kind::Choices, std::move(escalations), {}},
        {kAssigneeField, Words::tr("Assignee"), Kind::Choice, {}, {}},
        {kCategory, Words::tr("Category"), Kind::Text, {}, QStringLiteral("brute_force")},
        {kSource, Words::tr("Source"), Kind::Address, {}, QStringLiteral("203.0.113.0/24")},
    };
}

std::vector<FilterChoice> assigneeChoices(const AssigneeList &assignees)
{
    std::vector<FilterChoice> choices{{kNobody, Words::tr("Nobody"), {}}};
    for (const auto &user : assignees.users())
        choices.push_back({user.id.value, displayName(user), {}});
    return choices;
}

IncidentFilter toIncidentFilter(const FilterValues &values, UtcTime now)
{
    IncidentFilter filter;
    filter.from = values.range.from(now);
    filter.until = values.range.until();
    filter.statuses = chosen<IncidentStatus>(values, kStatus);
    filter.escalations = chosen<Escalation>(values, kEscalation);
    filter.threatCategory = values.texts.value(kCategory);
    filter.source = IpNetwork::parse(values.texts.value(kSource));
    filter.text = values.text;
    const auto assignees = values.choices.value(kAssigneeField);
    if (!assignees.isEmpty()) {
        const auto id = assignees.last().toLongLong();
        filter.onlyUnassigned = id == kNobody;
        if (id != kNobody)
            filter.assignee = UserId{id};
    }
    return filter;
}

std::optional<FilterValues> narrowed(FilterValues values, const Incident &incident, const QString &columnId)
{
    const QMap<QString, QVariant> choices{
        {kStatus, static_cast<int>(incident.status)},
        {kEscalation, static_cast<int>(incident.escalation)},
        {kAssigneeField, incident.assignee ? incident.assignee->value : kNobody},
    };
    const QMap<QString, QString> texts{
        {kCategory, incident.threatCategory},
        {kSource, incident.srcIp ? incident.srcIp->toString() : QString()},
    };
    if (choices.contains(columnId)) {
        values.choices[columnId] = {choices.value(columnId)};
        return values;
    }
    if (texts.value(columnId).isEmpty())
        return std::nullopt;
    values.texts[columnId] = texts.value(columnId);
    return values;
}

} // namespace minixdr
