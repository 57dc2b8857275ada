// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/error_text.h"

#include <QCoreApplication>

#include <array>

namespace minixdr
{

namespace
{

/// Why, and what to do next; in the order of ErrorKind.
constexpr std::array kReasons{
    QT_TRANSLATE_NOOP("ErrorText", "It was cancelled. Try again when you want it."),
    QT_TRANSLATE_NOOP("ErrorText",
                      "It took too long and was stopped. Narrow the filter or the time range, or try again."),
    QT_TRANSLATE_NOOP("ErrorText",
                      "The database server cannot be reached. The console keeps trying; you can also retry now."),
    QT_TRANSLATE_NOOP("ErrorText", "The server has too much to do at the moment. Wait a few seconds and try again."),
    QT_TRANSLATE_NOOP("ErrorText", "Someone else was writing to the same place at that moment. Try again."),
    QT_TRANSLATE_NOOP("ErrorText", "Someone else changed it first. Reload to see what it is now, then decide again."),
    QT_TRANSLATE_NOOP("ErrorText", "It does not exist, or it belongs to another organization. Reload the list."),
    QT_TRANSLATE_NOOP("ErrorText", "You are not allowed to do this. Ask the administrator of this organization."),
    QT_TRANSLATE_NOOP("ErrorText", "What was entered cannot be accepted: %1. Correct it and try again."),
    QT_TRANSLATE_NOOP("ErrorText",
                      "This is a mistake in the program, not yours. Copy the details and report them, please."),
};

constexpr auto kNotOfThisProfile = QT_TRANSLATE_NOOP(
    "ErrorText", "The profile that you work with does not allow it. Start with another one, or ask whoever "
                 "wrote it.");

const char *reasonOf(const Error &error)
{
    const bool hasServerRefused = !error.code.isEmpty();
    if (error.kind == ErrorKind::Denied && !hasServerRefused)
        return kNotOfThisProfile;
    return kReasons.at(std::size_t(error.kind));
}

} // namespace

ErrorText describe(const Error &error, const QString &whatHappened)
{
    auto reason = QCoreApplication::translate("ErrorText", reasonOf(error));
    if (error.kind == ErrorKind::Invalid)
        reason = reason.arg(error.what);
    auto details = toWord(error.kind) + QStringLiteral(": ") + error.what;
    if (!error.code.isEmpty())
        details += QStringLiteral(" [%1]").arg(error.code);
    const bool canRetry = error.kind != ErrorKind::Invalid && error.kind != ErrorKind::Denied;
    return {whatHappened, reason, details, canRetry};
}

QString sentence(const Error &error, const QString &whatHappened)
{
    const auto text = describe(error, whatHappened);
    return text.title + QLatin1Char(' ') + text.text;
}

} // namespace minixdr
