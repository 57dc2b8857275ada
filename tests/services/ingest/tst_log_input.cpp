// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/log_input.h"
#include "tests/support/run_task.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <thread>

using namespace minixdr;
using namespace minixdr::ingest;
using namespace std::chrono_literals;

/// A log as it comes: from a file at once, from a pipe bit by bit, and no longer than it is wanted.
class TestLogInput : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_folder;

    QString pipe(const char *name) const
    {
        const auto path = m_folder.filePath(QString::fromLatin1(name));
        return ::mkfifo(QFile::encodeName(path).constData(), 0600) == 0 ? path : QString();
    }

private Q_SLOTS:
    void file_isReadToItsEnd_afterALookAtItsHead()
    {
        QFile file(m_folder.filePath(QStringLiteral("log")));
        const auto content = QByteArray("0123456789").repeated(10'000);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.close();
        const auto input = LogInput::open(file.fileName(), {});
        VERIFY_OK(input);
        QVERIFY(!(*input)->isStream());
        QCOMPARE((*input)->size(), content.size());
        QCOMPARE((*input)->peek(2), QByteArray("01"));
        QCOMPARE((*input)->peek(50'000), content.left(50'000));
        QByteArray all;
        for (auto block = (*input)->read(7'000); !block.isEmpty(); block = (*input)->read(7'000))
            all += block;
        QCOMPARE(all, content);
        QVERIFY(!(*input)->hasFailed());
    }

    void pipe_givesWhatIsThere_andEndsWithItsWriter()
    {
        const auto path = pipe("pipe");
        const auto input = LogInput::open(path, {});
        VERIFY_OK(input);
        QVERIFY((*input)->isStream());
        int end = ::open(QFile::encodeName(path).constData(), O_WRONLY);
        QVERIFY(end >= 0 && ::write(end, "one", 3) == 3);
        QCOMPARE((*input)->peek(100), QByteArray("one")); // and not everything, however long that takes
        QVERIFY(::write(end, "two", 3) == 3);
        QCOMPARE((*input)->peek(100), QByteArray("onetwo"));
        QCOMPARE((*input)->read(6), QByteArray("onetwo"));
        ::close(end);
        QCOMPARE((*input)->read(100), QByteArray());
        end = ::open(QFile::encodeName(path).constData(), O_WRONLY); // another writer is another log
        QVERIFY(end >= 0 && ::write(end, "three", 5) == 5);
        QCOMPARE((*input)->read(100), QByteArray());
        ::close(end);
        QVERIFY(!(*input)->hasFailed() && !(*input)->wasStopped());
    }

    void stop_endsTheWaitForMore()
    {
        QByteArray got("nothing was read");
        bool wasStopped = false;
        std::jthread reader([&, path = pipe("silent")](std::stop_token stop) {
            const auto input = LogInput::open(path, std::move(stop));
            if (!input)
                return;
            got = (*input)->read(100);
            wasStopped = (*input)->wasStopped();
        });
        QTest::qWait(200);
        QElapsedTimer since;
        since.start();
        reader.request_stop();
        reader.join();
        QCOMPARE(got, QByteArray());
        QVERIFY(wasStopped);
        QVERIFY2(since.elapsed() < 5000, qPrintable(QString::number(since.elapsed())));
    }

    void whatCannotBeRead_isSaid()
    {
        const auto missing = LogInput::open(m_folder.filePath(QStringLiteral("missing")), {});
        QVERIFY(!missing && missing.error().what.contains(QStringLiteral("missing")));
        const auto folder = LogInput::open(m_folder.path(), {});
        VERIFY_OK(folder);
        QCOMPARE((*folder)->read(10), QByteArray());
        QVERIFY((*folder)->hasFailed());
    }
};

QTEST_GUILESS_MAIN(TestLogInput)
#include "tst_log_input.moc"
