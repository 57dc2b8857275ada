// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <algorithm>

/// Nothing grows past what a reader takes in: a file has 450 lines at most, a function 70.
class TestSizes : public QObject
{
    Q_OBJECT
private:
    static constexpr qsizetype kFileLines = 450;
    static constexpr int kFunctionLines = 70;

    static QStringList sources();
    static QByteArray functionsOf(const QStringList &files);

private Q_SLOTS:
    void files_areShort();
    void functions_areShort();
};

QStringList TestSizes::sources()
{
    QStringList files;
    for (const auto &floor : {QStringLiteral("services"), QStringLiteral("models"), QStringLiteral("ui"),
                              QStringLiteral("app"), QStringLiteral("tests")}) {
        QDirIterator walk(QStringLiteral(MINIXDR_SOURCE_DIR "/") + floor,
                          {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext())
            files << walk.next();
    }
    return files;
}

/// A line a function: name, file, then tab-separated fields, among them "line:" and "end:".
QByteArray TestSizes::functionsOf(const QStringList &files)
{
    QProcess ctags;
    ctags.start(QStringLiteral("ctags"),
                {QStringLiteral("-L"), QStringLiteral("-"), QStringLiteral("-f"), QStringLiteral("-"),
                 QStringLiteral("--languages=C++"), QStringLiteral("--kinds-C++=f"), QStringLiteral("--fields=+ne"),
                 QStringLiteral("--excmd=number")});
    ctags.write(files.join(QLatin1Char('\n')).toUtf8());
    ctags.closeWriteChannel();
    return ctags.waitForFinished(60'000) && ctags.exitCode() == 0 ? ctags.readAllStandardOutput() : QByteArray();
}

void TestSizes::files_areShort()
{
    const auto files = sources();
    QVERIFY2(files.size() > 100, "the sources were not found");
    QStringList tooLong;
    for (const auto &path : files) {
        QFile file(path);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
        if (const auto lines = file.readAll().count('\n'); lines > kFileLines)
            tooLong << QStringLiteral("%1 has %2 lines").arg(path).arg(lines);
    }
    QVERIFY2(tooLong.isEmpty(), qPrintable(tooLong.join(QLatin1Char('\n'))));
}

void TestSizes::functions_areShort()
{
    const auto functions = functionsOf(sources()).split('\n');
    QVERIFY2(functions.size() > 500, "ctags (package universal-ctags) did not list the functions");
    QStringList tooLong;
    for (const auto &function : functions) {
        const auto fields = function.split('\t');
        const auto number = [&](const QByteArray &name) {
            const auto field = std::ranges::find_if(fields, [&](const auto &f) { return f.startsWith(name); });
            return field == fields.end() ? 0 : field->mid(name.size()).toInt();
        };
        const auto lines = number("end:") - number("line:") + 1;
        if (lines > kFunctionLines)
            tooLong << QStringLiteral("%1 in %2 has %3 lines")
                           .arg(QString::fromUtf8(fields[0]), QString::fromUtf8(fields[1]))
                           .arg(lines);
    }
    QVERIFY2(tooLong.isEmpty(), qPrintable(tooLong.join(QLatin1Char('\n'))));
}

QTEST_APPLESS_MAIN(TestSizes)
#include "tst_sizes.moc"
