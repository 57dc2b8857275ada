// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/paging.h"
#include "services/base/result.h"

#include <algorithm>
#include <vector>

namespace minixdr
{

/// Cuts pages out of rows in memory as the services cut them out of tables: `rows` are newest first, as their keys
/// say. Page has rows, facts and timing.
template <typename Page, typename Row, typename Key>
Result<Page> cutPage(const std::vector<Row> &rows, const PagePosition<Key> &position, int pageSize)
{
    if (pageSize < kMinPageSize || pageSize > kMaxPageSize)
        return failure(ErrorKind::Invalid, QStringLiteral("page_size must be within 1…1000"));
    const auto total = static_cast<qint64>(rows.size());
    const auto pages = (total + pageSize - 1) / pageSize;
    const auto newerThan = [&](const auto &isNewer) { return std::ranges::count_if(rows, isNewer); };
    qint64 first = 0;
    if (const auto *number = std::get_if<PageNumber>(&position)) {
        if (number->number < 1 || number->number > std::max<qint64>(pages, 1))
            return failure(ErrorKind::Invalid, QStringLiteral("page must be within 1…%1").arg(pages));
        first = (number->number - 1) * pageSize;
    } else if (std::holds_alternative<LastPage>(position)) {
        first = std::max<qint64>(0, pages - 1) * pageSize;
    } else if (const auto *after = std::get_if<PageAfter<Key>>(&position)) {
        first = newerThan([&](const Row &row) { return !(row.key() < after->key); });
    } else if (const auto *before = std::get_if<PageBefore<Key>>(&position)) {
        first = std::max<qint64>(0, newerThan([&](const Row &row) { return before->key < row.key(); }) - pageSize);
    } else if (const auto *at = std::get_if<PageAtTime>(&position)) {
        first = newerThan([&](const Row &row) { return timeOf(row.key()) > at->time; });
    }
    Page page;
    const auto from = std::min(first, total);
    page.rows.assign(rows.begin() + from, rows.begin() + std::min(from + pageSize, total));
    page.facts = {from / pageSize + 1, pages, total, from, pageSize, utcNow(), false};
    page.timing = {std::chrono::microseconds(90), std::chrono::microseconds(610), std::chrono::microseconds(120)};
    return page;
}

} // namespace minixdr
