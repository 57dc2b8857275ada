// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace minixdr
{

struct IndentedJson {
    QString text;
    bool isCut = false; ///< it goes on
    bool operator==(const IndentedJson &) const = default;
};

/// `text` with a line for each member, if it is JSON; as it is if not. Only white space between tokens changes: the
/// order of members, repeated ones and every digit of a number stay, since an analyst takes it as evidence. It is cut
/// after `most` characters: what is deeply nested would grow a thousandfold.
IndentedJson indentedJson(const QByteArray &text, qsizetype most);

} // namespace minixdr
