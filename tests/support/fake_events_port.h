// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/events/events_port.h"
#include "tests/support/fake_answers.h"
#include "tests/support/fake_pages.h"

namespace minixdr
{

inline UtcTime timeOf(const EventKey &key)
{
    return key.ts;
}

/// Events in memory behind the port. GUI thread only.
class FakeEventsPort : public EventsPort
{
public:
    FakeAnswers answers;
    std::vector<Event> rows; ///< newest first
    std::vector<EventQuery> asked;
    bool pagesAreCached = false; ///< pages are answered whatever the server does

    QFuture<Result<EventPage>> page(EventQuery query, std::stop_token stop) override
    {
        asked.push_back(query);
        auto &source = pagesAreCached ? cache : answers;
        return source.ask<EventPage>(
            [this, query] {
                auto page = cutPage<EventPage>(matching(query.filter), query.position, query.pageSize);
                if (page)
                    for (auto &row : page->rows)
                        row.raw.clear();
                if (page)
                    page->facts.fromCache = pagesAreCached;
                return page;
            },
            std::move(stop));
    }

    QFuture<Result<Event>> event(EventKey key, std::stop_token stop) override
    {
        return answers.ask<Event>(
            [this, key]() -> Result<Event> {
                const auto found = std::ranges::find(rows, key, &Event::key);
                if (found == rows.end())
                    return failure(ErrorKind::NotFound, QStringLiteral("no such event"));
                return *found;
            },
            std::move(stop));
    }

    QFuture<Result<qint64>> countNewer(EventFilter filter, EventKey key, std::stop_token stop) override
    {
        return answers.ask<qint64>(
            [this, filter, key]() -> Result<qint64> {
                return std::ranges::count_if(matching(filter), [&](const Event &e) { return key < e.key(); });
            },
            std::move(stop));
    }

private:
    FakeAnswers cache;

    static bool isWithin(const std::optional<IpNetwork> &network, const std::optional<IpAddress> &address)
    {
        return !network || (address && network->address == *address);
    }

    std::vector<Event> matching(const EventFilter &filter) const
    {
        std::vector<Event> found;
        std::ranges::copy_if(rows, std::back_inserter(found), [&](const Event &event) {
            const auto isAmong = [](const auto &list, auto value) {
                return list.empty() || std::ranges::find(list, value) != list.end();
            };
            return isAmong(filter.severities, event.severity) && isAmong(filter.sourceTypes, event.sourceType) &&
                   (!filter.from || event.ts >= *filter.from) && (!filter.until || event.ts < *filter.until) &&
                   (filter.eventid.isEmpty() || event.eventid == filter.eventid) &&
                   (filter.hostname.isEmpty() || event.hostname == filter.hostname) &&
                   isWithin(filter.source, event.srcIp) && isWithin(filter.destination, event.dstIp) &&
                   (!filter.anyAddress || isWithin(filter.anyAddress, event.srcIp) ||
                    isWithin(filter.anyAddress, event.dstIp)) &&
                   (event.message + event.signature).contains(filter.text, Qt::CaseInsensitive);
        });
        return found;
    }
};

/// `count` events a minute apart, the newest `now`: every severity and sensor, a handful of addresses.
inline std::vector<Event> someEvents(int count, UtcTime now = UtcTime(std::chrono::hours(500'000)))
{
    std::vector<Event> events;
    for (int i = 0; i < count; ++i) {
        Event event;
        event.ts = now - std::chrono::minutes(i);
        event.id = EventId{100'000 - i};
        event.organization = OrganizationId{1};
        event.severity = kSeverities[static_cast<size_t>(i % 7 % 5)];
        event.sourceType = kSourceTypes[static_cast<size_t>(i % 5)];
        event.eventid = i % 3 ? QStringLiteral("cowrie.login.failed") : QStringLiteral("2001219");
        event.srcIp = IpAddress::parse(QStringLiteral("203.0.113.%1").arg(i % 9 + 1));
        event.dstIp = IpAddress::parse(QStringLiteral("10.0.0.%1").arg(i % 4 + 1));
        event.srcPort = 40'000 + i % 1000;
        event.dstPort = i % 2 ? 22 : 443;
        event.protocol = QStringLiteral("tcp");
        event.hostname = QStringLiteral("web-%1").arg(i % 3 + 1);
        event.signature = i % 3 ? QString() : QStringLiteral("ET SCAN Potential SSH Scan");
        event.message = QStringLiteral("login attempt [root/%1] failed").arg(i);
        event.raw = QStringLiteral(R"({"eventid":"%1","message":"%2","session":{"id":%3,"tags":[]}})")
                        .arg(event.eventid, event.message)
                        .arg(9'007'199'254'740'993 + i)
                        .toUtf8();
        events.push_back(std::move(event));
    }
    return events;
}

} // namespace minixdr
