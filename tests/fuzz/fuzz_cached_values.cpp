// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pages, details and counts as a broken or hostile Redis may hold them: they are refused, or can be shown and kept
// again.
#include "services/base/versioned_bytes.h"
#include "services/events/event_codec.h"
#include "services/events/event_json.h"
#include "services/incidents/incident_codec.h"
#include "services/incidents/incident_json.h"
#include "services/paging/paging_codec.h"

#include <cstdlib>

using namespace minixdr;

namespace
{

template <typename T>
std::optional<T> readTwice(quint32 format, const QByteArray &content)
{
    QByteArray bytes;
    QDataStream(&bytes, QIODevice::WriteOnly) << format;
    const auto value = fromVersionedBytes<T>(format, bytes + content);
    if (!value)
        return std::nullopt;
    const auto again = toVersionedBytes(format, *value);
    const auto same = fromVersionedBytes<T>(format, again);
    if (!same || toVersionedBytes(format, *same) != again)
        std::abort();
    return *value;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    if (const auto page = readTwice<EventPage>(kEventPageFormat, bytes))
        static_cast<void>(toJson(*page));
    if (const auto page = readTwice<IncidentPage>(kIncidentPageFormat, bytes))
        static_cast<void>(toJson(*page));
    if (const auto detail = readTwice<IncidentDetail>(kIncidentDetailFormat, bytes))
        static_cast<void>(toJson(*detail));
    static_cast<void>(readTwice<CountedBuckets>(kCountedBucketsFormat, bytes));
    return 0;
}
