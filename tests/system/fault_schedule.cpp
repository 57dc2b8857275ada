// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/system/fault_schedule.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace minixdr
{

namespace
{

constexpr int kOrganizations = 3;
constexpr int kSubjects = 50;
constexpr int kFaultKinds = 6;
constexpr int kCallKinds = 7;

constexpr std::array kNames{"refuses", "resets", "is half-open", "sends one byte at a time", "delays", "goes silent"};
constexpr std::array kTargets{"postgres' network",        "redis' network",   "kill -9 of a backend",
                              "SIGSTOP of a backend",     "SIGSTOP of redis", "immediate shutdown",
                              "kill -9 of the postmaster"};
constexpr std::array kDirections{"both ways", "to the server", "to the client"};

/// Out of twenty; a killed backend takes the server down for a moment, so it is rarer.
FaultTarget drawTarget(SeededDraw &draw)
{
    const auto drawn = draw.between(1, 20);
    if (drawn <= 10)
        return FaultTarget::PostgresNetwork;
    if (drawn <= 16)
        return FaultTarget::RedisNetwork;
    if (drawn <= 18)
        return FaultTarget::Redis;
    return drawn == 19 ? FaultTarget::Backend : FaultTarget::FrozenBackend;
}

FaultStep drawStep(SeededDraw &draw, FaultTarget target, int length)
{
    FaultStep step;
    step.target = target;
    step.fault = static_cast<FaultProxy::Fault>(draw.between(0, kFaultKinds - 1));
    step.lost = static_cast<FaultProxy::Lost>(draw.between(0, 2));
    step.at = draw.time(0, length / 2);
    step.lasts = draw.time(30, length);
    step.delay = draw.time(2, 120);
    return step;
}

PlannedCall drawCall(SeededDraw &draw, int length)
{
    PlannedCall call;
    call.kind = static_cast<CallKind>(draw.between(0, kCallKinds - 1));
    call.at = draw.time(0, length);
    call.budget = draw.time(60, 800);
    call.organization = draw.between(1, kOrganizations);
    call.subject = draw.between(1, kSubjects);
    if (draw.isOneOf(8))
        call.withdrawnAfter = draw.time(1, 120);
    return call;
}

} // namespace

QString FaultStep::text() const
{
    const auto name = [](const auto &names, auto value) {
        return QLatin1String(names[static_cast<std::size_t>(value)]);
    };
    auto words = QStringLiteral("at %1 ms %2").arg(at.count()).arg(name(kTargets, target));
    if (target == FaultTarget::PostgresNetwork || target == FaultTarget::RedisNetwork)
        words += QLatin1Char(' ') + name(kNames, fault);
    if (fault == FaultProxy::Fault::Delay && target <= FaultTarget::RedisNetwork)
        words += QStringLiteral(" by %1 ms").arg(delay.count());
    if (fault == FaultProxy::Fault::Loss && target <= FaultTarget::RedisNetwork)
        words += QLatin1Char(' ') + name(kDirections, lost);
    return words + QStringLiteral(" for %1 ms").arg(lasts.count());
}

QString FaultSchedule::text() const
{
    QStringList words;
    for (const auto &step : steps)
        words << step.text();
    return QStringLiteral("seed %1: %2 calls in %3 ms; ").arg(seed).arg(calls.size()).arg(length.count()) +
           words.join(QStringLiteral("; "));
}

FaultSchedule drawSchedule(quint64 seed)
{
    SeededDraw draw(seed);
    FaultSchedule schedule;
    schedule.seed = seed;
    const bool isLong = seed % 100 == 50 || seed % 100 == 75;
    const auto length = isLong ? draw.between(3000, 5000) : draw.between(150, 350);
    schedule.length = std::chrono::milliseconds{length};
    if (seed % 40 == 13)
        schedule.steps.push_back(drawStep(draw, FaultTarget::Shutdown, length));
    if (seed % 40 == 27)
        schedule.steps.push_back(drawStep(draw, FaultTarget::Postmaster, length));
    for (auto steps = draw.between(1, 4); static_cast<int>(schedule.steps.size()) < steps;)
        schedule.steps.push_back(drawStep(draw, drawTarget(draw), length));
    for (auto calls = draw.between(12, 30); calls > 0; --calls)
        schedule.calls.push_back(drawCall(draw, length));
    return schedule;
}

} // namespace minixdr
