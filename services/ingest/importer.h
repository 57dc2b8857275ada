// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/progress.h"
#include "services/base/task.h"
#include "services/ingest/event_writer.h"
#include "services/ingest/import_report.h"

namespace minixdr::ingest
{

/// Loads log files of sensors into the events of an organization. A file that was loaded before, whole or in part,
/// adds only what is new, so an import that failed or was cancelled is simply started again. Parses on its own
/// thread: run it on a worker, with a pool of its own. Owned by whoever runs the import.
class Importer
{
public:
    /// `rejectsFolder` is where files with rejected lines go unless a request names one.
    Importer(EventWriter *writer, QString rejectsFolder);

    /// Progress is in bytes of the file, step "import". Errors name the file; what was stored until then stays.
    Task<ImportReport> importFile(ImportRequest request, ProgressSink progress, CallContext context);

private:
    QString rejectsPathFor(const ImportRequest &request) const;

    EventWriter *m_writer;
    QString m_rejectsFolder;
};

} // namespace minixdr::ingest
