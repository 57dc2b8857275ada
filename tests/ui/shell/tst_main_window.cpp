// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/accessible_names.h"
#include "tests/support/fake_accounts_port.h"
#include "tests/ui/shell/fake_page.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/main_window.h"
#include "ui/shell/organization_button.h"
#include "ui/shell/page_stack.h"
#include "ui/shell/status_bar.h"
#include "ui/widgets/confirm_dialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSet>
#include <QSettings>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

using namespace minixdr;

class TestMainWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void pages_areBuiltWhenFirstShown();
    void showingAPage_leavesTheOther();
    void shownPage_getsTheKeys();
    void navigationRequest_showsThePage_withItsArgument();
    void shortcut_showsThePage();
    void shortcuts_areUnique();
    void palette_findsByLetters_andRuns();
    void palette_listsThePagesOwnActions();
    void palette_runsWhereTheCommandBelongs_hereFirst();
    void otherPages_areBuiltAhead_onceOneHasSettled();
    void f6_goesRoundThePanes();
    void organization_isChosenByKey_whereItsButtonIsFolded();
    void organizations_areNotAwaited_byAWindowThatIsGone();
    void closing_asks_whileATaskWouldBeLost();
    void closing_asks_whileSomethingIsNotStored();
    void closing_doesNotAsk_otherwise();
    void closing_doesNotAsk_whenNobodyWouldAnswer();
    void lastPage_isRemembered();
    void otherOrganization_buildsPagesAnew();
    void statusBar_saysWhatIsKnown();
    void statusBar_saysThatServersAreAway();
    void everyControl_hasAName();
    void statusBar_isSpokenAsItReads();

private:
    std::unique_ptr<MainWindow> makeWindow();
    FakePage *current() const { return static_cast<FakePage *>(m_window->pages().current()); }
    QStringList statusTexts() const;

    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<DisplaySettings> m_display;
    std::unique_ptr<TaskList> m_tasks;
    int m_built = 0;
    std::unique_ptr<MainWindow> m_window;
};

void TestMainWindow::init()
{
    m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("ui.ini")), QSettings::IniFormat);
    m_settings->clear();
    m_display = std::make_unique<DisplaySettings>(m_settings.get());
    m_tasks = std::make_unique<TaskList>();
    m_built = 0;
    m_window = makeWindow();
    m_window->show();
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_tasks.reset();
    m_display.reset();
}

std::unique_ptr<MainWindow> TestMainWindow::makeWindow()
{
    const auto factory = [this](QWidget *parent) {
        ++m_built;
        return new FakePage(parent);
    };
    return std::make_unique<MainWindow>(MainWindowConfig{
        {{QStringLiteral("incidents"), QStringLiteral("Incidents"), QStringLiteral("incidents"), factory},
         {QStringLiteral("events"), QStringLiteral("Events"), QStringLiteral("events"), factory},
         {QStringLiteral("latency"), QStringLiteral("Latency"), QStringLiteral("latency"), factory}},
        *m_display,
        *m_tasks,
        nullptr});
}

QStringList TestMainWindow::statusTexts() const
{
    QStringList texts;
    for (const auto *part : m_window->findChild<StatusBar *>()->findChildren<QToolButton *>())
        texts << part->text();
    return texts;
}

void TestMainWindow::pages_areBuiltWhenFirstShown()
{
    QCOMPARE(m_built, 1);
    m_window->pages().show(QStringLiteral("events"));
    m_window->pages().show(QStringLiteral("incidents"));
    QCOMPARE(m_built, 2);
}

void TestMainWindow::showingAPage_leavesTheOther()
{
    auto *incidents = current();
    QCOMPARE(incidents->entered, 1);
    m_window->pages().show(QStringLiteral("events"));
    QCOMPARE(incidents->left, 1);
    QCOMPARE(current()->entered, 1);
}

void TestMainWindow::shownPage_getsTheKeys()
{
    QCOMPARE(m_window->focusWidget(), current()->editor);
    m_window->pages().show(QStringLiteral("events"));
    QCOMPARE(m_window->focusWidget(), current()->editor);
    m_window->pages().show(QStringLiteral("incidents"));
    QCOMPARE(m_window->focusWidget(), current()->editor);
}

void TestMainWindow::navigationRequest_showsThePage_withItsArgument()
{
    Q_EMIT current()->navigationRequested(QStringLiteral("events"), QStringLiteral("203.0.113.7"));
    QCOMPARE(m_window->pages().currentId(), QStringLiteral("events"));
    QCOMPARE(current()->lastArgument.toString(), QStringLiteral("203.0.113.7"));
}

