// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/request.h"
#include "models/latency/statement_columns.h"
#include "models/table/rows_table_model.h"
#include "services/diagnostics/latency_port.h"
#include "services/diagnostics/slow_queries_port.h"

#include <QList>
#include <QObject>
#include <QPointF>
#include <QTimer>

#include <optional>

namespace minixdr
{

/// The latencies of the last minutes or hours and the slow queries among them, renewed while its page is looked at:
/// every second, or, beyond a quarter of an hour, every ten. GUI thread; owned by its page, outlived by the ports.
class LatencyPresenter : public QObject
{
    Q_OBJECT
public:
    enum class State : quint8 { Loading, Failed, Empty, Filled };
    /// Points of a chart: milliseconds since the epoch, and the value; a second without one leaves a gap.
    using Points = QList<QPointF>;

    struct Curves {
        Points p50, p95, p99;        ///< ms
        Points wait, server, decode; ///< ms a call, on average; zero while nothing ran
        Points connections;          ///< in use, at most
        Points hitRate;              ///< %
        Points slow;                 ///< ms, of slowQueries() in their order
    };

    LatencyPresenter(LatencyPort &port, SlowQueriesPort &slowQueries,
                     std::chrono::milliseconds refresh = std::chrono::seconds{1}, QObject *parent = nullptr);

    State state() const { return m_state; }
    const std::optional<Error> &error() const { return m_error; }
    RowsTableModel<StatementLatency> &model() { return m_model; }
    const Curves &curves() const { return m_curves; }
    const LatencyQuery &query() const { return m_query; }
    /// Of the chosen statement and time, the newest first.
    const std::vector<SlowQuery> &slowQueries() const { return m_slow; }
    /// The curves as RFC 4180 text: a line a point.
    QByteArray csv() const;
    bool isLoading() const { return m_request.isUnderWay(); }

    void setActive(bool isActive);
    void setWindow(std::chrono::seconds window);
    /// An empty name means all statements together.
    void setStatement(const QString &statement);
    /// How many points the chart can show: two a pixel.
    void setPoints(int points);

public Q_SLOTS:
    void reload();

Q_SIGNALS:
    void changed();

private:
    void take(const Result<LatencyReport> &answer);
    void takeSlow(const Result<SlowQueriesPort::Log> &answer);
    void pace();

    LatencyPort &m_port;
    SlowQueriesPort &m_slowPort;
    const std::chrono::milliseconds m_pace;
    RowsTableModel<StatementLatency> m_model;
    LatencyQuery m_query;
    Curves m_curves;
    State m_state = State::Loading;
    std::optional<Error> m_error;
    Request<LatencyReport> m_request;
    Request<SlowQueriesPort::Log> m_slowRequest;
    LatencyReport m_report;
    std::vector<SlowQuery> m_slow;
    QTimer m_refresh;
};

} // namespace minixdr
