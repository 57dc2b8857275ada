// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/fuzzy_match.h"

namespace minixdr
{

namespace
{

constexpr int kWordStart = 8;
constexpr int kRun = 5;
constexpr int kHit = 1;

bool isWordStart(QStringView text, qsizetype at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber();
}

/// The best score with the first letter of `pattern` at or after `from`. The texts are titles of commands, so plain
/// recursion is quick enough.
int best(QStringView pattern, QStringView text, qsizetype from, bool isInRun)
{
    if (pattern.isEmpty())
        return 0;
    int result = -1;
    for (qsizetype at = from; at + pattern.size() <= text.size(); ++at) {
        if (text[at].toCaseFolded() != pattern[0].toCaseFolded())
            continue;
        const int rest = best(pattern.mid(1), text, at + 1, true);
        if (rest < 0)
            break; // what does not fit behind here does not fit further on
        const int bonus = (isWordStart(text, at) ? kWordStart : 0) + (isInRun && at == from ? kRun : 0);
        result = qMax(result, rest + kHit + bonus);
    }
    return result;
}

} // namespace

int fuzzyScore(QStringView pattern, QStringView text)
{
    constexpr qsizetype kLongest = 24; // a longer pattern would make the search slow and means nothing
    return best(pattern.left(kLongest), text, 0, false);
}

} // namespace minixdr
