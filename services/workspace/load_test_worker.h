// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/accounts/account.h"
#include "services/diagnostics/run_records.h"
#include "services/load_test/load_test_port.h"
#include "services/postgres/query_run.h"
#include "services/workspace/workspace_config.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>

namespace minixdr
{

/// Load tests on a thread and pools of their own, so that the console stays calm under them. The thread starts with the
/// first test and ends with this object.
class LoadTestWorker final : public QObject, public LoadTestPort
{
    Q_OBJECT
public:
    LoadTestWorker(WorkspaceConfig config, std::shared_ptr<RunRecords> records, std::function<Session()> session);
    ~LoadTestWorker() override;

    QFuture<Result<LoadTestReport>> run(LoadTestPlan plan, LoadTestSink sink, std::stop_token stop) override;

private:
    class Bench;

    WorkspaceConfig m_config;
    std::shared_ptr<RunRecords> m_records;
    std::function<Session()> m_session;
    QThread m_thread;
    Bench *m_bench = nullptr; ///< on m_thread, deleted there
};

} // namespace minixdr
