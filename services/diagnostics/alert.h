// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/utc_time.h"

#include <QMetaType>
#include <QString>

namespace minixdr
{

enum class AlertKind : quint8 {
    SlowQuery,     ///< a statement took a second or longer
    PoolExhausted, ///< somebody waits, and every connection is out
    LowHitRate,    ///< less than 80 % over the last minute
    PlanChanged,   ///< a statement is planned otherwise than before
};

/// Something that a person should know of soon. The sentence is made in ui/.
struct Alert {
    AlertKind kind = AlertKind::SlowQuery;
    UtcTime at;
    QString subject;  ///< the statement or the pool
    double value = 0; ///< seconds, waiters, or the rate 0…1
    qint64 count = 1; ///< how many since the last alert of its kind
    bool operator==(const Alert &) const = default;
};

} // namespace minixdr

Q_DECLARE_METATYPE(minixdr::Alert)
