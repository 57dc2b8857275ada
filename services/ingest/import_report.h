// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/ids.h"
#include "services/ingest/import_format.h"

#include <QString>
#include <QTimeZone>

#include <chrono>
#include <optional>
#include <vector>

namespace minixdr::ingest
{

struct ImportRequest {
    QString path;
    ImportFormat format = ImportFormat::Auto;
    OrganizationId organization;
    std::optional<int> year;           ///< of the first RFC 3164 line; without it see SyslogYear
    QTimeZone zone = QTimeZone::utc(); ///< in which RFC 3164 lines tell the time
    QString rejectsFile;               ///< empty: one in the importer's folder, named after the file
};

struct RejectedLine {
    qint64 line = 0; ///< from 1
    QString reason;  ///< English
    bool operator==(const RejectedLine &) const = default;
};

/// What became of a file: read = stored + duplicates + rejected.
struct ImportReport {
    static constexpr std::size_t kFirstRejects = 20;

    ImportFormat format = ImportFormat::Auto; ///< as given or detected
    qint64 read = 0;                          ///< lines, or objects of an array
    qint64 stored = 0;
    qint64 duplicates = 0;
    qint64 rejected = 0;
    qint64 repaired = 0;                    ///< read, but with bytes that no text column can hold replaced by U+FFFD
    QString rejectsFile;                    ///< where the rejected lines are; empty if there are none
    std::vector<RejectedLine> firstRejects; ///< at most kFirstRejects of them
    std::chrono::milliseconds elapsed{};
};

} // namespace minixdr::ingest
