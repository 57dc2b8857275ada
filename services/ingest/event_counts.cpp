// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/event_counts.h"

namespace minixdr::ingest
{
using namespace std::chrono;

namespace
{

struct Columns {
    std::vector<qint64> organizations;
    QStringList grains;
    std::vector<UtcTime> buckets;
    std::vector<qint16> severities;
    QStringList sources;
    std::vector<qint64> events;
};

} // namespace

void EventCounts::add(OrganizationId organization, UtcTime ts, Severity severity, SourceType source, qint64 events)
{
    const Key key{organization.value, UtcTime{floor<minutes>(ts)}, qint16(severity), source};
    m_minutes[key] += events;
}

postgres::Parameters EventCounts::toParameters() const
{
    Buckets hourly;
    Buckets daily;
    for (const auto &[minute, events] : m_minutes) {
        Key key = minute;
        key.bucket = UtcTime{floor<hours>(key.bucket)};
        hourly[key] += events;
        key.bucket = UtcTime{floor<days>(key.bucket)};
        daily[key] += events;
    }
    Columns columns;
    const auto append = [&columns](const Buckets &buckets, const QString &grain) {
        for (const auto &[key, events] : buckets) {
            columns.organizations.push_back(key.organization);
            columns.grains.push_back(grain);
            columns.buckets.push_back(key.bucket);
            columns.severities.push_back(key.severity);
            columns.sources.push_back(toWire(key.source));
            columns.events.push_back(events);
        }
    };
    append(daily, QStringLiteral("d"));
    append(hourly, QStringLiteral("h"));
    append(m_minutes, QStringLiteral("m"));
    return postgres::Parameters(columns.organizations, columns.grains, columns.buckets, columns.severities,
                                columns.sources, columns.events);
}

} // namespace minixdr::ingest
