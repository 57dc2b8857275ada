// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/console.h"
#include "app/console/quit_on_signal.h"
#include "app/console/translations.h"
#include "ui/shell/stall_watch.h"

#include <QApplication>
#include <QTextStream>

#include <optional>

namespace
{

int say(FILE *stream, const QString &text, int exitCode)
{
    QTextStream(stream) << text << Qt::endl;
    return exitCode;
}
bool hasDisplay()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

} // namespace

int main(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    const auto options = minixdr::parseConsoleOptions(arguments);
    if (!options)
        return say(stderr, options.error().what + QStringLiteral(" Try --help."), 2);
    if (options->wantsHelp)
        return say(stdout, minixdr::consoleHelp(), 0);
    if (options->wantsVersion)
        return say(stdout, QStringLiteral("minixdr-console " MINIXDR_VERSION), 0);
    if (!hasDisplay() && options->platform.isEmpty()) {
        if (options->tourFolder.isEmpty())
            return say(stderr, QStringLiteral("There is no display. Set DISPLAY, or take the tour: --tour DIR."), 1);
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }

    QApplication app(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("Mini-XDR"));
    QCoreApplication::setApplicationName(QStringLiteral("minixdr-console"));
    minixdr::installTranslations(app);
    std::optional<minixdr::StallWatch> stallWatch;
#ifndef NDEBUG
    stallWatch.emplace();
#endif
    minixdr::Console console(*options);
    minixdr::QuitOnSignal signalWatch;
    QObject::connect(&signalWatch, &minixdr::QuitOnSignal::quitRequested, &console, &minixdr::Console::quit);
    console.start();
    const int ended = app.exec();
    return ended != 0 ? ended : console.exitCode();
}
