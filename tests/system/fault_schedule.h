// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fault_proxy.h"

#include <QString>

#include <chrono>
#include <optional>
#include <random>
#include <vector>

namespace minixdr
{

/// Numbers of a seed. The standard's distributions differ between libraries; this one does not.
class SeededDraw
{
public:
    explicit SeededDraw(quint64 seed) : m_random(seed) {}

    int between(int least, int most) { return least + static_cast<int>(m_random() % quint64(most - least + 1)); }
    std::chrono::milliseconds time(int least, int most) { return std::chrono::milliseconds{between(least, most)}; }
    bool isOneOf(int many) { return between(1, many) == 1; }

private:
    std::mt19937_64 m_random;
};

enum class FaultTarget : quint8 { PostgresNetwork, RedisNetwork, Backend, FrozenBackend, Redis, Shutdown, Postmaster };

/// One thing that goes wrong for a while.
struct FaultStep {
    FaultTarget target{};
    FaultProxy::Fault fault{}; ///< of a network
    FaultProxy::Lost lost{};
    std::chrono::milliseconds at{};
    std::chrono::milliseconds lasts{}; ///< of what does not end by itself
    std::chrono::milliseconds delay{};

    QString text() const;
};

enum class CallKind : quint8 { Read, TenantRead, LongRead, Write, CountingWrite, CachedRead, Lookups };

/// One thing that the console does meanwhile.
struct PlannedCall {
    CallKind kind{};
    std::chrono::milliseconds at{};
    std::chrono::milliseconds budget{};
    std::optional<std::chrono::milliseconds> withdrawnAfter; ///< its caller's patience
    int organization = 0;
    int subject = 0; ///< which row
};

/// What happens in one run, wholly determined by its seed.
struct FaultSchedule {
    quint64 seed = 0;
    std::chrono::milliseconds length{}; ///< then everything heals
    std::vector<FaultStep> steps;
    std::vector<PlannedCall> calls;

    QString text() const; ///< for people: the seed and the steps
};

/// One to four faults within 150 to 350 ms. Of 40 seeds in a row, one shuts the server down at once and one kills its
/// postmaster; of 100, two last for seconds.
FaultSchedule drawSchedule(quint64 seed);

} // namespace minixdr
