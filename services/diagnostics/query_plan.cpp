// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/diagnostics/query_plan.h"

#include <QCryptographicHash>
#include <QStringList>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace minixdr
{
namespace
{

using nlohmann::json;

/// What a node is told by besides its numbers; the first group is part of the plan's shape, without its constants.
constexpr std::array kConditions{"Index Cond",    "Recheck Cond", "Hash Cond", "Merge Cond",
                                 "Join Filter",   "Filter",       "TID Cond",  "Sort Key",
                                 "Presorted Key", "Group Key",    "Cache Key", "One-Time Filter"};
constexpr std::array kFacts{"Sort Method",       "Sort Space Used",        "Heap Fetches",
                            "Exact Heap Blocks", "Lossy Heap Blocks",      "Workers Planned",
                            "Workers Launched",  "Hash Batches",           "Peak Memory Usage",
                            "Subplans Removed",  "Rows Removed by Filter", "Rows Removed by Index Recheck"};

QString text(const json &value)
{
    if (value.is_string())
        return QString::fromStdString(value.get<std::string>());
    if (!value.is_array())
        return QString::fromStdString(value.dump());
    QStringList items;
    for (const auto &item : value)
        items << text(item);
    return items.join(QStringLiteral(", "));
}

/// 0 for what is missing or of another kind: a whole number is not read from a fraction, which may be out of its range.
template <typename T>
T number(const json &object, const char *key)
{
    const auto found = object.find(key);
    const bool isOfKind =
        found != object.end() && (std::is_integral_v<T> ? found->is_number_integer() : found->is_number());
    return isOfKind ? found->get<T>() : T{};
}

QString word(const json &object, const char *key)
{
    const auto found = object.find(key);
    return found != object.end() ? text(*found) : QString();
}

/// "Nested Loop" and "Left" are told apart in JSON; people read "Nested Loop Left Join".
QString typeOf(const json &object)
{
    auto type = word(object, "Node Type");
    const auto join = word(object, "Join Type");
    if (!join.isEmpty()) {
        if (type != QLatin1String("Nested Loop"))
            type.chop(type.endsWith(QLatin1String(" Join")) ? 5 : 0);
        type += (join == QLatin1String("Inner") ? QString() : QLatin1Char(' ') + join);
        if (type != QLatin1String("Nested Loop"))
            type += QStringLiteral(" Join");
    }
    if (word(object, "Scan Direction") == QLatin1String("Backward"))
        type += QStringLiteral(" Backward");
    if (word(object, "Parent Relationship") == QLatin1String("InitPlan"))
        type += QStringLiteral(" (%1)").arg(word(object, "Subplan Name"));
    return type;
}

template <typename Keys>
void addDetails(std::vector<QString> &details, const json &object, const Keys &keys)
{
    for (const char *key : keys)
        if (const auto found = object.find(key); found != object.end() && *found != 0)
            details.push_back(QStringLiteral("%1: %2").arg(QLatin1String(key), text(*found)));
}

PlanNode nodeFrom(const json &object, bool isCutShort)
{
    PlanNode node;
    node.isCutShort = isCutShort;
    node.type = typeOf(object);
    node.relation = word(object, "Relation Name");
    node.index = word(object, "Index Name");
    addDetails(node.details, object, kConditions);
    addDetails(node.details, object, kFacts);
    node.startupCost = number<double>(object, "Startup Cost");
    node.totalCost = number<double>(object, "Total Cost");
    node.estimatedRows = number<double>(object, "Plan Rows");
    node.actualRows = number<double>(object, "Actual Rows");
    node.loops = number<double>(object, "Actual Loops");
    node.milliseconds = number<double>(object, "Actual Total Time") * node.loops;
    node.rowsRemoved = number<double>(object, "Rows Removed by Filter");
    node.buffersHit = number<qint64>(object, "Shared Hit Blocks");
    node.buffersRead = number<qint64>(object, "Shared Read Blocks");
    if (const auto children = object.find("Plans"); children != object.end())
        for (const auto &child : *children)
            node.children.push_back(nodeFrom(child, isCutShort || node.type == QLatin1String("Limit")));
    return node;
}

void writeText(QStringList &lines, const PlanNode &node, bool isAnalyzed, int depth)
{
    const QString indent(depth * 6, QLatin1Char(' '));
    auto line = depth == 0 ? node.type : indent.chopped(4) + QStringLiteral("->  ") + node.type;
    if (!node.index.isEmpty())
        line += QStringLiteral(" using ") + node.index;
    if (!node.relation.isEmpty())
        line += QStringLiteral(" on ") + node.relation;
    line += QStringLiteral("  (cost=%1..%2 rows=%3)")
                .arg(node.startupCost, 0, 'f', 2)
                .arg(node.totalCost, 0, 'f', 2)
                .arg(node.estimatedRows, 0, 'f', 0);
    if (isAnalyzed && node.loops == 0)
        line += QStringLiteral(" (never executed)");
    else if (isAnalyzed)
        line += QStringLiteral(" (actual time=%1 rows=%2 loops=%3)")
                    .arg(node.milliseconds / node.loops, 0, 'f', 3)
                    .arg(node.actualRows, 0, 'f', 0)
                    .arg(node.loops, 0, 'f', 0);
    lines << line;
    for (const auto &detail : node.details)
        lines << indent + QStringLiteral("  ") + detail;
    if (node.buffersHit + node.buffersRead > 0)
        lines << indent + QStringLiteral("  Buffers: shared hit=%1 read=%2").arg(node.buffersHit).arg(node.buffersRead);
    for (const auto &child : node.children)
        writeText(lines, child, isAnalyzed, depth + 1);
}

QString textOf(const QueryPlan &plan)
{
    QStringList lines;
    writeText(lines, plan.root, plan.isAnalyzed, 0);
    if (plan.isAnalyzed)
        lines << QStringLiteral("Planning Time: %1 ms").arg(plan.planningMilliseconds, 0, 'f', 3)
              << QStringLiteral("Execution Time: %1 ms").arg(plan.executionMilliseconds, 0, 'f', 3);
    return lines.join(QLatin1Char('\n'));
}

QString outlineOf(const PlanNode &node)
{
    auto outline = QStringLiteral("(%1|%2|%3").arg(node.type, node.relation, node.index);
    for (const auto &child : node.children)
        outline += outlineOf(child);
    return outline + QLatin1Char(')');
}

} // namespace

double PlanNode::misestimate() const
{
    if (loops == 0)
        return 1;
    // The planner never says less than one row.
    const auto actual = std::max(1.0, actualRows);
    const auto estimated = std::max(1.0, estimatedRows);
    if (isCutShort && actual < estimated)
        return 1;
    return std::max(actual / estimated, estimated / actual);
}

Result<QueryPlan> QueryPlan::parse(const QByteArray &bytes)
{
    try {
        const auto document = json::parse(bytes.begin(), bytes.end());
        const auto &top = document.at(0);
        QueryPlan plan;
        plan.root = nodeFrom(top.at("Plan"), false);
        plan.isAnalyzed = top.contains("Execution Time");
        plan.planningMilliseconds = number<double>(top, "Planning Time");
        plan.executionMilliseconds = number<double>(top, "Execution Time");
        plan.text = textOf(plan);
        const auto hash = QCryptographicHash::hash(outlineOf(plan.root).toUtf8(), QCryptographicHash::Sha256);
        plan.shape = QString::fromLatin1(hash.left(8).toHex());
        plan.json = bytes;
        return plan;
    } catch (const json::exception &error) {
        return failure(ErrorKind::Invalid, QStringLiteral("no plan: %1").arg(QLatin1String(error.what())));
    }
}

} // namespace minixdr
