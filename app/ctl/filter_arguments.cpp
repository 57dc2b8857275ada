// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/filter_arguments.h"

#include <algorithm>
#include <functional>
#include <map>

namespace minixdr::ctl
{
namespace
{

/// How one key reads its value into a filter; a text says what it would have accepted.
template <typename Filter>
struct KeyRule {
    std::function<bool(Filter &, const QString &)> read;
    QString accepts;
};

template <typename Filter>
using KeyRules = std::map<QString, KeyRule<Filter>>;

template <typename Filter>
Result<Filter> parse(const QStringList &arguments, const KeyRules<Filter> &rules)
{
    Filter filter;
    for (const auto &argument : arguments) {
        const auto equals = argument.indexOf(QLatin1Char('='));
        const auto rule = rules.find(argument.left(equals).trimmed());
        if (equals < 0 || rule == rules.end()) {
            QStringList keys;
            for (const auto &[key, ignored] : rules)
                keys << key;
            return failure(ErrorKind::Invalid, QStringLiteral("--filter %1: write KEY=VALUE with one of the keys %2")
                                                   .arg(argument, keys.join(QStringLiteral(", "))));
        }
        const auto value = argument.mid(equals + 1).trimmed();
        if (!rule->second.read(filter, value))
            return failure(
                ErrorKind::Invalid,
                QStringLiteral("--filter %1: \"%2\" is not %3").arg(rule->first, value, rule->second.accepts));
    }
    return filter;
}

template <typename Filter, typename T>
KeyRule<Filter> one(T Filter::*field, std::optional<typename T::value_type> (*parseValue)(QStringView), QString accepts)
{
    const auto read = [field, parseValue](Filter &filter, const QString &text) {
        filter.*field = parseValue(text);
        return (filter.*field).has_value();
    };
    return {read, std::move(accepts)};
}

template <typename Filter, typename T>
KeyRule<Filter> several(std::vector<T> Filter::*field, std::optional<T> (*parseWord)(QStringView), QString accepts)
{
    const auto read = [field, parseWord](Filter &filter, const QString &text) {
        const auto words = text.split(QLatin1Char(','));
        return std::all_of(words.begin(), words.end(), [&](const QString &word) {
            const auto value = parseWord(word.trimmed());
            if (value)
                (filter.*field).push_back(*value);
            return value.has_value();
        });
    };
    return {read, std::move(accepts)};
}

template <typename Filter>
KeyRule<Filter> text(QString Filter::*field)
{
    const auto read = [field](Filter &filter, const QString &value) {
        filter.*field = value;
        return !value.isEmpty();
    };
    return {read, QStringLiteral("a text")};
}

/// The words of an enumeration's wire form, for the message.
template <typename Values>
QString wordsOf(const Values &values)
{
    QStringList words;
    for (const auto value : values)
        words << toWire(value);
    return QStringLiteral("one or more of ") + words.join(QStringLiteral(", "));
}

QString timeForm()
{
    return QStringLiteral("a time such as 2026-01-31 or 2026-01-31T12:00:00Z");
}
QString networkForm()
{
    return QStringLiteral("an address or a network such as 203.0.113.0/24");
}

KeyRule<IncidentFilter> assigneeRule(const std::vector<User> &users)
{
    const auto read = [users](IncidentFilter &filter, const QString &value) {
        filter.onlyUnassigned = value == QLatin1String("none");
        const auto user = std::find_if(users.begin(), users.end(), [&](const User &u) { return u.email == value; });
        if (user != users.end())
            filter.assignee = user->id;
        return filter.onlyUnassigned || user != users.end();
    };
    return {read, QStringLiteral("the e-mail address of a user of this organization, nor \"none\"")};
}

} // namespace

Result<EventFilter> parseEventFilter(const QStringList &arguments)
{
    using F = EventFilter;
    const KeyRules<F> rules{
        {QStringLiteral("from"), one<F>(&F::from, fromIso, timeForm())},
        {QStringLiteral("until"), one<F>(&F::until, fromIso, timeForm())},
        {QStringLiteral("severity"), several<F>(&F::severities, severityFromWire, wordsOf(kSeverities))},
        {QStringLiteral("source-type"), several<F>(&F::sourceTypes, sourceTypeFromWire, wordsOf(kSourceTypes))},
        {QStringLiteral("eventid"), text<F>(&F::eventid)},
        {QStringLiteral("source"), one<F>(&F::source, IpNetwork::parse, networkForm())},
        {QStringLiteral("destination"), one<F>(&F::destination, IpNetwork::parse, networkForm())},
        {QStringLiteral("address"), one<F>(&F::anyAddress, IpNetwork::parse, networkForm())},
        {QStringLiteral("host"), text<F>(&F::hostname)},
        {QStringLiteral("text"), text<F>(&F::text)},
    };
    return parse(arguments, rules);
}

Result<IncidentFilter> parseIncidentFilter(const QStringList &arguments, const std::vector<User> &users)
{
    using F = IncidentFilter;
    const KeyRules<F> rules{
        {QStringLiteral("from"), one<F>(&F::from, fromIso, timeForm())},
        {QStringLiteral("until"), one<F>(&F::until, fromIso, timeForm())},
        {QStringLiteral("status"), several<F>(&F::statuses, incidentStatusFromWire, wordsOf(kIncidentStatuses))},
        {QStringLiteral("escalation"), several<F>(&F::escalations, escalationFromWire, wordsOf(kEscalations))},
        {QStringLiteral("assignee"), assigneeRule(users)},
        {QStringLiteral("category"), text<F>(&F::threatCategory)},
        {QStringLiteral("source"), one<F>(&F::source, IpNetwork::parse, networkForm())},
        {QStringLiteral("text"), text<F>(&F::text)},
    };
    return parse(arguments, rules);
}

} // namespace minixdr::ctl
