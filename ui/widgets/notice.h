// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace minixdr
{

/// Icon, title, explanation and up to two buttons in the middle of a page: what stands where content would. Owned by
/// its StateStack.
class Notice : public QWidget
{
    Q_OBJECT
public:
    explicit Notice(QWidget *parent = nullptr);

    /// `icon` is a line icon's name; empty texts leave their part away.
    void show(const QString &icon, const QString &title, const QString &text);
    void setButtons(const QString &primary, const QString &secondary);

Q_SIGNALS:
    void primaryClicked();
    void secondaryClicked();

private:
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_primary;
    QPushButton *m_secondary;
};

} // namespace minixdr
