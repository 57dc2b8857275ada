// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace minixdr
{

/// A title, description or warning that a migration's file gives in English, in the language of the program. The
/// sentences are listed in migration_facts.cpp, for lupdate cannot read SQL.
QString translatedFact(const QString &english);

/// Whether lupdate finds it there.
bool isListedFact(const QString &english);

} // namespace minixdr
