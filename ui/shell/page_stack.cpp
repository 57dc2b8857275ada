// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/page_stack.h"

#include "ui/shell/page_header.h"

#include <QAction>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace minixdr
{

namespace
{
/// Between two pages that are built ahead, so that no key has to wait for several.
constexpr std::chrono::milliseconds kAhead{250};

bool hasPanes(const QWidget &page)
{
    return std::ranges::any_of(page.findChildren<QWidget *>(),
                               [](const QWidget *child) { return child->property("pane").toBool(); });
}

} // namespace

PageStack::PageStack(std::vector<PageEntry> entries, ActionRegistry &registry, QAction *commandPalette, QWidget *parent)
    : QWidget(parent), m_entries(std::move(entries)), m_registry(registry),
      m_header(new PageHeader(commandPalette, this)), m_stack(new QStackedWidget(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_stack, 1);
    m_ahead.setInterval(kAhead);
    connect(&m_ahead, &QTimer::timeout, this, &PageStack::buildAhead);
}

Page *PageStack::current() const
{
    const auto found = m_pages.find(m_currentId);
    return found == m_pages.end() ? nullptr : found->second;
}

QStringList PageStack::unsavedWork() const
{
    QStringList work;
    for (const auto &[id, page] : m_pages)
        work += page->unsavedWork();
    return work;
}

void PageStack::show(const QString &pageId)
{
    const auto entry = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&pageId](const PageEntry &candidate) { return candidate.id == pageId; });
    if (entry == m_entries.end() || pageId == m_currentId)
        return;
    if (auto *left = current())
        left->leave();
    m_currentId = pageId;
    auto *page = current() ? current() : build(*entry);
    m_header->show(entry->title, page->primaryActions());
    m_stack->setCurrentWidget(page);
    page->setFocus(Qt::OtherFocusReason);
    page->enter(); // may give the keys to what is used most there
    Q_EMIT currentChanged(pageId);
}

void PageStack::rebuild()
{
    const auto pageId = std::exchange(m_currentId, {});
    m_header->show({}, {});
    for (const auto &[id, page] : std::exchange(m_pages, {}))
        delete page;
    show(pageId);
}

Page *PageStack::build(const PageEntry &entry)
{
    auto *page = entry.factory(m_stack);
    m_pages[entry.id] = page;
    m_stack->addWidget(page);
    page->setAccessibleName(entry.title);
    if (!hasPanes(*page))
        page->setProperty("pane", true);
    connect(page, &Page::timed, this, &PageStack::timed);
    connect(page, &Page::settled, &m_ahead, qOverload<>(&QTimer::start), Qt::SingleShotConnection);
    connect(page, &Page::navigationRequested, this, &PageStack::navigate);
    registerActions(entry, *page);
    return page;
}

/// The commands of a page are found, and its shortcuts listed, before somebody has been there.
void PageStack::buildAhead()
{
    for (const auto &entry : m_entries) {
        if (!m_pages.contains(entry.id)) {
            build(entry);
            return;
        }
    }
    m_ahead.stop();
}

void PageStack::registerActions(const PageEntry &entry, const Page &page)
{
    auto actions = page.primaryActions();
    for (auto *action : page.actions()) {
        if (!actions.contains(action))
            actions.append(action);
    }
    for (qsizetype i = 0; i < actions.size(); ++i) {
        const auto name = actions[i]->objectName();
        m_registry.add(QStringLiteral("%1.%2").arg(entry.id, name.isEmpty() ? QString::number(i) : name), entry.title,
                       actions[i]);
    }
}

void PageStack::navigate(const QString &pageId, const QVariant &argument)
{
    show(pageId);
    if (auto *page = current(); page && m_currentId == pageId)
        page->navigate(argument);
}

} // namespace minixdr
