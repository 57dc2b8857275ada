// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace minixdr
{

/// How well `pattern` matches `text` as a subsequence, case ignored: greater is better, beginnings of words and runs
/// count most; negative: not at all. An empty pattern matches everything with 0.
int fuzzyScore(QStringView pattern, QStringView text);

} // namespace minixdr
