// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/syslog_parser.h"

#include <QTest>

using namespace minixdr;
using namespace minixdr::ingest;

namespace
{

const UtcTime kMidJanuary = *fromIso(u"2026-01-15T12:00:00Z");

SyslogParser parserAt(UtcTime reference, std::optional<int> year = {}, const QTimeZone &zone = QTimeZone::utc())
{
    return SyslogParser(SyslogYear(reference, year, zone));
}

ParsedLine parse(const QByteArray &line)
{
    return parserAt(kMidJanuary).parse(line);
}

QString shown(const std::optional<IpAddress> &address)
{
    return address ? address->toString() : QString();
}

} // namespace

class TestSyslogParser : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sshdMessage_isUnderstood_data();
    void sshdMessage_isUnderstood();
    void line_isTakenApart_data();
    void line_isTakenApart();
    void yearless_takesMostRecentPast_data();
    void yearless_takesMostRecentPast();
    void givenYear_turnsWithTheLog();
    void givenZone_isTheClockOfTheLog();
    void malformedLine_isRefusedWithReason_data();
    void malformedLine_isRefusedWithReason();
};

void TestSyslogParser::sshdMessage_isUnderstood_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("eventid");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("address");
    QTest::addColumn<int>("port");
    const auto row = [](const char *message, const char *eventid, const char *user, const char *address, int port) {
        QTest::newRow(message) << QString::fromUtf8(message) << QString::fromLatin1(eventid)
                               << (*user ? QStringLiteral("user ") + QString::fromUtf8(user) : QString())
                               << QString::fromLatin1(address) << port;
    };
    row("Failed password for root from 192.0.2.9 port 38926 ssh2", "sshd.failed_password", "root", "192.0.2.9", 38926);
    row("Failed password for invalid user web master from 192.0.2.9 port 2 ssh2", "sshd.failed_password", "web master",
        "192.0.2.9", 2);
    row("Failed password for invalid user x from 198.51.100.1 port 9 ssh2 from 192.0.2.9 port 2 ssh2",
        "sshd.failed_password", "x from 198.51.100.1 port 9 ssh2", "192.0.2.9", 2);
    row("Failed none for invalid user  from 192.0.2.9 port 2 ssh2", "sshd.failed_none", "", "192.0.2.9", 2);
    row("Failed keyboard-interactive/pam for bob from 2001:db8::1 port 2 ssh2", "sshd.failed_keyboard_interactive_pam",
        "bob", "2001:db8::1", 2);
    row("Accepted password for fztu from 203.0.113.62 port 49116 ssh2", "sshd.accepted_password", "fztu",
        "203.0.113.62", 49116);
    row("Accepted publickey for git from 203.0.113.62 port 5 ssh2: ED25519 SHA256:abc", "sshd.accepted_publickey",
        "git", "203.0.113.62", 5);
    row("Invalid user webmaster from 192.0.2.9", "sshd.invalid_user", "webmaster", "192.0.2.9", 0);
    row("Invalid user admin from 192.0.2.9 port 77", "sshd.invalid_user", "admin", "192.0.2.9", 77);
    row("Invalid user  0101 from 192.0.2.9", "sshd.invalid_user", "0101", "192.0.2.9", 0);
    row("input_userauth_request: invalid user webmaster [preauth]", "sshd.invalid_user_request", "webmaster", "", 0);
    row("pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.9  user=root",
        "sshd.pam_failure", "root", "192.0.2.9", 0);
    row("pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=host.example.org ",
        "sshd.pam_failure", "", "", 0);
    row("PAM 5 more authentication failures; logname= uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.9  user=root",
        "sshd.pam_more_failures", "root", "192.0.2.9", 0);
    row("pam_unix(sshd:auth): check pass; user unknown", "sshd.pam_unknown_user", "", "", 0);
    row("pam_unix(sshd:session): session opened for user fztu by (uid=0)", "sshd.session_opened", "fztu", "", 0);
    row("pam_unix(sshd:session): session closed for user fztu", "sshd.session_closed", "fztu", "", 0);
    row("Received disconnect from 192.0.2.9: 11: Bye Bye [preauth]", "sshd.disconnect_received", "", "192.0.2.9", 0);
    row("Received disconnect from 192.0.2.9 port 4022:11: Bye Bye [preauth]", "sshd.disconnect_received", "",
        "192.0.2.9", 4022);
    row("Received disconnect from 2001:db8::1: 11: Bye", "sshd.disconnect_received", "", "2001:db8::1", 0);
    row("error: Received disconnect from 192.0.2.9: 14: No more user authentication methods available. [preauth]",
        "sshd.disconnect_received", "", "192.0.2.9", 0);
    row("Disconnected from invalid user bob 192.0.2.9 port 7 [preauth]", "sshd.disconnected", "bob", "192.0.2.9", 7);
    row("Disconnected from 192.0.2.9 port 7", "sshd.disconnected", "", "192.0.2.9", 7);
    row("Connection closed by 192.0.2.9 [preauth]", "sshd.connection_closed", "", "192.0.2.9", 0);
    row("Connection reset by authenticating user root 192.0.2.9 port 7 [preauth]", "sshd.connection_closed", "root",
        "192.0.2.9", 7);
    row("Did not receive identification string from 192.0.2.9", "sshd.no_identification", "", "192.0.2.9", 0);
    row("reverse mapping checking getaddrinfo for ns.example.com [192.0.2.9] failed - POSSIBLE BREAK-IN ATTEMPT!",
        "sshd.break_in_attempt", "", "192.0.2.9", 0);
    row("Address 192.0.2.9 maps to x.example.com, but this does not map back to the address - POSSIBLE BREAK-IN "
        "ATTEMPT!",
        "sshd.break_in_attempt", "", "192.0.2.9", 0);
    row("Disconnecting: Too many authentication failures for root [preauth]", "sshd.too_many_failures", "root", "", 0);
    row("Disconnecting authenticating user root 192.0.2.9 port 7: Too many authentication failures [preauth]",
        "sshd.too_many_failures", "", "192.0.2.9", 7);
    row("error: maximum authentication attempts exceeded for root from 192.0.2.9 port 7 ssh2 [preauth]",
        "sshd.too_many_failures", "root", "192.0.2.9", 7);
    row("PAM service(sshd) ignoring max retries; 6 > 3", "sshd.max_retries", "", "", 0);
    row("message repeated 5 times: [ Failed password for root from 192.0.2.9 port 3 ssh2]", "sshd.failed_password",
        "root", "192.0.2.9", 3);
    row("fatal: Write failed: Connection reset by peer [preauth]", "sshd.fatal", "", "", 0);
    row("Server listening on 0.0.0.0 port 22.", "sshd.other", "", "", 0);
    row("Failed password for root from 192.0.2.9 port 99999 ssh2", "sshd.failed_password", "root", "192.0.2.9", 0);
}

