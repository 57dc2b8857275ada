// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/request.h"
#include "models/migrations/migration_columns.h"
#include "models/table/rows_table_model.h"
#include "services/store/migrations_port.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <vector>

namespace minixdr
{

enum class MigrationAction : quint8 { Run, Undo };

/// The list of migrations, and the one run or undo that this program may have under way. GUI thread; owned by its page,
/// outlived by the port. Its destructor stops what runs.
class MigrationsPresenter : public QObject
{
    Q_OBJECT
public:
    enum class State : quint8 { Loading, Failed, Empty, Filled };

    explicit MigrationsPresenter(MigrationsPort &port, std::chrono::milliseconds refresh = std::chrono::seconds{2},
                                 QObject *parent = nullptr);
    ~MigrationsPresenter() override;

    State state() const { return m_state; }
    /// Why the list is not there, or is older than it should be.
    const std::optional<Error> &error() const { return m_error; }
    RowsTableModel<Migration> &model() { return m_model; }
    const RowsTableModel<Migration> &model() const { return m_model; }

    bool isLoading() const { return m_status.isUnderWay(); }
    bool isWorking() const { return m_work.isUnderWay(); }
    bool isCancelling() const { return isWorking() && m_stop.stop_requested(); }
    const Progress &progress() const { return m_progress; }

    /// What an action on the migration `version` would do, in the order in which it happens: running takes those
    /// before it along, undoing those after it. Empty if there is nothing to do, or if one of them forbids it.
    std::vector<Migration> plan(MigrationAction action, int version) const;

    /// False, and nothing happens, while something is under way or if its plan is empty.
    bool start(MigrationAction action, int version);

    /// A list that is left is not refreshed; what runs goes on.
    void setActive(bool isActive);

public Q_SLOTS:
    void reload();
    void cancel();

Q_SIGNALS:
    /// Any of the states above.
    void changed();
    void progressed(const minixdr::Progress &progress);
    /// A run or undo has ended; an error if it did not reach its end.
    void finished(minixdr::MigrationAction action, const std::optional<minixdr::Error> &error);

private:
    void take(Result<std::vector<Migration>> answer);
    void takeProgress(const Progress &progress);
    bool isRunning() const;
    int versionBefore(int version) const;

    MigrationsPort &m_port;
    RowsTableModel<Migration> m_model;
    State m_state = State::Loading;
    std::optional<Error> m_error;
    Progress m_progress;
    Request<std::vector<Migration>> m_status;
    Request<void> m_work;
    std::stop_source m_stop{std::nostopstate};
    QTimer m_refresh;
    bool m_isActive = false;
};

} // namespace minixdr

Q_DECLARE_METATYPE(minixdr::MigrationAction)
