// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/importer.h"

#include "services/ingest/import_file.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>

#include <utility>

namespace minixdr::ingest
{

namespace
{

void tell(const ProgressSink &progress, const ImportFile &file, const ImportReport &report)
{
    if (!progress)
        return;
    const auto detail = QStringLiteral("%1 stored, %2 duplicates, %3 rejected")
                            .arg(report.stored)
                            .arg(report.duplicates)
                            .arg(report.rejected);
    progress({QStringLiteral("import"), file.position(), file.size(), detail});
}

Result<> checkContext(const CallContext &context, const ImportReport &report)
{
    if (!context.isOver())
        return {};
    const auto kind = context.stop.stop_requested() ? ErrorKind::Cancelled : ErrorKind::Timeout;
    return failure(kind, QStringLiteral("stopped after %1 lines; what they hold is stored").arg(report.read));
}

} // namespace

Importer::Importer(EventWriter *writer, QString rejectsFolder)
    : m_writer(writer), m_rejectsFolder(std::move(rejectsFolder))
{
}

/// Two files of one name in different folders have different rejects.
QString Importer::rejectsPathFor(const ImportRequest &request) const
{
    if (!request.rejectsFile.isEmpty())
        return request.rejectsFile;
    const QFileInfo file(request.path);
    const auto place = QCryptographicHash::hash(file.absoluteFilePath().toUtf8(), QCryptographicHash::Sha256);
    return QDir(m_rejectsFolder)
        .filePath(QStringLiteral("%1-%2.rejects").arg(file.fileName(), QString::fromLatin1(place.toHex().left(8))));
}

Task<ImportReport> Importer::importFile(ImportRequest request, ProgressSink progress, CallContext context)
{
    QElapsedTimer timer;
    timer.start();
    MX_CO_TRY(const auto file, ImportFile::open(request, rejectsPathFor(request), context.stop));
    qint64 stored = 0;
    qint64 duplicates = 0;
    ImportReport report = file->report();
    // What a stream has given nobody can read again, and the look for its format has begun to read.
    bool mayStop = !file->isStream();
    for (;;) {
        if (std::exchange(mayStop, true))
            MX_CO_CHECK(checkContext(context, report));
        const auto before = file->position();
        MX_CO_TRY(auto batch, file->nextBatch());
        if (batch.empty() && file->position() == before)
            break;
        const bool isLastOfStream = file->isStream() && context.stop.stop_requested();
        const auto storing = isLastOfStream ? CallContext::within(kInteractiveBudget) : context;
        MX_CO_TRY(const auto written, co_await m_writer->store(std::move(batch), storing));
        stored += written.stored;
        duplicates += written.duplicates;
        report = file->report();
        report.stored = stored;
        report.duplicates = duplicates;
        tell(progress, *file, report);
    }
    MX_CO_CHECK(file->close());
    report.elapsed = std::chrono::milliseconds{timer.elapsed()};
    co_return report;
}

} // namespace minixdr::ingest
