// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace minixdr
{

void installTranslations(QCoreApplication &app)
{
    if (QLocale::system().language() == QLocale::C)
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    const auto install = [&app](const QLocale &locale, const QString &name, const QString &folder) {
        auto *translator = new QTranslator(&app);
        if (translator->load(locale, name, QStringLiteral("_"), folder))
            QCoreApplication::installTranslator(translator);
    };
    const auto ours = QStringLiteral("minixdr");
    const auto folder = QStringLiteral(":/i18n");
    install(QLocale(QLocale::English), ours, folder); // the plural forms; the one installed later is asked first
    if (QLocale().language() == QLocale::English)
        return;
    // What Qt itself says: standard buttons, the menus of editors.
    install(QLocale(), QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(QLocale(), ours, folder);
}

} // namespace minixdr
