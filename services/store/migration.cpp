// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/migration.h"

#include "services/base/wire_words.h"

namespace minixdr
{

QString toWire(MigrationState state)
{
    static constexpr WireWords<7> kWords{"pending", "running", "applied", "failed", "stopped", "drifted", "unknown"};
    return wireWord(kWords, state);
}

} // namespace minixdr
