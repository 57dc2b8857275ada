// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/accessible_names.h"
#include "tests/support/fake_load_test_port.h"
#include "ui/load_test/load_test_page.h"
#include "ui/widgets/paged_table_view.h"

#include <QAction>
#include <QLabel>
#include <QProgressBar>
#include <QSpinBox>
#include <QTest>

using namespace minixdr;
using namespace std::chrono_literals;

class TestLoadTestPage : public QObject
{
    Q_OBJECT
private:
    FakeLoadTestPort m_port;
    DisplaySettings m_display{nullptr};
    TaskList m_tasks;
    std::unique_ptr<LoadTestPage> m_page;

    QAction *startAction() const { return m_page->primaryActions().first(); }
    QAction *stopAction() const { return m_page->primaryActions().last(); }
    bool says(const QString &words) const
    {
        const auto labels = m_page->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *label) { return label->isVisible() && label->text().contains(words); });
    }

private Q_SLOTS:
    void init()
    {
        m_port.answers.failWith(std::nullopt);
        m_page = std::make_unique<LoadTestPage>(m_port, m_display, m_tasks);
        m_page->resize(1100, 800);
        m_page->show();
        m_page->enter();
    }
    void cleanup()
    {
        m_port.answers.releaseAll();
        m_page.reset();
        QVERIFY(m_tasks.isEmpty());
    }

    void start_runsWhatTheFormSays_andTheTablesFill()
    {
        m_port.answers.hold();
        const auto numbers = m_page->findChildren<QSpinBox *>();
        QCOMPARE(numbers.size(), 4);
        for (const auto *number : numbers)
            QVERIFY(!number->accessibleName().isEmpty());
        numbers.first()->setValue(7);
        startAction()->trigger();
        QCOMPARE(m_port.lastPlan.users, 7);
        QVERIFY(!startAction()->isEnabled());
        QVERIFY(stopAction()->isEnabled());
        QCOMPARE(m_tasks.tasks().size(), decltype(m_tasks.tasks().size())(1));
        m_port.measure(1s, 4);
        QTRY_VERIFY(says(QStringLiteral("5 users")));
        m_port.cleanUp();
        QTRY_VERIFY(says(QStringLiteral("are being removed")));
        m_port.answers.releaseAll();
        QTRY_VERIFY(m_page->hasData());
        QVERIFY(says(QStringLiteral("4 incidents of the test removed")));
        const auto tables = m_page->findChildren<PagedTableView *>();
        QCOMPARE(tables.size(), 2);
        QCOMPARE(tables[0]->model()->rowCount() + tables[1]->model()->rowCount(), 5);
        QVERIFY(startAction()->isEnabled());
        QVERIFY(!stopAction()->isEnabled());
    }

    void everyControl_hasAName() { QCOMPARE(namelessControls(*m_page), QString()); }

    void start_keepsTheKeyboardOnThePage()
    {
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_port.answers.hold();
        const auto *users = m_page->findChild<QSpinBox *>();
        QVERIFY(users->hasFocus());
        startAction()->trigger();
        QVERIFY(m_page->hasFocus());
        m_port.answers.releaseAll();
        QTRY_VERIFY(users->hasFocus());
    }

    void stop_endsTheUsers()
    {
        m_port.answers.hold();
        startAction()->trigger();
        stopAction()->trigger();
        QVERIFY(m_port.stop.stop_requested());
        m_port.answers.releaseAll();
        QTRY_VERIFY(says(QStringLiteral("Stopped:")));
    }

    void report_isShown_evenIfItsRowsAreLeftBehind()
    {
        m_port.leftBehind = QStringLiteral("the server went away");
        startAction()->trigger();
        QTRY_VERIFY(m_page->hasData());
        QVERIFY(says(QStringLiteral("could not be removed, the next test will do it: the server went away")));
        m_port.leftBehind.clear();
    }

    void error_isSaid()
    {
        m_port.answers.failWith(Error{ErrorKind::Denied, QStringLiteral("production"), {}});
        startAction()->trigger();
        QTRY_VERIFY(m_page->isSettled());
        QTRY_VERIFY(says(QStringLiteral("The load test has no result.")));
        QVERIFY(!m_page->hasData());
    }
};

QTEST_MAIN(TestLoadTestPage)
#include "tst_load_test_page.moc"
