// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/request.h"
#include "models/load_test/load_test_columns.h"
#include "models/table/rows_table_model.h"
#include "services/load_test/load_test_port.h"

#include <QList>
#include <QObject>
#include <QPointF>

#include <optional>

namespace minixdr
{

/// Brings snapshots from the thread of the test to that of its receivers; it outlives whoever asked.
class LoadTestRelay : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

Q_SIGNALS:
    void taken(const minixdr::LoadTestSnapshot &snapshot);
};

/// The one load test that this program may have under way, and what the last one measured. GUI thread; owned by its
/// page, outlived by the port. Its destructor stops the test.
class LoadTestPresenter : public QObject
{
    Q_OBJECT
public:
    enum class State : quint8 { Idle, Running, CleaningUp, Finished, Failed };
    using Points = QList<QPointF>;

    struct Curves {
        Points rate, users, failures;
        Points p50, p95, p99; ///< ms
    };

    explicit LoadTestPresenter(LoadTestPort &port, QObject *parent = nullptr);
    ~LoadTestPresenter() override;

    State state() const { return m_state; }
    bool isWorking() const { return m_request.isUnderWay(); }
    const LoadTestPlan &plan() const { return m_plan; }
    UtcTime startedAt() const { return m_startedAt; }
    const LoadTestSnapshot &snapshot() const { return m_snapshot; }
    const std::optional<LoadTestReport> &report() const { return m_report; }
    const std::optional<Error> &error() const { return m_error; }
    const Curves &curves() const { return m_curves; }
    RowsTableModel<LoadTaskRow> &tasks() { return m_tasks; }
    RowsTableModel<LoadTargetRow> &targets() { return m_targets; }

    /// Does nothing while a test is under way.
    void start(const LoadTestPlan &plan);
    /// The report of what was measured still comes.
    void stop();

Q_SIGNALS:
    void changed();
    void finished();

private:
    void take(const LoadTestSnapshot &snapshot);
    void takeEnd(const Result<LoadTestReport> &answer);

    LoadTestPort &m_port;
    LoadTestPlan m_plan;
    UtcTime m_startedAt;
    LoadTestSnapshot m_snapshot;
    Curves m_curves;
    State m_state = State::Idle;
    std::optional<LoadTestReport> m_report;
    std::optional<Error> m_error;
    RowsTableModel<LoadTaskRow> m_tasks;
    RowsTableModel<LoadTargetRow> m_targets;
    Request<LoadTestReport> m_request;
    std::stop_source m_stop{std::nostopstate};
};

} // namespace minixdr
