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
        QVERIFY(!(*input)->isPipe());
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
        QVERIFY((*input)->isPipe());
        std::jthread writer([path] {
            const int end = ::open(QFile::encodeName(path).constData(), O_WRONLY);
            for (const char *part : {"one", "two"}) {
                if (::write(end, part, 3) != 3)
                    break;
                std::this_thread::sleep_for(100ms);
            }
            ::close(end);
        });
        QCOMPARE((*input)->peek(100), QByteArray("one")); // and not everything, however long that takes
        QCOMPARE((*input)->peek(100), QByteArray("onetwo"));
        QCOMPARE((*input)->read(100), QByteArray("onetwo"));
        QCOMPARE((*input)->read(100), QByteArray());
        QVERIFY(!(*input)->hasFailed());
    }

    void stop_endsTheWaitForMore()
    {
        QByteArray got("nothing was read");
        std::jthread reader([&got, path = pipe("silent")](std::stop_token stop) {
            const auto input = LogInput::open(path, std::move(stop));
            if (input)
                got = (*input)->read(100);
        });
        QTest::qWait(200);
        QElapsedTimer since;
        since.start();
        reader.request_stop();
        reader.join();
        QCOMPARE(got, QByteArray());
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
