// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/page_bar.h"

#include <QComboBox>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QtTest>

using namespace minixdr;

class TestPageBar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init();
    void cleanup() { m_bar.reset(); }
    void buttons_areOff_whileNothingIsKnown();
    void buttons_followThePlace();
    void range_countsRowsOfThisPage();
    void pageNumber_isBoundedToWhatExists();
    void pageNumber_thatIsNone_isExplained();
    void pill_showsOnlyWhenRowsAreNew();
    void pageSize_isReportedOnlyWhenChosen();
    void everyControl_hasAnAccessibleName();
    void narrowBar_overlapsNothing();
    void narrowBar_makesRoomForAPageNumber_whileItIsWritten();
    void zone_isNamed_andOneClickFromUtc();

private:
    QToolButton *button(const QString &name) const;
    static PageFacts facts(qint64 number) { return {number, 40, 2000, (number - 1) * 50, 50, utcNow(), false}; }

    DisplaySettings m_display{nullptr};
    std::unique_ptr<PageBar> m_bar;
};

void TestPageBar::init()
{
    m_bar = std::make_unique<PageBar>(m_display);
    m_bar->layout()->setSizeConstraint(
        QLayout::SetNoConstraint); // as in a page: a window has room for all of its layout
    m_bar->show();
}

QToolButton *TestPageBar::button(const QString &name) const
{
    for (auto *candidate : m_bar->findChildren<QToolButton *>()) {
        if (candidate->accessibleName() == name)
            return candidate;
    }
    return nullptr;
}

void TestPageBar::buttons_areOff_whileNothingIsKnown()
{
    QVERIFY(!button(QStringLiteral("First page"))->isEnabled());
    QVERIFY(!button(QStringLiteral("Next page"))->isEnabled());
    QVERIFY(button(QStringLiteral("Refresh"))->isEnabled());
}

void TestPageBar::buttons_followThePlace()
{
    m_bar->setFacts(facts(1), 50);
    QVERIFY(!button(QStringLiteral("Previous page"))->isEnabled());
    QVERIFY(button(QStringLiteral("Next page"))->isEnabled());
    m_bar->setFacts(facts(40), 50);
    QVERIFY(button(QStringLiteral("Previous page"))->isEnabled());
    QVERIFY(!button(QStringLiteral("Last page"))->isEnabled());
}

void TestPageBar::range_countsRowsOfThisPage()
{
    m_bar->setFacts(facts(3), 50);
    QStringList texts;
    for (const auto *label : m_bar->findChildren<QLabel *>())
        texts << label->text();
    QVERIFY2(texts.contains(QStringLiteral("101–150 of 2,000")), qPrintable(texts.join(QLatin1Char('|'))));
}

void TestPageBar::pageNumber_isBoundedToWhatExists()
{
    m_bar->setFacts(facts(1), 50);
    QSignalSpy requested(m_bar.get(), &PageBar::pageRequested);
    auto *edit = m_bar->findChild<QLineEdit *>();
    edit->setFocus();
    edit->setText(QStringLiteral("9999"));
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested.first().first().toLongLong(), 40);
}

void TestPageBar::pageNumber_thatIsNone_isExplained()
{
    m_bar->setFacts(facts(7), 50);
    QSignalSpy requested(m_bar.get(), &PageBar::pageRequested);
    auto *edit = m_bar->findChild<QLineEdit *>();
    m_bar->activateWindow();
    edit->setFocus();
    QTRY_VERIFY(edit->hasFocus());
    edit->setText(QStringLiteral("seven"));
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(requested.size(), 0);
    QCOMPARE(edit->text(), QStringLiteral("seven"));
    QVERIFY(edit->accessibleDescription().contains(QStringLiteral("from 1 to 40")));
    button(QStringLiteral("Next page"))->setFocus();
    QTRY_COMPARE(edit->text(), QStringLiteral("7"));
}

