// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <span>
#include <vector>

namespace minixdr
{

/// One step of an item model from one list of rows to another.
struct RowEdit {
    enum class Kind { Remove, Insert };

    Kind kind;
    int first;
    int count;
    bool operator==(const RowEdit &) const = default;
};

/// `targets[i]` is where old row i is in the new list of `newCount` rows, -1 if it is gone. Rows that changed places
/// with others are removed and inserted, as few of them as possible. Apply in order: removals come from the back, then
/// insertions from the front, whose rows are those of the new list at the same place.
std::vector<RowEdit> rowEdits(std::vector<int> targets, int newCount);

/// The steps from the rows keyed `before` to the rows keyed `after`. Keys are unique and ordered by <.
template <typename Key>
std::vector<RowEdit> listDiff(std::span<const Key> before, std::span<const Key> after)
{
    std::map<Key, int> places;
    for (const auto &key : after)
        places.emplace(key, static_cast<int>(places.size()));
    std::vector<int> targets;
    targets.reserve(before.size());
    for (const auto &key : before) {
        const auto place = places.find(key);
        targets.push_back(place == places.end() ? -1 : place->second);
    }
    return rowEdits(std::move(targets), static_cast<int>(after.size()));
}

} // namespace minixdr
