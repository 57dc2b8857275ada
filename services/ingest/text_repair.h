// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace minixdr::ingest
{

/// PostgreSQL's text holds neither NUL nor broken UTF-8: replaces each such byte of `bytes` by U+FFFD.
/// Answers whether anything had to be replaced.
bool repairUtf8(QByteArray &bytes);

/// Text for a column: NUL becomes U+FFFD, and what is longer than `longest` characters is cut.
QString forColumn(QString text, qsizetype longest);

/// The widest that the columns of Mini-XDR's own schema are; a list shows no more, and `raw` keeps the rest.
inline constexpr qsizetype kLongestWord = 128;
inline constexpr qsizetype kLongestSignature = 256;
inline constexpr qsizetype kLongestMessage = 4096;

} // namespace minixdr::ingest
