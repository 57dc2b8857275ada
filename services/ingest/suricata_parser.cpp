// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/suricata_parser.h"

#include "services/ingest/json_fields.h"
#include "services/ingest/severity_rule.h"

#include <QStringList>

#include <algorithm>

namespace minixdr::ingest
{

namespace
{

/// What a line about a record of this type says: these fields of the object of the same name.
struct Summary {
    const char *type;
    std::array<const char *, 4> fields;
};

constexpr std::array kSummaries{
    Summary{"dns", {"type", "rrtype", "rrname", "rcode"}},
    Summary{"http", {"http_method", "hostname", "url", "status"}},
    Summary{"tls", {"version", "sni", "subject", "issuerdn"}},
    Summary{"fileinfo", {"state", "filename", "magic", "size"}},
    Summary{"flow", {"state", "reason", "bytes_toserver", "bytes_toclient"}},
    Summary{"anomaly", {"type", "event", "layer", "code"}},
    Summary{"smb", {"dialect", "command", "filename", "share"}},
    Summary{"smtp", {"helo", "mail_from", "rcpt_to", "status"}},
};

QString summaryOf(const JsonFields &eve, const QString &type)
{
    const auto word = type.toLatin1();
    const auto found = std::find_if(kSummaries.begin(), kSummaries.end(),
                                    [&word](const Summary &summary) { return word == summary.type; });
    QStringList parts{type};
    if (found != kSummaries.end()) {
        const auto details = eve.child(found->type);
        for (const char *field : found->fields)
            parts << details.text(field);
    }
    parts.removeAll(QString());
    return parts.join(QLatin1Char(' '));
}

void describeAlert(const JsonFields &eve, Event &event)
{
    const auto alert = eve.child("alert");
    const auto category = alert.text("category");
    event.eventid = alert.text("signature_id");
    event.signature = alert.text("signature");
    event.message = category.isEmpty() ? event.signature : QStringLiteral("%1 [%2]").arg(event.signature, category);
    const auto priority = alert.integer("severity");
    event.severity = priority ? severityOfSuricataPriority(*priority) : severityByRule(event.eventid, event.message);
}

void describeRecord(const JsonFields &eve, const QString &type, Event &event)
{
    event.eventid = QStringLiteral("suricata.") + type;
    event.message = summaryOf(eve, type);
    event.severity = severityByRule(event.eventid, event.message);
}

} // namespace

ParsedLine parseSuricata(const QByteArray &line)
{
    const auto object = parseObject(line);
    if (!object)
        return unreadable(object.error());
    JsonFields eve(*object);
    const auto type = eve.text("event_type");
    if (type.isEmpty())
        return unreadable(QStringLiteral("no event_type"));

    Event event;
    event.sourceType = SourceType::Suricata;
    event.ts = eve.time("timestamp");
    event.srcIp = eve.address("src_ip");
    event.dstIp = eve.address("dest_ip");
    event.srcPort = eve.port("src_port");
    event.dstPort = eve.port("dest_port");
    event.protocol = eve.text("proto").toLower();
    event.hostname = eve.text("host");
    if (type == QLatin1String("alert"))
        describeAlert(eve, event);
    else
        describeRecord(eve, type, event);
    if (event.eventid.isEmpty())
        eve.report(QStringLiteral("an alert without signature_id"));
    if (!eve.problem().isEmpty())
        return unreadable(eve.problem());
    event.raw = line;
    return event;
}

} // namespace minixdr::ingest
