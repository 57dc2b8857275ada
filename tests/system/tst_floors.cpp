// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QLibraryInfo>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <array>

namespace
{

struct Floor {
    QString name;
    QStringList below; ///< floors it may include from, besides itself
    QStringList qt;    ///< Qt modules it may use; empty: any
    bool isStorage;    ///< may know SQL and the servers' own libraries
};

const std::array kFloors{
    Floor{QStringLiteral("services"), {}, {QStringLiteral("QtCore"), QStringLiteral("QtNetwork")}, true},
    Floor{QStringLiteral("models"),
          {QStringLiteral("services")},
          {QStringLiteral("QtCore"), QStringLiteral("QtGui")},
          false},
    Floor{QStringLiteral("ui"), {QStringLiteral("services"), QStringLiteral("models")}, {}, false},
    Floor{
        QStringLiteral("app"), {QStringLiteral("services"), QStringLiteral("models"), QStringLiteral("ui")}, {}, false},
    Floor{QStringLiteral("tests"),
          {QStringLiteral("services"), QStringLiteral("models"), QStringLiteral("ui"), QStringLiteral("app")},
          {},
          true},
};

const Floor *floorOf(const QString &path)
{
    const auto name = path.section(QLatin1Char('/'), 0, 0);
    const auto found = std::ranges::find(kFloors, name, &Floor::name);
    return found == kFloors.end() ? nullptr : &*found;
}

bool isIn(const QString &header, const QString &qtModule)
{
    static const auto folder = QLibraryInfo::path(QLibraryInfo::HeadersPath);
    return QFile::exists(QStringLiteral("%1/%2/%3").arg(folder, qtModule, header));
}

/// What is wrong with a `#include <header>`; empty if nothing is.
QString systemBreach(const Floor &floor, const QString &header)
{
    static const QRegularExpression server(QStringLiteral("^(libpq-fe\\.h|libpq/|hiredis/|postgres)"));
    if (!floor.isStorage && server.match(header).hasMatch())
        return QStringLiteral("a server's library belongs to services");
    const bool isQt = header.startsWith(QLatin1Char('Q')) && !header.endsWith(QLatin1String(".h"));
    const auto allowed = [&](const QString &module) { return isIn(header, module); };
    if (isQt && !floor.qt.isEmpty() && !std::ranges::any_of(floor.qt, allowed))
        return QStringLiteral("this floor knows of Qt only %1").arg(floor.qt.join(QStringLiteral(" and ")));
    return {};
}

/// What is wrong with a `#include "path"`; empty if nothing is.
QString ownBreach(const Floor &floor, const QString &path)
{
    if (path.startsWith(QLatin1String("sql/")))
        return floor.isStorage ? QString() : QStringLiteral("SQL belongs to services");
    if (path.endsWith(QLatin1String(".moc")))
        return {};
    const auto *target = floorOf(path);
    if (!target)
        return QStringLiteral("an include names its place from the repository's root");
    if (target->name != floor.name && !floor.below.contains(target->name))
        return QStringLiteral("%1 lies above").arg(target->name);
    return {};
}

QString breach(const Floor &floor, const QString &line)
{
    static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s*([\"<])([^\">]+)[\">]"));
    const auto match = include.match(line);
    if (!match.hasMatch())
        return {};
    return match.captured(1) == QLatin1String("<") ? systemBreach(floor, match.captured(2))
                                                   : ownBreach(floor, match.captured(2));
}

QStringList linesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    return QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
}

} // namespace

/// The floors of the house: a file includes only from its own floor or from those below, and the lower ones stay free
/// of what belongs above.
class TestFloors : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void includes_goDownward_data();
    void includes_goDownward();
    void breach_isSeen_data();
    void breach_isSeen();
    void include_passes_data();
    void include_passes();
};

void TestFloors::includes_goDownward_data()
{
    QTest::addColumn<QString>("name");
    for (const auto &floor : kFloors)
        QTest::newRow(qPrintable(floor.name)) << floor.name;
}

void TestFloors::includes_goDownward()
{
    QFETCH(const QString, name);
    const auto root = QStringLiteral(MINIXDR_SOURCE_DIR "/");
    const auto &floor = *floorOf(name);
    QStringList breaches;
    int files = 0;
    QDirIterator walk(root + name, {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                      QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const auto path = walk.next();
        const auto lines = linesOf(path);
        ++files;
        for (qsizetype i = 0; i < lines.size(); ++i)
            if (const auto what = breach(floor, lines[i]); !what.isEmpty())
                breaches << QStringLiteral("%1:%2: %3: %4").arg(path.mid(root.size())).arg(i + 1).arg(lines[i], what);
    }
    QVERIFY2(files > 5, "the sources were not found");
    QVERIFY2(breaches.isEmpty(), qPrintable(breaches.join(QLatin1Char('\n'))));
}

void TestFloors::breach_isSeen_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("line");
    const auto row = [](const char *floor, const char *line) {
        QTest::addRow("%s: %s", floor, line) << QString::fromLatin1(floor) << QString::fromLatin1(line);
    };
    row("services", "#include \"models/table/column.h\"");
    row("services", "#include \"ui/shell/page.h\"");
    row("services", "#include \"tests/support/run_task.h\"");
    row("services", "#include \"result.h\"");
    row("services", "#include <QColor>");
    row("services", "#  include <QWidget>");
    row("models", "#include \"ui/widgets/format.h\"");
    row("models", "#include \"sql/events.h\"");
    row("models", "#include <QLabel>");
    row("models", "#include <libpq-fe.h>");
    row("ui", "#include \"app/console/console.h\"");
    row("ui", "#include \"sql/events.h\"");
    row("ui", "#include <libpq-fe.h>");
    row("ui", "#include <hiredis/hiredis.h>");
    row("app", "#include \"tests/support/run_task.h\"");
}

void TestFloors::breach_isSeen()
{
    QFETCH(const QString, name);
    QFETCH(const QString, line);
    QVERIFY(!breach(*floorOf(name), line).isEmpty());
}

void TestFloors::include_passes_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("line");
    const auto row = [](const char *floor, const char *line) {
        QTest::addRow("%s: %s", floor, line) << QString::fromLatin1(floor) << QString::fromLatin1(line);
    };
    row("services", "#include \"services/base/result.h\"");
    row("services", "#include \"sql/events.h\"");
    row("services", "#include <libpq-fe.h>");
    row("services", "#include <QLocalSocket>");
    row("models", "#include \"services/events/event.h\"");
    row("models", "#include <QColor>");
    row("ui", "#include <QWidget>");
    row("tests", "#include \"tst_floors.moc\"");
    row("services", "// #include \"ui/shell/page.h\"");
}

void TestFloors::include_passes()
{
    QFETCH(const QString, name);
    QFETCH(const QString, line);
    QCOMPARE(breach(*floorOf(name), line), QString());
}

QTEST_APPLESS_MAIN(TestFloors)
#include "tst_floors.moc"
