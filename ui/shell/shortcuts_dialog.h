// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/action_registry.h"

#include <QDialog>

namespace minixdr
{

/// Every command that has a shortcut, by group.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT
public:
    ShortcutsDialog(const ActionRegistry &registry, QWidget *parent);
};

} // namespace minixdr
