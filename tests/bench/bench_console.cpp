// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person at the window feels: how long the program takes to show its first events, and how long the window
// stands still while one pages through them. The stack is up already, as it is for a second program.
#include "services/workspace/open_profile.h"
#include "services/workspace/workspace.h"
#include "tests/bench/demo_stack.h"
#include "tests/bench/figure.h"
#include "ui/events/events_page.h"
#include "ui/shell/stall_watch.h"
#include "ui/widgets/page_bar.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

using namespace minixdr;
using namespace minixdr::bench;
using namespace std::chrono_literals;

namespace
{

const QString kBench = QStringLiteral("console");
constexpr int kStarts = 7;
constexpr int kTurnedPages = 60;
constexpr std::chrono::milliseconds kPatience{30'000};

/// From the start of the process to the first painted rows, in milliseconds.
Result<double> timeOfOneStart(const QString &program, const QString &dataDirectory)
{
    QProcess console;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("minixdr.console.info=true"));
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    console.setProcessEnvironment(environment);
    console.setProcessChannelMode(QProcess::MergedChannels);
    QElapsedTimer timer;
    timer.start();
    console.start(program,
                  {QStringLiteral("--data-dir"), dataDirectory, QStringLiteral("--page"), QStringLiteral("events")});
    QByteArray said;
    while (!said.contains("are on screen") && timer.elapsed() < kPatience.count()) {
        if (!console.waitForReadyRead(static_cast<int>(kPatience.count())))
            break;
        said += console.readAll();
    }
    const auto elapsed = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    console.terminate();
    console.waitForFinished(static_cast<int>(kPatience.count()));
    if (!said.contains("are on screen"))
        return failure(ErrorKind::Unavailable, QStringLiteral("no rows came: %1").arg(QString::fromLocal8Bit(said)));
    return elapsed;
}

Result<Figure> start(const DemoStack &stack)
{
    const auto program = QCoreApplication::applicationDirPath() + QStringLiteral("/minixdr-console");
    std::vector<double> times;
    for (int round = 0; round < kStarts; ++round) {
        MX_TRY(const auto time, timeOfOneStart(program, stack.dataDirectory()));
        times.push_back(time);
    }
    return Figure{QStringLiteral("start to first events on screen, median"), QStringLiteral("ms"), median(times),
                  std::nullopt, 1000};
}

/// The real page over the real services; each page is asked for by the key a person would press.
Result<Figure> turnPages(const DemoStack &stack, int pageSize)
{
    Workspace workspace(localProfile(stack.stack()));
    workspace.setSession({stack.largest(), {}, QStringLiteral("bench")});
    DisplaySettings display(nullptr);
    Theme theme;
    EventsPage page({workspace.events(), workspace.incidents(), workspace.accounts(), display});
    page.setFixedSize(1440, 900);
    page.show();
    page.enter();
    const auto settles = [&page] {
        return QTest::qWaitFor([&page] { return page.isSettled(); }, int(kPatience.count()));
    };
    QAction *next = nullptr;
    if (settles()) {
        for (auto *action : page.findChildren<QAction *>())
            if (action->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_PageDown))
                next = action;
    }
    if (!next || !page.hasData())
        return failure(ErrorKind::Bug, QStringLiteral("the page of events did not come"));
    Q_EMIT page.findChild<PageBar *>()->pageSizeChosen(pageSize);
    StallWatch watch;
    QTest::qWait(500); // that page has come too
    watch.reset();
    for (int turned = 0; turned < kTurnedPages; ++turned) {
        next->trigger();
        if (!settles())
            return failure(ErrorKind::Timeout, QStringLiteral("page %1 did not come").arg(turned + 2));
        QTest::qWait(20); // painted
    }
    return Figure{QStringLiteral("longest event-loop turn, %1 pages of %2").arg(kTurnedPages).arg(pageSize),
                  QStringLiteral("ms"), std::chrono::duration<double, std::milli>(watch.longestTurn()).count(),
                  std::nullopt, 50};
}

Result<> measure(const DemoStack &stack, bool isJson)
{
    MX_TRY(const auto started, start(stack));
    print(kBench, started, isJson);
    for (const int pageSize : {50, 1000}) {
        MX_TRY(const auto turned, turnPages(stack, pageSize));
        print(kBench, turned, isJson);
    }
    return {};
}

} // namespace

int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    return runOnDemoStack(kBench, measure);
}
