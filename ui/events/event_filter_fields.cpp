// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/events/event_filter_fields.h"

#include "models/table/cell_text.h"
#include "ui/widgets/badge.h"

#include <QCoreApplication>

namespace minixdr
{

namespace
{

using Kind = FilterField::Kind;

/// A class, because lupdate files the strings of a free function under its namespace.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(EventFilterFields)
};

constexpr QLatin1String kSeverity("severity");
constexpr QLatin1String kSourceType("sourceType");
constexpr QLatin1String kEventid("eventid");
constexpr QLatin1String kSource("source");
constexpr QLatin1String kDestination("destination");
constexpr QLatin1String kAddress("address");
constexpr QLatin1String kHost("host");

std::vector<FilterChoice> severityChoices()
{
    std::vector<FilterChoice> choices;
    for (auto severity = kSeverities.rbegin(); severity != kSeverities.rend(); ++severity)
        choices.push_back({static_cast<int>(*severity), severityWord(*severity),
                           [level = *severity](const ThemeColours &colours) { return badgeOf(level, colours); }});
    return choices;
}

std::vector<FilterChoice> sourceTypeChoices()
{
    std::vector<FilterChoice> choices;
    for (const auto type : kSourceTypes)
        choices.push_back({static_cast<int>(type), sourceTypeWord(type), {}});
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

std::vector<FilterField> eventFilterFields()
{
    return {
        {kSeverity, Words::tr("Severity"), Kind::Choices, severityChoices(), {}},
        {kSourceType, Words::tr("Sensor"), Kind::Choices, sourceTypeChoices(), {}},
        {kEventid, Words::tr("Event"), Kind::Text, {}, QStringLiteral("cowrie.login.failed")},
        {kSource, Words::tr("Source"), Kind::Address, {}, QStringLiteral("203.0.113.0/24")},
        {kDestination, Words::tr("Destination"), Kind::Address, {}, QStringLiteral("10.0.0.5")},
        {kAddress, Words::tr("Source or destination"), Kind::Address, {}, QStringLiteral("203.0.113.7")},
        {kHost, Words::tr("Host"), Kind::Text, {}, QStringLiteral("web-1")},
    };
}

EventFilter toEventFilter(const FilterValues &values, UtcTime now)
{
    EventFilter filter;
    filter.from = values.range.from(now);
    filter.until = values.range.until();
    filter.severities = chosen<Severity>(values, kSeverity);
    filter.sourceTypes = chosen<SourceType>(values, kSourceType);
    filter.eventid = values.texts.value(kEventid);
    filter.source = IpNetwork::parse(values.texts.value(kSource));
    filter.destination = IpNetwork::parse(values.texts.value(kDestination));
    filter.anyAddress = IpNetwork::parse(values.texts.value(kAddress));
    filter.hostname = values.texts.value(kHost);
    filter.text = values.text;
    return filter;
}

std::optional<FilterValues> narrowed(FilterValues values, const Event &event, const QString &columnId)
{
    const auto addressOf = [](const auto &address) { return address ? address->toString() : QString(); };
    if (columnId == kSeverity) {
        values.choices[kSeverity] = {static_cast<int>(event.severity)};
        return values;
    }
    if (columnId == kSourceType) {
        values.choices[kSourceType] = {static_cast<int>(event.sourceType)};
        return values;
    }
    const QMap<QString, QString> texts{{kEventid, event.eventid},
                                       {kSource, addressOf(event.srcIp)},
                                       {kDestination, addressOf(event.dstIp)},
                                       {kHost, event.hostname}};
    const auto text = texts.value(columnId);
    if (text.isEmpty())
        return std::nullopt;
    values.texts[columnId] = text;
    return values;
}

FilterValues eventsOfAddress(const IpAddress &address)
{
    FilterValues values;
    values.texts[kAddress] = address.toString();
    return values;
}

} // namespace minixdr
