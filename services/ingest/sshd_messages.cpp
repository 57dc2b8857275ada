// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/sshd_messages.h"

#include <QRegularExpression>

#include <array>

namespace minixdr::ingest
{

namespace
{

/// A message's form: named groups are user, address, port and method.
struct Form {
    const char *eventid;
    const char *pattern;
};

constexpr std::array kForms{
    Form{
        "sshd.failed_",
        R"(^Failed (?<method>\S+) for (?:invalid user )?(?<user>.*) from (?<address>\S+) port (?<port>\d+)(?: ssh\d)?(?:: .*)?$)"},
    Form{"sshd.accepted_",
         R"(^Accepted (?<method>\S+) for (?<user>.*) from (?<address>\S+) port (?<port>\d+)(?: ssh\d)?(?:: .*)?$)"},
    Form{"sshd.invalid_user", R"(^(?:Invalid|Illegal) user (?<user>.*) from (?<address>\S+)(?: port (?<port>\d+))?$)"},
    Form{"sshd.invalid_user_request", R"(^input_userauth_request: invalid user (?<user>.*?)(?: \[preauth\])?$)"},
    Form{"sshd.pam_failure",
         R"(^pam_\w+\(sshd:auth\): authentication failure;.* rhost=(?<address>\S*)(?:\s+user=(?<user>.*))?$)"},
    Form{"sshd.pam_unknown_user", R"(^pam_\w+\(sshd:auth\): check pass; user unknown)"},
    Form{"sshd.pam_more_failures",
         R"(^PAM \d+ more authentication failures?;.* rhost=(?<address>\S*)(?:\s+user=(?<user>.*))?$)"},
    Form{"sshd.session_opened", R"(^pam_\w+\(sshd:session\): session opened for user (?<user>[^( ]+))"},
    Form{"sshd.session_closed", R"(^pam_\w+\(sshd:session\): session closed for user (?<user>.+)$)"},
    Form{"sshd.max_retries", R"(^PAM service\(sshd\) ignoring max retries)"},
    Form{
        "sshd.too_many_failures",
        R"(^(?:error: )?maximum authentication attempts exceeded for (?:invalid user )?(?<user>.*) from (?<address>\S+) port (?<port>\d+))"},
    Form{
        "sshd.too_many_failures",
        R"(^Disconnecting(?: (?:invalid|authenticating) user .* (?<address>\S+) port (?<port>\d+))?: Too many authentication failures(?: for (?<user>.*?))?(?: \[preauth\])?$)"},
    Form{
        "sshd.disconnect_received",
        R"(^(?:error: )?Received disconnect from (?<address>[0-9A-Fa-f.:]*[0-9A-Fa-f])(?: port (?<port>\d+))?: ?\d+:)"},
    Form{
        "sshd.disconnected",
        R"(^Disconnected from (?:(?:invalid |authenticating )?user (?<user>.*) )?(?<address>\S+) port (?<port>\d+)(?: \[preauth\])?$)"},
    Form{
        "sshd.connection_closed",
        R"(^Connection (?:closed|reset) by (?:(?:invalid |authenticating )?user (?<user>.*) (?=\S+ port \d+))?(?<address>[0-9A-Fa-f.:]+)(?: port (?<port>\d+))?(?: \[preauth\])?$)"},
    Form{"sshd.connection", R"(^Connection from (?<address>\S+) port (?<port>\d+))"},
    Form{"sshd.no_identification",
         R"(^Did not receive identification string from (?<address>\S+)(?: port (?<port>\d+))?)"},
    Form{"sshd.break_in_attempt", R"(^reverse mapping checking getaddrinfo for \S+ \[(?<address>[^\]\s]+)\] failed)"},
    Form{"sshd.break_in_attempt", R"(^Address (?<address>\S+) maps to .* POSSIBLE BREAK-IN ATTEMPT)"},
    Form{"sshd.bad_protocol",
         R"(^Bad protocol version identification '.*' from (?<address>\S+)(?: port (?<port>\d+))?$)"},
    Form{"sshd.no_common_algorithm", R"(^Unable to negotiate with (?<address>\S+) port (?<port>\d+))"},
    Form{"sshd.fatal", R"(^fatal: )"},
    Form{"sshd.error", R"(^error: )"},
};

struct CompiledForm {
    QString eventid;
    QRegularExpression expression;
    bool hasMethod = false, hasUser = false, hasAddress = false, hasPort = false;

    explicit CompiledForm(const Form &form)
        : eventid(QString::fromLatin1(form.eventid)), expression(QString::fromLatin1(form.pattern))
    {
        expression.optimize();
        const auto names = expression.namedCaptureGroups();
        hasMethod = names.contains(QLatin1String("method"));
        hasUser = names.contains(QLatin1String("user"));
        hasAddress = names.contains(QLatin1String("address"));
        hasPort = names.contains(QLatin1String("port"));
    }
};

const std::vector<CompiledForm> &compiledForms()
{
    static const std::vector<CompiledForm> kCompiled(kForms.begin(), kForms.end());
    return kCompiled;
}

/// "keyboard-interactive/pam" as part of an event's name.
QString asWord(QString method)
{
    for (QChar &letter : method)
        if (!letter.isLetterOrNumber())
            letter = QLatin1Char('_');
    return method.left(40);
}

SshdMessage messageOf(const CompiledForm &form, const QRegularExpressionMatch &match)
{
    SshdMessage found{form.eventid, {}, {}, {}};
    if (form.hasMethod)
        found.eventid += asWord(match.captured(QLatin1String("method")));
    if (form.hasUser)
        found.user = match.captured(QLatin1String("user")).trimmed();
    if (form.hasAddress)
        found.address = IpAddress::parse(match.captured(QLatin1String("address")));
    if (form.hasPort) {
        bool isNumber = false;
        const auto port = match.captured(QLatin1String("port")).toInt(&isNumber);
        if (isNumber && port <= 65535)
            found.port = port;
    }
    return found;
}

} // namespace

SshdMessage understandSshd(const QString &message)
{
    static const QRegularExpression kRepeated(QStringLiteral(R"(^message repeated \d+ times: \[ (.*)\]$)"));
    const auto repeated = kRepeated.match(message);
    const auto text = (repeated.hasMatch() ? repeated.captured(1) : message).trimmed();
    for (const auto &form : compiledForms()) {
        const auto match = form.expression.match(text);
        if (match.hasMatch())
            return messageOf(form, match);
    }
    return {QStringLiteral("sshd.other"), {}, {}, {}};
}

} // namespace minixdr::ingest
