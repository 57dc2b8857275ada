// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace minixdr::ctl
{

/// The one of `known` that somebody meant who typed `word`: at most every third letter wrong, missing or too many, or
/// two neighbours swapped. Empty if there is none.
QString closestTo(const QString &word, const QStringList &known);

} // namespace minixdr::ctl
