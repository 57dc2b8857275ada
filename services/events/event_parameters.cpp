// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/events/event_parameters.h"

#include "services/paging/canonical_text.h"
#include "services/postgres/like_pattern.h"

namespace minixdr
{

namespace
{

using postgres::Parameters;

void addNetwork(Parameters &parameters, const std::optional<IpNetwork> &network)
{
    parameters.add(network ? std::optional(network->first()) : std::nullopt);
    parameters.add(network ? std::optional(network->last()) : std::nullopt);
}

std::optional<QString> unlessEmpty(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

/// What narrows beyond time, severity and source type.
EventFilter uncountedPart(EventFilter filter)
{
    filter.from.reset();
    filter.until.reset();
    filter.severities.clear();
    filter.sourceTypes.clear();
    return filter;
}

} // namespace

std::optional<std::vector<qint16>> severityNumbers(const EventFilter &filter)
{
    if (filter.severities.empty())
        return std::nullopt;
    std::vector<qint16> numbers;
    for (const auto severity : filter.severities)
        numbers.push_back(static_cast<qint16>(severity));
    return numbers;
}

std::optional<QStringList> sourceTypeWords(const EventFilter &filter)
{
    if (filter.sourceTypes.empty())
        return std::nullopt;
    return wireWordsOf(filter.sourceTypes);
}

TimeSpan rangeOf(const EventFilter &filter)
{
    return {filter.from.value_or(kEarliestTime), filter.until.value_or(kLatestTime)};
}

Parameters filterParameters(OrganizationId organization, const EventFilter &filter)
{
    const auto range = rangeOf(filter);
    Parameters parameters(organization, range.since, range.until, severityNumbers(filter), sourceTypeWords(filter),
                          unlessEmpty(filter.eventid));
    addNetwork(parameters, filter.source);
    addNetwork(parameters, filter.destination);
    addNetwork(parameters, filter.anyAddress);
    parameters.add(unlessEmpty(filter.hostname));
    parameters.add(postgres::containsPattern(filter.text));
    return parameters;
}

bool isCounted(const EventFilter &filter)
{
    return uncountedPart(filter) == EventFilter{};
}

bool isNarrow(const EventFilter &filter)
{
    return !filter.severities.empty() || !filter.sourceTypes.empty() || !isCounted(filter);
}

QString canonicalText(const EventFilter &filter)
{
    CanonicalText text;
    text.add("from", filter.from);
    text.add("until", filter.until);
    text.add("severity", wireWordsOf(filter.severities));
    text.add("source_type", wireWordsOf(filter.sourceTypes));
    text.add("eventid", filter.eventid);
    text.add("source", filter.source);
    text.add("destination", filter.destination);
    text.add("address", filter.anyAddress);
    text.add("host", filter.hostname);
    text.add("text", filter.text);
    return text.text();
}

std::optional<EventFilter> eventFilterFrom(const QString &canonicalText)
{
    CanonicalFields fields(canonicalText);
    EventFilter filter;
    filter.from = fields.take("from", fromIso);
    filter.until = fields.take("until", fromIso);
    filter.severities = fields.takeList("severity", severityFromWire);
    filter.sourceTypes = fields.takeList("source_type", sourceTypeFromWire);
    filter.eventid = fields.take("eventid");
    filter.source = fields.take("source", IpNetwork::parse);
    filter.destination = fields.take("destination", IpNetwork::parse);
    filter.anyAddress = fields.take("address", IpNetwork::parse);
    filter.hostname = fields.take("host");
    filter.text = fields.take("text");
    return fields.isUnderstood() ? std::optional(filter) : std::nullopt;
}

QString canonicalText(const EventQuery &query)
{
    return positionText<EventKey>(query.position, query.pageSize) + canonicalText(query.filter);
}

} // namespace minixdr
