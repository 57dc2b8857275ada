// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/column.h"
#include "services/postgres/pool_snapshot.h"

#include <span>
#include <vector>

namespace minixdr
{

inline constexpr const char *kPoolColumnsContext = "PoolColumns";

/// A connection that is out.
struct LeaseRow {
    postgres::LeaseSnapshot lease;
    int key() const { return lease.backendPid; }
    bool operator==(const LeaseRow &) const = default;
};

/// Somebody who waits for a connection.
struct WaiterRow {
    int place = 0; ///< in the line, from 1
    postgres::WaiterSnapshot waiter;
    int key() const { return place; }
    bool operator==(const WaiterRow &) const = default;
};

std::vector<LeaseRow> leaseRows(const postgres::PoolSnapshot &pool);
std::vector<WaiterRow> waiterRows(const postgres::PoolSnapshot &pool);

std::span<const Column<LeaseRow>> leaseColumns();
std::span<const Column<WaiterRow>> waiterColumns();

} // namespace minixdr
