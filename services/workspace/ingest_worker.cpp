// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/workspace/ingest_worker.h"

#include "services/base/call_on.h"
#include "services/diagnostics/pool_reporter.h"
#include "services/ingest/demo_loader.h"
#include "services/ingest/event_writer.h"
#include "services/ingest/importer.h"

#include <QLoggingCategory>

Q_LOGGING_CATEGORY(lcIngest, "minixdr.workspace.ingest", QtInfoMsg)

namespace minixdr
{
using namespace std::chrono_literals;

namespace
{

/// A file of a terabyte takes as long as it takes; the stop token ends it sooner.
constexpr std::chrono::hours kJobBudget{24 * 7};

postgres::PoolConfig poolFor(const QString &name, const QString &conninfo, const std::shared_ptr<RunRecords> &records)
{
    postgres::PoolConfig pool;
    pool.name = name;
    pool.conninfo = conninfo;
    pool.size = 2;
    pool.overflow = 2;
    pool.statementTimeout = 0ms;
    pool.reportLeaseAfter = 24h; // a demo of millions is one transaction
    pool.observer = [records](const postgres::QueryRun &run) { records->record(run); };
    return pool;
}

ingest::DemoScenario requiredScenario()
{
    auto scenario = ingest::DemoScenario::builtIn();
    if (!scenario)
        qFatal("the embedded demo scenario cannot be read: %s", qPrintable(scenario.error().what));
    return std::move(*scenario);
}

} // namespace

/// What the jobs share, made by the first of them on the worker's thread.
class IngestWorker::Bench : public QObject
{
public:
    Bench(WorkspaceConfig config, std::shared_ptr<RunRecords> records, ingest::OnStored onStored)
        : m_config(std::move(config)), m_records(std::move(records)), m_onStored(std::move(onStored))
    {
    }

    ingest::Importer &importer() { return tools().importer; }
    ingest::DemoLoader &demo() { return tools().demo; }

    void stop()
    {
        if (m_tools) {
            m_tools->ingestPool.close();
            m_tools->ownerPool.close();
        }
        thread()->quit();
    }

private:
    struct Tools {
        Tools(const WorkspaceConfig &config, const std::shared_ptr<RunRecords> &records,
              const ingest::OnStored &onStored)
            : ingestPool(poolFor(QStringLiteral("ingest"), config.ingestConninfo, records)),
              ownerPool(poolFor(QStringLiteral("demo"), config.ownerConninfo, records)),
              ingestReporter(ingestPool, records), ownerReporter(ownerPool, records), writer(&ingestPool, onStored),
              importer(&writer, config.rejectsFolder),
              demo(ingest::DemoLoaderConfig{&ingestPool, &ownerPool, requiredScenario(), onStored})
        {
        }

        postgres::Pool ingestPool;
        postgres::Pool ownerPool;
        PoolReporter ingestReporter;
        PoolReporter ownerReporter;
        ingest::EventWriter writer;
        ingest::Importer importer;
        ingest::DemoLoader demo;
    };

    Tools &tools()
    {
        if (!m_tools)
            m_tools.emplace(m_config, m_records, m_onStored);
        return *m_tools;
    }

    WorkspaceConfig m_config;
    std::shared_ptr<RunRecords> m_records;
    ingest::OnStored m_onStored;
    std::optional<Tools> m_tools;
};

IngestWorker::IngestWorker(WorkspaceConfig config, std::shared_ptr<RunRecords> records, ingest::OnStored onStored)
    : m_config(std::move(config)), m_records(std::move(records)), m_onStored(std::move(onStored))
{
    m_thread.setObjectName(QStringLiteral("ingest"));
}

IngestWorker::~IngestWorker()
{
    if (!m_bench)
        return;
    postTo(m_bench, [bench = m_bench] { bench->stop(); });
    if (!m_thread.wait(5000))
        qCCritical(lcIngest) << "the ingest thread did not end within 5 s";
}

IngestWorker::Bench *IngestWorker::bench()
{
    if (!m_bench) {
        m_bench = new Bench(m_config, m_records, m_onStored);
        m_bench->moveToThread(&m_thread);
        connect(&m_thread, &QThread::finished, m_bench, &QObject::deleteLater);
        m_thread.start(QThread::LowPriority);
    }
    return m_bench;
}

QFuture<Result<ingest::ImportReport>> IngestWorker::importFile(ingest::ImportRequest request, ProgressSink progress,
                                                               std::stop_token stop)
{
    auto *bench = this->bench();
    return callOn<ingest::ImportReport>(bench, [bench, request, progress, stop] {
        return bench->importer().importFile(request, progress, CallContext::within(kJobBudget, stop));
    });
}

QFuture<Result<ingest::DemoReport>> IngestWorker::fillDemo(ingest::DemoRequest request, ProgressSink progress,
                                                           std::stop_token stop)
{
    if (m_config.isProduction)
        return QtFuture::makeReadyFuture(Result<ingest::DemoReport>(failure(
            ErrorKind::Denied, QStringLiteral("profile %1 is marked production: no demo data").arg(m_config.profile))));
    auto *bench = this->bench();
    return callOn<ingest::DemoReport>(bench, [bench, request, progress, stop] {
        return bench->demo().fill(request, progress, CallContext::within(kJobBudget, stop));
    });
}

} // namespace minixdr
