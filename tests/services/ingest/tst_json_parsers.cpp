// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/import_format.h"
#include "services/ingest/line_parser.h"

#include <QTest>

using namespace minixdr;
using namespace minixdr::ingest;

namespace
{

ParsedLine parse(ImportFormat format, const QByteArray &line)
{
    return LineParser(format, SyslogYear(utcNow(), std::nullopt, QTimeZone::utc())).parse(line);
}

QString shown(const std::optional<IpAddress> &address)
{
    return address ? address->toString() : QString();
}

const QByteArray kAlert =
    R"({"timestamp":"2018-03-24T14:37:19.037299-0600","event_type":"alert","src_ip":"203.0.113.7","src_port":26078,)"
    R"("dest_ip":"10.47.8.150","dest_port":22,"proto":"TCP","host":"edge-1","alert":{"signature_id":2001219,)"
    R"("signature":"ET SCAN Potential SSH Scan","category":"Attempted Information Leak","severity":2}})";

} // namespace

class TestJsonParsers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void suricata_keepsWhatAnAlertSays();
    void severity_followsSensorOrRule_data();
    void severity_followsSensorOrRule();
    void summary_saysWhatHappened_data();
    void summary_saysWhatHappened();
    void cowrie_keepsWhatALoginSays();
    void zeek_readsEpochAndIsoTimes();
    void zeek_readsNestedEnds();
    void malformedLine_isRefusedWithReason_data();
    void malformedLine_isRefusedWithReason();
    void longAndForbiddenText_isMadeToFitItsColumn();
    void detectFormat_goesByContent_data();
    void detectFormat_goesByContent();
};

void TestJsonParsers::suricata_keepsWhatAnAlertSays()
{
    const auto event = parse(ImportFormat::Suricata, kAlert);
    QVERIFY2(event, qPrintable(event.error()));
    QCOMPARE(toIso(event->ts), QStringLiteral("2018-03-24T20:37:19.037299Z"));
    QVERIFY(event->sourceType == SourceType::Suricata);
    QVERIFY(event->severity == Severity::Medium);
    QCOMPARE(event->eventid, QStringLiteral("2001219"));
    QCOMPARE(shown(event->srcIp), QStringLiteral("203.0.113.7"));
    QCOMPARE(shown(event->dstIp), QStringLiteral("10.47.8.150"));
    QCOMPARE(event->srcPort, std::optional(26078));
    QCOMPARE(event->dstPort, std::optional(22));
    QCOMPARE(event->protocol, QStringLiteral("tcp"));
    QCOMPARE(event->hostname, QStringLiteral("edge-1"));
    QCOMPARE(event->signature, QStringLiteral("ET SCAN Potential SSH Scan"));
    QCOMPARE(event->message, QStringLiteral("ET SCAN Potential SSH Scan [Attempted Information Leak]"));
    QCOMPARE(event->raw, kAlert);
}

