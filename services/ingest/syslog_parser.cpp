// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/syslog_parser.h"

#include "services/ingest/severity_rule.h"
#include "services/ingest/sshd_messages.h"

#include <array>

namespace minixdr::ingest
{

namespace
{

/// The parts of a line, before anybody looked into its message.
struct SyslogLine {
    std::optional<int> priority;
    UtcTime ts;
    QString host;
    QString program;
    QString messageId;
    QString message;
};

/// Reads a line from left to right.
class Scanner
{
public:
    explicit Scanner(QStringView text) : m_rest(text) {}

    QStringView rest() const { return m_rest; }
    bool isAtEnd() const { return m_rest.isEmpty(); }
    bool startsWith(char letter) const { return m_rest.startsWith(QLatin1Char(letter)); }
    void skip(qsizetype count) { m_rest = m_rest.mid(count); }
    void skipSpaces()
    {
        while (startsWith(' '))
            skip(1);
    }
    /// Up to the next space, which is skipped too.
    QStringView word()
    {
        const auto end = m_rest.indexOf(QLatin1Char(' '));
        const auto found = end < 0 ? m_rest : m_rest.left(end);
        skip(end < 0 ? m_rest.size() : end + 1);
        return found;
    }

private:
    QStringView m_rest;
};

QString nilToEmpty(QStringView word)
{
    return word == QLatin1String("-") ? QString() : word.toString();
}

/// "<34>": facility times eight plus level.
tl::expected<std::optional<int>, QString> takePriority(Scanner &scanner)
{
    if (!scanner.startsWith('<'))
        return std::nullopt;
    const auto end = scanner.rest().indexOf(QLatin1Char('>'));
    bool isNumber = false;
    const int value = end > 1 && end <= 4 ? scanner.rest().mid(1, end - 1).toInt(&isNumber) : -1;
    if (!isNumber || value < 0 || value > 191)
        return unreadable(QStringLiteral("the priority between < and > is not 0 to 191"));
    scanner.skip(end + 1);
    return value;
}

/// "[id name=\"value\"][…]" of RFC 5424, in which \] and \" are escaped. False if it never ends.
bool skipStructuredData(Scanner &scanner)
{
    if (scanner.startsWith('-')) {
        scanner.word();
        return true;
    }
    bool isQuoted = false;
    for (qsizetype at = 0; at < scanner.rest().size(); ++at) {
        const QChar letter = scanner.rest()[at];
        if (isQuoted && letter == QLatin1Char('\\'))
            ++at;
        else if (letter == QLatin1Char('"'))
            isQuoted = !isQuoted;
        else if (!isQuoted && letter == QLatin1Char(']') && !scanner.rest().mid(at + 1).startsWith(QLatin1Char('['))) {
            scanner.skip(at + 1);
            return true;
        }
    }
    return false;
}

std::optional<UtcTime> isoTime(QStringView word)
{
    const auto time = fromIso(word);
    return time && time->time_since_epoch().count() >= 0 ? time : std::nullopt;
}

tl::expected<SyslogLine, QString> parse5424(Scanner scanner, std::optional<int> priority)
{
    SyslogLine line;
    line.priority = priority;
    scanner.word(); // the version
    const auto stamp = scanner.word();
    const auto ts = isoTime(stamp);
    if (!ts)
        return unreadable(stamp == QLatin1String("-") ? QStringLiteral("no time")
                                                      : QStringLiteral("no RFC 5424 time after the version"));
    line.ts = *ts;
    line.host = nilToEmpty(scanner.word());
    line.program = nilToEmpty(scanner.word());
    scanner.word(); // the process id
    line.messageId = nilToEmpty(scanner.word());
    if (!scanner.isAtEnd() && !skipStructuredData(scanner))
        return unreadable(QStringLiteral("the structured data never ends"));
    scanner.skipSpaces();
    if (scanner.rest().startsWith(QChar(QChar::ByteOrderMark)))
        scanner.skip(1);
    line.message = scanner.rest().toString();
    return line;
}

int monthOf(QStringView word)
{
    static constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    for (std::size_t month = 0; month < kMonths.size(); ++month)
        if (word == QLatin1String(kMonths[month]))
            return int(month) + 1;
    return 0;
}

/// "06:55:46", perhaps with a fraction.
bool readClock(QStringView word, SyslogYear::Stamp &stamp)
{
    const auto parts = word.split(QLatin1Char(':'));
    if (parts.size() != 3)
        return false;
    std::array<bool, 3> isNumber{};
    const int hour = parts[0].toInt(&isNumber[0]);
    const int minute = parts[1].toInt(&isNumber[1]);
    const double second = parts[2].toDouble(&isNumber[2]);
    const bool isClock = isNumber[0] && isNumber[1] && isNumber[2] && hour >= 0 && hour < 24 && minute >= 0 &&
                         minute < 60 && second >= 0 && second < 61;
    if (!isClock)
        return false;
    stamp.secondOfDay = (hour * 60 + minute) * 60 + int(second);
    stamp.micros = int((second - int(second)) * 1e6 + 0.5);
    return true;
}

std::optional<UtcTime> takeTime3164(Scanner &scanner, SyslogYear &year)
{
    SyslogYear::Stamp stamp;
    stamp.month = monthOf(scanner.word());
    scanner.skipSpaces();
    bool isNumber = false;
    stamp.day = scanner.word().toInt(&isNumber);
    const bool isDate = stamp.month > 0 && isNumber && stamp.day >= 1 && stamp.day <= 31;
    return isDate && readClock(scanner.word(), stamp) ? year.resolve(stamp) : std::nullopt;
}

/// "sshd[24200]: text": the tag ends at what no program name holds.
void readTagAndMessage(Scanner scanner, SyslogLine &line)
{
    const auto rest = scanner.rest();
    qsizetype end = 0;
    while (end < rest.size() && rest[end] != QLatin1Char(':') && rest[end] != QLatin1Char('[') && !rest[end].isSpace())
        ++end;
    const auto colon = rest.indexOf(QLatin1Char(':'), end);
    const bool hasTag = colon >= 0 && (colon == end || rest.mid(end, colon - end).endsWith(QLatin1Char(']')));
    line.program = hasTag ? rest.left(end).toString() : QString();
    line.message = (hasTag ? rest.mid(colon + 1) : rest).trimmed().toString();
}

tl::expected<SyslogLine, QString> parse3164(Scanner scanner, std::optional<int> priority, SyslogYear &year)
{
    SyslogLine line;
    line.priority = priority;
    const bool isIso = !scanner.isAtEnd() && scanner.rest()[0].isDigit();
    const auto ts = isIso ? isoTime(scanner.word()) : takeTime3164(scanner, year);
    if (!ts)
        return unreadable(QStringLiteral("does not begin with a time"));
    line.ts = *ts;
    scanner.skipSpaces();
    line.host = scanner.word().toString();
    if (line.host.isEmpty())
        return unreadable(QStringLiteral("ends after the time"));
    readTagAndMessage(scanner, line);
    return line;
}

Event describe(const SyslogLine &line)
{
    Event event;
    event.sourceType = SourceType::Syslog;
    event.ts = line.ts;
    event.hostname = line.host;
    event.message = line.message;
    event.signature = line.messageId;
    // sshd-session is what OpenSSH 9.8 and later write.
    if (line.program == QLatin1String("sshd") || line.program == QLatin1String("sshd-session")) {
        const auto said = understandSshd(line.message);
        event.eventid = said.eventid;
        event.srcIp = said.address;
        event.srcPort = said.port;
        event.protocol = QStringLiteral("ssh");
        event.signature = said.user.isEmpty() ? QString() : QStringLiteral("user ") + said.user;
        event.severity = severityByRule(event.eventid, event.message);
        return event;
    }
    event.eventid = line.program.isEmpty() ? QStringLiteral("syslog") : line.program;
    event.severity =
        line.priority ? severityOfSyslogLevel(*line.priority % 8) : severityByRule(event.eventid, event.message);
    return event;
}

} // namespace

ParsedLine SyslogParser::parse(const QByteArray &line)
{
    const auto text = QString::fromUtf8(line);
    Scanner scanner{QStringView(text).trimmed()};
    const auto priority = takePriority(scanner);
    if (!priority)
        return unreadable(priority.error());
    const bool is5424 =
        *priority && scanner.rest().size() > 1 && scanner.rest()[0].isDigit() && scanner.rest()[1] == QLatin1Char(' ');
    const auto parsed = is5424 ? parse5424(scanner, *priority) : parse3164(scanner, *priority, m_year);
    if (!parsed)
        return unreadable(parsed.error());
    auto event = describe(*parsed);
    event.raw = line;
    return event;
}

} // namespace minixdr::ingest
