// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/exit_code.h"
#include "services/base/error.h"
#include "services/base/progress.h"

#include <QString>

namespace minixdr::ctl
{

/// Where a command writes: data to stdout, everything else to stderr; progress only where a person watches. What a
/// sensor, a file or a server says cannot steer the reader's terminal.
class Terminal
{
public:
    Terminal();

    /// Exactly, where a program or a file takes it. If it cannot be written, stderr says so and `exitCodeAfterOutput`.
    void data(const QString &text) const;
    void note(const QString &line) const;
    void error(const QString &line) const;

    /// One line that renews itself, or, where stderr is a file, one line a step. Callable from any thread.
    ProgressSink progressSink() const;
    /// Ends the renewing line.
    void endProgress() const;

private:
    bool m_isWatched; ///< stderr is a terminal
    bool m_isRead;    ///< stdout is one
};

/// Control and format characters are shown as '·', but line ends and tabs are kept.
QString harmless(QString text);

/// Failed instead of Ok if data were lost on their way out, to a full disk for instance. A reader that has had enough,
/// such as head, loses nothing.
ExitCode exitCodeAfterOutput(ExitCode exitCode);

/// "the events could not be read: the server cannot be reached (…). Start it, or …": what happened and what to do.
QString sentence(const QString &attempt, const Error &error);

} // namespace minixdr::ctl
