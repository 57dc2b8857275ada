// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/events/event.h"
#include "services/postgres/rows.h"

namespace minixdr
{

/// The columns of every list of events, in their order; `raw` stays empty.
Event readEvent(postgres::RowReader &row);
/// The same, followed by `raw`.
Event readEventWithRaw(postgres::RowReader &row);

} // namespace minixdr
