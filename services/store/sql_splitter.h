// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/result.h"

#include <QByteArray>

#include <vector>

namespace minixdr
{

/// One statement of a script, without comments around it and without its semicolon.
struct SqlStatement {
    QByteArray text;
    QByteArray canonical; ///< comments dropped and white space collapsed outside of literals: what a checksum is of
    int line = 1;         ///< where it begins in the script
    bool operator==(const SqlStatement &) const = default;
};

/// Splits a script as PostgreSQL reads it: quoted and dollar-quoted literals, quoted names, nested comments,
/// parentheses and SQL-standard function bodies hold semicolons that end nothing. COPY data within a script and psql's
/// own commands are not known here. Invalid if a literal or a comment has no end; `what` names the line.
Result<std::vector<SqlStatement>> splitSql(const QByteArray &script);

} // namespace minixdr
