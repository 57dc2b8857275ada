// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/action_registry.h"

#include <QAction>

#include <algorithm>

namespace minixdr
{

bool ActionRegistry::add(const QString &id, const QString &group, QAction *action)
{
    std::erase_if(m_actions, [](const RegisteredAction &entry) { return entry.action.isNull(); });
    if (find(id))
        return false;
    m_actions.push_back({id, group, action});
    return true;
}

std::vector<RegisteredAction> ActionRegistry::actions() const
{
    std::vector<RegisteredAction> alive;
    std::copy_if(m_actions.begin(), m_actions.end(), std::back_inserter(alive),
                 [](const RegisteredAction &entry) { return !entry.action.isNull(); });
    return alive;
}

QAction *ActionRegistry::find(const QString &id) const
{
    const auto found = std::find_if(m_actions.begin(), m_actions.end(),
                                    [&id](const RegisteredAction &entry) { return entry.id == id; });
    return found == m_actions.end() ? nullptr : found->action.data();
}

} // namespace minixdr
