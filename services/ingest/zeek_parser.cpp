// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/zeek_parser.h"

#include "services/ingest/json_fields.h"
#include "services/ingest/severity_rule.h"

#include <QStringList>

#include <algorithm>

namespace minixdr::ingest
{

namespace
{

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(QLatin1Char(' '));
}

void describeConn(const JsonFields &log, Event &event)
{
    event.eventid = QStringLiteral("zeek.conn");
    const auto sent = log.integer("orig_bytes");
    const auto received = log.integer("resp_bytes");
    event.message = joined({log.text("service"), log.text("conn_state"),
                            sent ? QStringLiteral("%1 bytes sent").arg(*sent) : QString(),
                            received ? QStringLiteral("%1 received").arg(*received) : QString()});
    event.severity = severityByRule(event.eventid, event.message);
}

/// A notice is what Zeek's operator asked to be told of, hence medium at least.
void describeNotice(const JsonFields &log, Event &event)
{
    event.eventid = log.text("note");
    event.signature = event.eventid;
    event.message = joined({log.text("msg"), log.text("sub")});
    event.severity = std::max(Severity::Medium, severityByRule(event.eventid, event.message));
}

void describeSsh(const JsonFields &log, Event &event)
{
    const bool isKnown = log.has("auth_success");
    const bool isIn = log.isTrue("auth_success");
    event.eventid = !isKnown ? QStringLiteral("zeek.ssh")
                    : isIn   ? QStringLiteral("zeek.ssh.login.success")
                             : QStringLiteral("zeek.ssh.login.failed");
    const auto attempts = log.integer("auth_attempts");
    event.message = joined({log.text("client"), log.text("direction"),
                            attempts ? QStringLiteral("%1 attempts").arg(*attempts) : QString(),
                            !isKnown ? QString()
                            : isIn   ? QStringLiteral("authenticated")
                                     : QStringLiteral("not authenticated")});
    event.severity = severityByRule(event.eventid, event.message);
}

struct Log {
    const char *path;
    const char *telltale; ///< a field that only this log has
    void (*describe)(const JsonFields &, Event &);
};

constexpr std::array kLogs{
    Log{"notice", "note", describeNotice},   Log{"ssh", "auth_attempts", describeSsh},
    Log{"ssh", "kex_alg", describeSsh},      Log{"ssh", "auth_success", describeSsh},
    Log{"conn", "conn_state", describeConn},
};

const Log *logOf(const JsonFields &fields)
{
    const auto path = fields.text("_path").toLatin1();
    const auto found = std::find_if(kLogs.begin(), kLogs.end(), [&](const Log &log) {
        return path.isEmpty() ? fields.has(log.telltale) : path == log.path;
    });
    return found == kLogs.end() ? nullptr : &*found;
}

/// The four ends of a connection, under whichever of Zeek's spellings this log has.
void readEnds(JsonFields &log, Event &event)
{
    if (log.has("id")) {
        auto id = log.child("id");
        event.srcIp = id.address("orig_h");
        event.dstIp = id.address("resp_h");
        event.srcPort = id.port("orig_p");
        event.dstPort = id.port("resp_p");
        if (!id.problem().isEmpty())
            log.report(id.problem());
        return;
    }
    event.srcIp = log.address("id.orig_h");
    event.dstIp = log.address("id.resp_h");
    event.srcPort = log.port("id.orig_p");
    event.dstPort = log.port("id.resp_p");
}

} // namespace

ParsedLine parseZeek(const QByteArray &line)
{
    const auto object = parseObject(line);
    if (!object)
        return unreadable(object.error());
    JsonFields fields(*object);
    const auto *log = logOf(fields);
    if (!log)
        return unreadable(QStringLiteral("no line of Zeek's conn, notice or ssh log"));

    Event event;
    event.sourceType = SourceType::Zeek;
    event.ts = fields.time("ts");
    readEnds(fields, event);
    if (!event.srcIp && fields.has("src"))
        event.srcIp = fields.address("src");
    if (!event.dstIp && fields.has("dst"))
        event.dstIp = fields.address("dst");
    if (!event.dstPort && fields.has("p"))
        event.dstPort = fields.port("p");
    event.protocol = fields.text("proto").toLower();
    event.hostname = fields.text(fields.has("_system_name") ? "_system_name" : "peer_descr");
    log->describe(fields, event);
    if (event.eventid.isEmpty())
        fields.report(QStringLiteral("a notice without note"));
    if (!fields.problem().isEmpty())
        return unreadable(fields.problem());
    event.raw = line;
    return event;
}

} // namespace minixdr::ingest
