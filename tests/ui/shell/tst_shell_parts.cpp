// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/action_registry.h"
#include "ui/shell/alert_text.h"
#include "ui/shell/fuzzy_match.h"
#include "ui/shell/stall_watch.h"
#include "ui/shell/start_screen.h"
#include "ui/shell/status_bar.h"
#include "ui/shell/task_list.h"
#include "ui/shell/tasks_panel.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QThread>
#include <QToolButton>
#include <QtTest>

using namespace minixdr;

class TestShellParts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fuzzy_prefersBeginningsOfWords();
    void fuzzy_refusesWhatIsNoSubsequence();
    void registry_refusesATakenId_untilItsActionDies();
    void tasks_reportProgressAndEnd();
    void cancel_isCalledOnce_andMayFinishTheTask();
    void panel_showsEveryTask_andCancels();
    void stallWatch_countsALongTurn();
    void stallWatch_isQuiet_whileTheLoopTurns();
    void startScreen_offersRetry_onlyAfterAnError();
    void alert_isASentence_ofItsKind();
    void statusBar_saysSinceWhen_inTheChosenZone();
    void statusBar_showsAnAlert_untilItIsClicked();
};

void TestShellParts::fuzzy_prefersBeginningsOfWords()
{
    QVERIFY(fuzzyScore(u"lt", u"Load test") > fuzzyScore(u"lt", u"Results"));
    QVERIFY(fuzzyScore(u"inc", u"Incidents") > fuzzyScore(u"inc", u"Fold in a nice way"));
    QCOMPARE(fuzzyScore(u"", u"anything"), 0);
}

void TestShellParts::fuzzy_refusesWhatIsNoSubsequence()
{
    QVERIFY(fuzzyScore(u"xyz", u"Incidents") < 0);
    QVERIFY(fuzzyScore(u"stnedicni", u"Incidents") < 0);
}

void TestShellParts::registry_refusesATakenId_untilItsActionDies()
{
    ActionRegistry registry;
    auto action = std::make_unique<QAction>(QStringLiteral("A"));
    QAction other(QStringLiteral("B"));
    QVERIFY(registry.add(QStringLiteral("id"), {}, action.get()));
    QVERIFY(!registry.add(QStringLiteral("id"), {}, &other));
    action.reset();
    QVERIFY(registry.actions().empty());
    QVERIFY(registry.add(QStringLiteral("id"), {}, &other));
    QCOMPARE(registry.find(QStringLiteral("id")), &other);
}

void TestShellParts::alert_isASentence_ofItsKind()
{
    using minixdr::describe;
    const auto slow = describe(Alert{AlertKind::SlowQuery, {}, QStringLiteral("events.histogram"), 1.5, 3});
    QCOMPARE(slow.title, QStringLiteral("Slow query: events.histogram took 1.5 s"));
    QVERIFY2(slow.text.startsWith(QLatin1Char('3')), qPrintable(slow.text));
    QVERIFY(describe(Alert{AlertKind::PoolExhausted, {}, QStringLiteral("console"), 7, 1}).text.contains(u'7'));
    QVERIFY(describe(Alert{AlertKind::LowHitRate, {}, {}, 0.42, 1}).title.contains(QStringLiteral("42")));
    QVERIFY(describe(Alert{AlertKind::PlanChanged, {}, QStringLiteral("x.y"), 0, 1}).title.startsWith(u"x.y"));
}

void TestShellParts::statusBar_saysSinceWhen_inTheChosenZone()
{
    qputenv("TZ", "Asia/Tokyo");
    const auto restored = qScopeGuard([] { qunsetenv("TZ"); });
    TaskList tasks;
    DisplaySettings display(nullptr);
    StatusBar bar(tasks, display, nullptr);
    WorkspaceStatus status;
    status.profile = QStringLiteral("local");
    status.pool.isAvailable = false;
    status.pool.unavailableSince = fromIso(u"2026-01-01T23:58:00Z");
    bar.setStatus(status);
    const auto parts = bar.findChildren<QToolButton *>();
    const auto sinceIn = [](const QTimeZone &zone) {
        const auto time = toDateTime(*fromIso(u"2026-01-01T23:58:00Z")).toTimeZone(zone).time();
        return QLocale().toString(time, QLocale::ShortFormat);
    };
    for (const bool isUtc : {true, false}) {
        display.setUtc(isUtc);
        QVERIFY2(parts.first()->text().contains(sinceIn(display.timeZone())), qPrintable(parts.first()->text()));
    }
}

