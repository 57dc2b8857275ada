// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/accessible_names.h"
#include "tests/support/fake_migrations_port.h"
#include "ui/migrations/migrations_page.h"
#include "ui/widgets/confirm_dialog.h"
#include "ui/widgets/paged_table_view.h"
#include "ui/widgets/state_stack.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace minixdr;
using namespace std::chrono_literals;

class TestMigrationsPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_port = std::make_unique<FakeMigrationsPort>();
        m_port->migrations = someMigrations();
        m_page = std::make_unique<MigrationsPage>(MigrationsPageConfig{*m_port, m_display, m_tasks, 20ms});
        m_page->resize(1000, 700);
    }
    void cleanup()
    {
        m_page.reset();
        m_port.reset();
        QVERIFY(m_tasks.isEmpty());
    }

    void page_settlesWithData_andSaysWhatTheSelectedOneDoes()
    {
        QSignalSpy settled(m_page.get(), &Page::settled);
        show();
        QTRY_COMPARE(settled.count(), 1);
        QVERIFY(settled.first().first().toBool());
        QVERIFY(hasText(QStringLiteral("0001 Title 1")));
        QVERIFY(hasText(QStringLiteral("Does 1.")));
        m_page->findChild<PagedTableView *>()->selectRow(1);
        QVERIFY(hasText(QStringLiteral("0002 Title 2")));
        QVERIFY(hasSql(QStringLiteral("CREATE TABLE t2 ();")));
    }

    void everyControl_hasAName()
    {
        show();
        QTRY_VERIFY(m_page->hasData());
        QCOMPARE(namelessControls(*m_page), QString());
        action(0)->trigger();
        QCOMPARE(namelessControls(*m_page->findChild<ConfirmDialog *>()), QString());
    }

    void error_standsInPlace_andRetryLoads()
    {
        m_port->answers.failWith(Error{ErrorKind::Timeout, QStringLiteral("late"), {}});
        m_page->show();
        m_page->enter();
        QTRY_COMPARE(m_page->findChild<StateStack *>()->state(), StateStack::State::Error);
        QVERIFY(m_page->isSettled() || m_port->questions > 1);
        m_port->answers.failWith(std::nullopt);
        Q_EMIT m_page->findChild<StateStack *>()->retryRequested();
        QTRY_VERIFY(m_page->hasData());
    }

    void empty_saysSo()
    {
        m_port->migrations.clear();
        m_page->show();
        m_page->enter();
        QTRY_COMPARE(m_page->findChild<StateStack *>()->state(), StateStack::State::Empty);
        QVERIFY(!m_page->hasData());
        QVERIFY(!action(0)->isEnabled());
    }

    void run_asksFirst_thenShowsProgress_andEnds()
    {
        show();
        m_port->answers.hold();
        action(0)->trigger();
        auto *dialog = m_page->findChild<ConfirmDialog *>();
        QVERIFY(dialog);
        QVERIFY(textOf(dialog).contains(QStringLiteral("0002 Title 2")));
        QVERIFY(textOf(dialog).contains(QStringLiteral("0003 Title 3")));
        QVERIFY(textOf(dialog).contains(QStringLiteral("Nobody waits.")));
        QVERIFY(!m_port->lastTarget);
        dialog->accept();
        QCOMPARE(m_port->lastTarget, 3);
        QCOMPARE(m_tasks.tasks().size(), size_t(1));
        QVERIFY(!action(0)->isEnabled());
        QVERIFY(!m_page->isSettled());
        m_port->answers.releaseAll();
        QTRY_VERIFY(m_tasks.isEmpty());
        QTRY_VERIFY(hasText(QStringLiteral("Done: the migrations have run and are verified.")));
        QTRY_VERIFY(m_page->isSettled());
        QVERIFY(hasSql(QStringLiteral("building index")));
        QVERIFY(!action(0)->isEnabled());
    }

    void cancel_fromTheTasksPanel_stopsIt()
    {
        show();
        m_port->answers.hold();
        action(0)->trigger();
        m_page->findChild<ConfirmDialog *>()->accept();
        m_tasks.cancel(m_tasks.tasks().front().id);
        QVERIFY(hasText(QStringLiteral("Cancelling: the server ends the statement and clears away what it left…")));
        m_port->answers.releaseAll();
        QTRY_VERIFY(m_tasks.isEmpty());
        QVERIFY(hasText(QStringLiteral("Cancelled. Finished steps stand; run it again to go on, or undo it.")));
        QTRY_COMPARE(m_port->migrations.at(1).state, MigrationState::Pending);
    }

    void failure_isShownWithTheServersWords()
    {
        show();
        m_port->answers.failWith(Error{ErrorKind::Bug, QStringLiteral("0002/up.sql, line 3: no such column"), {}});
        action(0)->trigger();
        m_page->findChild<ConfirmDialog *>()->accept();
        QTRY_VERIFY(m_tasks.isEmpty());
        QTRY_VERIFY(hasSql(QStringLiteral("0002/up.sql, line 3: no such column")));
    }

    void undo_thatLosesRows_needsItsNameTyped()
    {
        show();
        QVERIFY(action(1)->isEnabled());
        action(1)->trigger();
        auto *dialog = m_page->findChild<ConfirmDialog *>();
        QVERIFY(dialog->findChild<QLineEdit *>());
        dialog->reject();
        QVERIFY(!m_port->lastTarget);
        m_page->findChild<PagedTableView *>()->selectRow(2);
        QVERIFY(!action(1)->isEnabled());
    }

    void controls_haveAccessibleNames()
    {
        show();
        for (const auto *edit : m_page->findChildren<QPlainTextEdit *>())
            QVERIFY(!edit->accessibleName().isEmpty());
        QVERIFY(!m_page->findChild<PagedTableView *>()->accessibleName().isEmpty());
        for (const auto *one : m_page->actions())
            QVERIFY(!one->text().isEmpty() && !one->shortcut().isEmpty());
    }

private:
    void show()
    {
        m_page->show();
        m_page->enter();
        QTRY_VERIFY(m_page->hasData() && m_page->isSettled());
    }
    QAction *action(int index) const { return m_page->primaryActions().at(index); }
    bool hasText(const QString &text) const
    {
        const auto labels = m_page->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) { return label->text() == text; });
    }
    bool hasSql(const QString &text) const
    {
        const auto edits = m_page->findChildren<QPlainTextEdit *>();
        return std::ranges::any_of(edits, [&](const auto *edit) { return edit->toPlainText().contains(text); });
    }
    static QString textOf(const QWidget *dialog)
    {
        QString all;
        for (const auto *label : dialog->findChildren<QLabel *>())
            all += label->text() + QLatin1Char('\n');
        return all;
    }

    DisplaySettings m_display{nullptr};
    TaskList m_tasks;
    std::unique_ptr<FakeMigrationsPort> m_port;
    std::unique_ptr<MigrationsPage> m_page;
};

QTEST_MAIN(TestMigrationsPage)
#include "tst_migrations_page.moc"
