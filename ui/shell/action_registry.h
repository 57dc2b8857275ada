// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QString>

#include <vector>

class QAction;

namespace minixdr
{

/// One command as the palette and the list of shortcuts show it.
struct RegisteredAction {
    QString id;    ///< stable and unique: "page.incidents"
    QString group; ///< translated: "Go to", "Incidents"
    QPointer<QAction> action;
};

/// Every command of the window by id, in the order of registration. Actions that die leave by themselves. GUI thread;
/// owned by the main window.
class ActionRegistry : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Refuses (and answers false for) an id that is taken.
    bool add(const QString &id, const QString &group, QAction *action);
    std::vector<RegisteredAction> actions() const;
    QAction *find(const QString &id) const;

private:
    std::vector<RegisteredAction> m_actions;
};

} // namespace minixdr
