// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/value_scale.h"

#include <cmath>

namespace minixdr
{
namespace
{

constexpr int kMostDecimals = 6;

bool isWhole(double value)
{
    return std::abs(value - std::round(value)) < 1e-6;
}

int decimalsOf(double step)
{
    int decimals = 0;
    for (double scaled = step; decimals < kMostDecimals && !isWhole(scaled); scaled *= 10)
        ++decimals;
    return decimals;
}

} // namespace

double powerOfTenBelow(double value)
{
    return std::pow(10.0, std::floor(std::log10(value)));
}

double roundUp(double value)
{
    if (value <= 0)
        return 1;
    const auto power = powerOfTenBelow(value);
    for (const double step : {1.0, 2.0, 5.0}) {
        if (value <= step * power)
            return step * power;
    }
    return 10 * power;
}

ValueTicks ticksOf(double top, bool isLow, bool isCount)
{
    const bool isTwo = isWhole(top / powerOfTenBelow(top) / 2);
    int count = isLow ? 3 : isTwo ? 5 : 6;
    if (isCount && !isWhole(top / (count - 1)))
        count = isLow ? 2 : static_cast<int>(std::lround(top)) + 1;
    return {count, decimalsOf(top / (count - 1))};
}

} // namespace minixdr
