// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/result.h"
#include "services/events/event.h"
#include "services/ingest/event_identity.h"
#include "services/ingest/import_report.h"
#include "services/ingest/line_parser.h"
#include "services/ingest/log_input.h"
#include "services/ingest/record_reader.h"
#include "services/ingest/rejects_file.h"

#include <memory>
#include <vector>

namespace minixdr::ingest
{

/// A log file while it is imported: gives its events batch by batch in constant memory, and sets aside what cannot be
/// read. Reads and parses on the caller's thread, which must not be one that people wait for. Owned by Importer.
class ImportFile
{
public:
    static constexpr std::size_t kBatchEvents = 4000;

    /// NotFound, Denied or Invalid (no file, or a format that cannot be told) with a sentence that names the file.
    /// `stop` ends it early: what has not come yet is not waited for.
    static Result<std::unique_ptr<ImportFile>> open(const ImportRequest &request, const QString &rejectsPath,
                                                    std::stop_token stop);

    /// The next events, none at the end of the file. Of a stream, those that have come before it fell silent.
    Result<std::vector<Event>> nextBatch();
    bool isStream() const { return m_input->isStream(); }
    Result<> close() { return m_rejects.close(); }

    qint64 size() const { return m_input->size(); }
    qint64 position() const { return m_reader.position(); }
    /// What was read and rejected so far; what was stored the writer knows.
    ImportReport report() const;

private:
    ImportFile(const ImportRequest &request, const QString &rejectsPath, std::unique_ptr<LogInput> input);
    Result<> chooseFormat(const ImportRequest &request);
    Result<ImportFormat> detectFromHead();
    bool isLull();
    tl::unexpected<Error> cannotGoOn() const;
    Result<> take(Record record, std::vector<Event> &batch);
    Result<> reject(const Record &record, const QString &reason);

    QString m_path;
    std::unique_ptr<LogInput> m_input;
    OrganizationId m_organization;
    RecordReader m_reader;
    std::unique_ptr<LineParser> m_parser;
    LineIdentity m_identity;
    RejectsFile m_rejects;
    ImportReport m_report;
};

} // namespace minixdr::ingest
