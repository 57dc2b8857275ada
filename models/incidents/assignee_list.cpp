// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/assignee_list.h"

#include <algorithm>

namespace minixdr
{

AssigneeList::AssigneeList(AccountsPort &port, QObject *parent) : QObject(parent), m_port(port) {}

QString AssigneeList::nameOf(UserId id) const
{
    const auto user = std::ranges::find(m_users, id, &User::id);
    return user == m_users.end() ? QString() : displayName(*user);
}

void AssigneeList::ensureLoaded()
{
    if (!m_users.empty() || m_request.isUnderWay())
        return;
    m_request.send([this](std::stop_token stop) { return m_port.users(stop); },
                   [this](Result<std::vector<User>> users) {
                       if (!users)
                           return; // the lists beside it show why; the next page that arrives asks again
                       m_users = std::move(*users);
                       Q_EMIT changed();
                   });
}

QString displayName(const User &user)
{
    return user.fullName.isEmpty() ? user.email : user.fullName;
}

} // namespace minixdr
