// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/postgres/pool_snapshot.h"

namespace minixdr::postgres
{

QString toWord(CloseReason reason)
{
    static constexpr std::array<const char *, kCloseReasons> kWords{
        "expired", "surplus", "lost", "silent", "unclean", "read_only", "promoted", "shrunk", "terminated", "closed"};
    return QString::fromLatin1(kWords.at(static_cast<std::size_t>(reason)));
}

QString toWord(LeaseState state)
{
    static constexpr std::array kWords{"idle", "running", "in_transaction", "copying", "cleaning", "checking"};
    return QString::fromLatin1(kWords.at(static_cast<std::size_t>(state)));
}

} // namespace minixdr::postgres
