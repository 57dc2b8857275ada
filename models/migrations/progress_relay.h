// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/progress.h"

#include <QObject>

#include <memory>

namespace minixdr
{

/// Brings the progress of a call from the thread that works to its receivers' threads: a sink only emits a queued
/// signal. It outlives whoever asked, since the call may go on after them.
class ProgressRelay : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    static std::shared_ptr<ProgressRelay> create();
    static ProgressSink sinkOf(std::shared_ptr<ProgressRelay> relay);

Q_SIGNALS:
    void progressed(const minixdr::Progress &progress);
};

} // namespace minixdr
