// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/system/ctl_sandbox.h"

#include <QJsonArray>
#include <QProcess>
#include <QTest>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>

using namespace minixdr;

namespace
{

constexpr char kSuricata[] =
    R"({"timestamp":"2026-01-02T03:04:05.678901+0000","event_type":"alert","src_ip":"203.0.113.9","src_port":4444,)"
    R"("dest_ip":"10.0.0.5","dest_port":22,"proto":"TCP","alert":{"signature_id":2001219,"severity":1,)"
    R"("signature":"ET SCAN Potential SSH Scan","category":"Attempted Information Leak"}})"
    "\n";
constexpr char kCowrie[] =
    R"({"eventid":"cowrie.login.success","timestamp":"2026-01-02T03:05:00.000000Z","src_ip":"203.0.113.9",)"
    R"("session":"a1","username":"root","password":"x","message":"login attempt [root/x] succeeded","sensor":"pot"})"
    "\n";
constexpr char kZeek[] =
    R"({"_path":"conn","ts":1767323100.5,"uid":"C1","id.orig_h":"203.0.113.9","id.orig_p":4444,)"
    R"("id.resp_h":"10.0.0.5","id.resp_p":22,"proto":"tcp","conn_state":"SF","orig_bytes":1,"resp_bytes":2})"
    "\n";
constexpr char kSyslog[] = "<38>1 2026-01-02T03:06:00.000000Z gate sshd 77 - - Failed password for root from "
                           "203.0.113.9 port 4444 ssh2\n"
                           "neither a date nor anything else\n";

} // namespace

/// `minixdrctl import` as people and pipes use it.
class TestImportCommand : public QObject
{
    Q_OBJECT
private:
    CtlSandbox m_ctl;

private Q_SLOTS:
    void initTestCase() { QCOMPARE(m_ctl.run("demo --events 500 --incidents 5").exitCode, 0); }

    void import_loadsEveryFormat_keepsWhatItCannotRead_andAddsNothingTwice()
    {
        const auto files = QStringList{m_ctl.fileOf("eve.json", kSuricata), m_ctl.fileOf("cowrie.json", kCowrie),
                                       m_ctl.fileOf("zeek.json", kZeek), m_ctl.fileOf("auth.log", kSyslog)};
        const auto ended = m_ctl.run(QStringList{QStringLiteral("import"), QStringLiteral("--json")} + files);
        QCOMPARE(ended.exitCode, 6); // a line was rejected
        const auto imports = ended.json()[QStringLiteral("imports")].toArray();
        QCOMPARE(imports.size(), 4);
        for (const auto &report : imports)
            QCOMPARE(report.toObject()[QStringLiteral("stored")].toInt(), 1);
        const auto rejected = imports[3].toObject();
        QCOMPARE(rejected[QStringLiteral("rejected")].toInt(), 1);
        QFile rejects(rejected[QStringLiteral("rejects_file")].toString());
        QVERIFY(rejects.open(QIODevice::ReadOnly));
        QVERIFY(rejects.readAll().contains("neither a date"));
        const auto filtered = m_ctl.run("events --json --filter source=203.0.113.9 --filter from=2026-01-02 --filter "
                                        "until=2026-01-03");
        QCOMPARE(filtered.json()[QStringLiteral("total")].toInt(), 4);

        const auto again = m_ctl.run(QStringList{QStringLiteral("import"), QStringLiteral("--json")} + files).json();
        for (const auto &report : again[QStringLiteral("imports")].toArray()) {
            QCOMPARE(report.toObject()[QStringLiteral("stored")].toInt(), 0);
            QCOMPARE(report.toObject()[QStringLiteral("duplicates")].toInt(), 1);
        }
    }

