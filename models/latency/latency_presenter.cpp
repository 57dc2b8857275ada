// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/latency/latency_presenter.h"

namespace minixdr
{
namespace
{

double toMillis(std::chrono::nanoseconds duration)
{
    return std::chrono::duration<double, std::milli>(duration).count();
}

double toX(UtcTime time)
{
    return static_cast<double>(time.time_since_epoch().count()) / 1000.0;
}

LatencyPresenter::Curves curvesOf(const LatencyReport &report)
{
    LatencyPresenter::Curves curves;
    for (const auto &point : report.points) {
        if (point.calls == 0)
            continue; // nothing ran: that is not a latency of zero
        const auto x = toX(point.at);
        curves.p50 << QPointF(x, toMillis(point.p50));
        curves.p95 << QPointF(x, toMillis(point.p95));
        curves.p99 << QPointF(x, toMillis(point.p99));
    }
    for (const auto &resource : report.resources) {
        curves.connections << QPointF(toX(resource.at), resource.busy);
        if (resource.hitRate)
            curves.hitRate << QPointF(toX(resource.at), *resource.hitRate * 100.0);
    }
    return curves;
}

} // namespace

LatencyPresenter::LatencyPresenter(LatencyPort &port, std::chrono::milliseconds refresh, QObject *parent)
    : QObject(parent), m_port(port), m_model(kStatementColumnsContext, statementColumns())
{
    m_refresh.setInterval(refresh);
    connect(&m_refresh, &QTimer::timeout, this, &LatencyPresenter::reload);
}

void LatencyPresenter::setActive(bool isActive)
{
    if (!isActive)
        return m_refresh.stop();
    m_refresh.start();
    reload();
}

void LatencyPresenter::setWindow(std::chrono::seconds window)
{
    m_query.window = window;
    reload();
}

void LatencyPresenter::setStatement(const QString &statement)
{
    if (m_query.statement == statement)
        return;
    m_query.statement = statement;
    reload();
}

void LatencyPresenter::reload()
{
    m_request.send([this](std::stop_token stop) { return m_port.latency(m_query, std::move(stop)); },
                   [this](const Result<LatencyReport> &answer) { take(answer); });
}

void LatencyPresenter::take(const Result<LatencyReport> &answer)
{
    if (answer) {
        m_error.reset();
        m_curves = curvesOf(*answer);
        m_model.replace(answer->statements);
        m_state = answer->statements.empty() ? State::Empty : State::Filled;
    } else {
        m_error = answer.error();
        if (m_state != State::Filled)
            m_state = State::Failed;
    }
    Q_EMIT changed();
}

} // namespace minixdr
