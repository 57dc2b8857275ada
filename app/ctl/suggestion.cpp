// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/suggestion.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace minixdr::ctl
{
namespace
{

/// Optimal string alignment: the fewest letters to insert, remove, replace or swap with their neighbour.
qsizetype distance(const QString &a, const QString &b)
{
    const auto width = std::size_t(b.size()) + 1;
    std::vector<qsizetype> beforeLast;
    std::vector<qsizetype> last(width);
    std::iota(last.begin(), last.end(), 0);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        std::vector<qsizetype> row(width);
        row[0] = i;
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const auto at = std::size_t(j);
            const bool isSame = a[i - 1] == b[j - 1];
            row[at] = std::min({last[at] + 1, row[at - 1] + 1, last[at - 1] + (isSame ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[at] = std::min(row[at], beforeLast[at - 2] + 1);
        }
        beforeLast = std::exchange(last, std::move(row));
    }
    return last.back();
}

} // namespace

QString closestTo(const QString &word, const QStringList &known)
{
    QString closest;
    auto least = std::max<qsizetype>(1, word.size() / 3) + 1;
    for (const auto &candidate : known) {
        const auto found = distance(word, candidate);
        if (found >= least)
            continue;
        least = found;
        closest = candidate;
    }
    return closest;
}

} // namespace minixdr::ctl
