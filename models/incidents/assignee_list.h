// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/request.h"
#include "services/accounts/accounts_port.h"

#include <QObject>

namespace minixdr
{

/// The people an incident can be assigned to. GUI thread; owned by its page, outlived by the port.
class AssigneeList : public QObject
{
    Q_OBJECT
public:
    explicit AssigneeList(AccountsPort &port, QObject *parent = nullptr);

    const std::vector<User> &users() const { return m_users; }
    /// Their name as people read it; empty for somebody who is not among them.
    QString nameOf(UserId id) const;
    /// Asks unless they are known or being asked for.
    void ensureLoaded();

Q_SIGNALS:
    void changed();

private:
    AccountsPort &m_port;
    std::vector<User> m_users;
    Request<std::vector<User>> m_request;
};

/// The name, or the address of somebody without one.
QString displayName(const User &user);

} // namespace minixdr
