// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "ui/shell/alert_text.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/desktop_notification.h"
#include "ui/shell/navigation.h"
#include "ui/shell/organization_button.h"
#include "ui/shell/page_stack.h"
#include "ui/shell/settings_dialog.h"
#include "ui/shell/shortcuts_dialog.h"
#include "ui/shell/status_bar.h"
#include "ui/shell/status_details.h"
#include "ui/shell/tasks_panel.h"
#include "ui/widgets/confirm_dialog.h"

#include <QAction>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QIcon>
#include <QSettings>
#include <QVBoxLayout>

namespace minixdr
{

namespace
{

const auto kGeometryKey = QStringLiteral("window/geometry");
const auto kCollapsedKey = QStringLiteral("window/navigationCollapsed");
const auto kPageKey = QStringLiteral("window/page");
constexpr QSize kUsualSize(1280, 820);
/// Below this the rows need the width more than the names of the pages do.
constexpr int kNarrow = 1000;

} // namespace

MainWindow::MainWindow(MainWindowConfig config) : m_config(std::move(config))
{
    setWindowTitle(QStringLiteral("Mini-XDR"));
    setWindowIcon(QIcon(QStringLiteral(":/icons/minixdr.svg")));
    setMinimumSize(720, 480);
    buildCommands();
    buildLayout();
    buildPageCommands();
    wireStatusBar();
    restoreState();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildLayout()
{
    auto *centre = new QWidget(this);
    m_organization = new OrganizationButton(m_config.accounts, centre);
    m_navigation = new Navigation(m_config.pages, m_organization, m_settingsAction, centre);
    m_pages = new PageStack(m_config.pages, m_registry, m_paletteAction, centre);
    m_status = new StatusBar(m_config.tasks, m_config.display, centre);
    m_palette = new CommandPalette(m_registry, this);
    m_tasksPanel = new TasksPanel(m_config.tasks, this);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_navigation);
    row->addWidget(m_pages, 1);
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row, 1);
    column->addWidget(m_status);
    setCentralWidget(centre);
    connect(m_navigation, &Navigation::pageChosen, m_pages, &PageStack::show);
    connect(m_pages, &PageStack::currentChanged, m_navigation, &Navigation::setCurrent);
    connect(m_pages, &PageStack::currentChanged, m_palette, &CommandPalette::setCurrentPage);
    connect(m_palette, &CommandPalette::chosen, m_pages,
            [this](const QString &commandId) { m_pages->show(commandId.section(QLatin1Char('.'), 0, 0)); });
    connect(m_pages, &PageStack::timed, m_status, &StatusBar::setTiming);
    connect(m_organization, &OrganizationButton::chosen, this, &MainWindow::switchOrganization);
}

void MainWindow::wireStatusBar()
{
    const auto showDetails = [this] {
        if (m_lastStatus)
            (new StatusDetails(*m_lastStatus, m_config.display.timeZone(), this))->openAbove(m_status);
    };
    const auto showLatency = [this] { m_pages->show(QStringLiteral("latency")); };
    connect(m_status, &StatusBar::profileClicked, this, showDetails);
    connect(m_status, &StatusBar::cacheClicked, this, showDetails);
    connect(m_status, &StatusBar::poolClicked, this, [this] { m_pages->show(QStringLiteral("diagnostics")); });
    connect(m_status, &StatusBar::timingClicked, this, showLatency);
    connect(m_status, &StatusBar::alertClicked, this, [this] { m_pages->show(QStringLiteral("diagnostics")); });
    connect(m_status, &StatusBar::tasksClicked, this, [this] { m_tasksPanel->openAboveRight(m_status); });
}

void MainWindow::setStatus(const WorkspaceStatus &status)
{
    m_lastStatus = status;
    m_status->setStatus(status);
}

void MainWindow::showAlert(const Alert &alert)
{
    m_status->setAlert(alert);
    if (!m_config.display.areAlertsNotified())
        return;
    const auto text = describe(alert);
    notifyDesktop(text.title, text.text);
}

void MainWindow::setSession(const Session &session, const QString &organizationName)
{
    m_organization->setCurrent(organizationName, session.organization);
    setWindowTitle(QStringLiteral("%1 – Mini-XDR").arg(organizationName));
    if (const auto before = std::exchange(m_organizationId, session.organization); before && before != m_organizationId)
        m_pages->rebuild();
}

void MainWindow::showSettings()
{
    auto *dialog = new SettingsDialog(m_config.display, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showShortcuts()
{
    auto *dialog = new ShortcutsDialog(m_registry, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::restoreState()
{
    const auto *settings = m_config.display.settings();
    resize(kUsualSize);
    if (settings) {
        restoreGeometry(settings->value(kGeometryKey).toByteArray());
        m_isNavigationFolded = settings->value(kCollapsedKey, false).toBool();
        foldNavigation();
        m_pages->show(settings->value(kPageKey).toString());
    }
    if (m_pages->currentId().isEmpty() && !m_config.pages.empty())
        m_pages->show(m_config.pages.front().id);
}

void MainWindow::saveState()
{
    auto *settings = m_config.display.settings();
    if (!settings)
        return;
    settings->setValue(kGeometryKey, saveGeometry());
    settings->setValue(kCollapsedKey, m_isNavigationFolded);
    settings->setValue(kPageKey, m_pages->currentId());
}

void MainWindow::foldNavigation()
{
    m_navigation->setCollapsed(m_isNavigationFolded || width() < kNarrow);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    foldNavigation();
}

/// What would end with the pages, a sentence each; nothing if nobody would miss anything.
QStringList MainWindow::losses() const
{
    QStringList running;
    for (const auto tasks = m_config.tasks.tasks(); const auto &task : tasks) {
        if (task.isLosable)
            running << task.name;
    }
    QStringList losses;
    if (!running.isEmpty())
        losses << tr("Still running, and cancelled: %1.").arg(running.join(QStringLiteral(", ")));
    if (const auto unsaved = m_pages->unsavedWork(); !unsaved.isEmpty())
        losses << tr("Not stored, and lost: %1.").arg(unsaved.join(QStringLiteral(", ")));
    return losses;
}

/// The pages are built anew, and what they had started ends with them.
void MainWindow::switchOrganization(const Organization &organization)
{
    const auto lost = losses();
    if (lost.isEmpty())
        return Q_EMIT organizationChosen(organization);
    ConfirmDialog::ask(
        {tr("Switch to %1?").arg(organization.name), lost.join(QLatin1Char('\n')), tr("Switch"), true, {}}, this,
        [this, organization] { Q_EMIT organizationChosen(organization); });
}

void MainWindow::confirmClose(const QStringList &losses)
{
    ConfirmDialog::ask({tr("Quit the console?"), losses.join(QLatin1Char('\n')), tr("Quit"), true, {}}, this,
                       [this] { closeWithoutAsking(); });
}

void MainWindow::closeWithoutAsking()
{
    m_mayClose = true;
    close();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (const auto lost = losses(); !lost.isEmpty() && !m_mayClose) {
        event->ignore();
        confirmClose(lost);
        return;
    }
    saveState();
    event->accept();
}

} // namespace minixdr
