// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/refreshed.h"
#include "ui/widgets/display_settings.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace minixdr
{

class StateStack;

/// One tab of the Diagnostics page: content that a source renews while the tab is looked at, its four states, a row of
/// buttons, and a line that says what became of the last action. GUI thread; owned by the page.
class DiagnosticsTab : public QWidget
{
    Q_OBJECT
public:
    bool isSettled() const { return m_source.state() != RefreshedSource::State::Loading; }
    bool hasData() const { return m_source.state() == RefreshedSource::State::Filled; }
    virtual void setActive(bool isActive) { m_source.setActive(isActive); }
    void reload() { m_source.reload(); }

Q_SIGNALS:
    /// isSettled() or hasData() may have changed.
    void changed();

protected:
    /// `source` is a member of the derived tab.
    DiagnosticsTab(RefreshedSource &source, DisplaySettings &display, QString loadFailed);

    /// Puts the tab together; once, at the end of the derived constructor.
    void build(QWidget *content);
    /// A button in the row above the content; it opens a question or does something harmless at once.
    QPushButton *addButton(const QString &text);
    /// Something else for that row, at its left.
    void addToRow(QWidget *widget);

    /// The source has a value, maybe another one.
    virtual void showValue() = 0;

    /// Asks for an action's answer; the line below says `done` or why it failed. One at a time.
    using Ask = std::function<QFuture<Result<>>(std::stop_token)>;
    void act(Ask ask, const QString &done, const QString &failed);
    void say(const QString &text);
    DisplaySettings &display() const { return m_display; }

private:
    void refresh();

    RefreshedSource &m_source;
    DisplaySettings &m_display;
    QString m_loadFailed;
    QWidget *m_row;
    QLabel *m_outcome;
    StateStack *m_stack = nullptr;
    Request<void> m_action;
};

} // namespace minixdr
