// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filter_popups.h"
#include "ui/widgets/jump_to_time.h"
#include "ui/widgets/popup.h"

#include <QAction>
#include <QLineEdit>
#include <QPointer>
#include <QScreen>
#include <QVBoxLayout>
#include <QtTest>

using namespace minixdr;

/// Presses a key where it goes while a popup is open.
static void press(Qt::Key key)
{
    QTest::keyClick(static_cast<QWidget *>(nullptr), key);
}

class TestPopup : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void escape_closes_andRunsNothingBehind_data();
    void escape_closes_andRunsNothingBehind();
    void enter_jumps();
    void enter_setsTheRange();
    void enter_setsTheText_once();
    void popup_staysOnTheScreen();

private:
    DisplaySettings m_display{nullptr};
    std::unique_ptr<QWidget> m_page;
    int m_ran = 0;
};

void TestPopup::init()
{
    m_page = std::make_unique<QWidget>();
    m_page->resize(400, 300);
    auto *edit = new QLineEdit(m_page.get());
    auto *back = new QAction(m_page.get());
    back->setShortcut(Qt::Key_Escape);
    back->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_page->addAction(back);
    m_ran = 0;
    connect(back, &QAction::triggered, this, [this] { ++m_ran; });
    m_page->show();
    edit->setFocus();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void TestPopup::escape_closes_andRunsNothingBehind_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("without an editor") << 0;
    QTest::newRow("text") << 1;
    QTest::newRow("time") << 2;
}

void TestPopup::escape_closes_andRunsNothingBehind()
{
    QFETCH(const int, kind);
    QPointer<Popup> popup;
    if (kind == 0)
        popup = new Popup(m_page.get());
    else if (kind == 1)
        popup = new TextFilterPopup(FilterField(), {}, m_page.get());
    else
        popup = new JumpToTime(m_display, m_page.get());
    popup->openBelow(m_page.get());
    QVERIFY(popup->isVisible());
    press(Qt::Key_Escape);
    QVERIFY(!popup || !popup->isVisible());
    QCOMPARE(m_ran, 0);
    press(Qt::Key_Escape);
    QCOMPARE(m_ran, 1);
}

void TestPopup::enter_jumps()
{
    QPointer<JumpToTime> popup = new JumpToTime(m_display, m_page.get());
    QSignalSpy chosen(popup, &JumpToTime::chosen);
    popup->openAbove(m_page.get());
    press(Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QVERIFY(!popup || !popup->isVisible());
}

void TestPopup::enter_setsTheRange()
{
    auto *popup = new TimeRangePopup({}, m_display, m_page.get());
    QSignalSpy accepted(popup, &TimeRangePopup::accepted);
    popup->openBelow(m_page.get());
    press(Qt::Key_Return);
    QCOMPARE(accepted.size(), 1);
}

void TestPopup::enter_setsTheText_once()
{
    auto *popup = new TextFilterPopup(FilterField(), QStringLiteral("web-1"), m_page.get());
    QSignalSpy accepted(popup, &TextFilterPopup::accepted);
    popup->openBelow(m_page.get());
    press(Qt::Key_Return);
    QCOMPARE(accepted.size(), 1);
    QCOMPARE(accepted.first().first().toString(), QStringLiteral("web-1"));
}

void TestPopup::popup_staysOnTheScreen()
{
    const auto screen = m_page->screen()->availableGeometry();
    m_page->move(screen.bottomRight() - QPoint(40, 40));
    Popup popup(m_page.get());
    auto *content = new QWidget(&popup);
    content->setFixedSize(200, 120);
    auto *column = new QVBoxLayout(&popup);
    column->setContentsMargins(12, 12, 12, 12);
    column->addWidget(content);
    popup.openBelow(m_page.get());
    QVERIFY(screen.contains(popup.geometry()));
}

QTEST_MAIN(TestPopup)
#include "tst_popup.moc"