void TestMainWindow::shortcut_showsThePage()
{
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(m_window->pages().currentId(), QStringLiteral("events"));
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QCOMPARE(current()->reloaded, 1);
}

void TestMainWindow::shortcuts_areUnique()
{
    QSet<QString> seen;
    for (const auto &entry : m_window->actionRegistry().actions()) {
        const auto shortcut = entry.action->shortcut().toString();
        QVERIFY2(shortcut.isEmpty() || !seen.contains(shortcut), qPrintable(entry.id));
        seen.insert(shortcut);
        QVERIFY(!entry.action->text().isEmpty());
    }
}

void TestMainWindow::palette_findsByLetters_andRuns()
{
    auto &palette = m_window->commandPalette();
    palette.openOver();
    auto *edit = palette.findChild<QLineEdit *>();
    QTest::keyClicks(edit, QStringLiteral("gtlat"));
    QCOMPARE(palette.shownTitles().value(0), QStringLiteral("Latency"));
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_COMPARE(m_window->pages().currentId(), QStringLiteral("latency"));
    QVERIFY(!palette.isVisible());
}

void TestMainWindow::palette_listsThePagesOwnActions()
{
    auto &palette = m_window->commandPalette();
    palette.openOver();
    QVERIFY(palette.shownTitles().contains(QStringLiteral("Do it")));
    QTest::keyClick(palette.findChild<QLineEdit *>(), Qt::Key_Escape);
    QVERIFY(!palette.isVisible());
}

void TestMainWindow::palette_runsWhereTheCommandBelongs_hereFirst()
{
    m_window->pages().show(QStringLiteral("events"));
    const auto *eventsPage = current();
    QSignalSpy done(eventsPage->primary, &QAction::triggered);
    auto &palette = m_window->commandPalette();
    palette.openOver();
    QCOMPARE(palette.shownTitles().first(), QStringLiteral("Do it"));
    palette.close();
    m_window->pages().show(QStringLiteral("incidents"));
    palette.openOver();
    auto *edit = palette.findChild<QLineEdit *>();
    QTest::keyClicks(edit, QStringLiteral("events do"));
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_COMPARE(done.size(), 1);
    QCOMPARE(current(), eventsPage);
}

void TestMainWindow::otherPages_areBuiltAhead_onceOneHasSettled()
{
    QCOMPARE(m_built, 1);
    QVERIFY(!m_window->actionRegistry().find(QStringLiteral("events.0")));
    Q_EMIT current()->settled(true);
    QTRY_COMPARE(m_built, 3);
    QVERIFY(m_window->actionRegistry().find(QStringLiteral("events.0")));
    QCOMPARE(m_window->pages().currentId(), QStringLiteral("incidents"));
}

void TestMainWindow::f6_goesRoundThePanes()
{
    auto *start = m_window->focusWidget();
    QCOMPARE(start, current()->editor);
    auto *round = m_window->actionRegistry().find(QStringLiteral("window.next_pane"));
    QCOMPARE(round->shortcut(), QKeySequence(Qt::Key_F6));
    QSet<const QWidget *> seen;
    for (int i = 0; i < 3; ++i) {
        seen.insert(m_window->focusWidget());
        round->trigger();
    }
    QCOMPARE(seen.size(), 3); // the page, the status bar, the navigation
    QCOMPARE(m_window->focusWidget(), start);
    m_window->actionRegistry().find(QStringLiteral("window.previous_pane"))->trigger();
    QVERIFY(m_window->focusWidget() != start);
}

void TestMainWindow::organization_isChosenByKey_whereItsButtonIsFolded()
{
    FakeAccountsPort accounts;
    MainWindow window({{{QStringLiteral("incidents"), QStringLiteral("Incidents"), QStringLiteral("incidents"),
                         [](QWidget *parent) { return new FakePage(parent); }}},
                       *m_display,
                       *m_tasks,
                       &accounts});
    window.resize(800, 600);
    window.show();
    auto *button = window.findChild<OrganizationButton *>();
    QVERIFY(!button->isVisible());
    window.actionRegistry().find(QStringLiteral("window.organization"))->trigger();
    QVERIFY(button->menu()->isVisible());
    button->menu()->close();
}

void TestMainWindow::organizations_areNotAwaited_byAWindowThatIsGone()
{
    FakeAccountsPort accounts;
    accounts.answers.hold();
    {
        OrganizationButton button(&accounts);
        Q_EMIT button.menu()->aboutToShow();
        QCOMPARE(accounts.answers.waiting(), size_t(1));
    }
    accounts.answers.releaseAll();
    QTest::qWait(10);
    OrganizationButton button(&accounts);
    Q_EMIT button.menu()->aboutToShow();
    accounts.answers.releaseAll();
    QTRY_COMPARE(button.menu()->actions().constFirst()->text(), QStringLiteral("Acme"));
}

