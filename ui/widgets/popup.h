// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace minixdr
{

/// A card that floats beside what opened it and has all keys while it is open: Esc closes it, Enter does what it is
/// for, and no shortcut of the page behind it runs. GUI thread; it is its owner's, or deletes itself when closed.
class Popup : public QFrame
{
    Q_OBJECT
public:
    explicit Popup(QWidget *parent);

    /// At the left edge of `anchor`, wholly on its screen.
    void openBelow(QWidget *anchor);
    void openAbove(QWidget *anchor);
    /// Above `anchor`, at its right edge.
    void openAboveRight(QWidget *anchor);

Q_SIGNALS:
    /// Enter, where no button has the focus.
    void entered();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void openAt(QPoint corner, const QWidget *anchor);
};

} // namespace minixdr
