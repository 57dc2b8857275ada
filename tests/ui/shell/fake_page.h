// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/page.h"
#include "ui/shell/page_entry.h"

#include <QLineEdit>
#include <QVariant>

namespace minixdr
{

/// A page with an editor for the keys, whose state a test sets.
class FakePage : public Page
{
    Q_OBJECT
public:
    explicit FakePage(QWidget *parent)
        : Page(parent), primary(new QAction(QStringLiteral("Do it"), this)), editor(new QLineEdit(this))
    {
        addAction(primary);
    }

    bool isSettled() const override { return isSettledNow; }
    bool hasData() const override { return hasDataNow; }
    QStringList unsavedWork() const override { return unsaved; }
    QList<QAction *> primaryActions() const override { return {primary}; }
    void enter() override
    {
        ++entered;
        editor->setFocus();
    }
    void leave() override { ++left; }
    void navigate(const QVariant &argument) override { lastArgument = argument; }
    void reload() override { ++reloaded; }

    QAction *primary;
    QLineEdit *editor;
    bool isSettledNow = true;
    bool hasDataNow = true;
    QStringList unsaved;
    int entered = 0;
    int left = 0;
    int reloaded = 0;
    QVariant lastArgument;
};

} // namespace minixdr
