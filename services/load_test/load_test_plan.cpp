// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/load_test/load_test_plan.h"

namespace minixdr
{

Result<> LoadTestPlan::check() const
{
    const auto outside = [](const char *what, qint64 most) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("%1 must be 1 to %2").arg(QString::fromLatin1(what)).arg(most));
    };
    if (users < 1 || users > 2000)
        return outside("users", 2000);
    if (spawnRate < 1 || spawnRate > 1000)
        return outside("the spawn rate", 1000);
    if (duration.count() < 1 || duration.count() > 3600)
        return outside("the duration in seconds", 3600);
    return {};
}

} // namespace minixdr
