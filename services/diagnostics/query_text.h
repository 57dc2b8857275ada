// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace minixdr
{

/// Sixteen hexadecimal digits that are equal for statements which differ only in literals, comments and white space,
/// in the manner of pg_stat_statements.
QString fingerprintOf(QStringView sql);

/// The text without what looks like a secret: the value after a name such as password, token or api_key, a bearer
/// token, the password within a URI. It is replaced by "***".
QString withoutSecrets(const QString &text);

} // namespace minixdr
