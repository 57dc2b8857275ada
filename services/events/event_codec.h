// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/events/event_query.h"

class QDataStream;

namespace minixdr
{

/// Events and pages of them as they go to the cache; the timing of a page stays behind.
inline constexpr quint32 kEventPageFormat = 0x45'50'00'01; // "EP", 1

QDataStream &operator<<(QDataStream &stream, const Event &event);
QDataStream &operator>>(QDataStream &stream, Event &event);
QDataStream &operator<<(QDataStream &stream, const EventPage &page);
QDataStream &operator>>(QDataStream &stream, EventPage &page);

} // namespace minixdr
