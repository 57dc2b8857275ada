// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/confirm_dialog.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace minixdr
{

namespace
{

QLabel *makeLabel(const QString &text, const char *property, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setProperty(property, true);
    return label;
}

} // namespace

ConfirmDialog::ConfirmDialog(const ConfirmConfig &config, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(config.title);
    setModal(true);
    setMinimumWidth(420);
    auto *confirm = new QPushButton(config.confirmText, this);
    confirm->setProperty(config.isDanger ? "danger" : "primary", true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    (config.isDanger ? cancel : confirm)->setDefault(true);
    connect(confirm, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(8);
    column->addWidget(makeLabel(config.title, "heading", this));
    column->addWidget(makeLabel(config.text, "body", this));
    if (!config.typedWord.isEmpty()) {
        auto *edit = new QLineEdit(this);
        column->addWidget(makeLabel(tr("Type “%1” to go on:").arg(config.typedWord), "secondary", this));
        edit->setAccessibleName(tr("Word to type"));
        column->addWidget(edit);
        confirm->setEnabled(false);
        connect(edit, &QLineEdit::textChanged, confirm,
                [confirm, word = config.typedWord](const QString &text) { confirm->setEnabled(text == word); });
    }
    column->addSpacing(12);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(confirm);
    column->addLayout(buttons);
}

ConfirmDialog *ConfirmDialog::ask(const ConfirmConfig &config, QWidget *parent, std::function<void()> onConfirmed)
{
    auto *dialog = new ConfirmDialog(config, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, dialog, std::move(onConfirmed));
    dialog->open();
    return dialog;
}

} // namespace minixdr
