// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any file as any format: records are cut and understood or refused, within the widths of their columns.
#include "services/ingest/line_parser.h"
#include "services/ingest/record_reader.h"
#include "services/ingest/text_repair.h"

#include <QBuffer>
#include <QTimeZone>

#include <cstdlib>

using namespace minixdr;
using namespace minixdr::ingest;

namespace
{

void check(const Event &event)
{
    const bool fits = event.message.size() <= kLongestMessage && event.eventid.size() <= kLongestWord &&
                      !event.message.contains(QChar(0)) && !event.eventid.contains(QChar(0));
    if (!fits)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    if (size < 1)
        return 0;
    const auto format = kImportFormats[1 + data[0] % (kImportFormats.size() - 1)];
    QByteArray bytes(reinterpret_cast<const char *>(data) + 1, static_cast<qsizetype>(size) - 1);
    static_cast<void>(detectFormat(bytes));
    QBuffer file(&bytes);
    if (!file.open(QIODevice::ReadOnly))
        std::abort();
    RecordReader records(&file, 4096);
    const UtcTime reference{std::chrono::seconds{1'800'000'000}};
    LineParser parser(format, SyslogYear(reference, std::nullopt, QTimeZone::utc()));
    while (auto record = records.next()) {
        if (!record->problem.isEmpty())
            continue;
        repairUtf8(record->bytes);
        if (const auto parsed = parser.parse(record->bytes))
            check(*parsed);
    }
    return 0;
}
