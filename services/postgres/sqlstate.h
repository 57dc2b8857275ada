// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/error.h"

struct pg_result;

namespace minixdr::postgres
{

/// What an SQLSTATE (PostgreSQL manual, appendix A) means for a caller: one table. Unknown classes are Bug.
ErrorKind kindOfSqlState(const QByteArray &sqlState);

/// The error of a failed result: kind, SQLSTATE, and the primary message with detail, for the log.
Error errorOfResult(const pg_result *result);

/// Whether a prepared statement outlived what it was made for (DDL ran, a pooler gave us another backend), or the
/// server knows another one of its name. `wasPrepared`: before the run that failed; one that has just been parsed was
/// made for what is there now, and 0A000 means that the server cannot do it.
bool isStalePlan(const Error &error, bool wasPrepared);

/// Whether nobody can tell if the transaction counts, or will (40003).
bool isCompletionUnknown(const Error &error);

/// Whether the connection that answered this is lost, or must not be used again: classes 08 and 57P0x.
bool isDisconnect(const Error &error);

} // namespace minixdr::postgres
