// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/translations.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

namespace minixdr
{

void installTranslations(QCoreApplication &app)
{
    if (QLocale::system().language() == QLocale::C)
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    const auto install = [&app](const QLocale &locale) {
        auto *translator = new QTranslator(&app);
        if (translator->load(locale, QStringLiteral("minixdr"), QStringLiteral("_"), QStringLiteral(":/i18n")))
            QCoreApplication::installTranslator(translator);
    };
    install(QLocale(QLocale::English)); // the plural forms; the one installed later is asked first
    if (QLocale().language() != QLocale::English)
        install(QLocale());
}

} // namespace minixdr
