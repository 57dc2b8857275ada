// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shortcuts_dialog.h"

#include "ui/shell/command_delegate.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QListView>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace minixdr
{

ShortcutsDialog::ShortcutsDialog(const ActionRegistry &registry, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    resize(480, 560);
    auto *model = new QStandardItemModel(this);
    for (const auto &entry : registry.actions()) {
        if (entry.action->shortcut().isEmpty())
            continue;
        auto *item = new QStandardItem(entry.action->text().remove(QLatin1Char('&')));
        item->setData(entry.group, CommandGroupRole);
        item->setData(entry.action->shortcut().toString(QKeySequence::NativeText), CommandShortcutRole);
        model->appendRow(item);
    }
    auto *list = new QListView(this);
    list->setModel(model);
    list->setItemDelegate(new CommandDelegate(list));
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setAccessibleName(windowTitle());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(12);
    column->addWidget(list, 1);
    column->addWidget(buttons);
}

} // namespace minixdr
