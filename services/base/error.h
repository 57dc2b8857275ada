// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace minixdr
{

/// What went wrong, as far as a caller can act on it. The sentence for people is made in ui/ from the kind.
enum class ErrorKind : quint8 {
    Cancelled,   ///< the caller withdrew the request
    Timeout,     ///< its deadline passed
    Unavailable, ///< the server cannot be reached, or went away; retry later
    Overloaded,  ///< a queue or the server is full; retry later
    Contention,  ///< lost to a concurrent transaction; retry at once
    Conflict,    ///< somebody else changed it first, or it exists already
    NotFound,    ///< no such thing, or none that this organization may see
    Denied,      ///< authentication or permission
    Invalid,     ///< the input cannot be accepted; `what` says why
    Bug,         ///< our own mistake: a statement the schema does not know, a broken invariant
};

struct Error {
    ErrorKind kind = ErrorKind::Bug;
    QString what; ///< English, for the log: "events.page_after: relation \"events\" does not exist"
    QString code; ///< SQLSTATE or Redis error word; empty if there is none

    bool isRetryable() const
    {
        return kind == ErrorKind::Unavailable || kind == ErrorKind::Overloaded || kind == ErrorKind::Contention;
    }
    bool operator==(const Error &) const = default;
};

/// "Invalid", "Timeout", …: the stable English word for logs and JSON.
QString toWord(ErrorKind kind);

} // namespace minixdr

Q_DECLARE_METATYPE(minixdr::Error)
