// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace minixdr
{

/// The short name of an organization: "Müller & Söhne, Wien" is muller-sohne-wien. Empty for a name without any letter
/// or digit of ASCII, marks apart.
QString slugOf(const QString &name);

} // namespace minixdr
