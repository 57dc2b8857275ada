// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace minixdr
{

/// `text` with a line for each member, if it is JSON; as it is if not. Only white space between tokens changes: the
/// order of members, repeated ones and every digit of a number stay, since an analyst takes it as evidence.
QString indentedJson(const QByteArray &text);

} // namespace minixdr
