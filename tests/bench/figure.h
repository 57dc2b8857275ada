// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <vector>

namespace minixdr::bench
{

/// One measured figure. Less is better; the goal bounds `ratio` where there is a peer, `ours` where there is none.
struct Figure {
    QString name;
    QString unit;
    double ours = 0;
    std::optional<double> peer; ///< measured in the same run
    double goal = 0;
    std::optional<double> cpu = std::nullopt; ///< seconds of the processor, of the client and its servers
    std::optional<double> peerCpu = std::nullopt;

    std::optional<double> ratio() const { return peer ? std::optional(ours / *peer) : std::nullopt; }
    bool isMet() const { return ratio().value_or(ours) <= goal; }
};

inline double median(std::vector<double> values)
{
    if (values.empty())
        return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

inline QString lineOf(const Figure &figure)
{
    QString line = QStringLiteral("%1 %2 %3").arg(figure.name, -46).arg(figure.ours, 10, 'f', 3).arg(figure.unit, -3);
    if (figure.peer)
        line += QStringLiteral("  peer %1 %2  ratio %3")
                    .arg(*figure.peer, 10, 'f', 3)
                    .arg(figure.unit, -3)
                    .arg(*figure.ratio(), 7, 'f', 3);
    line += QStringLiteral("  goal ≤ %1  %2")
                .arg(figure.goal)
                .arg(figure.isMet() ? QStringLiteral("met") : QStringLiteral("MISSED"));
    if (figure.cpu && figure.peerCpu)
        line += QStringLiteral("  (CPU %1 s, peer %2 s)").arg(*figure.cpu, 0, 'f', 2).arg(*figure.peerCpu, 0, 'f', 2);
    return line;
}

inline QString jsonOf(const QString &bench, const Figure &figure)
{
    QJsonObject object{{QStringLiteral("bench"), bench},      {QStringLiteral("figure"), figure.name},
                       {QStringLiteral("unit"), figure.unit}, {QStringLiteral("ours"), figure.ours},
                       {QStringLiteral("goal"), figure.goal}, {QStringLiteral("met"), figure.isMet()}};
    object[QStringLiteral("peer")] = figure.peer ? QJsonValue(*figure.peer) : QJsonValue();
    object[QStringLiteral("ratio")] = figure.peer ? QJsonValue(*figure.ratio()) : QJsonValue();
    object[QStringLiteral("cpu_seconds")] = figure.cpu ? QJsonValue(*figure.cpu) : QJsonValue();
    object[QStringLiteral("peer_cpu_seconds")] = figure.peerCpu ? QJsonValue(*figure.peerCpu) : QJsonValue();
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

inline void print(const QString &bench, const Figure &figure, bool isJson)
{
    std::puts(qPrintable(isJson ? jsonOf(bench, figure) : lineOf(figure)));
    std::fflush(stdout);
}

} // namespace minixdr::bench