void TestJsonParsers::severity_followsSensorOrRule_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("severity");
    const auto row = [](const char *name, ImportFormat format, const QByteArray &line, Severity severity) {
        QTest::newRow(name) << int(format) << line << int(severity);
    };
    const auto alert = [](const char *priority) {
        return QByteArray(kAlert).replace(":2}}", QByteArray(":") + priority + "}}");
    };
    row("suricata 1", ImportFormat::Suricata, alert("1"), Severity::High);
    row("suricata 3", ImportFormat::Suricata, alert("3"), Severity::Low);
    row("suricata 4", ImportFormat::Suricata, alert("4"), Severity::Info);
    row("suricata 255", ImportFormat::Suricata, alert("255"), Severity::Info);
    row("suricata none", ImportFormat::Suricata, alert("null"), Severity::Low);
    row("suricata flow", ImportFormat::Suricata, R"({"timestamp":"2024-01-01T00:00:00Z","event_type":"flow"})",
        Severity::Low);
    const auto cowrie = [](const char *eventid, const char *message) {
        return QByteArray(R"({"timestamp":"2024-01-01T00:00:00Z","eventid":"cowrie.)") + eventid + R"(","message":")" +
               message + R"("})";
    };
    row("login.success", ImportFormat::Cowrie, cowrie("login.success", ""), Severity::Critical);
    row("file_upload", ImportFormat::Cowrie, cowrie("session.file_upload", ""), Severity::Critical);
    row("file_download", ImportFormat::Cowrie, cowrie("session.file_download", ""), Severity::Critical);
    row("command", ImportFormat::Cowrie, cowrie("command.input", "CMD: uname -a"), Severity::High);
    row("login.failed", ImportFormat::Cowrie, cowrie("login.failed", ""), Severity::Medium);
    row("connect", ImportFormat::Cowrie, cowrie("session.connect", ""), Severity::Low);
    row("closed", ImportFormat::Cowrie, cowrie("session.closed", ""), Severity::Low);
    row("zeek notice", ImportFormat::Zeek, R"({"ts":1,"note":"Scan::Port_Scan","msg":"m"})", Severity::Medium);
    row("zeek conn", ImportFormat::Zeek, R"({"ts":1,"conn_state":"SF"})", Severity::Low);
    row("zeek ssh in", ImportFormat::Zeek, R"({"ts":1,"auth_attempts":1,"auth_success":true})", Severity::Critical);
    row("zeek ssh out", ImportFormat::Zeek, R"({"ts":1,"auth_attempts":1,"auth_success":false})", Severity::Medium);
}

void TestJsonParsers::severity_followsSensorOrRule()
{
    QFETCH(int, format);
    QFETCH(QByteArray, line);
    QFETCH(int, severity);
    const auto event = parse(ImportFormat(format), line);
    QVERIFY2(event, qPrintable(event ? QString() : event.error()));
    QCOMPARE(int(event->severity), severity);
}

void TestJsonParsers::summary_saysWhatHappened_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("eventid");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, ImportFormat format, const char *line, const char *eventid,
                        const char *message) {
        QTest::newRow(name) << int(format) << QByteArray(line) << QString::fromUtf8(eventid)
                            << QString::fromUtf8(message);
    };
    row("dns", ImportFormat::Suricata,
        R"({"timestamp":"2024-01-01","event_type":"dns","dns":{"type":"query","rrname":"example.org","rrtype":"A"}})",
        "suricata.dns", "dns query A example.org");
    row("unknown type", ImportFormat::Suricata, R"({"timestamp":"2024-01-01","event_type":"mqtt"})", "suricata.mqtt",
        "mqtt");
    row("cowrie words", ImportFormat::Cowrie,
        R"({"timestamp":"2024-01-01","eventid":"cowrie.client.kex","message":["a","b"]})", "cowrie.client.kex", "a b");
    row("cowrie input", ImportFormat::Cowrie,
        R"({"timestamp":"2024-01-01","eventid":"cowrie.command.input","input":"id"})", "cowrie.command.input", "id");
    row("conn", ImportFormat::Zeek, R"({"ts":1,"conn_state":"SF","service":"ssl","orig_bytes":10,"resp_bytes":20})",
        "zeek.conn", "ssl SF 10 bytes sent 20 received");
    row("notice", ImportFormat::Zeek, R"({"ts":1,"note":"SSH::Password_Guessing","msg":"was seen","sub":"twice"})",
        "SSH::Password_Guessing", "was seen twice");
    row("ssh of another name", ImportFormat::Zeek,
        R"({"_path":"ssh","ts":1,"auth_success":false,"client":"SSH-2.0-Go","auth_attempts":3})",
        "zeek.ssh.login.failed", "SSH-2.0-Go 3 attempts not authenticated");
}

void TestJsonParsers::summary_saysWhatHappened()
{
    QFETCH(int, format);
    QFETCH(QByteArray, line);
    QFETCH(QString, eventid);
    QFETCH(QString, message);
    const auto event = parse(ImportFormat(format), line);
    QVERIFY2(event, qPrintable(event ? QString() : event.error()));
    QCOMPARE(event->eventid, eventid);
    QCOMPARE(event->message, message);
}

