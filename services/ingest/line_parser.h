// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/ingest/import_format.h"
#include "services/ingest/parsed_line.h"
#include "services/ingest/syslog_parser.h"

namespace minixdr::ingest
{

/// Turns the records of one file into events whose texts fit the columns. One a file, since a syslog line may need the
/// year of those before it. The bytes must be valid UTF-8 (see repairUtf8).
class LineParser
{
public:
    /// `format` is not Auto.
    LineParser(ImportFormat format, SyslogYear year);

    ParsedLine parse(const QByteArray &record);

private:
    ParsedLine parseAsFormat(const QByteArray &record);

    ImportFormat m_format;
    SyslogParser m_syslog;
};

} // namespace minixdr::ingest
