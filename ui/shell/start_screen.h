// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/progress.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace minixdr
{

/// What stands on the screen until there is something to work with: what is being started, how far it is, and, if it
/// fails, one sentence with Retry and Quit. It only reports clicks. Owned by the console.
class StartScreen : public QWidget
{
    Q_OBJECT
public:
    explicit StartScreen(QWidget *parent = nullptr);

    void showProgress(const Progress &progress);
    /// `text` says what failed and what to do about it.
    void showError(const QString &text);

Q_SIGNALS:
    void retryRequested();
    void quitRequested();

private:
    void build();

    QLabel *m_title;
    QLabel *m_text;
    QProgressBar *m_bar;
    QWidget *m_buttons;
};

/// What a step of starting is called, e.g. "Filling the demo organizations"; a general word for an unknown one.
QString startStepName(const QString &step);

} // namespace minixdr
