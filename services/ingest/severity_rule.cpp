// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/severity_rule.h"

#include <algorithm>

namespace minixdr::ingest
{

namespace
{

struct Priority {
    QLatin1String word;
    int value;
};

constexpr std::array kPriorities{
    Priority{QLatin1String("login.success"), 100},    Priority{QLatin1String("sshd.accepted"), 100},
    Priority{QLatin1String("file_upload"), 98},       Priority{QLatin1String("file_download"), 95},
    Priority{QLatin1String("command"), 75},           Priority{QLatin1String("login.failed"), 45},
    Priority{QLatin1String("sshd.failed"), 45},       Priority{QLatin1String("sshd.invalid_user"), 45},
    Priority{QLatin1String("sshd.pam_"), 45},         Priority{QLatin1String("sshd.break_in_attempt"), 45},
    Priority{QLatin1String("sshd.too_many"), 45},     Priority{QLatin1String("sshd.max_retries"), 45},
    Priority{QLatin1String("password_guessing"), 45}, Priority{QLatin1String("connect"), 20},
};

/// A command that fetches or plants something is the 88 of the rule's 75…88.
constexpr std::array kGravestCommands{
    QLatin1String("wget"),
    QLatin1String("curl"),
    QLatin1String("tftp"),
    QLatin1String("chmod"),
    QLatin1String("base64"),
    QLatin1String("busybox"),
    QLatin1String("authorized_keys"),
    QLatin1String("/etc/shadow"),
};

int priorityOf(QStringView eventid, QStringView message)
{
    const auto found = std::find_if(kPriorities.begin(), kPriorities.end(), [eventid](const Priority &priority) {
        return eventid.contains(priority.word, Qt::CaseInsensitive);
    });
    if (found == kPriorities.end())
        return 0;
    const bool isGraveCommand =
        found->value == 75 && std::any_of(kGravestCommands.begin(), kGravestCommands.end(),
                                          [message](QLatin1String word) { return message.contains(word); });
    return isGraveCommand ? 88 : found->value;
}

} // namespace

Severity severityByRule(QStringView eventid, QStringView message)
{
    const int priority = priorityOf(eventid, message);
    if (priority >= 90)
        return Severity::Critical;
    if (priority >= 70)
        return Severity::High;
    return priority >= 40 ? Severity::Medium : Severity::Low;
}

Severity severityOfSuricataPriority(qint64 priority)
{
    static constexpr std::array kByPriority{Severity::High, Severity::Medium, Severity::Low, Severity::Info};
    return priority >= 1 && priority <= 4 ? kByPriority[std::size_t(priority - 1)] : Severity::Info;
}

Severity severityOfSyslogLevel(int level)
{
    static constexpr std::array kByLevel{Severity::Critical, Severity::Critical, Severity::Critical, Severity::High,
                                         Severity::Medium,   Severity::Low,      Severity::Info,     Severity::Info};
    return kByLevel[std::size_t(std::clamp(level, 0, 7))];
}

} // namespace minixdr::ingest
