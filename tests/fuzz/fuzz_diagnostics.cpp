// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the diagnostics read back from files that other programs of the profile wrote, and what they make of SQL text.
#include "services/diagnostics/query_plan.h"
#include "services/diagnostics/query_text.h"
#include "services/diagnostics/slow_query_line.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace minixdr;
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    if (const auto query = slowQueryFrom(bytes)) {
        static_cast<void>(query->parameters.toText());
        const auto again = slowQueryFrom(toLine(*query));
        if (!again || again->parameters != query->parameters || again->number != query->number)
            std::abort();
    }
    if (const auto plan = QueryPlan::parse(bytes))
        static_cast<void>(plan->root.misestimate());
    const auto text = QString::fromUtf8(bytes);
    const auto masked = withoutSecrets(text);
    if (fingerprintOf(text).size() != 16 || (masked.isEmpty() && !text.isEmpty()))
        std::abort();
    return 0;
}
