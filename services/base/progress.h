// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

#include <functional>

namespace minixdr
{

/// How far a long operation is. `total` 0 means that nobody knows.
struct Progress {
    QString step; ///< English and stable, e.g. "copy_events"; the floors above translate
    qint64 done = 0;
    qint64 total = 0;
    QString detail; ///< a line for the live log; empty if there is nothing to say
    bool operator==(const Progress &) const = default;
};

/// Called on the thread that works: emit a queued signal from it, nothing else.
using ProgressSink = std::function<void(const Progress &)>;

} // namespace minixdr

Q_DECLARE_METATYPE(minixdr::Progress)
