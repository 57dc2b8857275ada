// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/diagnostics/session_columns.h"

#include <QCoreApplication>
#include <QStringList>

#include <array>

namespace minixdr
{
namespace
{

QVariant branch(const SessionLine &line)
{
    const QString indent((line.depth - 1) * 2, QLatin1Char(' '));
    return QVariant((line.depth > 0 ? indent + QStringLiteral("└ ") : QString()) + QString::number(line.session.pid));
}

QVariant state(const SessionLine &line)
{
    return QVariant(line.session.isHidden ? QCoreApplication::translate("SessionColumns", "hidden from this role")
                                          : line.session.state);
}

QVariant blockers(const SessionLine &line)
{
    QStringList pids;
    for (const auto pid : line.session.blockedBy)
        pids << (pid == 0 ? QCoreApplication::translate("SessionColumns", "a prepared transaction")
                          : QString::number(pid));
    return QVariant(pids.join(QStringLiteral(", ")));
}

QVariant age(const std::optional<UtcTime> &time)
{
    return time ? QVariant(qint64(time->time_since_epoch().count())) : QVariant();
}

constexpr std::array kColumns{
    Column<SessionLine>{"pid", QT_TRANSLATE_NOOP("SessionColumns", "Session"), CellKind::Monospace, branch, 10},
    Column<SessionLine>{"role", QT_TRANSLATE_NOOP("SessionColumns", "Role"), CellKind::Text,
                        [](const SessionLine &line) { return QVariant(line.session.role); }, 13},
    Column<SessionLine>{"application", QT_TRANSLATE_NOOP("SessionColumns", "Application"), CellKind::Text,
                        [](const SessionLine &line) { return QVariant(line.session.application); }, 18},
    Column<SessionLine>{"client", QT_TRANSLATE_NOOP("SessionColumns", "Client"), CellKind::Monospace,
                        [](const SessionLine &line) {
                            return QVariant(line.session.client ? line.session.client->toString() : QString());
                        },
                        14, ColumnWish::Hidden},
    Column<SessionLine>{"state", QT_TRANSLATE_NOOP("SessionColumns", "State"), CellKind::Text, state, 17},
    Column<SessionLine>{"blockers", QT_TRANSLATE_NOOP("SessionColumns", "Blocked by"), CellKind::Monospace, blockers,
                        10},
    Column<SessionLine>{"waits", QT_TRANSLATE_NOOP("SessionColumns", "Waits for"), CellKind::Text,
                        [](const SessionLine &line) { return QVariant(line.session.waitsFor); }, 15},
    Column<SessionLine>{"transaction", QT_TRANSLATE_NOOP("SessionColumns", "Transaction"), CellKind::Age,
                        [](const SessionLine &line) { return age(line.session.transactionSince); }, 10},
    Column<SessionLine>{"query", QT_TRANSLATE_NOOP("SessionColumns", "Statement since"), CellKind::Age,
                        [](const SessionLine &line) { return age(line.session.querySince); }, 13},
    Column<SessionLine>{"statement", QT_TRANSLATE_NOOP("SessionColumns", "Statement"), CellKind::Monospace,
                        [](const SessionLine &line) { return QVariant(line.session.query.simplified()); }, 14,
                        ColumnWish::Stretch},
};

} // namespace

std::span<const Column<SessionLine>> sessionColumns()
{
    return kColumns;
}

} // namespace minixdr
