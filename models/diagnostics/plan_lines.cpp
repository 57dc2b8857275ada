// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/diagnostics/plan_lines.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <array>

namespace minixdr
{
namespace
{

void addLines(std::vector<PlanLine> &lines, const PlanNode &node, int depth, const QueryPlan &plan)
{
    auto own = node.milliseconds;
    for (const auto &child : node.children)
        own -= child.milliseconds;
    PlanLine line{static_cast<int>(lines.size()), depth, node, 0, plan.isAnalyzed};
    line.node.children.clear();
    if (plan.root.milliseconds > 0)
        line.share = std::clamp(own / plan.root.milliseconds, 0.0, 1.0);
    lines.push_back(std::move(line));
    for (const auto &child : node.children)
        addLines(lines, child, depth + 1, plan);
}

QVariant title(const PlanLine &line)
{
    auto text = QString(line.depth * 2, QLatin1Char(' ')) + line.node.type;
    if (!line.node.index.isEmpty())
        text += QStringLiteral(" using ") + line.node.index;
    if (!line.node.relation.isEmpty())
        text += QStringLiteral(" on ") + line.node.relation;
    return QVariant(text);
}

/// A bar of eight blocks and the figure, so that the eye finds the costly node at once.
QVariant share(const PlanLine &line)
{
    if (!line.isAnalyzed)
        return {};
    const auto blocks = static_cast<int>(std::lround(line.share * 8));
    return QVariant(QString(blocks, QChar(0x2588)) + QString(8 - blocks, QChar(0x2591)) +
                    QStringLiteral(" %1 %").arg(std::lround(line.share * 100), 3));
}

QVariant misestimate(const PlanLine &line)
{
    const auto factor = line.node.misestimate();
    if (!line.isAnalyzed || factor < kGreatMisestimate)
        return {};
    const auto times = QLocale().toString(std::round(factor), 'f', 0);
    return QVariant(line.node.actualRows > line.node.estimatedRows
                        ? QCoreApplication::translate("PlanColumns", "▲ %1 × more").arg(times)
                        : QCoreApplication::translate("PlanColumns", "▼ %1 × fewer").arg(times));
}

QVariant details(const PlanLine &line)
{
    QStringList texts;
    for (const auto &detail : line.node.details)
        texts << detail;
    return QVariant(texts.join(QStringLiteral("; ")));
}

QVariant buffers(const PlanLine &line)
{
    const auto sum = line.node.buffersHit + line.node.buffersRead;
    return line.isAnalyzed ? QVariant(sum) : QVariant();
}

constexpr std::array kColumns{
    Column<PlanLine>{"node", QT_TRANSLATE_NOOP("PlanColumns", "Node"), CellKind::Monospace, title, 44},
    Column<PlanLine>{"estimated", QT_TRANSLATE_NOOP("PlanColumns", "Rows expected"), CellKind::Number,
                     [](const PlanLine &line) { return QVariant(qint64(std::llround(line.node.estimatedRows))); }, 13},
    Column<PlanLine>{"actual", QT_TRANSLATE_NOOP("PlanColumns", "Rows"), CellKind::Number,
                     [](const PlanLine &line) {
                         return line.isAnalyzed ? QVariant(qint64(std::llround(line.node.actualRows))) : QVariant();
                     },
                     10},
    Column<PlanLine>{"misestimate", QT_TRANSLATE_NOOP("PlanColumns", "Misestimate"), CellKind::Text, misestimate, 13},
    Column<PlanLine>{"time", QT_TRANSLATE_NOOP("PlanColumns", "Time"), CellKind::Duration,
                     [](const PlanLine &line) {
                         return line.isAnalyzed ? QVariant(qint64(line.node.milliseconds * 1e6)) : QVariant();
                     },
                     9},
    Column<PlanLine>{"share", QT_TRANSLATE_NOOP("PlanColumns", "Its own share"), CellKind::Monospace, share, 17},
    Column<PlanLine>{"buffers", QT_TRANSLATE_NOOP("PlanColumns", "Buffers"), CellKind::Number, buffers, 9},
    Column<PlanLine>{"cost", QT_TRANSLATE_NOOP("PlanColumns", "Cost"), CellKind::Number,
                     [](const PlanLine &line) { return QVariant(line.node.totalCost); }, 11},
    Column<PlanLine>{"details", QT_TRANSLATE_NOOP("PlanColumns", "Details"), CellKind::Monospace, details, 40,
                     ColumnWish::Stretch},
};

} // namespace

std::vector<PlanLine> planLines(const QueryPlan &plan)
{
    std::vector<PlanLine> lines;
    addLines(lines, plan.root, 0, plan);
    return lines;
}

std::span<const Column<PlanLine>> planColumns()
{
    return kColumns;
}

} // namespace minixdr
