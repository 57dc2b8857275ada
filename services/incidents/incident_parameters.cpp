// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/incidents/incident_parameters.h"

#include "services/paging/canonical_text.h"
#include "services/postgres/like_pattern.h"

namespace minixdr
{

namespace
{

template <typename Values>
std::optional<QStringList> wordsUnlessEmpty(const Values &values)
{
    return values.empty() ? std::nullopt : std::optional(wireWordsOf(values));
}

std::optional<UserId> userIdFrom(QStringView text)
{
    bool isNumber = false;
    const UserId id{text.toLongLong(&isNumber)};
    return isNumber ? std::optional(id) : std::nullopt;
}

} // namespace

TimeSpan rangeOf(const IncidentFilter &filter)
{
    return {filter.from.value_or(kEarliestTime), filter.until.value_or(kLatestTime)};
}

postgres::Parameters filterParameters(OrganizationId organization, const IncidentFilter &filter)
{
    const auto range = rangeOf(filter);
    const auto category = filter.threatCategory.isEmpty() ? std::nullopt : std::optional(filter.threatCategory);
    postgres::Parameters parameters(organization, range.since, range.until, wordsUnlessEmpty(filter.statuses),
                                    wordsUnlessEmpty(filter.escalations), filter.assignee, filter.onlyUnassigned,
                                    category);
    parameters.add(filter.source ? std::optional(filter.source->first()) : std::nullopt);
    parameters.add(filter.source ? std::optional(filter.source->last()) : std::nullopt);
    parameters.add(postgres::containsPattern(filter.text));
    return parameters;
}

QString canonicalText(const IncidentFilter &filter)
{
    CanonicalText text;
    text.add("from", filter.from);
    text.add("until", filter.until);
    text.add("status", wireWordsOf(filter.statuses));
    text.add("escalation", wireWordsOf(filter.escalations));
    text.add("assignee", filter.assignee ? QString::number(filter.assignee->value) : QString());
    text.add("unassigned", filter.onlyUnassigned ? QStringLiteral("yes") : QString());
    text.add("category", filter.threatCategory);
    text.add("source", filter.source);
    text.add("text", filter.text);
    return text.text();
}

std::optional<IncidentFilter> incidentFilterFrom(const QString &canonicalText)
{
    CanonicalFields fields(canonicalText);
    IncidentFilter filter;
    filter.from = fields.take("from", fromIso);
    filter.until = fields.take("until", fromIso);
    filter.statuses = fields.takeList("status", incidentStatusFromWire);
    filter.escalations = fields.takeList("escalation", escalationFromWire);
    filter.assignee = fields.take("assignee", userIdFrom);
    filter.onlyUnassigned = fields.take("unassigned") == QLatin1String("yes");
    filter.threatCategory = fields.take("category");
    filter.source = fields.take("source", IpNetwork::parse);
    filter.text = fields.take("text");
    return fields.isUnderstood() ? std::optional(filter) : std::nullopt;
}

QString canonicalText(const IncidentQuery &query)
{
    return positionText<IncidentKey>(query.position, query.pageSize) + canonicalText(query.filter);
}

} // namespace minixdr
