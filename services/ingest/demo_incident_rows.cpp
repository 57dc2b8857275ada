// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/demo_incident_rows.h"

namespace minixdr::ingest
{

namespace
{

/// A column of a statement's arrays, of the rows that `rows` names.
template <typename Row, typename Value>
std::vector<Value> column(const std::vector<const Row *> &rows, Value (*value)(const Row &))
{
    std::vector<Value> values;
    values.reserve(rows.size());
    for (const auto *row : rows)
        values.push_back(value(*row));
    return values;
}

template <typename Row>
QStringList texts(const std::vector<const Row *> &rows, QString Row::*member)
{
    QStringList values;
    for (const auto *row : rows)
        values << row->*member;
    return values;
}

template <typename Row>
struct Owned {
    std::vector<qint64> incidents;
    std::vector<const Row *> rows;
};

/// The rows of all incidents one after the other, each with its incident.
template <typename Row>
Owned<Row> flattened(const std::vector<DemoIncident> &incidents, std::vector<Row> DemoIncident::*member)
{
    Owned<Row> owned;
    for (const auto &incident : incidents) {
        for (const auto &row : incident.*member) {
            owned.incidents.push_back(incident.id.value);
            owned.rows.push_back(&row);
        }
    }
    return owned;
}

} // namespace

postgres::Parameters incidentColumns(OrganizationId organization, const std::vector<DemoIncident> &incidents)
{
    std::vector<const DemoIncident *> rows;
    for (const auto &incident : incidents)
        rows.push_back(&incident);
    using Row = DemoIncident;
    return postgres::Parameters(
        organization, column<Row, qint64>(rows, [](const Row &row) { return row.id.value; }),
        column<Row, UtcTime>(rows, [](const Row &row) { return row.createdAt; }),
        column<Row, UtcTime>(rows, [](const Row &row) { return row.updatedAt; }),
        column<Row, qint64>(rows, [](const Row &row) { return row.version; }), texts(rows, &Row::address),
        texts(rows, &Row::reason), texts(rows, &Row::status), texts(rows, &Row::escalation),
        column<Row, qint64>(rows, [](const Row &row) { return row.assignee; }),
        column<Row, qint64>(rows, [](const Row &row) { return row.riskPercent; }), texts(rows, &Row::category),
        texts(rows, &Row::containment), texts(rows, &Row::triageNote));
}

postgres::Parameters linkColumns(OrganizationId organization, const std::vector<DemoIncident> &incidents)
{
    std::vector<qint64> ids;
    std::vector<UtcTime> times;
    std::vector<qint64> events;
    for (const auto &incident : incidents) {
        for (const auto &key : incident.story->triggers) {
            ids.push_back(incident.id.value);
            times.push_back(key.ts);
            events.push_back(key.id.value);
        }
    }
    return postgres::Parameters(organization, ids, times, events);
}

postgres::Parameters actionColumns(OrganizationId organization, const std::vector<DemoIncident> &incidents)
{
    using Row = DemoActionRow;
    const auto owned = flattened(incidents, &DemoIncident::actions);
    return postgres::Parameters(
        organization, owned.incidents, column<Row, UtcTime>(owned.rows, [](const Row &row) { return row.at; }),
        texts(owned.rows, &Row::agent), texts(owned.rows, &Row::type), texts(owned.rows, &Row::name),
        texts(owned.rows, &Row::params), texts(owned.rows, &Row::result), texts(owned.rows, &Row::status),
        texts(owned.rows, &Row::error));
}

postgres::Parameters historyColumns(OrganizationId organization, const std::vector<DemoIncident> &incidents)
{
    using Row = DemoHistoryRow;
    const auto owned = flattened(incidents, &DemoIncident::history);
    return postgres::Parameters(
        organization, owned.incidents, column<Row, UtcTime>(owned.rows, [](const Row &row) { return row.at; }),
        column<Row, qint64>(owned.rows, [](const Row &row) { return row.actor; }), texts(owned.rows, &Row::actorName),
        texts(owned.rows, &Row::action), texts(owned.rows, &Row::oldValues), texts(owned.rows, &Row::newValues),
        texts(owned.rows, &Row::note));
}

} // namespace minixdr::ingest
