// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/events/event.h"

#include <QByteArray>
#include <QString>

#include <tl/expected.hpp>

namespace minixdr::ingest
{

/// One line understood as an event (id and organization still unset), or the reason in English why it cannot be.
using ParsedLine = tl::expected<Event, QString>;

inline tl::unexpected<QString> unreadable(QString reason)
{
    return tl::unexpected<QString>(std::move(reason));
}

} // namespace minixdr::ingest