void TestSyslogParser::sshdMessage_isUnderstood()
{
    QFETCH(QString, message);
    QFETCH(QString, eventid);
    QFETCH(QString, user);
    QFETCH(QString, address);
    QFETCH(int, port);
    const auto event = parse("Dec 10 06:55:46 LabSZ sshd[24200]: " + message.toUtf8());
    QVERIFY2(event, qPrintable(event ? QString() : event.error()));
    QCOMPARE(event->eventid, eventid);
    QCOMPARE(event->signature, user);
    QCOMPARE(shown(event->srcIp), address);
    QCOMPARE(event->srcPort.value_or(0), port);
    QCOMPARE(event->message, message.trimmed());
    QCOMPARE(event->hostname, QStringLiteral("LabSZ"));
}

void TestSyslogParser::line_isTakenApart_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("parts");
    const auto row = [](const char *name, const char *line, const char *parts) {
        QTest::newRow(name) << QByteArray(line) << QString::fromUtf8(parts);
    };
    row("3164", "Jan  5 01:02:03 host cron[7]: (root) CMD (run)",
        "2026-01-05T01:02:03.000000Z|host|cron|(root) CMD (run)|1");
    row("3164 with priority", "<11>Jan  5 01:02:03 host app: broken", "2026-01-05T01:02:03.000000Z|host|app|broken|3");
    row("3164 with debug level", "<15>Jan 15 01:02:03.5 host app: x", "2026-01-15T01:02:03.500000Z|host|app|x|0");
    row("3164 without tag", "Jan  5 01:02:03 host just words", "2026-01-05T01:02:03.000000Z|host|syslog|just words|1");
    row("ISO as rsyslog writes files", "2024-05-06T07:08:09.123456+02:00 host app[1]: text",
        "2024-05-06T05:08:09.123456Z|host|app|text|1");
    row("5424", "<165>1 2003-10-11T22:14:15.003Z mymachine.example.com su 9 ID47 - 'su root' failed",
        "2003-10-11T22:14:15.003000Z|mymachine.example.com|su|'su root' failed|1");
    row("5424 with data", R"(<162>1 2003-10-11T22:14:15Z h app - - [a@1 k="v\]\" ["][b@2] text)",
        "2003-10-11T22:14:15.000000Z|h|app|text|4");
    row("5424 with byte order mark", "<165>1 2003-10-11T22:14:15Z h app - - - \xEF\xBB\xBFtext",
        "2003-10-11T22:14:15.000000Z|h|app|text|1");
    row("5424 of sshd", "<38>1 2024-01-01T00:00:00Z h sshd 1 - - Failed password for root from 192.0.2.1 port 9 ssh2",
        "2024-01-01T00:00:00.000000Z|h|sshd.failed_password|Failed password for root from 192.0.2.1 port 9 ssh2|2");
    row("accepted login", "Jan  5 01:02:03 h sshd[1]: Accepted password for root from 192.0.2.1 port 9 ssh2",
        "2026-01-05T01:02:03.000000Z|h|sshd.accepted_password|Accepted password for root from 192.0.2.1 port 9 ssh2|4");
}

