// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/migrations/progress_relay.h"

namespace minixdr
{

std::shared_ptr<ProgressRelay> ProgressRelay::create()
{
    // The last holder may be the thread that works, but the relay belongs to the one that made it.
    return {new ProgressRelay, [](ProgressRelay *relay) { relay->deleteLater(); }};
}

ProgressSink ProgressRelay::sinkOf(std::shared_ptr<ProgressRelay> relay)
{
    return [relay = std::move(relay)](const Progress &progress) { Q_EMIT relay->progressed(progress); };
}

} // namespace minixdr
