// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/request.h"
#include "services/accounts/accounts_port.h"

#include <QToolButton>

class QMenu;

namespace minixdr
{

/// Whose data the console shows, and the way to another organization's. The list is asked for when it opens. Owned
/// by the navigation.
class OrganizationButton : public QToolButton
{
    Q_OBJECT
public:
    /// `accounts` must outlive the button; null: there is nothing to choose from.
    explicit OrganizationButton(AccountsPort *accounts, QWidget *parent = nullptr);

    /// The menu, where the button is or, while the navigation is folded, would be.
    void openMenu();
    void setCurrent(const QString &name, OrganizationId id);

Q_SIGNALS:
    void chosen(const minixdr::Organization &organization);

private:
    void load();
    void fill(const Result<std::vector<Organization>> &organizations);
    void refreshText();

    AccountsPort *m_accounts;
    QMenu *m_menu;
    QString m_name;
    OrganizationId m_current;
    Request<std::vector<Organization>> m_request;
};

} // namespace minixdr
