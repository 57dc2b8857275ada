// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/latency/latency_presenter.h"

namespace minixdr
{
namespace
{

constexpr int kSlowShown = 500;

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
        const auto x = toX(point.at);
        const auto calls = static_cast<double>(std::max<qint64>(1, point.calls));
        curves.wait << QPointF(x, toMillis(point.time.wait) / calls);
        curves.server << QPointF(x, toMillis(point.time.server) / calls);
        curves.decode << QPointF(x, toMillis(point.time.decode) / calls);
        if (point.calls == 0)
            continue; // nothing ran: that is not a latency of zero
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

LatencyPresenter::LatencyPresenter(LatencyPort &port, SlowQueriesPort &slowQueries, std::chrono::milliseconds refresh,
                                   QObject *parent)
    : QObject(parent), m_port(port), m_slowPort(slowQueries), m_pace(refresh),
      m_model(kStatementColumnsContext, statementColumns())
{
    pace();
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
    pace();
    reload();
}

void LatencyPresenter::setStatement(const QString &statement)
{
    if (m_query.statement == statement)
        return;
    m_query.statement = statement;
    reload();
}

void LatencyPresenter::setPoints(int points)
{
    m_query.points = std::max(2, points);
}

void LatencyPresenter::pace()
{
    constexpr auto kBySecond = std::chrono::minutes{15};
    m_refresh.setInterval(m_query.window > kBySecond ? m_pace * 10 : m_pace);
}

void LatencyPresenter::reload()
{
    m_slowRequest.send([this](std::stop_token stop) { return m_slowPort.slowQueries(kSlowShown, std::move(stop)); },
                       [this](const Result<SlowQueriesPort::Log> &answer) { takeSlow(answer); });
    m_request.send([this](std::stop_token stop) { return m_port.latency(m_query, std::move(stop)); },
                   [this](const Result<LatencyReport> &answer) { take(answer); });
}

void LatencyPresenter::take(const Result<LatencyReport> &answer)
{
    if (answer) {
        m_error.reset();
        m_report = *answer;
        auto slow = std::exchange(m_curves.slow, {});
        m_curves = curvesOf(m_report);
        m_curves.slow = std::move(slow);
        m_model.replace(answer->statements);
        m_state = answer->statements.empty() ? State::Empty : State::Filled;
    } else {
        m_error = answer.error();
        if (m_state != State::Filled)
            m_state = State::Failed;
    }
    Q_EMIT changed();
}

void LatencyPresenter::takeSlow(const Result<SlowQueriesPort::Log> &answer)
{
    if (!answer)
        return; // the marks stay as they are: the latencies say what is wrong
    m_slow.clear();
    m_curves.slow.clear();
    const auto from = utcNow() - m_query.window;
    for (const auto &query : answer->queries) {
        if (query.at < from || (!m_query.statement.isEmpty() && query.statement != m_query.statement))
            continue;
        m_slow.push_back(query);
        m_curves.slow << QPointF(toX(query.at), toMillis(query.timing.sum()));
    }
    Q_EMIT changed();
}

QByteArray LatencyPresenter::csv() const
{
    QByteArray text = "time,calls,errors,p50_ms,p95_ms,p99_ms,wait_ms,server_ms,decode_ms\r\n";
    for (const auto &point : m_report.points) {
        if (point.calls == 0)
            continue;
        const auto calls = static_cast<double>(point.calls);
        text +=
            toIso(point.at).toLatin1() + ',' + QByteArray::number(point.calls) + ',' + QByteArray::number(point.errors);
        for (const auto value :
             {toMillis(point.p50), toMillis(point.p95), toMillis(point.p99), toMillis(point.time.wait) / calls,
              toMillis(point.time.server) / calls, toMillis(point.time.decode) / calls})
            text += ',' + QByteArray::number(value, 'f', 3);
        text += "\r\n";
    }
    return text;
}

} // namespace minixdr
