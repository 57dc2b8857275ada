// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/console_options.h"
#include "services/accounts/account.h"
#include "services/base/progress.h"
#include "services/base/result.h"
#include "services/workspace/prepare_workspace.h"
#include "ui/shell/task_list.h"
#include "ui/widgets/display_settings.h"
#include "ui/widgets/theme.h"

#include <QObject>
#include <QSettings>

#include <memory>
#include <thread>

namespace minixdr
{

class MainWindow;
class ServerWatch;
class StartScreen;
class Tour;
class Workspace;
struct TourStop;

/// The desktop program put together: it starts the local servers, or finds those of a profile, behind a start screen,
/// opens the workspace on them, and then the window, or the tour. What blocks runs on a thread of its own. GUI thread;
/// owned by main().
class Console : public QObject
{
    Q_OBJECT
public:
    explicit Console(ConsoleOptions options);
    ~Console() override;

    void start();
    /// Cancels what is under way and ends the event loop.
    void quit();
    /// What the program ends with if its event loop ended well: 1 if people closed it because it could not start.
    int exitCode() const { return m_hasFailed ? 1 : 0; }

private:
    /// What the second half of starting leaves behind.
    struct Opened {
        Session session;
        QString organizationName;
    };

    bool isTour() const { return !m_options.tourFolder.isEmpty(); }
    void startServers();
    void openWorkspace(OpenedProfile profile);
    void showWindow(const Opened &opened);
    void startTour();
    Result<> openFirstPage();
    void switchTo(const Organization &organization);
    void fail(const QString &text);
    ProgressSink progressSink();
    void reportProgress(const Progress &progress);
    void reportStop(const TourStop &stop);

    static Result<Opened> prepare(Workspace &workspace, Preparation preparation, ProgressSink progress,
                                  std::stop_token stop);

    ConsoleOptions m_options;
    std::unique_ptr<QSettings> m_settings; ///< none on a tour, which shall look the same everywhere
    DisplaySettings m_display;
    Theme m_theme;
    TaskList m_tasks;
    std::shared_ptr<LocalStack> m_stack;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<ServerWatch> m_serverWatch;
    std::unique_ptr<StartScreen> m_startScreen;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Tour> m_tour;
    QString m_lastStep;
    bool m_hasFailed = false;
    std::jthread m_worker; ///< last, so that it has ended before anything that it uses
};

} // namespace minixdr
