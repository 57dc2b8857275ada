// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/migrations/migrations_page.h"

#include "ui/migrations/migration_confirmation.h"
#include "ui/migrations/migration_detail_panel.h"
#include "ui/migrations/migration_work_panel.h"
#include "ui/widgets/confirm_dialog.h"
#include "ui/widgets/detail_splitter.h"
#include "ui/widgets/error_text.h"
#include "ui/widgets/line_icon.h"
#include "ui/widgets/paged_table_view.h"
#include "ui/widgets/state_stack.h"

#include <QAction>
#include <QHeaderView>
#include <QVBoxLayout>

namespace minixdr
{
namespace
{

/// Why it ended, in the words of this page where the general ones say too little.
QString endSentence(MigrationAction action, const std::optional<Error> &error)
{
    const bool isRun = action == MigrationAction::Run;
    if (!error)
        return isRun ? MigrationsPage::tr("Done: the migrations have run and are verified.")
                     : MigrationsPage::tr("Done: the migrations are undone.");
    if (error->kind == ErrorKind::Cancelled)
        return MigrationsPage::tr("Cancelled. Finished steps stand; run it again to go on, or undo it.");
    const auto what = isRun ? MigrationsPage::tr("The migration did not run to its end.")
                            : MigrationsPage::tr("The migration was not undone.");
    return sentence(*error, what) + QLatin1Char('\n') + error->what;
}

} // namespace

MigrationsPage::MigrationsPage(const MigrationsPageConfig &config, QWidget *parent)
    : Page(parent), m_config(config), m_presenter(config.migrations, config.refresh),
      m_table(new PagedTableView(QStringLiteral("migrations"), 1, config.display)),
      m_detail(new MigrationDetailPanel(config.display)), m_work(new MigrationWorkPanel)
{
    setObjectName(QStringLiteral("migrations"));
    makeActions();
    build();
    wire();
    refresh();
}

MigrationsPage::~MigrationsPage()
{
    if (m_task)
        m_config.tasks.finish(m_task);
}

void MigrationsPage::build()
{
    m_table->setModel(&m_presenter.model());
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAccessibleName(tr("Migrations"));
    m_table->addActions({m_run, m_undo});
    auto *lower = new QSplitter(Qt::Vertical);
    lower->addWidget(m_detail);
    lower->addWidget(m_work);
    lower->setChildrenCollapsible(false);
    m_work->hide();
    auto *splitter = new DetailSplitter(QStringLiteral("migrations"), m_table, lower, m_config.display);
    m_stack = new StateStack(splitter, m_config.display, this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
}

void MigrationsPage::wire()
{
    connect(&m_presenter, &MigrationsPresenter::changed, this, &MigrationsPage::refresh);
    connect(&m_presenter, &MigrationsPresenter::progressed, this, &MigrationsPage::takeProgress);
    connect(&m_presenter, &MigrationsPresenter::finished, this, &MigrationsPage::takeEnd);
    connect(m_work, &MigrationWorkPanel::cancelRequested, &m_presenter, &MigrationsPresenter::cancel);
    connect(m_stack, &StateStack::retryRequested, &m_presenter, &MigrationsPresenter::reload);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &MigrationsPage::refresh);
    connect(&m_presenter.model(), &QAbstractItemModel::modelReset, this, &MigrationsPage::refresh);
}

void MigrationsPage::makeActions()
{
    m_run = addNamedAction(tr("Run migrations…"), QKeySequence(Qt::CTRL | Qt::Key_Return),
                           [this] { ask(MigrationAction::Run); });
    m_undo = addNamedAction(tr("Undo migration…"), QKeySequence(Qt::CTRL | Qt::Key_Backspace),
                            [this] { ask(MigrationAction::Undo); });
    m_run->setIcon(lineIcon(QStringLiteral("play")));
    m_undo->setIcon(lineIcon(QStringLiteral("undo")));
}

// --- what the shell asks ----------------------------------------------------------------------------------------

bool MigrationsPage::isSettled() const
{
    return m_presenter.state() != MigrationsPresenter::State::Loading && !m_presenter.isLoading() &&
           !m_presenter.isWorking();
}

bool MigrationsPage::hasData() const
{
    return m_presenter.state() == MigrationsPresenter::State::Filled;
}

QList<QAction *> MigrationsPage::primaryActions() const
{
    return {m_run, m_undo};
}

void MigrationsPage::enter()
{
    m_presenter.setActive(true);
    m_table->setFocus();
}

void MigrationsPage::leave()
{
    m_presenter.setActive(false);
}

void MigrationsPage::reload()
{
    m_presenter.reload();
}

void MigrationsPage::prepareForTour()
{
    m_table->selectRow(m_presenter.model().rowCount() - 1);
}

// --- showing ------------------------------------------------------------------------------------------------------

void MigrationsPage::refresh()
{
    showState();
    selectFirst();
    const auto migration = current();
    m_detail->show(migration);
    const bool isFree = !m_presenter.isWorking();
    m_run->setEnabled(isFree && versionToRun() > 0);
    m_undo->setEnabled(isFree && migration && !m_presenter.plan(MigrationAction::Undo, migration->version).empty());
    if (m_presenter.isCancelling())
        m_work->showCancelling();
    reportSettled();
}

void MigrationsPage::showState()
{
    switch (m_presenter.state()) {
    case MigrationsPresenter::State::Loading:
        return m_stack->showLoading();
    case MigrationsPresenter::State::Empty:
        return m_stack->showEmpty({tr("No migrations"), tr("This program was built without any."), {}});
    case MigrationsPresenter::State::Failed:
        return m_stack->showError(describe(*m_presenter.error(), tr("The migrations could not be loaded.")));
    case MigrationsPresenter::State::Filled:
        if (!m_presenter.error())
            return m_stack->showFilled();
        m_stack->showError(describe(*m_presenter.error(), tr("The migrations could not be refreshed.")));
    }
}

void MigrationsPage::reportSettled()
{
    const bool isNow = isSettled();
    if (isNow && !m_wasSettled)
        Q_EMIT settled(hasData());
    m_wasSettled = isNow;
}

void MigrationsPage::selectFirst()
{
    if (!m_table->currentIndex().isValid() && m_presenter.model().rowCount() > 0)
        m_table->selectRow(0);
}

std::optional<Migration> MigrationsPage::current() const
{
    const auto index = m_table->currentIndex();
    if (!index.isValid() || index.row() >= m_presenter.model().rowCount())
        return std::nullopt;
    return m_presenter.model().row(index.row());
}

int MigrationsPage::versionToRun() const
{
    const auto migration = current();
    if (migration && !m_presenter.plan(MigrationAction::Run, migration->version).empty())
        return migration->version;
    const auto &rows = m_presenter.model().rows();
    const auto last = std::find_if(rows.rbegin(), rows.rend(), [](const auto &one) { return one.canRun(); });
    const bool isPossible = last != rows.rend() && !m_presenter.plan(MigrationAction::Run, last->version).empty();
    return isPossible ? last->version : 0;
}

// --- running and undoing --------------------------------------------------------------------------------------------

void MigrationsPage::ask(MigrationAction action)
{
    const auto migration = current();
    if (!migration)
        return;
    const auto plan = m_presenter.plan(action, action == MigrationAction::Run ? versionToRun() : migration->version);
    if (plan.empty())
        return;
    ConfirmDialog::ask(confirmationOf(action, plan), this, [this, action, plan] { start(action, plan); });
}

void MigrationsPage::start(MigrationAction action, const std::vector<Migration> &plan)
{
    const int version = plan.back().version;
    if (m_presenter.isWorking() || m_presenter.plan(action, version).empty())
        return; // it was done elsewhere while the person was asked
    const bool isRun = action == MigrationAction::Run;
    const auto title = (isRun ? tr("Running %1") : tr("Undoing %1")).arg(nameOf(plan.back()));
    m_work->show();
    m_work->begin(title);
    m_task = m_config.tasks.start(title, [this] { m_presenter.cancel(); });
    m_presenter.start(action, version);
}

void MigrationsPage::takeProgress(const Progress &progress)
{
    m_work->take(progress);
    if (!progress.detail.isEmpty())
        m_step = progress.detail.simplified();
    if (m_task)
        m_config.tasks.setProgress(m_task, progress.done, progress.total, m_step);
}

void MigrationsPage::takeEnd(MigrationAction action, const std::optional<Error> &error)
{
    m_work->end(endSentence(action, error), error && error->kind != ErrorKind::Cancelled);
    if (m_task)
        m_config.tasks.finish(std::exchange(m_task, 0));
}

} // namespace minixdr
