// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/action_registry.h"
#include "ui/shell/page.h"
#include "ui/shell/page_entry.h"

#include <QTimer>
#include <QWidget>

#include <map>
#include <vector>

class QStackedWidget;

namespace minixdr
{

class PageHeader;

/// The pages, one at a time, each built when it is first shown. It tells a page when it comes to the front and when
/// it is left, and puts the page's actions into the registry. Owned by the main window.
class PageStack : public QWidget
{
    Q_OBJECT
public:
    PageStack(std::vector<PageEntry> entries, ActionRegistry &registry, QAction *commandPalette, QWidget *parent);

    const std::vector<PageEntry> &entries() const { return m_entries; }
    QString currentId() const { return m_currentId; }
    Page *current() const;
    /// Of all pages.
    QStringList unsavedWork() const;
    /// Unknown ids are ignored.
    void show(const QString &pageId);
    /// Drops every page and builds the current one anew: whose data they show has changed.
    void rebuild();

Q_SIGNALS:
    void currentChanged(const QString &pageId);
    void timed(const minixdr::PageTiming &timing);

private:
    Page *build(const PageEntry &entry);
    void registerActions(const PageEntry &entry, const Page &page);
    void navigate(const QString &pageId, const QVariant &argument);
    void buildAhead();

    std::vector<PageEntry> m_entries;
    ActionRegistry &m_registry;
    PageHeader *m_header;
    QStackedWidget *m_stack;
    std::map<QString, Page *> m_pages;
    QString m_currentId;
    QTimer m_ahead;
};

} // namespace minixdr
