// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>
#include <QtGlobal>

namespace minixdr
{

/// How a view draws the cells of a column, and what data(index, RawRole) holds there.
enum class CellKind : quint8 {
    Text,           ///< DisplayRole alone; elided
    Number,         ///< RawRole: qint64 or double; right-aligned in the user's locale
    Severity,       ///< RawRole: int(Severity)
    IncidentStatus, ///< RawRole: int(IncidentStatus)
    Escalation,     ///< RawRole: int(Escalation)
    Health,         ///< RawRole: int(HealthState) of ui/widgets/badge.h; DisplayRole: the word
    Time,           ///< RawRole: qint64 UTC microseconds; invalid QVariant: none
    Age,            ///< RawRole: qint64 UTC microseconds; shown relative to now
    Duration,       ///< RawRole: qint64 nanoseconds
    Bytes,          ///< RawRole: qint64; shown in KiB, MiB, …
    Monospace,      ///< DisplayRole in the fixed font: addresses, ids, SQL
};

/// Asked of headerData(section, Qt::Horizontal, role), so that a view knows no particular model.
enum TableHeaderRole : int {
    CellKindRole = Qt::UserRole + 0x100, ///< int(CellKind); none: Text
    WidthRole,                           ///< int, average characters of the usual content; none: 12
    StretchRole,                         ///< bool, takes the width that is left; at most one column
    HiddenRole,                          ///< bool, not shown until the person asks for it
    ColumnIdRole,                        ///< QString, stable name of the column in settings and exports
};

/// Asked of data(index, role).
enum TableDataRole : int {
    RawRole = Qt::UserRole + 0x200, ///< the value behind the text; see CellKind. Comparable, so it sorts too
    CopyRole,                       ///< QString to copy: ISO times in UTC, numbers without separators, no unit
};

} // namespace minixdr