    void import_makesAnOrganization_whereItsNameIsNoSlip()
    {
        const auto file = m_ctl.fileOf("eve.json", kSuricata);
        const auto importFor = [&](const QString &data, const char *name, const QStringList &more = {}) {
            return CtlSandbox::runIn(
                data,
                QStringList{QStringLiteral("import"), file, QStringLiteral("--org"), QString::fromLatin1(name)} + more);
        };
        const auto slip = importFor(m_ctl.dataDirectory(), "Blue Ocean");
        QCOMPARE(slip.exitCode, 2);
        QVERIFY2(slip.notes.contains("no organization \"Blue Ocean\""), slip.notes.constData());
        QCOMPARE(importFor(m_ctl.dataDirectory(), "Blue Ocean", {QStringLiteral("--create-org")}).exitCode, 0);
        QCOMPARE(m_ctl.run("events --org blue-ocean --json").json()[QStringLiteral("total")].toInt(), 1);

        const auto fresh = m_ctl.filePath(QStringLiteral("fresh"));
        const auto nameless = CtlSandbox::runIn(fresh, {QStringLiteral("import"), file});
        QCOMPARE(nameless.exitCode, 2);
        QVERIFY2(nameless.notes.contains("--org"), nameless.notes.constData());
        QCOMPARE(importFor(fresh, "Acme").exitCode, 0);
        const auto events = CtlSandbox::runIn(fresh, {QStringLiteral("events"), QStringLiteral("--json")}).json();
        QCOMPARE(events[QStringLiteral("total")].toInt(), 1);
    }

    void import_makesOneOrganization_forProgramsThatNameItAtOnce()
    {
        const auto file = m_ctl.fileOf("eve.json", kSuricata);
        const QStringList arguments{
            QStringLiteral("--data-dir"), m_ctl.dataDirectory(),   QStringLiteral("import"),      file,
            QStringLiteral("--org"),      QStringLiteral("Raced"), QStringLiteral("--create-org")};
        std::array<QProcess, 3> programs;
        for (auto &program : programs)
            program.start(QStringLiteral(MINIXDRCTL), arguments);
        for (auto &program : programs) {
            QVERIFY(program.waitForFinished(CtlSandbox::kPatience));
            QVERIFY2(program.exitCode() == 0, program.readAllStandardError().constData());
        }
        QCOMPARE(m_ctl.run("events --org raced --json").json()[QStringLiteral("total")].toInt(), 1);
    }

    void import_readsStandardInput()
    {
        QProcess process;
        process.start(QStringLiteral(MINIXDRCTL), {QStringLiteral("--data-dir"), m_ctl.dataDirectory(),
                                                   QStringLiteral("import"), QStringLiteral("-")});
        process.write(kCowrie);
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(CtlSandbox::kPatience));
        const auto said = process.readAllStandardOutput();
        QVERIFY2(process.exitCode() == 0 && said.contains("(cowrie): 1 read"), said.constData());
    }

    void import_ofASilentPipe_storesWhatCame_andEndsAtTheFirstInterrupt()
    {
        const auto stored = [this] {
            const auto page = m_ctl.run("events --json --filter source=100.64.7.7").json();
            return page[QStringLiteral("total")].toInt(-1);
        };
        const auto pipe = m_ctl.filePath(QStringLiteral("pipe"));
        QVERIFY(::mkfifo(QFile::encodeName(pipe).constData(), 0600) == 0);
        QProcess process;
        process.start(QStringLiteral(MINIXDRCTL),
                      {QStringLiteral("--data-dir"), m_ctl.dataDirectory(), QStringLiteral("import"), pipe});
        const int end = ::open(QFile::encodeName(pipe).constData(), O_WRONLY); // waits for a reader
        const auto write = [end](const QByteArray &bytes) {
            return ::write(end, bytes.constData(), std::size_t(bytes.size())) == bytes.size();
        };
        const auto line = QByteArray(kCowrie).replace("203.0.113.9", "100.64.7.7"); // nobody's in the demo
        QVERIFY(write(line));
        QTRY_COMPARE_WITH_TIMEOUT(stored(), 1, CtlSandbox::kPatience); // while it waits for the next
        QVERIFY(write(line.left(40)));
        const auto unread = [end] {
            int bytes = -1;
            ::ioctl(end, FIONREAD, &bytes);
            return bytes;
        };
        QTRY_COMPARE_WITH_TIMEOUT(unread(), 0, CtlSandbox::kPatience);
        process.terminate();
        QVERIFY(process.waitForFinished(20'000));
        ::close(end);
        const auto said = process.readAllStandardError();
        QVERIFY2(process.exitCode() == 130 && said.contains("stopped after 1 lines"), said.constData());
        QVERIFY2(!said.contains("rejected lines"), "half a line is none");
        QCOMPARE(stored(), 1);
    }
};

QTEST_GUILESS_MAIN(TestImportCommand)
#include "tst_import_command.moc"
