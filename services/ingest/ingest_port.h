// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/progress.h"
#include "services/base/result.h"
#include "services/ingest/demo_loader.h"
#include "services/ingest/import_report.h"

#include <QFuture>

#include <stop_token>

namespace minixdr
{

/// Loads events, on a worker thread with a pool of its own, so that the console stays calm under it. The sink is called
/// on that thread.
class IngestPort
{
public:
    virtual ~IngestPort() = default;

    /// Reading a file again adds only what is new. A requested stop keeps what was stored until then.
    virtual QFuture<Result<ingest::ImportReport>> importFile(ingest::ImportRequest request, ProgressSink progress,
                                                             std::stop_token stop) = 0;

    /// Fills the database with the demo scenario. Conflict if there is demo data, unless the request says otherwise.
    virtual QFuture<Result<ingest::DemoReport>> fillDemo(ingest::DemoRequest request, ProgressSink progress,
                                                         std::stop_token stop) = 0;
};

} // namespace minixdr
