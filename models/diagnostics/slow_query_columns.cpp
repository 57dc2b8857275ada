// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/diagnostics/slow_query_columns.h"

#include <QCoreApplication>

#include <array>

namespace minixdr
{
namespace
{

QVariant nanoseconds(std::chrono::nanoseconds duration)
{
    return QVariant(qint64(duration.count()));
}

QVariant parameters(const SlowQuery &query)
{
    if (query.isCut)
        return QVariant(QCoreApplication::translate("SlowQueryColumns", "too large to keep"));
    const auto text = query.parameters.toText(40).join(QStringLiteral(", ")).simplified();
    return QVariant(query.isMasked ? QCoreApplication::translate("SlowQueryColumns", "(masked) %1").arg(text) : text);
}

constexpr std::array kColumns{
    Column<SlowQuery>{"at", QT_TRANSLATE_NOOP("SlowQueryColumns", "Time"), CellKind::Time,
                      [](const SlowQuery &query) { return QVariant(qint64(query.at.time_since_epoch().count())); }, 24},
    Column<SlowQuery>{"statement", QT_TRANSLATE_NOOP("SlowQueryColumns", "Statement"), CellKind::Monospace,
                      [](const SlowQuery &query) { return QVariant(query.statement); }, 26},
    Column<SlowQuery>{"took", QT_TRANSLATE_NOOP("SlowQueryColumns", "Took"), CellKind::Duration,
                      [](const SlowQuery &query) { return nanoseconds(query.timing.sum()); }, 9},
    Column<SlowQuery>{"wait", QT_TRANSLATE_NOOP("SlowQueryColumns", "Wait"), CellKind::Duration,
                      [](const SlowQuery &query) { return nanoseconds(query.timing.wait); }, 9},
    Column<SlowQuery>{"server", QT_TRANSLATE_NOOP("SlowQueryColumns", "Server"), CellKind::Duration,
                      [](const SlowQuery &query) { return nanoseconds(query.timing.server); }, 9},
    Column<SlowQuery>{"decode", QT_TRANSLATE_NOOP("SlowQueryColumns", "Decode"), CellKind::Duration,
                      [](const SlowQuery &query) { return nanoseconds(query.timing.decode); }, 9, ColumnWish::Hidden},
    Column<SlowQuery>{"rows", QT_TRANSLATE_NOOP("SlowQueryColumns", "Rows"), CellKind::Number,
                      [](const SlowQuery &query) { return QVariant(query.rows); }, 9},
    Column<SlowQuery>{"error", QT_TRANSLATE_NOOP("SlowQueryColumns", "Error"), CellKind::Text,
                      [](const SlowQuery &query) { return QVariant(query.error ? toWord(*query.error) : QString()); },
                      11},
    Column<SlowQuery>{"parameters", QT_TRANSLATE_NOOP("SlowQueryColumns", "Parameters"), CellKind::Monospace,
                      parameters, 24, ColumnWish::Stretch},
    Column<SlowQuery>{"program", QT_TRANSLATE_NOOP("SlowQueryColumns", "Program"), CellKind::Text,
                      [](const SlowQuery &query) { return QVariant(query.program); }, 22, ColumnWish::Hidden},
    Column<SlowQuery>{"fingerprint", QT_TRANSLATE_NOOP("SlowQueryColumns", "Fingerprint"), CellKind::Monospace,
                      [](const SlowQuery &query) { return QVariant(query.fingerprint); }, 18, ColumnWish::Hidden},
};

} // namespace

std::span<const Column<SlowQuery>> slowQueryColumns()
{
    return kColumns;
}

QString sqlWithParameters(const SlowQuery &query)
{
    auto text = query.sql.trimmed() + QLatin1Char('\n');
    const auto values = query.parameters.toText(0);
    for (qsizetype index = 0; index < values.size(); ++index)
        text += QStringLiteral("\n$%1 = %2").arg(index + 1).arg(values[index]);
    if (query.isCut)
        text += QLatin1Char('\n') +
                QCoreApplication::translate("SlowQueryColumns", "The parameters were too large to keep.");
    return text;
}

} // namespace minixdr