void TestPageBar::pill_showsOnlyWhenRowsAreNew()
{
    m_bar->setFacts(facts(1), 50);
    auto *pill = m_bar->findChild<QPushButton *>();
    QVERIFY(!pill->isVisible());
    m_bar->setNewRows(12);
    QVERIFY(pill->isVisible());
    QVERIFY(pill->text().startsWith(QStringLiteral("12 ")));
    QSignalSpy requested(m_bar.get(), &PageBar::newRowsRequested);
    pill->click();
    QCOMPARE(requested.size(), 1);
}

void TestPageBar::pageSize_isReportedOnlyWhenChosen()
{
    QSignalSpy chosen(m_bar.get(), &PageBar::pageSizeChosen);
    m_bar->setPageSize(100);
    m_bar->setFacts({1, 4, 1000, 0, 250, utcNow(), false}, 250);
    QCOMPARE(chosen.size(), 0);
    QCOMPARE(m_bar->pageSize(), 250);
    auto *box = m_bar->findChild<QComboBox *>();
    box->setCurrentIndex(0);
    Q_EMIT box->activated(0);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toInt(), 25);
}

void TestPageBar::everyControl_hasAnAccessibleName()
{
    for (const auto *widget : m_bar->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
        if (widget->focusPolicy() != Qt::NoFocus && !qobject_cast<const QPushButton *>(widget))
            QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
    }
}

void TestPageBar::narrowBar_overlapsNothing()
{
    m_bar->setFacts(facts(19), 50);
    m_bar->setNewRows(12);
    for (const int width : {1200, 700, 560, 440, m_bar->minimumSizeHint().width()}) {
        m_bar->resize(width, 40);
        QCoreApplication::processEvents();
        const auto parts = m_bar->findChildren<QWidget *>(Qt::FindDirectChildrenOnly);
        for (const auto *part : parts) {
            for (const auto *other : parts)
                QVERIFY2(part == other || !part->isVisible() || !other->isVisible() ||
                             !part->geometry().intersects(other->geometry()),
                         qPrintable(QStringLiteral("%1 and %2 at %3")
                                        .arg(part->accessibleName(), other->accessibleName())
                                        .arg(width)));
        }
    }
    m_bar->resize(1200, 40);
    QVERIFY(m_bar->findChild<QComboBox *>()->isVisible());
}

void TestPageBar::narrowBar_makesRoomForAPageNumber_whileItIsWritten()
{
    m_bar->setFacts(facts(19), 50);
    m_bar->setNewRows(12);
    m_bar->resize(m_bar->minimumSizeHint().width(), 40);
    auto *edit = m_bar->findChild<QLineEdit *>();
    auto *range = m_bar->findChild<QLabel *>();
    QVERIFY(!edit->isVisible());
    QVERIFY(range->isVisible());
    m_bar->focusPageNumber();
    QTRY_VERIFY(edit->hasFocus());
    QVERIFY(!range->isVisible());
    QSignalSpy requested(m_bar.get(), &PageBar::pageRequested);
    edit->setText(QStringLiteral("7"));
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(requested.size(), 1);
    m_bar->setFacts(facts(7), 50);
    QVERIFY(edit->hasFocus());
    button(QStringLiteral("Next page"))->setFocus();
    QTRY_VERIFY(range->isVisible());
    QVERIFY(!edit->isVisible());
}

void TestPageBar::zone_isNamed_andOneClickFromUtc()
{
    const auto buttons = m_bar->findChildren<QToolButton *>();
    const auto zone = std::find_if(buttons.begin(), buttons.end(),
                                   [this](auto *button) { return button->text() == m_display.timeZoneName(); });
    QVERIFY(zone != buttons.end());
    (*zone)->click();
    QVERIFY(m_display.isUtc());
    QCOMPARE((*zone)->text(), QStringLiteral("UTC"));
}

QTEST_MAIN(TestPageBar)
#include "tst_page_bar.moc"
