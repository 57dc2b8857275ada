// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace minixdr
{

/// The next of 1, 2, 5 × 10ⁿ at or above `value`, so that an axis ends on a round figure and moves seldom.
double roundUp(double value);

/// The power of ten at or below `value`: where a logarithmic axis begins.
double powerOfTenBelow(double value);

/// How many ticks, and decimals of their labels, divide an axis from 0 to `top` so that no label is rounded. A low
/// chart has room for three; ticks of counts are whole.
struct ValueTicks {
    int count = 0;
    int decimals = 0;
    bool operator==(const ValueTicks &) const = default;
};

ValueTicks ticksOf(double top, bool isLow, bool isCount);

} // namespace minixdr
