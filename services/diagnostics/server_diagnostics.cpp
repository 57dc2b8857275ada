// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/diagnostics/server_diagnostics.h"

#include "sql/diagnostics.h"

namespace minixdr
{
namespace
{

using postgres::RowReader;

ServerSession readSession(RowReader &row)
{
    ServerSession session;
    session.pid = row.read<qint32>();
    session.role = row.read<QString>();
    session.application = row.read<QString>();
    session.client = row.read<std::optional<IpAddress>>();
    session.state = row.read<QString>();
    session.waitsFor = row.read<QString>();
    session.transactionSince = row.read<std::optional<UtcTime>>();
    session.querySince = row.read<std::optional<UtcTime>>();
    session.query = row.read<QString>();
    session.isHidden = row.read<bool>();
    const auto blockers = row.read<QString>();
    for (const auto pid : QStringView(blockers).split(u' ', Qt::SkipEmptyParts))
        session.blockedBy.push_back(pid.toLongLong());
    return session;
}

TableSize readTableSize(RowReader &row)
{
    TableSize size;
    size.table = row.read<QString>();
    size.partitions = row.read<qint64>();
    size.rows = row.read<std::optional<qint64>>();
    size.tableBytes = row.read<qint64>();
    size.indexBytes = row.read<qint64>();
    return size;
}

IndexUse readIndexUse(RowReader &row)
{
    IndexUse use;
    use.table = row.read<QString>();
    use.index = row.read<QString>();
    use.definition = row.read<QString>();
    use.bytes = row.read<qint64>();
    use.scans = row.read<qint64>();
    use.rowsRead = row.read<qint64>();
    use.isConstraint = row.read<bool>();
    use.isUnused = row.read<bool>();
    use.duplicateOf = row.read<QString>();
    return use;
}

MissingIndex readMissingIndex(RowReader &row)
{
    MissingIndex missing;
    missing.table = row.read<QString>();
    missing.sequentialScans = row.read<qint64>();
    missing.rowsPerScan = row.read<qint64>();
    missing.indexScans = row.read<qint64>();
    missing.rows = row.read<qint64>();
    return missing;
}

std::optional<UtcTime> readTime(RowReader &row)
{
    return row.read<std::optional<UtcTime>>();
}

bool readBool(RowReader &row)
{
    return row.read<bool>();
}

} // namespace

Task<std::vector<ServerSession>> ServerDiagnostics::sessions(CallContext context)
{
    const postgres::Parameters none;
    MX_CO_TRY(auto fetched,
              co_await m_pool->fetch(sql::diagnostics::sessions, none, std::nullopt, readSession, context));
    co_return std::move(fetched.rows);
}

Task<> ServerDiagnostics::signalSession(postgres::Statement statement, qint32 pid, CallContext context)
{
    const postgres::Parameters parameters(pid);
    MX_CO_TRY(auto rows, co_await m_pool->query(statement, parameters, std::nullopt, context));
    const auto answers = rows.decode<bool>(readBool);
    if (!answers)
        co_return tl::unexpected(answers.error());
    if (answers->empty() || !answers->front())
        co_return failure(ErrorKind::NotFound, QStringLiteral("the server has no session %1 any more").arg(pid));
    co_return Result<>{};
}

Task<> ServerDiagnostics::cancelSession(qint32 pid, CallContext context)
{
    return signalSession(sql::diagnostics::cancel_session, pid, std::move(context));
}

Task<> ServerDiagnostics::terminateSession(qint32 pid, CallContext context)
{
    return signalSession(sql::diagnostics::terminate_session, pid, std::move(context));
}

Task<std::vector<TableSize>> ServerDiagnostics::tableSizes(CallContext context)
{
    const postgres::Parameters none;
    MX_CO_TRY(auto fetched,
              co_await m_pool->fetch(sql::diagnostics::table_sizes, none, std::nullopt, readTableSize, context));
    co_return std::move(fetched.rows);
}

Task<IndexReport> ServerDiagnostics::indexes(CallContext context)
{
    const postgres::Parameters none;
    const postgres::Parameters threshold(kBigScan);
    MX_CO_TRY(auto since,
              co_await m_pool->fetch(sql::diagnostics::counted_since, none, std::nullopt, readTime, context));
    MX_CO_TRY(auto uses,
              co_await m_pool->fetch(sql::diagnostics::index_use, none, std::nullopt, readIndexUse, context));
    MX_CO_TRY(auto missing, co_await m_pool->fetch(sql::diagnostics::missing_indexes, threshold, std::nullopt,
                                                   readMissingIndex, context));
    IndexReport report;
    if (!since.rows.empty())
        report.countedSince = since.rows.front();
    report.indexes = std::move(uses.rows);
    report.missing = std::move(missing.rows);
    co_return report;
}

} // namespace minixdr
