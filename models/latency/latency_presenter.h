// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/request.h"
#include "models/latency/statement_columns.h"
#include "models/table/rows_table_model.h"
#include "services/diagnostics/latency_port.h"

#include <QList>
#include <QObject>
#include <QPointF>
#include <QTimer>

#include <optional>

namespace minixdr
{

/// The latencies of the last minutes, renewed every second while its page is looked at. GUI thread; owned by its page,
/// outlived by the port.
class LatencyPresenter : public QObject
{
    Q_OBJECT
public:
    enum class State : quint8 { Loading, Failed, Empty, Filled };
    /// Points of a chart: milliseconds since the epoch, and the value; a second without one leaves a gap.
    using Points = QList<QPointF>;

    struct Curves {
        Points p50, p95, p99; ///< ms
        Points connections;   ///< in use
        Points hitRate;       ///< %
    };

    explicit LatencyPresenter(LatencyPort &port, std::chrono::milliseconds refresh = std::chrono::seconds{1},
                              QObject *parent = nullptr);

    State state() const { return m_state; }
    const std::optional<Error> &error() const { return m_error; }
    RowsTableModel<StatementLatency> &model() { return m_model; }
    const Curves &curves() const { return m_curves; }
    const LatencyQuery &query() const { return m_query; }
    bool isLoading() const { return m_request.isUnderWay(); }

    void setActive(bool isActive);
    void setWindow(std::chrono::seconds window);
    /// An empty name means all statements together.
    void setStatement(const QString &statement);

public Q_SLOTS:
    void reload();

Q_SIGNALS:
    void changed();

private:
    void take(const Result<LatencyReport> &answer);

    LatencyPort &m_port;
    RowsTableModel<StatementLatency> m_model;
    LatencyQuery m_query;
    Curves m_curves;
    State m_state = State::Loading;
    std::optional<Error> m_error;
    Request<LatencyReport> m_request;
    QTimer m_refresh;
};

} // namespace minixdr
