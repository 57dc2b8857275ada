// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/accounts/accounts_port.h"
#include "tests/support/fake_answers.h"

namespace minixdr
{

/// Two analysts of one organization. GUI thread only.
class FakeAccountsPort : public AccountsPort
{
public:
    FakeAnswers answers;
    std::vector<User> people{
        {UserId{2}, QStringLiteral("jonas@example.org"), QStringLiteral("Jonas Okafor"), QStringLiteral("analyst")},
        {UserId{1}, QStringLiteral("mira@example.org"), QStringLiteral("Mira Engel"), QStringLiteral("soc_lead")}};

    QFuture<Result<std::vector<Organization>>> organizations(std::stop_token stop) override
    {
        return answers.ask<std::vector<Organization>>(
            []() -> Result<std::vector<Organization>> {
                return std::vector{Organization{OrganizationId{1}, QStringLiteral("Acme"), QStringLiteral("acme")}};
            },
            std::move(stop));
    }

    QFuture<Result<std::vector<User>>> users(std::stop_token stop) override
    {
        return answers.ask<std::vector<User>>([this]() -> Result<std::vector<User>> { return people; },
                                              std::move(stop));
    }

    QFuture<Result<Organization>> addOrganization(QString name, std::stop_token stop) override
    {
        return answers.ask<Organization>(
            [name]() -> Result<Organization> {
                return Organization{OrganizationId{2}, name, name.toLower()};
            },
            std::move(stop));
    }
};

} // namespace minixdr
