// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/migrations/migrations_presenter.h"

#include "models/migrations/progress_relay.h"

#include <algorithm>

namespace minixdr
{
namespace
{

/// Nothing may be changed while one of them is so.
bool isInTheWay(MigrationState state)
{
    return state == MigrationState::Drifted || state == MigrationState::Unknown || state == MigrationState::Running;
}

} // namespace

MigrationsPresenter::MigrationsPresenter(MigrationsPort &port, std::chrono::milliseconds refresh, QObject *parent)
    : QObject(parent), m_port(port), m_model(kMigrationColumnsContext, migrationColumns())
{
    m_refresh.setInterval(refresh);
    connect(&m_refresh, &QTimer::timeout, this, [this] {
        if (!isLoading() && (m_error || isWorking() || isRunning()))
            reload();
    });
}

MigrationsPresenter::~MigrationsPresenter()
{
    m_stop.request_stop();
}

void MigrationsPresenter::setActive(bool isActive)
{
    m_isActive = isActive;
    if (isActive) {
        m_refresh.start();
        reload();
    } else {
        m_refresh.stop();
        m_status.cancel();
    }
}

// --- the list -------------------------------------------------------------------------------------------------

void MigrationsPresenter::reload()
{
    m_status.send([this](std::stop_token stop) { return m_port.status(std::move(stop)); },
                  [this](Result<std::vector<Migration>> answer) { take(std::move(answer)); });
    Q_EMIT changed();
}

void MigrationsPresenter::take(Result<std::vector<Migration>> answer)
{
    if (answer) {
        m_error.reset();
        m_state = answer->empty() ? State::Empty : State::Filled;
        m_model.replace(std::move(*answer));
    } else {
        m_error = answer.error();
        m_state = m_model.rows().empty() ? State::Failed : State::Filled;
    }
    Q_EMIT changed();
}

bool MigrationsPresenter::isRunning() const
{
    return std::ranges::any_of(m_model.rows(),
                               [](const auto &migration) { return migration.state == MigrationState::Running; });
}

// --- run and undo ---------------------------------------------------------------------------------------------

std::vector<Migration> MigrationsPresenter::plan(MigrationAction action, int version) const
{
    const bool isRun = action == MigrationAction::Run;
    std::vector<Migration> planned;
    for (const auto &migration : m_model.rows()) {
        if (isInTheWay(migration.state))
            return {};
        if (isRun ? migration.version <= version && migration.canRun()
                  : migration.version >= version && migration.stands())
            planned.push_back(migration);
    }
    if (!isRun)
        std::ranges::reverse(planned);
    const bool isPossible =
        std::ranges::all_of(planned, [&](const auto &migration) { return isRun || migration.canUndo(); });
    const bool concernsIt = std::ranges::any_of(planned, [&](const auto &one) { return one.version == version; });
    return isPossible && concernsIt ? planned : std::vector<Migration>();
}

int MigrationsPresenter::versionBefore(int version) const
{
    int before = 0;
    for (const auto &migration : m_model.rows())
        if (migration.version < version)
            before = migration.version;
    return before;
}

bool MigrationsPresenter::start(MigrationAction action, int version)
{
    if (isWorking() || plan(action, version).empty())
        return false;
    m_status.cancel();
    m_stop = std::stop_source{};
    m_progress = {};
    auto relay = ProgressRelay::create();
    connect(relay.get(), &ProgressRelay::progressed, this, &MigrationsPresenter::takeProgress);
    m_work.send(
        [&](std::stop_token) { // a token of our own: a cancelled run still answers how it ended
            const auto sink = ProgressRelay::sinkOf(std::move(relay));
            return action == MigrationAction::Run ? m_port.up(version, sink, m_stop.get_token())
                                                  : m_port.down(versionBefore(version), sink, m_stop.get_token());
        },
        [this, action](Result<> answer) {
            Q_EMIT finished(action, answer ? std::nullopt : std::optional(answer.error()));
            reload();
        });
    Q_EMIT changed();
    return true;
}

void MigrationsPresenter::cancel()
{
    m_stop.request_stop();
    Q_EMIT changed();
}

void MigrationsPresenter::takeProgress(const Progress &progress)
{
    m_progress = progress;
    Q_EMIT progressed(progress);
}

} // namespace minixdr
