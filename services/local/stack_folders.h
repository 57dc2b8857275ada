// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/result.h"

#include <QString>

namespace minixdr
{

/// Where one local stack lives, whichever way its path is written. Data survives; sockets are of this boot, in a folder
/// of their own that only its user may enter, under a name short enough for sun_path (107 bytes).
struct StackFolders {
    QString data;     ///< holds everything below
    QString postgres; ///< PGDATA
    QString redis;
    QString runtime; ///< sockets

    /// Empty `dataDirectory`: the user's data folder, or /var/lib/mini-xdr for root, whose home no other user may
    /// enter.
    static StackFolders choose(const QString &dataDirectory);

    /// Makes `data`, or takes it if it is empty or was one of ours before: it is given to the user that the servers run
    /// as and closed to everybody else, which no other folder must suffer. Denied or Invalid, in one sentence.
    Result<> createData() const;
    /// That, and the other two.
    Result<> create() const;

    /// Takes the folder of the sockets away, unless a server still has one in it.
    void removeRuntime() const;
};

} // namespace minixdr
