// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/console_options.h"

#include <QCommandLineParser>

namespace minixdr
{

namespace
{

const QCommandLineOption kDataDir(QStringLiteral("data-dir"),
                                  QStringLiteral("Keep the local database and cache in DIR."), QStringLiteral("DIR"));
const QCommandLineOption kProfile(QStringLiteral("profile"),
                                  QStringLiteral("Work on the servers of this profile: its name, or its .json file."),
                                  QStringLiteral("NAME"));
const QCommandLineOption kTour(QStringLiteral("tour"),
                               QStringLiteral("Visit every page, save pictures to DIR and quit; needs no display."),
                               QStringLiteral("DIR"));
const QCommandLineOption kPage(QStringLiteral("page"), QStringLiteral("Open this page first, e.g. events."),
                               QStringLiteral("PAGE"));

QCommandLineOption platformOption()
{
    QCommandLineOption option(QStringLiteral("platform"), {}, QStringLiteral("NAME"));
    option.setFlags(QCommandLineOption::HiddenFromHelp);
    return option;
}

const QCommandLineOption kPlatform = platformOption();
const QCommandLineOption kHelp({QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Show this and quit."));
const QCommandLineOption kVersion({QStringLiteral("v"), QStringLiteral("version")},
                                  QStringLiteral("Show the version and quit."));

void addOptions(QCommandLineParser &parser)
{
    parser.addOptions({kDataDir, kProfile, kPage, kTour, kPlatform, kHelp, kVersion});
}

} // namespace

Result<ConsoleOptions> parseConsoleOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    addOptions(parser);
    if (!parser.parse(arguments))
        return failure(ErrorKind::Invalid, parser.errorText());
    if (const auto rest = parser.positionalArguments(); !rest.isEmpty())
        return failure(ErrorKind::Invalid, QStringLiteral("Unexpected argument '%1'.").arg(rest.first()));
    if (parser.isSet(kProfile) && parser.value(kProfile).isEmpty()) // a variable that is not set means no other servers
        return failure(ErrorKind::Invalid, QStringLiteral("--profile needs a name."));
    if (parser.isSet(kDataDir) && parser.value(kDataDir).isEmpty())
        return failure(ErrorKind::Invalid, QStringLiteral("--data-dir needs a folder."));
    if (parser.isSet(kProfile) && parser.isSet(kDataDir))
        return failure(ErrorKind::Invalid,
                       QStringLiteral("A profile has servers of its own: --data-dir goes without."));
    return ConsoleOptions{{parser.value(kProfile), parser.value(kDataDir)},
                          parser.value(kTour),
                          parser.value(kPage),
                          parser.value(kPlatform),
                          parser.isSet(kHelp),
                          parser.isSet(kVersion)};
}

QString consoleHelp()
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "The Mini-XDR console. Without a profile it works on a private PostgreSQL and Redis of its own.\n"
        "\n"
        "  minixdr-console\n"
        "  minixdr-console --data-dir /srv/minixdr\n"
        "  minixdr-console --profile production\n"
        "  minixdr-console --page events\n"
        "  minixdr-console --tour build/tour\n"
        "\n"
        "Exit codes: 0 all is well, 1 it could not start or a page of the tour showed no data, 2 wrong usage."));
    addOptions(parser);
    return parser.helpText().replace(QStringLiteral("<executable_name>"), QStringLiteral("minixdr-console"));
}

} // namespace minixdr
