// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/ids.h"

#include <QString>

#include <optional>

namespace minixdr
{

struct Organization {
    OrganizationId id;
    QString name;
    QString slug;
    bool operator==(const Organization &) const = default;
};

struct User {
    UserId id;
    QString email;
    QString fullName;
    QString role;
    bool operator==(const User &) const = default;
};

/// On whose behalf services act: every read is of this organization, every write is audited in this name.
struct Session {
    OrganizationId organization;
    std::optional<UserId> user;
    QString actorName;
    bool operator==(const Session &) const = default;
};

} // namespace minixdr
