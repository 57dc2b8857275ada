// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/list_diff.h"

#include <algorithm>

namespace minixdr
{

namespace
{

/// Sets all targets to -1 but those of a longest increasing run: these rows stay where they are. Patience sorting,
/// n log n.
void keepLongestRun(std::vector<int> &targets)
{
    std::vector<size_t> tails; // tails[k]: the row that ends the run of length k+1 with the smallest target
    std::vector<size_t> previous(targets.size());
    constexpr auto kNone = static_cast<size_t>(-1);
    for (size_t i = 0; i < targets.size(); ++i) {
        if (targets[i] < 0)
            continue;
        const auto tail = std::ranges::lower_bound(tails, targets[i], {}, [&](size_t row) { return targets[row]; });
        previous[i] = tail == tails.begin() ? kNone : *std::prev(tail);
        if (tail == tails.end())
            tails.push_back(i);
        else
            *tail = i;
    }
    std::vector<int> kept(targets.size(), -1);
    for (size_t row = tails.empty() ? kNone : tails.back(); row != kNone; row = previous[row])
        kept[row] = targets[row];
    targets = std::move(kept);
}

/// Adds one row to the last edit if it continues it, else a new edit.
void append(std::vector<RowEdit> &edits, RowEdit::Kind kind, int row)
{
    if (!edits.empty() && edits.back().kind == kind) {
        auto &last = edits.back();
        if (kind == RowEdit::Kind::Remove && row == last.first - 1) {
            last = {kind, row, last.count + 1};
            return;
        }
        if (kind == RowEdit::Kind::Insert && row == last.first + last.count) {
            ++last.count;
            return;
        }
    }
    edits.push_back({kind, row, 1});
}

} // namespace

std::vector<RowEdit> rowEdits(std::vector<int> targets, int newCount)
{
    keepLongestRun(targets);
    std::vector<RowEdit> edits;
    std::vector<bool> isThere(static_cast<size_t>(newCount), false);
    for (auto i = static_cast<int>(targets.size()) - 1; i >= 0; --i) {
        const int target = targets[static_cast<size_t>(i)];
        if (target < 0)
            append(edits, RowEdit::Kind::Remove, i);
        else
            isThere[static_cast<size_t>(target)] = true;
    }
    for (int i = 0; i < newCount; ++i)
        if (!isThere[static_cast<size_t>(i)])
            append(edits, RowEdit::Kind::Insert, i);
    return edits;
}

} // namespace minixdr
