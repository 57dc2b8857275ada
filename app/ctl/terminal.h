// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/error.h"
#include "services/base/progress.h"

#include <QString>

namespace minixdr::ctl
{

/// Where a command writes: data to stdout, everything else to stderr; progress only where a person watches.
class Terminal
{
public:
    Terminal();

    void data(const QString &text) const;
    void note(const QString &line) const;
    void error(const QString &line) const;

    /// One line that renews itself, or, where stderr is a file, one line a step. Callable from any thread.
    ProgressSink progressSink() const;
    /// Ends the renewing line.
    void endProgress() const;

private:
    bool m_isWatched;
};

/// "the events could not be read: the server cannot be reached (…). Start it, or …": what happened and what to do.
QString sentence(const QString &attempt, const Error &error);

} // namespace minixdr::ctl
