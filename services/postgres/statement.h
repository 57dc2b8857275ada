// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace minixdr::postgres
{

/// What a statement does to the database, as far as its file's head says so: "-- access: read".
enum class Access : unsigned char {
    Any,    ///< perhaps it writes
    Read,   ///< it writes nothing
    Lookup, ///< it writes nothing, and one index answers it whatever the values are: short, and planned once
};

/// One SQL statement, mostly of a .sql file. The name goes to the log, the metrics and the prepared statement, so it
/// has static storage and is compared by address nowhere.
struct Statement {
    std::string_view name;
    std::string_view text;
    Access access = Access::Any;
    bool isUnnamed = false; ///< made at run time: not kept prepared, and its text may end with the run
};

} // namespace minixdr::postgres
