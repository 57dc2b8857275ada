// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/text_repair.h"

#include <QUtf8StringView>

#include <algorithm>
#include <cstring>

namespace minixdr::ingest
{

namespace
{

/// The length of the well-formed UTF-8 sequence at `at` (Unicode table 3-7), 0 if there is none.
int sequenceLength(const uchar *at, const uchar *end)
{
    const uchar lead = at[0];
    if (lead < 0x80)
        return lead != 0 ? 1 : 0;
    const int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || end - at < length)
        return 0;
    const uchar low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const uchar high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (at[1] < low || at[1] > high)
        return 0;
    return std::all_of(at + 2, at + length, [](uchar byte) { return (byte & 0xC0) == 0x80; }) ? length : 0;
}

} // namespace

bool repairUtf8(QByteArray &bytes)
{
    if (QUtf8StringView(bytes).isValidUtf8() && std::memchr(bytes.constData(), 0, std::size_t(bytes.size())) == nullptr)
        return false;
    QByteArray repaired;
    repaired.reserve(bytes.size() + 16);
    const auto *at = reinterpret_cast<const uchar *>(bytes.constData());
    const auto *const end = at + bytes.size();
    while (at < end) {
        const int length = sequenceLength(at, end);
        if (length > 0)
            repaired.append(reinterpret_cast<const char *>(at), length);
        else
            repaired.append("\xEF\xBF\xBD");
        at += std::max(length, 1);
    }
    bytes = std::move(repaired);
    return true;
}

QString forColumn(QString text, qsizetype longest)
{
    if (text.size() > longest) {
        const bool splitsPair = text.at(longest - 1).isHighSurrogate();
        text.truncate(splitsPair ? longest - 1 : longest);
    }
    text.replace(QChar::Null, QChar(QChar::ReplacementCharacter));
    return text;
}

} // namespace minixdr::ingest
