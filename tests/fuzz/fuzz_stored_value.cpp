// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody else may have put into the Redis: a value or none, within its bounds; and what it says it says again.
#include "services/cache/stored_value.h"

#include <cstdlib>

using namespace minixdr::cache;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto value = StoredValue::decode(bytes);
    if (value && static_cast<quint64>(value->bytes.size()) > StoredValue::kLargestDecoded)
        std::abort();

    // The checksum keeps chance away from what is behind it: so the same bytes as a value's content, too.
    StoredValue own;
    own.generation = static_cast<qint64>(size);
    own.isAbsence = size % 7 == 0;
    own.bytes = bytes;
    const auto encoded = own.encode();
    if (encoded && StoredValue::decode(*encoded) != own)
        std::abort();
    return 0;
}
