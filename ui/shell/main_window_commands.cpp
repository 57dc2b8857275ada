// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_palette.h"
#include "ui/shell/main_window.h"
#include "ui/shell/organization_button.h"
#include "ui/shell/page_stack.h"
#include "ui/shell/pane_cycle.h"
#include "ui/shell/status_bar.h"
#include "ui/shell/tasks_panel.h"
#include "ui/widgets/theme_colours.h"

#include <QAction>

namespace minixdr
{

QAction *MainWindow::addCommand(const QString &id, const QString &group, const QString &text,
                                const QKeySequence &shortcut)
{
    auto *action = new QAction(text, this);
    action->setShortcut(shortcut);
    addAction(action);
    m_registry.add(id, group, action);
    return action;
}

void MainWindow::buildCommands()
{
    const auto window = tr("Window");
    m_paletteAction = addCommand(QStringLiteral("window.palette"), window, tr("All commands"),
                                 QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P));
    connect(m_paletteAction, &QAction::triggered, this, [this] { m_palette->openOver(); });
    m_settingsAction =
        addCommand(QStringLiteral("window.settings"), window, tr("Settings…"), QKeySequence(Qt::CTRL | Qt::Key_Comma));
    connect(m_settingsAction, &QAction::triggered, this, &MainWindow::showSettings);
    auto *shortcuts = addCommand(QStringLiteral("window.shortcuts"), window, tr("Keyboard shortcuts"),
                                 QKeySequence(QKeySequence::HelpContents));
    connect(shortcuts, &QAction::triggered, this, &MainWindow::showShortcuts);
    auto *collapse = addCommand(QStringLiteral("window.navigation"), window, tr("Fold the navigation"),
                                QKeySequence(Qt::CTRL | Qt::Key_B));
    connect(collapse, &QAction::triggered, this, [this] {
        m_isNavigationFolded = !m_isNavigationFolded;
        foldNavigation();
    });
    auto *tasks = addCommand(QStringLiteral("window.tasks"), window, tr("Show the tasks"),
                             QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T));
    connect(tasks, &QAction::triggered, this, [this] { m_tasksPanel->openAboveRight(m_status); });
    auto *organization = addCommand(QStringLiteral("window.organization"), window, tr("Switch the organization…"),
                                    QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O));
    organization->setEnabled(m_config.accounts != nullptr);
    connect(organization, &QAction::triggered, this, [this] { m_organization->openMenu(); });
    auto *utc = addCommand(QStringLiteral("window.utc"), window, tr("Switch between local time and UTC"),
                           QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_U));
    connect(utc, &QAction::triggered, this, [this] { m_config.display.setUtc(!m_config.display.isUtc()); });
    auto *dark = addCommand(QStringLiteral("window.dark"), window, tr("Switch between light and dark"),
                            QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L));
    connect(dark, &QAction::triggered, this, [this] {
        m_config.display.setThemeMode(coloursFor(palette()).isDark ? ThemeMode::Light : ThemeMode::Dark);
    });
    const auto addPaneCommand = [&](const QString &id, const QString &text, Qt::KeyboardModifiers modifiers) {
        auto *pane = addCommand(id, window, text, QKeySequence(modifiers | Qt::Key_F6));
        connect(pane, &QAction::triggered, this, [this, modifiers] { focusNextPane(*this, !modifiers); });
    };
    addPaneCommand(QStringLiteral("window.next_pane"), tr("Go to the next part of the window"), Qt::NoModifier);
    addPaneCommand(QStringLiteral("window.previous_pane"), tr("Go to the part before"), Qt::ShiftModifier);
    auto *quit = addCommand(QStringLiteral("window.quit"), window, tr("Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q));
    connect(quit, &QAction::triggered, this, &QWidget::close);
}

void MainWindow::buildPageCommands()
{
    int key = Qt::Key_1;
    for (const auto &page : m_pages->entries()) {
        auto *action = addCommand(QStringLiteral("page.") + page.id, tr("Go to"), page.title,
                                  key <= Qt::Key_9 ? QKeySequence(Qt::CTRL | Qt::Key(key++)) : QKeySequence());
        connect(action, &QAction::triggered, this, [this, id = page.id] { m_pages->show(id); });
    }
    auto *reload =
        addCommand(QStringLiteral("page.reload"), tr("Page"), tr("Reload"), QKeySequence(QKeySequence::Refresh));
    connect(reload, &QAction::triggered, this, [this] {
        if (auto *page = m_pages->current())
            page->reload();
    });
}

} // namespace minixdr
