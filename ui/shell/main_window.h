// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/accounts/accounts_port.h"
#include "services/diagnostics/alert.h"
#include "services/workspace/workspace_status.h"
#include "ui/shell/action_registry.h"
#include "ui/shell/page_entry.h"
#include "ui/shell/task_list.h"
#include "ui/widgets/display_settings.h"

#include <QMainWindow>

#include <optional>
#include <vector>

namespace minixdr
{

class CommandPalette;
class Navigation;
class OrganizationButton;
class PageStack;
class StatusBar;
class TasksPanel;

/// What the window needs from main(); all of it outlives the window.
struct MainWindowConfig {
    std::vector<PageEntry> pages;
    DisplaySettings &display;
    TaskList &tasks;
    AccountsPort *accounts = nullptr; ///< null: one organization only
};

/// The frame of the console: navigation at the left, one page at a time, the status bar. It knows its pages only as
/// entries. GUI thread; owned by main().
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(MainWindowConfig config);
    ~MainWindow() override;

    PageStack &pages() const { return *m_pages; }
    ActionRegistry &actionRegistry() { return m_registry; }
    CommandPalette &commandPalette() const { return *m_palette; }
    /// Shows whose data these are; a change of organization builds the pages anew.
    void setSession(const Session &session, const QString &organizationName);

    /// For a signal or the end of the desktop's session, which wait for no answer: what is running is cancelled.
    void closeWithoutAsking();

public Q_SLOTS:
    void setStatus(const minixdr::WorkspaceStatus &status);
    /// In the status bar, and as a notification of the desktop unless the person wants none.
    void showAlert(const minixdr::Alert &alert);

Q_SIGNALS:
    void organizationChosen(const minixdr::Organization &organization);

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QAction *addCommand(const QString &id, const QString &group, const QString &text, const QKeySequence &shortcut);
    void buildCommands();
    void buildPageCommands();
    void buildLayout();
    void wireStatusBar();
    void restoreState();
    void saveState();
    void showSettings();
    void showShortcuts();
    void foldNavigation();
    QStringList losses() const;
    void switchOrganization(const Organization &organization);
    void confirmClose(const QStringList &losses);

    MainWindowConfig m_config;
    ActionRegistry m_registry;
    QAction *m_settingsAction = nullptr;
    QAction *m_paletteAction = nullptr;
    CommandPalette *m_palette = nullptr;
    OrganizationButton *m_organization = nullptr;
    Navigation *m_navigation = nullptr;
    PageStack *m_pages = nullptr;
    StatusBar *m_status = nullptr;
    TasksPanel *m_tasksPanel = nullptr;
    std::optional<WorkspaceStatus> m_lastStatus;
    std::optional<OrganizationId> m_organizationId;
    bool m_isNavigationFolded = false;
    bool m_mayClose = false;
};

} // namespace minixdr
