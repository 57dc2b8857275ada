// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/diagnostics/run_records.h"
#include "services/ingest/event_writer.h"
#include "services/ingest/ingest_port.h"
#include "services/postgres/query_run.h"
#include "services/workspace/workspace_config.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace minixdr
{

/// Imports and demo data on a thread and pools of their own, so that pages stay quick while a file is read. The thread
/// starts with the first job and ends with this object.
class IngestWorker final : public QObject, public IngestPort
{
    Q_OBJECT
public:
    /// `onStored` is called on the worker's thread.
    IngestWorker(WorkspaceConfig config, std::shared_ptr<RunRecords> records, ingest::OnStored onStored);
    ~IngestWorker() override;

    QFuture<Result<ingest::ImportReport>> importFile(ingest::ImportRequest request, ProgressSink progress,
                                                     std::stop_token stop) override;
    QFuture<Result<ingest::DemoReport>> fillDemo(ingest::DemoRequest request, ProgressSink progress,
                                                 std::stop_token stop) override;

private:
    class Bench;
    Bench *bench();

    WorkspaceConfig m_config;
    std::shared_ptr<RunRecords> m_records;
    ingest::OnStored m_onStored;
    QThread m_thread;
    Bench *m_bench = nullptr; ///< on m_thread, deleted there
};

} // namespace minixdr
