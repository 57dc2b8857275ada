// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/load_test/load_test_presenter.h"

#include <memory>

namespace minixdr
{
namespace
{

double toMillis(std::chrono::nanoseconds duration)
{
    return std::chrono::duration<double, std::milli>(duration).count();
}

/// The last holder may be the test's thread, but the relay belongs to the one that made it.
std::shared_ptr<LoadTestRelay> makeRelay()
{
    return {new LoadTestRelay, [](LoadTestRelay *relay) { relay->deleteLater(); }};
}

LoadTestSink sinkOf(std::shared_ptr<LoadTestRelay> relay)
{
    return [relay = std::move(relay)](const LoadTestSnapshot &snapshot) { Q_EMIT relay->taken(snapshot); };
}

} // namespace

LoadTestPresenter::LoadTestPresenter(LoadTestPort &port, QObject *parent)
    : QObject(parent), m_port(port), m_tasks(kLoadTaskColumnsContext, loadTaskColumns()),
      m_targets(kLoadTargetColumnsContext, loadTargetColumns())
{
    qRegisterMetaType<LoadTestSnapshot>();
}

LoadTestPresenter::~LoadTestPresenter()
{
    m_stop.request_stop();
}

void LoadTestPresenter::start(const LoadTestPlan &plan)
{
    if (isWorking())
        return;
    m_plan = plan;
    m_snapshot = {};
    m_curves = {};
    m_report.reset();
    m_error.reset();
    m_tasks.replace({});
    m_targets.replace({});
    m_startedAt = utcNow();
    m_state = State::Running;
    m_stop = std::stop_source{};
    auto relay = makeRelay();
    connect(relay.get(), &LoadTestRelay::taken, this, &LoadTestPresenter::take);
    m_request.send(
        [&](std::stop_token) { // a token of our own: a test that is stopped still answers what it measured
            return m_port.run(plan, sinkOf(std::move(relay)), m_stop.get_token());
        },
        [this](const Result<LoadTestReport> &answer) { takeEnd(answer); });
    Q_EMIT changed();
}

void LoadTestPresenter::stop()
{
    m_stop.request_stop();
    Q_EMIT changed();
}

void LoadTestPresenter::take(const LoadTestSnapshot &snapshot)
{
    if (!isWorking())
        return;
    if (snapshot.isCleaningUp) {
        m_state = State::CleaningUp;
        Q_EMIT changed();
        return;
    }
    if (m_curves.rate.isEmpty())
        m_startedAt = snapshot.at - snapshot.elapsed; // preparing took its time
    m_snapshot = snapshot;
    m_tasks.replace(taskRowsOf(snapshot.tasks));
    const auto x = static_cast<double>(snapshot.at.time_since_epoch().count()) / 1000.0;
    m_curves.rate << QPointF(x, snapshot.rate);
    m_curves.users << QPointF(x, snapshot.users);
    m_curves.failures << QPointF(x, snapshot.failureRate);
    if (snapshot.rate > 0) {
        m_curves.p50 << QPointF(x, toMillis(snapshot.p50));
        m_curves.p95 << QPointF(x, toMillis(snapshot.p95));
        m_curves.p99 << QPointF(x, toMillis(snapshot.p99));
    }
    Q_EMIT changed();
}

void LoadTestPresenter::takeEnd(const Result<LoadTestReport> &answer)
{
    if (answer) {
        m_report = *answer;
        m_tasks.replace(taskRowsOf(answer->tasks));
        m_targets.replace(targetRowsOf(*answer));
        m_state = State::Finished;
    } else {
        m_error = answer.error();
        m_state = State::Failed;
    }
    Q_EMIT changed();
    Q_EMIT finished();
}

} // namespace minixdr
