// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/import_format.h"

#include "services/ingest/json_fields.h"
#include "services/ingest/record_reader.h"
#include "services/ingest/syslog_parser.h"

#include <QBuffer>

#include <algorithm>

namespace minixdr::ingest
{

namespace
{

constexpr std::array kWords{"auto", "suricata", "cowrie", "zeek", "syslog"};
constexpr int kRecordsToTry = 50;

std::optional<ImportFormat> formatOfObject(const QByteArray &bytes)
{
    const auto object = parseObject(bytes);
    if (!object)
        return std::nullopt;
    const JsonFields fields(*object);
    if (fields.has("event_type") && fields.has("timestamp"))
        return ImportFormat::Suricata;
    if (fields.text("eventid").startsWith(QLatin1String("cowrie.")))
        return ImportFormat::Cowrie;
    const bool isZeek = fields.has("ts") && (fields.has("uid") || fields.has("note") || fields.has("_path") ||
                                             fields.has("id.orig_h") || fields.has("id"));
    return isZeek ? std::optional(ImportFormat::Zeek) : std::nullopt;
}

std::optional<ImportFormat> formatOfRecord(const QByteArray &bytes)
{
    if (bytes.startsWith('{'))
        return formatOfObject(bytes);
    SyslogParser parser(SyslogYear(utcNow(), std::nullopt, QTimeZone::utc()));
    return parser.parse(bytes) ? std::optional(ImportFormat::Syslog) : std::nullopt;
}

} // namespace

QString toWire(ImportFormat format)
{
    return QString::fromLatin1(kWords.at(std::size_t(format)));
}

std::optional<ImportFormat> importFormatFromWire(QStringView word)
{
    const auto found = std::find_if(kImportFormats.begin(), kImportFormats.end(),
                                    [word](ImportFormat format) { return toWire(format) == word; });
    return found == kImportFormats.end() ? std::nullopt : std::optional(*found);
}

std::optional<ImportFormat> detectFormat(const QByteArray &head)
{
    QBuffer buffer;
    buffer.setData(head);
    buffer.open(QIODevice::ReadOnly);
    RecordReader reader(&buffer);
    for (int tried = 0; tried < kRecordsToTry; ++tried) {
        const auto record = reader.next();
        if (!record)
            break;
        if (const auto format = formatOfRecord(record->bytes.trimmed()))
            return format;
    }
    return std::nullopt;
}

} // namespace minixdr::ingest
