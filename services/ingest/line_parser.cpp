// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/line_parser.h"

#include "services/ingest/cowrie_parser.h"
#include "services/ingest/suricata_parser.h"
#include "services/ingest/text_repair.h"
#include "services/ingest/zeek_parser.h"

namespace minixdr::ingest
{

LineParser::LineParser(ImportFormat format, SyslogYear year) : m_format(format), m_syslog(std::move(year)) {}

ParsedLine LineParser::parseAsFormat(const QByteArray &record)
{
    switch (m_format) {
    case ImportFormat::Suricata:
        return parseSuricata(record);
    case ImportFormat::Cowrie:
        return parseCowrie(record);
    case ImportFormat::Zeek:
        return parseZeek(record);
    case ImportFormat::Syslog:
        return m_syslog.parse(record);
    case ImportFormat::Auto:
        break;
    }
    return unreadable(QStringLiteral("no format"));
}

ParsedLine LineParser::parse(const QByteArray &record)
{
    auto parsed = parseAsFormat(record);
    if (!parsed)
        return parsed;
    parsed->eventid = forColumn(std::move(parsed->eventid), kLongestWord);
    parsed->protocol = forColumn(std::move(parsed->protocol), kLongestWord);
    parsed->hostname = forColumn(std::move(parsed->hostname), kLongestWord);
    parsed->signature = forColumn(std::move(parsed->signature), kLongestSignature);
    parsed->message = forColumn(std::move(parsed->message), kLongestMessage);
    return parsed;
}

} // namespace minixdr::ingest