void TestMainWindow::closing_asks_whileATaskWouldBeLost()
{
    const auto id = m_tasks->start(QStringLiteral("Import"), [] {});
    QVERIFY(!m_window->close());
    auto *dialog = m_window->findChild<ConfirmDialog *>();
    QVERIFY(dialog);
    dialog->accept();
    QVERIFY(!m_window->isVisible());
    m_tasks->finish(id);
}

void TestMainWindow::closing_asks_whileSomethingIsNotStored()
{
    current()->unsaved = {QStringLiteral("the note on #7")};
    m_window->pages().show(QStringLiteral("events"));
    QVERIFY(!m_window->close());
    auto *dialog = m_window->findChild<ConfirmDialog *>();
    QVERIFY(dialog);
    const auto labels = dialog->findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [](auto *label) { return label->text().contains(u"the note on #7"); }));
    dialog->reject();
    QVERIFY(m_window->isVisible());
}

void TestMainWindow::closing_doesNotAsk_otherwise()
{
    m_tasks->start(QStringLiteral("Watch"), {}, false);
    QVERIFY(m_window->close());
}

void TestMainWindow::closing_doesNotAsk_whenNobodyWouldAnswer()
{
    const auto id = m_tasks->start(QStringLiteral("Import"), [] {});
    m_window->closeWithoutAsking();
    QVERIFY(!m_window->isVisible());
    m_tasks->finish(id);
}

void TestMainWindow::lastPage_isRemembered()
{
    m_window->pages().show(QStringLiteral("latency"));
    m_window->close();
    QCOMPARE(makeWindow()->pages().currentId(), QStringLiteral("latency"));
}

void TestMainWindow::otherOrganization_buildsPagesAnew()
{
    m_window->setSession({OrganizationId{1}, {}, {}}, QStringLiteral("North"));
    QCOMPARE(m_built, 1);
    m_window->setSession({OrganizationId{2}, {}, {}}, QStringLiteral("South"));
    QCOMPARE(m_built, 2);
    QCOMPARE(m_window->pages().currentId(), QStringLiteral("incidents"));
    QVERIFY(m_window->windowTitle().startsWith(QStringLiteral("South")));
}

void TestMainWindow::statusBar_saysWhatIsKnown()
{
    WorkspaceStatus status;
    status.profile = QStringLiteral("local");
    status.pool.busy = 1;
    status.pool.limit = 6;
    status.cache.isAvailable = true;
    status.cache.tags[QStringLiteral("events")].hits = 97;
    status.cache.tags[QStringLiteral("events")].misses[0] = 3;
    m_window->setStatus(status);
    Q_EMIT current()->timed({std::chrono::microseconds(100), std::chrono::microseconds(600),
                             std::chrono::microseconds(100), std::chrono::milliseconds(2)});
    const auto texts = statusTexts();
    QVERIFY(texts.contains(QStringLiteral("local")));
    QVERIFY(texts.contains(QStringLiteral("pool 1/6")));
    QVERIFY(texts.contains(QStringLiteral("cache 97 %")));
    QVERIFY2(texts.contains(QStringLiteral("wait 0.1  server 0.6  decode 0.1  paint 2.0 ms")),
             qPrintable(texts.join(QLatin1Char('|'))));
}

void TestMainWindow::statusBar_saysThatServersAreAway()
{
    WorkspaceStatus status;
    status.profile = QStringLiteral("local");
    status.pool.isAvailable = false;
    status.pool.unavailableSince = utcNow();
    m_window->setStatus(status);
    const auto texts = statusTexts();
    QVERIFY(texts.first().contains(QStringLiteral("away since")));
    QVERIFY(texts.contains(QStringLiteral("cache down")));
}

void TestMainWindow::everyControl_hasAName()
{
    delete current()->editor; // the fake's own
    QCOMPARE(namelessControls(*m_window), QString());
    for (const char *command : {"window.settings", "window.shortcuts"}) {
        m_window->actionRegistry().find(QString::fromLatin1(command))->trigger();
        auto *dialog = m_window->findChildren<QDialog *>().constLast();
        QCOMPARE(namelessControls(*dialog), QString());
        dialog->close();
    }
}

void TestMainWindow::statusBar_isSpokenAsItReads()
{
    WorkspaceStatus status;
    status.profile = QStringLiteral("local");
    m_window->setStatus(status);
    const auto parts = m_window->findChild<StatusBar *>()->findChildren<QToolButton *>();
    QVERIFY(std::ranges::any_of(parts, [](auto *part) { return part->accessibleName() == u"Cache: cache down"; }));
}

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