void TestShellParts::statusBar_showsAnAlert_untilItIsClicked()
{
    TaskList tasks;
    const DisplaySettings display(nullptr);
    StatusBar bar(tasks, display, nullptr);
    bar.show();
    const auto parts = bar.findChildren<QToolButton *>();
    const auto part = std::find_if(parts.begin(), parts.end(), [](const auto *button) {
        return button->accessibleName() == QStringLiteral("Alert");
    });
    QVERIFY(part != parts.end());
    QVERIFY(!(*part)->isVisible());
    bar.setAlert({AlertKind::PlanChanged, {}, QStringLiteral("<b>x</b>"), 0, 1});
    QVERIFY((*part)->isVisible());
    QVERIFY((*part)->text().contains(QStringLiteral("<b>x</b>")));
    QSignalSpy clicked(&bar, &StatusBar::alertClicked);
    (*part)->click();
    QCOMPARE(clicked.size(), 1);
    QVERIFY(!(*part)->isVisible());
}

void TestShellParts::tasks_reportProgressAndEnd()
{
    TaskList tasks;
    QSignalSpy finished(&tasks, &TaskList::finished);
    const auto id = tasks.start(QStringLiteral("Import"), {});
    tasks.setProgress(id, 3, 10, QStringLiteral("copying"));
    QCOMPARE(tasks.tasks().front().done, 3);
    QVERIFY(!tasks.canCancel(id));
    tasks.finish(id);
    tasks.finish(id);
    QCOMPARE(finished.size(), 1);
    QVERIFY(tasks.isEmpty());
}

void TestShellParts::cancel_isCalledOnce_andMayFinishTheTask()
{
    TaskList tasks;
    int calls = 0;
    quint64 id = 0;
    id = tasks.start(QStringLiteral("Import"), [&] { ++calls; });
    tasks.cancel(id);
    tasks.cancel(id);
    QCOMPARE(calls, 1);
    QVERIFY(tasks.tasks().front().isCancelling);
    quint64 second = 0;
    second = tasks.start(QStringLiteral("Undo"), [&] { tasks.finish(second); });
    tasks.cancel(second);
    QCOMPARE(tasks.tasks().size(), 1u);
}

void TestShellParts::panel_showsEveryTask_andCancels()
{
    TaskList tasks;
    QWidget window;
    TasksPanel panel(tasks, &window);
    int calls = 0;
    tasks.start(QStringLiteral("Import"), [&] { ++calls; });
    panel.openAboveRight(&window);
    auto *cancel = panel.findChild<QToolButton *>();
    QVERIFY(cancel && cancel->isVisible());
    QVERIFY(cancel->accessibleName().contains(QStringLiteral("Import")));
    cancel->click();
    QCOMPARE(calls, 1);
    QVERIFY(!cancel->isEnabled());
}

void TestShellParts::stallWatch_countsALongTurn()
{
    StallWatch watch;
    QTest::qWait(20);
    watch.reset();
    QSignalSpy stalled(&watch, &StallWatch::stalled);
    QTimer::singleShot(0, this, [] { QThread::msleep(120); });
    QTRY_COMPARE(stalled.size(), 1);
    QCOMPARE(watch.stalls(), 1);
    QVERIFY(watch.longestTurn() >= std::chrono::milliseconds(110));
}

void TestShellParts::stallWatch_isQuiet_whileTheLoopTurns()
{
    StallWatch watch;
    int turns = 0;
    QTimer busy;
    connect(&busy, &QTimer::timeout, this, [&] { ++turns; });
    busy.start(1);
    QTRY_VERIFY(turns > 50);
    QVERIFY(watch.longestTurn() < std::chrono::milliseconds(500)); // a loaded machine may take a slice away
}

void TestShellParts::startScreen_offersRetry_onlyAfterAnError()
{
    StartScreen screen;
    screen.show();
    auto *retry = screen.findChildren<QPushButton *>().first();
    QVERIFY(!retry->isVisible());
    screen.showError(QStringLiteral("The data folder cannot be written to: /x. Choose another with --data-dir."));
    QVERIFY(retry->isVisible());
    QSignalSpy retried(&screen, &StartScreen::retryRequested);
    retry->click();
    QCOMPARE(retried.size(), 1);
    screen.showProgress({QStringLiteral("run"), 1, 2, {}});
    QVERIFY(!retry->isVisible());
}

QTEST_MAIN(TestShellParts)
#include "tst_shell_parts.moc"
