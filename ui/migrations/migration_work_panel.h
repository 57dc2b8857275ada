// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/progress.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;

namespace minixdr
{

/// How far a run or undo is, its Cancel, and what the server has done so far, line by line. It stays after the end, so
/// that the lines can be read. GUI thread; owned by its page.
class MigrationWorkPanel : public QWidget
{
    Q_OBJECT
public:
    explicit MigrationWorkPanel(QWidget *parent = nullptr);

    void begin(const QString &title);
    void take(const Progress &progress);
    void showCancelling();
    void end(const QString &sentence, bool isError);

Q_SIGNALS:
    void cancelRequested();

private:
    void append(const QString &line);

    QLabel *m_title;
    QProgressBar *m_bar;
    QPushButton *m_cancel;
    QPlainTextEdit *m_log;
};

} // namespace minixdr
