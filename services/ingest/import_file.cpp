// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/import_file.h"

#include "services/ingest/text_repair.h"

#include <QFileInfo>

namespace minixdr::ingest
{

namespace
{

constexpr qint64 kHeadSize = 4 << 20;       ///< a few records of the longest kind
constexpr qint64 kHeadOfStream = 64 * 1024; ///< may be slow to come
constexpr qsizetype kBatchBytes = 8 << 20;
constexpr int kLull = 500; ///< milliseconds without another line

Result<> checkReadable(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return failure(ErrorKind::NotFound, QStringLiteral("there is no file %1").arg(path));
    if (info.isDir())
        return failure(ErrorKind::Invalid, QStringLiteral("%1 is a folder").arg(path));
    if (!info.isReadable())
        return failure(ErrorKind::Denied, QStringLiteral("%1 may not be read by this user").arg(path));
    return {};
}

} // namespace

ImportFile::ImportFile(const ImportRequest &request, const QString &rejectsPath, std::unique_ptr<LogInput> input)
    : m_path(request.path), m_input(std::move(input)), m_organization(request.organization), m_reader(m_input.get()),
      m_rejects(rejectsPath)
{
}

Result<std::unique_ptr<ImportFile>> ImportFile::open(const ImportRequest &request, const QString &rejectsPath,
                                                     std::stop_token stop)
{
    MX_CHECK(checkReadable(request.path));
    MX_TRY(auto input, LogInput::open(request.path, std::move(stop)));
    std::unique_ptr<ImportFile> file(new ImportFile(request, rejectsPath, std::move(input)));
    MX_CHECK(file->chooseFormat(request));
    return file;
}

Result<> ImportFile::chooseFormat(const ImportRequest &request)
{
    auto format = request.format;
    if (m_input->peek(2) == "\x1f\x8b")
        return failure(ErrorKind::Invalid,
                       QStringLiteral("%1 is compressed (gzip); unpack it first").arg(request.path));
    if (format == ImportFormat::Auto) {
        MX_TRY(format, detectFromHead());
    }
    m_report.format = format;
    const auto written = fromDateTime(QFileInfo(m_path).lastModified());
    m_parser = std::make_unique<LineParser>(format, SyslogYear(written, request.year, request.zone));
    return {};
}

/// By how the input begins; a stream is asked for more as long as that says nothing. Auto of one that holds only
/// blanks.
Result<ImportFormat> ImportFile::detectFromHead()
{
    const auto most = m_input->isStream() ? kHeadOfStream : kHeadSize;
    QByteArray head;
    qsizetype before = -1;
    while (head.size() > before && head.size() < most) {
        before = head.size();
        m_input->peek(m_input->isStream() ? before + 1 : most); // waits for so much, and takes what else is there
        head = m_input->peek(std::min(most, m_input->bytesAvailable()));
        if (const auto format = detectFormat(head))
            return *format;
    }
    if (m_input->hasFailed())
        return cannotGoOn();
    if (m_input->wasStopped())
        return failure(ErrorKind::Cancelled, QStringLiteral("stopped before its format was known"));
    if (head.trimmed().isEmpty())
        return ImportFormat::Auto;
    return failure(ErrorKind::Invalid, QStringLiteral("the format of %1 cannot be told from what it begins with; name "
                                                      "it (suricata, cowrie, zeek or syslog)")
                                           .arg(m_path));
}

tl::unexpected<Error> ImportFile::cannotGoOn() const
{
    return failure(ErrorKind::Unavailable,
                   QStringLiteral("%1 cannot be read any further: %2").arg(m_path, m_input->errorString()));
}

ImportReport ImportFile::report() const
{
    auto report = m_report;
    report.rejectsFile = m_rejects.path();
    return report;
}

Result<std::vector<Event>> ImportFile::nextBatch()
{
    std::vector<Event> batch;
    batch.reserve(kBatchEvents);
    const auto start = m_reader.position();
    while (batch.size() < kBatchEvents && m_reader.position() - start < kBatchBytes) {
        if (!batch.empty() && isLull())
            break;
        auto record = m_reader.next();
        if (!record && m_input->hasFailed())
            return cannotGoOn();
        if (!record || m_input->wasStopped()) // the last one may be half a line
            break;
        MX_CHECK(take(std::move(*record), batch));
    }
    return batch;
}

/// What a stream has given so far is stored while nothing else comes.
bool ImportFile::isLull()
{
    return m_input->isStream() && m_reader.isDrained() && !m_input->waitForReadyRead(kLull);
}

Result<> ImportFile::take(Record record, std::vector<Event> &batch)
{
    ++m_report.read;
    if (!record.problem.isEmpty())
        return reject(record, record.problem);
    auto text = record.bytes;
    const bool isRepaired = repairUtf8(text);
    auto event = m_parser->parse(text);
    if (!event)
        return reject(record, event.error());
    m_report.repaired += isRepaired ? 1 : 0;
    event->organization = m_organization;
    event->id = m_identity.next(m_organization, event->ts, record.bytes);
    batch.push_back(std::move(*event));
    return {};
}

Result<> ImportFile::reject(const Record &record, const QString &reason)
{
    ++m_report.rejected;
    if (m_report.firstRejects.size() < ImportReport::kFirstRejects)
        m_report.firstRejects.push_back({record.line, reason});
    return m_rejects.add(record.line, reason, record.bytes);
}

} // namespace minixdr::ingest