void TestSyslogParser::line_isTakenApart()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, parts);
    const auto event = parse(line);
    QVERIFY2(event, qPrintable(event ? QString() : event.error()));
    const auto found = QStringLiteral("%1|%2|%3|%4|%5")
                           .arg(toIso(event->ts), event->hostname, event->eventid, event->message)
                           .arg(int(event->severity));
    QCOMPARE(found, parts);
    QCOMPARE(event->raw, line);
}

void TestSyslogParser::yearless_takesMostRecentPast_data()
{
    QTest::addColumn<QString>("reference");
    QTest::addColumn<QByteArray>("stamp");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *reference, const char *stamp, const char *expected) {
        QTest::newRow(name) << QString::fromLatin1(reference) << QByteArray(stamp) << QString::fromLatin1(expected);
    };
    row("same day", "2026-01-15T12:00:00Z", "Jan 15 11:00:00", "2026-01-15");
    row("a clock ahead", "2026-01-15T12:00:00Z", "Jan 16 11:00:00", "2026-01-16");
    row("too far ahead", "2026-01-15T12:00:00Z", "Jan 16 13:00:00", "2025-01-16");
    row("last year", "2026-01-15T12:00:00Z", "Dec 31 23:59:59", "2025-12-31");
    row("ahead over New Year", "2025-12-31T20:00:00Z", "Jan  1 01:00:00", "2026-01-01");
    row("leap day", "2026-01-15T12:00:00Z", "Feb 29 01:00:00", "2024-02-29");
}

void TestSyslogParser::yearless_takesMostRecentPast()
{
    QFETCH(QString, reference);
    QFETCH(QByteArray, stamp);
    QFETCH(QString, expected);
    const auto event = parserAt(*fromIso(reference)).parse(stamp + " h app: x");
    QVERIFY2(event, qPrintable(event ? QString() : event.error()));
    QCOMPARE(toIso(event->ts).left(10), expected);
}

void TestSyslogParser::givenYear_turnsWithTheLog()
{
    auto parser = parserAt(kMidJanuary, 2019);
    const std::array<std::pair<const char *, const char *>, 5> lines{{{"Nov 30 00:00:00", "2019-11-30"},
                                                                      {"Dec 31 23:59:59", "2019-12-31"},
                                                                      {"Jan  1 00:00:01", "2020-01-01"},
                                                                      {"Dec 31 23:59:58", "2019-12-31"},
                                                                      {"Feb 29 00:00:00", "2020-02-29"}}};
    for (const auto &[stamp, expected] : lines) {
        const auto event = parser.parse(QByteArray(stamp) + " h app: x");
        QVERIFY2(event, stamp);
        QCOMPARE(toIso(event->ts).left(10), QString::fromLatin1(expected));
    }
}

void TestSyslogParser::givenZone_isTheClockOfTheLog()
{
    auto parser = parserAt(kMidJanuary, 2025, QTimeZone("Europe/Berlin"));
    const auto winter = parser.parse("Jan  5 12:00:00 h app: x");
    const auto summer = parser.parse("Jul  5 12:00:00 h app: x");
    QVERIFY(winter && summer);
    QCOMPARE(toIso(winter->ts), QStringLiteral("2025-01-05T11:00:00.000000Z"));
    QCOMPARE(toIso(summer->ts), QStringLiteral("2025-07-05T10:00:00.000000Z"));
}

void TestSyslogParser::malformedLine_isRefusedWithReason_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *line, const char *reason) {
        QTest::newRow(line) << QByteArray(line) << QString::fromLatin1(reason);
    };
    row("no syslog at all", "begin with a time");
    row("Dec 32 06:55:46 LabSZ sshd[1]: x", "begin with a time");
    row("Feb 30 06:55:46 LabSZ sshd[1]: x", "begin with a time");
    row("Dec 10 25:55:46 LabSZ sshd[1]: x", "begin with a time");
    row("Dec 10 06:55 LabSZ sshd[1]: x", "begin with a time");
    row("Dec 10 06:55:46", "ends after the time");
    row("<192>Dec 10 06:55:46 h x", "0 to 191");
    row("<>Dec 10 06:55:46 h x", "0 to 191");
    row("<99999999999>Dec 10 06:55:46 h x", "0 to 191");
    row("<34", "0 to 191");
    row("<34>1 - h app - - - x", "no time");
    row("<34>1 yesterday h app - - - x", "no RFC 5424 time");
    row("<34>1 2003-10-11T22:14:15Z h app - - [a never", "never ends");
}

void TestSyslogParser::malformedLine_isRefusedWithReason()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, reason);
    const auto event = parse(line);
    QVERIFY(!event);
    QVERIFY2(event.error().contains(reason), qPrintable(event.error()));
}

QTEST_GUILESS_MAIN(TestSyslogParser)
#include "tst_syslog_parser.moc"
