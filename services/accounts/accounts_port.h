// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/accounts/account.h"
#include "services/base/result.h"

#include <QFuture>

#include <stop_token>
#include <vector>

namespace minixdr
{

class AccountsPort
{
public:
    virtual ~AccountsPort() = default;

    /// Without those of load tests, by name.
    virtual QFuture<Result<std::vector<Organization>>> organizations(std::stop_token stop) = 0;
    /// The active users of the session's organization, by name.
    virtual QFuture<Result<std::vector<User>>> users(std::stop_token stop) = 0;
    /// Makes one without users. Invalid, or Conflict if there is one of this name.
    virtual QFuture<Result<Organization>> addOrganization(QString name, std::stop_token stop) = 0;
};

} // namespace minixdr
