// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/slug.h"

namespace minixdr
{

QString slugOf(const QString &name)
{
    QString slug;
    for (const auto character : name.normalized(QString::NormalizationForm_KD).toLower()) {
        if (character.isMark())
            continue;
        if (character.isLetterOrNumber() && character.unicode() < 0x80)
            slug += character;
        else if (!slug.isEmpty() && !slug.endsWith(QLatin1Char('-')))
            slug += QLatin1Char('-');
    }
    if (slug.endsWith(QLatin1Char('-')))
        slug.chop(1);
    return slug;
}

} // namespace minixdr
