// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/error.h"

#include <QString>

namespace minixdr
{

/// An error as people read it.
struct ErrorText {
    QString title;   ///< what happened, to what: "The incidents could not be loaded."
    QString text;    ///< why, and what to do next
    QString details; ///< for "Copy details": kind, code and the log's words
    bool canRetry = true;
};

/// `whatHappened` is the caller's translated sentence; the reason and the next step come from the error's kind.
ErrorText describe(const Error &error, const QString &whatHappened);
/// Title and text in one line, for status lines and dialogs.
QString sentence(const Error &error, const QString &whatHappened);

} // namespace minixdr
