// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/error.h"
#include "services/base/ids.h"
#include "services/base/utc_time.h"
#include "services/postgres/parameters.h"
#include "services/postgres/query_run.h"

#include <QString>

#include <optional>

namespace minixdr
{

/// One statement run that took longer than the threshold, with all that is needed to run it again.
struct SlowQuery {
    qint64 number = 0; ///< names it, in every program of the profile; grows with time
    UtcTime at;        ///< when it began
    QString program;   ///< "minixdr-console 4711"
    QString statement; ///< "events.page_older"
    QString sql;
    QString fingerprint; ///< of the text, see fingerprintOf()
    std::optional<OrganizationId> organization;
    postgres::Parameters parameters;
    bool isMasked = false; ///< a parameter held a secret, which was never stored
    bool isCut = false;    ///< the parameters were larger than the log keeps: it cannot be run again
    postgres::QueryTiming timing;
    qint64 rows = 0;
    std::optional<ErrorKind> error;
    qint64 key() const { return number; }
    bool operator==(const SlowQuery &) const = default;
};

} // namespace minixdr