void TestJsonParsers::cowrie_keepsWhatALoginSays()
{
    const auto event = parse(
        ImportFormat::Cowrie,
        R"({"eventid":"cowrie.login.failed","username":"root","password":"123456","message":"login attempt [root/123456] failed",)"
        R"("sensor":"hp-01","timestamp":"2024-05-06T07:08:09.123456Z","src_ip":"2001:db8::9","src_port":50122,)"
        R"("dst_ip":"10.0.0.5","dst_port":2222,"session":"a1","protocol":"ssh"})");
    QVERIFY2(event, qPrintable(event ? QString() : event.error()));
    QCOMPARE(toIso(event->ts), QStringLiteral("2024-05-06T07:08:09.123456Z"));
    QCOMPARE(event->eventid, QStringLiteral("cowrie.login.failed"));
    QCOMPARE(shown(event->srcIp), QStringLiteral("2001:db8::9"));
    QCOMPARE(event->dstPort, std::optional(2222));
    QCOMPARE(event->hostname, QStringLiteral("hp-01"));
    QCOMPARE(event->message, QStringLiteral("login attempt [root/123456] failed"));
}

void TestJsonParsers::zeek_readsEpochAndIsoTimes()
{
    const auto rest = QByteArray(R"(,"uid":"C1","id.orig_h":"10.0.0.5","id.orig_p":1000,"id.resp_h":"192.0.2.1",)"
                                 R"("id.resp_p":443,"proto":"tcp","conn_state":"SF"})");
    for (const char *ts : {"1591367999.305988", "\"1591367999.305988\"", "\"2020-06-05T14:39:59.305988Z\""}) {
        const auto event = parse(ImportFormat::Zeek, QByteArray("{\"ts\":") + ts + rest);
        QVERIFY2(event, qPrintable(event ? QString() : event.error()));
        QCOMPARE(toIso(event->ts), QStringLiteral("2020-06-05T14:39:59.305988Z"));
        QCOMPARE(shown(event->srcIp), QStringLiteral("10.0.0.5"));
        QCOMPARE(event->dstPort, std::optional(443));
    }
}

void TestJsonParsers::zeek_readsNestedEnds()
{
    const auto event =
        parse(ImportFormat::Zeek, R"({"ts":1,"id":{"orig_h":"10.0.0.5","resp_p":22},"conn_state":"S0"})");
    QVERIFY2(event, qPrintable(event ? QString() : event.error()));
    QCOMPARE(shown(event->srcIp), QStringLiteral("10.0.0.5"));
    QCOMPARE(event->dstPort, std::optional(22));

    const auto notice = parse(ImportFormat::Zeek, R"({"ts":1,"note":"Scan::Port_Scan","src":"192.0.2.4","p":80})");
    QVERIFY2(notice, qPrintable(notice ? QString() : notice.error()));
    QCOMPARE(shown(notice->srcIp), QStringLiteral("192.0.2.4"));
    QCOMPARE(notice->dstPort, std::optional(80));
}

