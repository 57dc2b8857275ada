// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/console.h"

#include "app/console/page_entries.h"
#include "app/console/server_watch.h"
#include "services/workspace/open_profile.h"
#include "services/workspace/prepare_workspace.h"
#include "services/workspace/workspace.h"
#include "ui/shell/main_window.h"
#include "ui/shell/page_stack.h"
#include "ui/shell/start_screen.h"
#include "ui/shell/tour.h"
#include "ui/widgets/error_text.h"

#include <QApplication>
#include <QFuture>
#include <QLoggingCategory>
#include <QPromise>
#include <QTextStream>

#include <algorithm>

Q_LOGGING_CATEGORY(lcConsole, "minixdr.console", QtWarningMsg)

namespace minixdr
{

namespace
{

constexpr std::chrono::seconds kServersPatience{3};

/// Runs `work(stop)` on `thread`, which must be idle.
template <typename T, typename Work>
QFuture<T> runOn(std::jthread &thread, Work work)
{
    QPromise<T> promise;
    promise.start();
    auto future = promise.future();
    thread = std::jthread([promise = std::move(promise), work = std::move(work)](std::stop_token stop) mutable {
        promise.addResult(work(stop));
        promise.finish();
    });
    return future;
}

void print(const QString &line)
{
    QTextStream(stdout) << line << Qt::endl;
}

void printError(const QString &line)
{
    QTextStream(stderr) << line << Qt::endl;
}

} // namespace

Console::Console(ConsoleOptions options)
    : m_options(std::move(options)), m_settings(isTour() ? nullptr : std::make_unique<QSettings>()),
      m_display(m_settings.get())
{
    m_theme.setMode(m_display.themeMode());
    connect(&m_display, &DisplaySettings::changed, this, [this] { m_theme.setMode(m_display.themeMode()); });
}

Console::~Console()
{
    m_worker.request_stop();
}

void Console::start()
{
    m_startScreen = std::make_unique<StartScreen>();
    connect(m_startScreen.get(), &StartScreen::retryRequested, this, &Console::startServers);
    connect(m_startScreen.get(), &StartScreen::quitRequested, this, &Console::quit);
    m_startScreen->resize(960, 620);
    if (!isTour())
        m_startScreen->show();
    startServers();
}

void Console::quit()
{
    m_worker.request_stop();
    if (m_window)
        m_window->closeWithoutAsking();
    QCoreApplication::quit();
}

void Console::startServers()
{
    m_hasFailed = false;
    reportProgress({QStringLiteral("open"), 0, 0, {}});
    using Opening = Result<OpenedProfile>;
    runOn<Opening>(m_worker,
                   [failed = std::move(m_stack), servers = m_options.servers,
                    sink = progressSink()](std::stop_token stop) mutable -> Opening {
                       failed.reset(); // stops the servers of the attempt before, which takes a moment
                       return openProfile(servers, sink, stop);
                   })
        .then(this, [this](const Opening &profile) { profile ? openWorkspace(*profile) : fail(profile.error().what); });
}

void Console::openWorkspace(OpenedProfile profile)
{
    const auto preparation = profile.isPrivate() ? Preparation::Demo : Preparation::Nothing;
    m_stack = std::move(profile.stack);
    profile.config.keepsViewsWarm = true;
    m_workspace = std::make_unique<Workspace>(std::move(profile.config));
    reportProgress({QStringLiteral("connect"), 0, 0, {}});
    runOn<Result<Opened>>(m_worker, [workspace = m_workspace.get(), preparation,
                                     sink = progressSink()](std::stop_token stop) {
        return prepare(*workspace, preparation, sink, stop);
    }).then(this, [this](const Result<Opened> &opened) {
        opened ? showWindow(*opened)
               : fail(sentence(opened.error(), tr("The database could not be made ready.")) + QLatin1Char('\n') +
                      opened.error().what);
    });
}

Result<Console::Opened> Console::prepare(Workspace &workspace, Preparation preparation, ProgressSink progress,
                                         std::stop_token stop)
{
    MX_CHECK(prepareWorkspace(workspace, preparation, std::move(progress), stop));
    MX_TRY(auto session, chooseSession(workspace, {}, Missing::Refused, {}, stop));
    auto asked = workspace.accounts().organizations(stop);
    asked.waitForFinished();
    MX_TRY(const auto organizations, asked.takeResult());
    const auto own = std::find_if(organizations.begin(), organizations.end(), [&](const Organization &organization) {
        return organization.id == session.organization;
    });
    return Opened{session, own == organizations.end() ? QString() : own->name};
}

void Console::showWindow(const Opened &opened)
{
    m_workspace->setSession(opened.session);
    m_window = std::make_unique<MainWindow>(
        MainWindowConfig{pageEntries(*m_workspace, m_display, m_tasks), m_display, m_tasks, &m_workspace->accounts()});
    m_window->setSession(opened.session, opened.organizationName);
    m_window->setStatus(m_workspace->status());
    connect(m_workspace.get(), &Workspace::statusChanged, m_window.get(), &MainWindow::setStatus);
    connect(m_workspace.get(), &Workspace::alertRaised, m_window.get(), &MainWindow::showAlert);
    if (m_stack) {
        m_serverWatch = std::make_unique<ServerWatch>(m_stack, kServersPatience);
        connect(m_workspace.get(), &Workspace::statusChanged, m_serverWatch.get(), &ServerWatch::setStatus);
    }
    connect(m_window.get(), &MainWindow::organizationChosen, this, &Console::switchTo);
    if (isTour())
        return startTour();
    if (const auto shown = openFirstPage(); !shown) {
        printError(shown.error().what);
        return QCoreApplication::exit(2);
    }
    m_window->show();
    m_startScreen.reset();
}

Result<> Console::openFirstPage()
{
    auto &pages = m_window->pages();
    connect(
        &pages, &PageStack::timed, this,
        [&pages] { qCInfo(lcConsole) << "rows of" << pages.currentId() << "are on screen"; }, Qt::SingleShotConnection);
    if (m_options.page.isEmpty())
        return {};
    pages.show(m_options.page);
    if (pages.currentId() == m_options.page)
        return {};
    QStringList ids;
    for (const auto &entry : pages.entries())
        ids << entry.id;
    return failure(
        ErrorKind::Invalid,
        QStringLiteral("There is no page '%1'; the pages are %2.").arg(m_options.page, ids.join(QStringLiteral(", "))));
}

void Console::switchTo(const Organization &organization)
{
    auto session = m_workspace->session();
    session.organization = organization.id;
    session.user.reset();
    m_workspace->setSession(session);
    m_window->setSession(session, organization.name);
}

void Console::startTour()
{
    TourConfig config;
    config.folder = m_options.tourFolder;
    m_tour = std::make_unique<Tour>(config, *m_window, m_display);
    connect(m_tour.get(), &Tour::visited, this, &Console::reportStop);
    connect(m_tour.get(), &Tour::finished, this, [](bool isGood) { QCoreApplication::exit(isGood ? 0 : 1); });
    m_tour->start();
}

void Console::reportStop(const TourStop &stop)
{
    for (const auto &picture : stop.pictures)
        print(QStringLiteral("%1  %2 ms  %3").arg(stop.pageId, -12).arg(stop.took.count(), 5).arg(picture));
    if (!stop.trouble.isEmpty())
        printError(QStringLiteral("%1: %2").arg(stop.pageId, stop.trouble));
}

void Console::fail(const QString &text)
{
    m_hasFailed = true;
    m_workspace.reset();
    printError(text); // for whoever started it from a terminal, or reads the desktop's log
    if (!isTour())
        return m_startScreen->showError(text);
    QCoreApplication::exit(1);
}

ProgressSink Console::progressSink()
{
    return [this](const Progress &progress) {
        QMetaObject::invokeMethod(
            this, [this, progress] { reportProgress(progress); }, Qt::QueuedConnection);
    };
}

void Console::reportProgress(const Progress &progress)
{
    if (m_startScreen)
        m_startScreen->showProgress(progress);
    if (isTour() && progress.step != std::exchange(m_lastStep, progress.step))
        printError(startStepName(progress.step) + QStringLiteral(" …"));
}

} // namespace minixdr
