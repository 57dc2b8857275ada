// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/diagnostics/slow_query_log.h"

#include "services/diagnostics/query_text.h"
#include "services/diagnostics/slow_query_line.h"
#include "services/postgres/binary.h"

#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QSaveFile>

#include <algorithm>

Q_LOGGING_CATEGORY(lcSlowLog, "minixdr.diagnostics.slow_log", QtInfoMsg)

namespace minixdr
{
using namespace std::chrono;

namespace
{

QString toText(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

qsizetype sizeOf(const postgres::Parameters &parameters)
{
    qsizetype size = 0;
    for (const auto &value : parameters.values())
        size += value.size();
    return size;
}

struct Masked {
    postgres::Parameters parameters;
    bool isChanged = false;
};

Masked maskedOf(const postgres::Parameters &parameters)
{
    auto values = parameters.values();
    bool isChanged = false;
    for (std::size_t index = 0; index < values.size(); ++index) {
        const auto type = parameters.types()[index];
        const bool isText = type == postgres::oid::kText || type == postgres::oid::kJsonb;
        if (!isText || values[index].isEmpty())
            continue;
        auto masked = withoutSecrets(QString::fromUtf8(values[index])).toUtf8();
        isChanged |= masked != values[index];
        values[index] = std::move(masked);
    }
    if (!isChanged)
        return {parameters, false};
    return {postgres::Parameters::restore(parameters.types(), std::move(values)).value_or(postgres::Parameters{}),
            true};
}

} // namespace

SlowQueryLog::SlowQueryLog(QString folder, QString program) : m_folder(std::move(folder)), m_program(std::move(program))
{
    if (m_folder.isEmpty())
        return;
    m_file.emplace(QDir(m_folder).filePath(QStringLiteral("slow_queries.jsonl")), kFileBound);
    readThreshold();
}

std::optional<SlowQuery> SlowQueryLog::record(const postgres::QueryRun &run)
{
    if (run.timing.sum() < threshold())
        return std::nullopt;
    SlowQuery query;
    query.at = run.startedAt;
    query.program = m_program;
    query.statement = toText(run.statement);
    query.sql = toText(run.sql);
    query.fingerprint = fingerprintOf(query.sql);
    query.organization = run.organization;
    query.isCut = sizeOf(run.parameters) > kLargestParameters;
    if (!query.isCut) {
        auto masked = maskedOf(run.parameters);
        query.parameters = std::move(masked.parameters);
        query.isMasked = masked.isChanged;
    }
    query.timing = run.timing;
    query.rows = run.rows;
    query.error = run.error;
    const std::lock_guard lock(m_mutex);
    // The microsecond names it: two programs seldom log within the same one, and this one never does.
    query.number = m_lastNumber = std::max<qint64>(m_lastNumber + 1, query.at.time_since_epoch().count());
    m_unsaved.push_back(query);
    return query;
}

void SlowQueryLog::flush()
{
    const std::lock_guard logLock(m_logMutex);
    std::vector<SlowQuery> unsaved;
    {
        const std::lock_guard lock(m_mutex);
        unsaved.swap(m_unsaved);
    }
    if (unsaved.empty())
        return;
    if (!m_file)
        return take(std::move(unsaved));
    QByteArray lines;
    for (const auto &query : unsaved)
        lines += toLine(query) + '\n';
    const auto written = m_file->append(lines);
    if (!written) {
        if (!std::exchange(m_isFileBroken, true))
            qCWarning(lcSlowLog) << "slow queries will not outlive this program:" << written.error().what;
        return take(std::move(unsaved));
    }
    m_isFileBroken = false; // they come back with the others' by reading
}

void SlowQueryLog::catchUp()
{
    flush();
    const std::lock_guard lock(m_logMutex);
    if (!m_file)
        return;
    readThreshold();
    const auto lines = m_file->readNew();
    if (!lines) {
        qCWarning(lcSlowLog) << lines.error().what;
        return;
    }
    std::vector<SlowQuery> queries;
    for (const auto &line : *lines)
        if (auto query = slowQueryFrom(line))
            queries.push_back(std::move(*query));
    if (queries.size() < lines->size())
        qCWarning(lcSlowLog) << lines->size() - queries.size() << "lines of the slow query log cannot be read";
    take(std::move(queries));
}

void SlowQueryLog::take(std::vector<SlowQuery> queries)
{
    for (auto &query : queries) {
        const auto place = std::ranges::lower_bound(m_queries, query.number, std::greater{}, &SlowQuery::number);
        m_queries.insert(place, std::move(query));
    }
    if (m_queries.size() > kKept)
        m_queries.resize(kKept);
}

std::vector<SlowQuery> SlowQueryLog::read(std::size_t limit)
{
    catchUp();
    const std::lock_guard lock(m_logMutex);
    const auto count = static_cast<std::ptrdiff_t>(std::min(limit, m_queries.size()));
    return {m_queries.begin(), m_queries.begin() + count};
}

Result<SlowQuery> SlowQueryLog::find(qint64 number)
{
    catchUp();
    const std::lock_guard lock(m_logMutex);
    const auto found = std::ranges::find(m_queries, number, &SlowQuery::number);
    if (found == m_queries.end())
        return failure(ErrorKind::NotFound, QStringLiteral("the slow query log has no query %1").arg(number));
    return *found;
}

// --- the threshold ----------------------------------------------------------------------------------------------

QString SlowQueryLog::settingsPath() const
{
    return QDir(m_folder).filePath(QStringLiteral("slow_query_threshold"));
}

void SlowQueryLog::readThreshold()
{
    QFile file(settingsPath());
    if (!file.open(QIODevice::ReadOnly))
        return; // nobody has set one
    bool isNumber = false;
    const auto wanted = file.read(20).trimmed().toLongLong(&isNumber);
    if (isNumber && wanted >= 1)
        m_threshold = wanted;
}

Result<> SlowQueryLog::setThreshold(milliseconds threshold)
{
    if (threshold < 1ms || threshold > 1h)
        return failure(ErrorKind::Invalid, QStringLiteral("the threshold must be within 1 ms … 1 h"));
    if (!m_folder.isEmpty()) {
        QSaveFile file(settingsPath());
        if (!QDir().mkpath(m_folder) || !file.open(QIODevice::WriteOnly) ||
            file.write(QByteArray::number(qint64(threshold.count())) + '\n') < 0 || !file.commit())
            return failure(ErrorKind::Unavailable,
                           QStringLiteral("the threshold cannot be kept: %1").arg(file.errorString()));
    }
    m_threshold = threshold.count();
    return {};
}

} // namespace minixdr
