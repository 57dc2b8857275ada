// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/demo_pattern.h"

#include <algorithm>

namespace minixdr::ingest
{

Result<DemoPattern> DemoPattern::compile(const QByteArray &text, std::vector<QByteArray> &names)
{
    DemoPattern pattern;
    qsizetype at = 0;
    for (auto open = text.indexOf("${"); open >= 0; open = text.indexOf("${", at)) {
        const auto close = text.indexOf('}', open);
        if (close < 0)
            return failure(ErrorKind::Invalid, QStringLiteral("no } in \"%1\"").arg(QString::fromUtf8(text)));
        const auto name = text.mid(open + 2, close - open - 2);
        auto known = std::find(names.begin(), names.end(), name);
        if (known == names.end())
            known = names.insert(names.end(), name);
        pattern.m_pieces.push_back({text.mid(at, open - at), int(known - names.begin())});
        at = close + 1;
    }
    pattern.m_pieces.push_back({text.mid(at), -1});
    return pattern;
}

void DemoPattern::render(const std::vector<QByteArray> &values, QByteArray &out) const
{
    for (const auto &piece : m_pieces) {
        out.append(piece.literal);
        if (piece.slot >= 0)
            out.append(values[std::size_t(piece.slot)]);
    }
}

QByteArray DemoPattern::rendered(const std::vector<QByteArray> &values) const
{
    QByteArray text;
    render(values, text);
    return text;
}

bool DemoPattern::isConstant() const
{
    return std::all_of(m_pieces.begin(), m_pieces.end(), [](const Piece &piece) { return piece.slot < 0; });
}

} // namespace minixdr::ingest
