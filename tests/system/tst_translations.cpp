// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// Every string of the window stands in the German translation, and is translated.
class TestTranslations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void german_isComplete()
    {
        const QString root = QStringLiteral(MINIXDR_SOURCE_DIR);
        const QTemporaryDir folder;
        const auto copy = folder.filePath(QStringLiteral("minixdr_de.ts"));
        QVERIFY(QFile::copy(root + QStringLiteral("/translations/minixdr_de.ts"), copy));
        QProcess lupdate;
        lupdate.start(QStringLiteral(LUPDATE),
                      {QStringLiteral("-silent"), QStringLiteral("-no-obsolete"), QStringLiteral("-locations"),
                       QStringLiteral("none"), QStringLiteral("-I"), root, QStringLiteral("-extensions"),
                       QStringLiteral("cpp,h"), root + QStringLiteral("/ui"), root + QStringLiteral("/models"),
                       root + QStringLiteral("/app/console"), QStringLiteral("-ts"), copy});
        QVERIFY2(lupdate.waitForFinished(60'000) && lupdate.exitCode() == 0,
                 lupdate.readAllStandardError().constData());
        QFile file(copy);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto lines = file.readAll().split('\n');
        QVERIFY(lines.size() > 1000);
        QByteArray source;
        QStringList missing;
        for (const auto &line : lines) {
            if (line.contains("<source>"))
                source = line.trimmed();
            if (line.contains("type=\"unfinished\""))
                missing << QString::fromUtf8(source);
        }
        QVERIFY2(missing.isEmpty(), qPrintable(QStringLiteral("not in German: %1").arg(missing.join(u' '))));
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
