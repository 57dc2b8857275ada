// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <functional>

namespace minixdr
{

struct ConfirmConfig {
    QString title;       ///< "Undo migration perf_001?"
    QString text;        ///< what will happen, to how much
    QString confirmText; ///< the verb: "Undo migration"
    bool isDanger = false;
    QString typedWord; ///< what must be typed first; empty: nothing
};

/// Says what will happen before it does. Opens beside the event loop, never in one of its own.
class ConfirmDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ConfirmDialog(const ConfirmConfig &config, QWidget *parent = nullptr);

    /// Opens a dialog that deletes itself, and calls `onConfirmed` if the person agrees.
    static ConfirmDialog *ask(const ConfirmConfig &config, QWidget *parent, std::function<void()> onConfirmed);
};

} // namespace minixdr