void TestJsonParsers::malformedLine_isRefusedWithReason_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, ImportFormat format, const QByteArray &line, const char *reason) {
        QTest::newRow(name) << int(format) << line << QString::fromUtf8(reason);
    };
    const auto with = [](const char *from, const char *to) { return QByteArray(kAlert).replace(from, to); };
    row("no JSON", ImportFormat::Suricata, "hello", "not JSON");
    row("cut off", ImportFormat::Suricata, kAlert.left(100), "not JSON");
    row("a number", ImportFormat::Suricata, "5", "not a JSON object");
    row("an array", ImportFormat::Suricata, "[]", "not a JSON object");
    row("nested too deep to matter", ImportFormat::Suricata, QByteArray(200'000, '['), "not JSON");
    row("no type", ImportFormat::Suricata, R"({"timestamp":"2024-01-01"})", "no event_type");
    row("no time", ImportFormat::Suricata, R"({"event_type":"dns"})", "no timestamp");
    row("time is no time", ImportFormat::Suricata, with("2018-03-24T14", "2018-13-45T99"), "is not a time");
    row("time before 1970", ImportFormat::Suricata, with("2018-", "1918-"), "is not a time");
    row("address", ImportFormat::Suricata, with("203.0.113.7", "203.0.113.777"), "is not an address");
    row("address that steers a terminal", ImportFormat::Suricata, with("203.0.113.7", R"(\u001b[31m\u009b\n)"),
        "is not an address");
    row("port too large", ImportFormat::Suricata, with("26078", "70000"), "is not a port");
    row("port is text", ImportFormat::Suricata, with("26078", "\"ssh\""), "is not a port");
    row("no signature", ImportFormat::Suricata, with("\"signature_id\":2001219,", ""), "signature_id");
    row("not of Cowrie", ImportFormat::Cowrie, R"({"eventid":"login","timestamp":"2024-01-01"})", "no eventid");
    row("cowrie without time", ImportFormat::Cowrie, R"({"eventid":"cowrie.login.failed"})", "no timestamp");
    row("zeek of another log", ImportFormat::Zeek, R"({"_path":"dns","ts":1})", "conn, notice or ssh");
    row("zeek time out of range", ImportFormat::Zeek, R"({"ts":1e300,"conn_state":"SF"})", "is not a time");
    row("zeek negative time", ImportFormat::Zeek, R"({"ts":-1,"conn_state":"SF"})", "is not a time");
    row("zeek ts is an object", ImportFormat::Zeek, R"({"ts":{},"conn_state":"SF"})", "is not a time");
    row("lone surrogate", ImportFormat::Cowrie, R"({"eventid":"cowrie.x","timestamp":"2024-01-01","message":"\ud800"})",
        "not JSON");
}

void TestJsonParsers::malformedLine_isRefusedWithReason()
{
    QFETCH(int, format);
    QFETCH(QByteArray, line);
    QFETCH(QString, reason);
    const auto event = parse(ImportFormat(format), line);
    QVERIFY(!event);
    QVERIFY2(event.error().contains(reason), qPrintable(event.error()));
    for (const auto letter : event.error())
        QVERIFY2(letter.isPrint(), qPrintable(event.error()));
}

void TestJsonParsers::longAndForbiddenText_isMadeToFitItsColumn()
{
    const QByteArray name(500, 'n');
    const auto event = parse(ImportFormat::Cowrie,
                             R"({"eventid":"cowrie.)" + name + R"(","timestamp":"2024-01-01","message":"a\u0000b"})");
    QVERIFY2(event, qPrintable(event ? QString() : event.error()));
    QCOMPARE(event->eventid.size(), 128);
    QCOMPARE(event->message, QStringLiteral("a\uFFFDb"));
}

void TestJsonParsers::detectFormat_goesByContent_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QString>("format");
    const auto row = [](const char *name, const QByteArray &head, const char *format) {
        QTest::newRow(name) << head << QString::fromLatin1(format);
    };
    row("eve lines", kAlert + "\n", "suricata");
    row("eve array", "[\n" + kAlert + "]", "suricata");
    row("eve after rubbish", "rubbish\n" + kAlert, "suricata");
    row("cowrie", R"({"eventid":"cowrie.session.connect","timestamp":"2024-01-01"})", "cowrie");
    row("zeek", R"({"ts":1.5,"uid":"C1","conn_state":"SF"})", "zeek");
    row("rfc 3164", "Dec 10 06:55:46 LabSZ sshd[24200]: hello", "syslog");
    row("rfc 5424", "<34>1 2003-10-11T22:14:15.003Z mymachine su - ID47 - failed", "syslog");
    row("empty", "", "");
    row("prose", "Once upon a time\nthere was", "");
    row("other JSON", R"({"a":1})", "");
}

void TestJsonParsers::detectFormat_goesByContent()
{
    QFETCH(QByteArray, head);
    QFETCH(QString, format);
    const auto found = detectFormat(head);
    QCOMPARE(found ? toWire(*found) : QString(), format);
}

QTEST_GUILESS_MAIN(TestJsonParsers)
#include "tst_json_parsers.moc"
