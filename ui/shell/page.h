// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QList>
#include <QMetaType>
#include <QVariant>
#include <QWidget>

#include <chrono>
#include <functional>

namespace minixdr
{

/// Where the time of the last page went, for the status bar.
struct PageTiming {
    using Duration = std::chrono::nanoseconds;
    Duration wait{};
    Duration server{};
    Duration decode{};
    Duration paint{};
    bool operator==(const PageTiming &) const = default;
};

/// One place in the navigation. The shell knows a page by this and nothing else. Actions that the page adds with
/// addAction() appear in the command palette while the page exists. GUI thread; owned by the main window.
class Page : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// Whether nothing is under way: what is shown (rows, an empty state, an error) is final until somebody acts.
    virtual bool isSettled() const = 0;
    /// Whether what is shown are data, not an empty state or an error.
    virtual bool hasData() const = 0;
    /// What somebody has begun here and not stored, and what would be lost with the page: "the note on #12".
    virtual QStringList unsavedWork() const { return {}; }
    /// What a person most often does here: buttons at the right of the page's title, which the shell draws; the first
    /// is the primary one. The actions belong to the page and have a text, and a shortcut where there is one.
    virtual QList<QAction *> primaryActions() const { return {}; }
    /// The page came to the front or was left. A page that is left cancels what nobody waits for any more.
    virtual void enter() {}
    virtual void leave() {}
    /// Puts the page into the state worth a picture (a row selected, its detail open); may start requests.
    virtual void prepareForTour() {}

Q_SIGNALS:
    /// isSettled() has become true.
    void settled(bool withData);
    void timed(const minixdr::PageTiming &timing);
    /// Asks the shell to show another page ("events", "incidents", …) with an argument that page understands.
    void navigationRequested(const QString &pageId, const QVariant &argument);

public Q_SLOTS:
    /// Called by the shell for a navigationRequested() of another page; unknown arguments are ignored.
    virtual void navigate(const QVariant &argument) { Q_UNUSED(argument) }
    virtual void reload() {}

protected:
    /// An action of the page, for the palette and its key anywhere on the page.
    QAction *addNamedAction(const QString &text, const QKeySequence &shortcut, std::function<void()> run);
};

} // namespace minixdr

Q_DECLARE_METATYPE(minixdr::PageTiming)
