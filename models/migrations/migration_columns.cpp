// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/migrations/migration_columns.h"

#include "models/migrations/migration_facts.h"
#include "models/table/cell_text.h"

#include <QCoreApplication>

#include <array>

namespace minixdr
{
namespace
{

QString translated(const char *text)
{
    return QCoreApplication::translate(kMigrationColumnsContext, text);
}

/// In the order of MigrationState; the health is an int of HealthState: ok, busy, warning, failed, off.
struct StateFacts {
    const char *word;
    int health;
};

constexpr std::array kStates{
    StateFacts{QT_TRANSLATE_NOOP("MigrationColumns", "Not run"), 4},
    StateFacts{QT_TRANSLATE_NOOP("MigrationColumns", "Running"), 1},
    StateFacts{QT_TRANSLATE_NOOP("MigrationColumns", "Applied"), 0},
    StateFacts{QT_TRANSLATE_NOOP("MigrationColumns", "Failed"), 3},
    StateFacts{QT_TRANSLATE_NOOP("MigrationColumns", "Stopped"), 2},
    StateFacts{QT_TRANSLATE_NOOP("MigrationColumns", "Applied, but from another text"), 3},
    StateFacts{QT_TRANSLATE_NOOP("MigrationColumns", "Unknown to this program"), 3},
};

QVariant durationOf(const Migration &migration)
{
    const auto duration = migration.duration();
    return duration ? QVariant(qint64(std::chrono::nanoseconds(*duration).count())) : QVariant();
}

constexpr std::array kColumns{
    Column<Migration>{"version", QT_TRANSLATE_NOOP("MigrationColumns", "No."), CellKind::Monospace,
                      [](const Migration &migration) {
                          return QVariant(QStringLiteral("%1").arg(migration.version, 4, 10, QLatin1Char('0')));
                      },
                      7},
    Column<Migration>{"title", QT_TRANSLATE_NOOP("MigrationColumns", "Migration"), CellKind::Text,
                      [](const Migration &migration) {
                          return QVariant(migration.title.isEmpty() ? migration.name : translatedFact(migration.title));
                      },
                      40, ColumnWish::Stretch},
    Column<Migration>{"state", QT_TRANSLATE_NOOP("MigrationColumns", "State"), CellKind::Health,
                      [](const Migration &migration) { return QVariant(healthOf(migration.state)); }, 26,
                      ColumnWish::None, stateWord},
    Column<Migration>{"duration", QT_TRANSLATE_NOOP("MigrationColumns", "Took"), CellKind::Duration, durationOf, 10},
    Column<Migration>{
        "finished", QT_TRANSLATE_NOOP("MigrationColumns", "When"), CellKind::Time,
        [](const Migration &migration) { return migration.finishedAt ? toRaw(*migration.finishedAt) : QVariant(); },
        23},
    Column<Migration>{
        "actor", QT_TRANSLATE_NOOP("MigrationColumns", "By"), CellKind::Text,
        [](const Migration &migration) { return migration.actor.isEmpty() ? QVariant() : QVariant(migration.actor); },
        18, ColumnWish::Hidden},
};

} // namespace

std::span<const Column<Migration>> migrationColumns()
{
    return kColumns;
}

QString stateWord(const Migration &migration)
{
    const auto word = translated(kStates.at(static_cast<size_t>(migration.state)).word);
    const bool isPartial = migration.state == MigrationState::Stopped || migration.state == MigrationState::Running;
    if (!isPartial || migration.steps == 0)
        return word;
    return translated(QT_TRANSLATE_NOOP("MigrationColumns", "%1, %2 of %3 steps"))
        .arg(word)
        .arg(migration.step)
        .arg(migration.steps);
}

int healthOf(MigrationState state)
{
    return kStates.at(static_cast<size_t>(state)).health;
}

QString nameOf(const Migration &migration)
{
    const auto version = QStringLiteral("%1").arg(migration.version, 4, 10, QLatin1Char('0'));
    const auto title = migration.title.isEmpty() ? migration.name : translatedFact(migration.title);
    return version + QLatin1Char(' ') + title;
}

} // namespace minixdr
