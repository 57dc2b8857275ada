// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/incidents/incident_query.h"

class QDataStream;

namespace minixdr
{

/// Incidents, pages of them and their details as they go to the cache; the timing of a page stays behind.
inline constexpr quint32 kIncidentPageFormat = 0x49'50'00'01;   // "IP", 1
inline constexpr quint32 kIncidentDetailFormat = 0x49'44'00'01; // "ID", 1

QDataStream &operator<<(QDataStream &stream, const Incident &incident);
QDataStream &operator>>(QDataStream &stream, Incident &incident);
QDataStream &operator<<(QDataStream &stream, const IncidentPage &page);
QDataStream &operator>>(QDataStream &stream, IncidentPage &page);
QDataStream &operator<<(QDataStream &stream, const IncidentDetail &detail);
QDataStream &operator>>(QDataStream &stream, IncidentDetail &detail);

} // namespace minixdr
