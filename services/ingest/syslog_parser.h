// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/ingest/parsed_line.h"
#include "services/ingest/syslog_year.h"

namespace minixdr::ingest
{

/// Lines of RFC 3164 and RFC 5424, with or without "<PRI>", and the mixture that rsyslog writes to files (ISO time,
/// then as RFC 3164). What sshd says is understood; of other programs the event is named by the program. Severity is
/// the line's own level if it has a PRI, else by rule; sshd's messages always by rule, as their level is "info"
/// whatever happened. Keeps the year of the lines before: one parser a file.
class SyslogParser
{
public:
    explicit SyslogParser(SyslogYear year) : m_year(std::move(year)) {}

    ParsedLine parse(const QByteArray &line);

private:
    SyslogYear m_year;
};

} // namespace minixdr::ingest
