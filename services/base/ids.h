// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QMetaType>

#include <compare>

namespace minixdr
{

/// A 64-bit key of one table; keys of different tables do not mix.
template <typename Tag>
struct Id {
    qint64 value = 0;

    auto operator<=>(const Id &) const = default;
    friend size_t qHash(Id id, size_t seed = 0) noexcept { return ::qHash(id.value, seed); }
};

using OrganizationId = Id<struct OrganizationTag>;
using UserId = Id<struct UserTag>;
using EventId = Id<struct EventTag>;
using IncidentId = Id<struct IncidentTag>;
using ActionLogId = Id<struct ActionLogTag>;
using AuditLogId = Id<struct AuditLogTag>;

} // namespace minixdr
