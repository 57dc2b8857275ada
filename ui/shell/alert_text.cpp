// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/alert_text.h"

#include "ui/widgets/format.h"

#include <QCoreApplication>

namespace minixdr
{
namespace
{

std::chrono::nanoseconds secondsOf(double seconds)
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::duration<double>(seconds));
}

/// Where their sentences are found by translators.
class AlertSentences
{
    Q_DECLARE_TR_FUNCTIONS(AlertText)
public:
    static AlertText slowQuery(const Alert &alert)
    {
        return {tr("Slow query: %1 took %2").arg(alert.subject, shortDuration(secondsOf(alert.value))),
                tr("%n statements took a second or longer since the last notice. The slow query log in Diagnostics "
                   "shows each and its plan.",
                   nullptr, static_cast<int>(alert.count))};
    }

    static AlertText poolExhausted(const Alert &alert)
    {
        return {tr("No free connection in pool %1").arg(alert.subject),
                tr("Up to %n requests waited for one. Diagnostics shows who holds them.", nullptr,
                   static_cast<int>(alert.value))};
    }

    static AlertText lowHitRate(const Alert &alert)
    {
        return {tr("The cache answered only %1 of the last minute's lookups").arg(percent(alert.value)),
                tr("Diagnostics shows the reasons of the misses.")};
    }

    static AlertText planChanged(const Alert &alert)
    {
        return {tr("%1 is planned otherwise than before").arg(alert.subject),
                tr("Compare the plans in the slow query log in Diagnostics.")};
    }
};

} // namespace

AlertText describe(const Alert &alert)
{
    switch (alert.kind) {
    case AlertKind::SlowQuery:
        return AlertSentences::slowQuery(alert);
    case AlertKind::PoolExhausted:
        return AlertSentences::poolExhausted(alert);
    case AlertKind::LowHitRate:
        return AlertSentences::lowHitRate(alert);
    case AlertKind::PlanChanged:
        return AlertSentences::planChanged(alert);
    }
    Q_UNREACHABLE();
}

} // namespace minixdr
