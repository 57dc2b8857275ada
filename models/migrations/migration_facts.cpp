// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/migrations/migration_facts.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace minixdr
{

namespace
{

/// What the heads of resources/migrations/*/up.sql say.
constexpr std::array kFacts{
    QT_TRANSLATE_NOOP("MigrationFacts", "Baseline tables"),
    QT_TRANSLATE_NOOP("MigrationFacts",
                      "Makes the tables for organizations, users, events, incidents and their history, the two "
                      "roles that the console connects with, and the row-level security that keeps organizations "
                      "apart."),
    QT_TRANSLATE_NOOP("MigrationFacts", "None that anybody waits for: the tables are new."),
    QT_TRANSLATE_NOOP("MigrationFacts",
                      "Drops these tables with every row in them. The two roles stay, since other databases may use"
                      " them."),
    QT_TRANSLATE_NOOP("MigrationFacts", "Faster filters (perf_001)"),
    QT_TRANSLATE_NOOP("MigrationFacts",
                      "Builds the indexes that the filters of events, incidents and the audit log read: severity, "
                      "source type, source and destination address, event id, host; status, escalation, assignee; "
                      "newest log entries. Until then a filter reads every row of its time range."),
    QT_TRANSLATE_NOOP("MigrationFacts",
                      "Nobody waits: reading and writing go on while the indexes are built. Each build waits until "
                      "the transactions that began before it have ended."),
    QT_TRANSLATE_NOOP("MigrationFacts",
                      "Drops these indexes. No row is lost; filters read every row of their time range again."),
};

} // namespace

QString translatedFact(const QString &english)
{
    return QCoreApplication::translate("MigrationFacts", english.toUtf8().constData());
}

bool isListedFact(const QString &english)
{
    return std::ranges::any_of(kFacts, [&](const char *fact) { return english == QLatin1String(fact); });
}

} // namespace minixdr
