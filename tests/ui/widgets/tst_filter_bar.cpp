// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/filter_popups.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QtTest>

using namespace minixdr;

class TestFilterBar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_bar.reset(); }
    void typing_isReportedOnce_afterAPause();
    void choosing_isReportedAtOnce_andShownAsAChip();
    void chip_removesItsFilterAlone();
    void clear_removesEverything();
    void address_isRefusedWithAReason_whenMalformed();
    void address_isAcceptedInCanonicalForm();
    void lateChoices_nameTheirChips();
    void space_ticks_andTheMenuStays();
    void longText_isAShortChip_withoutMnemonics();
    void presets_areRelativeToNow();

private:
    QList<QToolButton *> chips() const;
    static QAction *actionOf(QToolButton *button, const QString &text);

    DisplaySettings m_display{nullptr};
    std::unique_ptr<FilterBar> m_bar;
};

void TestFilterBar::init()
{
    std::vector<FilterField> fields{
        {QStringLiteral("severity"),
         QStringLiteral("Severity"),
         FilterField::Kind::Choices,
         {{1, QStringLiteral("low"), {}}, {2, QStringLiteral("high"), {}}},
         {}},
        {QStringLiteral("assignee"), QStringLiteral("Assignee"), FilterField::Kind::Choices, {}, {}},
        {QStringLiteral("source"), QStringLiteral("Source"), FilterField::Kind::Address, {}, {}},
    };
    m_bar = std::make_unique<FilterBar>(fields, QStringLiteral("Search"), m_display);
    m_bar->resize(900, 80);
    m_bar->show();
}

QList<QToolButton *> TestFilterBar::chips() const
{
    QList<QToolButton *> found;
    for (auto *button : m_bar->findChildren<QToolButton *>()) {
        if (button->property("chip").toBool() && button->isVisibleTo(m_bar.get()))
            found << button;
    }
    return found;
}

QAction *TestFilterBar::actionOf(QToolButton *button, const QString &text)
{
    Q_EMIT button->menu()->aboutToShow();
    for (auto *action : button->menu()->actions()) {
        if (action->text() == text)
            return action;
    }
    return nullptr;
}

void TestFilterBar::typing_isReportedOnce_afterAPause()
{
    QSignalSpy changed(m_bar.get(), &FilterBar::changed);
    QTest::keyClicks(m_bar->findChild<QLineEdit *>(), QStringLiteral("ssh"));
    QCOMPARE(changed.size(), 0);
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(m_bar->values().text, QStringLiteral("ssh"));
}

void TestFilterBar::choosing_isReportedAtOnce_andShownAsAChip()
{
    QSignalSpy changed(m_bar.get(), &FilterBar::changed);
    auto *button = m_bar->findChildren<QToolButton *>().at(0);
    for (auto *candidate : m_bar->findChildren<QToolButton *>()) {
        if (candidate->accessibleName() == QStringLiteral("Severity"))
            button = candidate;
    }
    auto *high = actionOf(button, QStringLiteral("high"));
    QVERIFY(high);
    high->trigger();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_bar->values().choices.value(QStringLiteral("severity")), QVariantList{2});
    QTRY_COMPARE(chips().size(), 1);
    QVERIFY(chips().first()->text().startsWith(QStringLiteral("Severity: high")));
}

void TestFilterBar::chip_removesItsFilterAlone()
{
    FilterValues values;
    values.choices[QStringLiteral("severity")] = {1, 2};
    m_bar->setValues(values);
    QTRY_COMPARE(chips().size(), 2);
    chips().first()->click();
    QCOMPARE(m_bar->values().choices.value(QStringLiteral("severity")), QVariantList{2});
    QTRY_COMPARE(chips().size(), 1);
}

void TestFilterBar::clear_removesEverything()
{
    FilterValues values;
    values.text = QStringLiteral("ssh");
    values.choices[QStringLiteral("severity")] = {1};
    values.texts[QStringLiteral("source")] = QStringLiteral("10.0.0.0/8");
    values.range.preset = TimePreset::LastWeek;
    m_bar->setValues(values);
    m_bar->clearAll();
    QVERIFY(m_bar->values().isEmpty());
    QVERIFY(m_bar->findChild<QLineEdit *>()->text().isEmpty());
    QVERIFY(chips().isEmpty());
}

void TestFilterBar::address_isRefusedWithAReason_whenMalformed()
{
    auto *popup = new TextFilterPopup(
        {QStringLiteral("source"), QStringLiteral("Source"), FilterField::Kind::Address, {}, {}}, {}, m_bar.get());
    QSignalSpy accepted(popup, &TextFilterPopup::accepted);
    popup->openBelow(m_bar.get());
    auto *edit = popup->findChild<QLineEdit *>();
    edit->setText(QStringLiteral("10.0.0"));
    popup->findChild<QPushButton *>()->click();
    QCOMPARE(accepted.size(), 0);
    QVERIFY(popup->isVisible());
    QVERIFY(edit->accessibleDescription().contains(QStringLiteral("10.0.0")));
    popup->close();
}

void TestFilterBar::address_isAcceptedInCanonicalForm()
{
    auto *popup = new TextFilterPopup(
        {QStringLiteral("source"), QStringLiteral("Source"), FilterField::Kind::Address, {}, {}}, {}, m_bar.get());
    QSignalSpy accepted(popup, &TextFilterPopup::accepted);
    popup->openBelow(m_bar.get());
    popup->findChild<QLineEdit *>()->setText(QStringLiteral(" 10.1.2.3/8 "));
    popup->findChild<QPushButton *>()->click();
    QCOMPARE(accepted.size(), 1);
    QCOMPARE(accepted.first().first().toString(), QStringLiteral("10.0.0.0/8"));
}

void TestFilterBar::lateChoices_nameTheirChips()
{
    FilterValues values;
    values.choices[QStringLiteral("assignee")] = {7};
    m_bar->setValues(values);
    QVERIFY(chips().isEmpty());
    m_bar->setChoices(QStringLiteral("assignee"), {{7, QStringLiteral("Dana"), {}}});
    QTRY_COMPARE(chips().size(), 1);
    QVERIFY(chips().first()->text().contains(QStringLiteral("Dana")));
}

void TestFilterBar::space_ticks_andTheMenuStays()
{
    const auto buttons = m_bar->findChildren<QToolButton *>();
    const auto severity = std::ranges::find(buttons, QStringLiteral("Severity"), &QToolButton::accessibleName);
    QVERIFY(severity != buttons.end());
    auto *menu = (*severity)->menu();
    menu->popup({});
    for (const auto *action : {menu->actions().at(0), menu->actions().at(1)}) {
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Space);
        QVERIFY(menu->isVisible());
        QVERIFY(action->isChecked());
    }
    QCOMPARE(m_bar->values().choices.value(QStringLiteral("severity")).size(), 2);
    menu->close();
}

void TestFilterBar::longText_isAShortChip_withoutMnemonics()
{
    FilterValues values;
    values.texts[QStringLiteral("source")] = QStringLiteral("a & b ") + QString(2000, u'x');
    m_bar->setValues(values);
    QCOMPARE(chips().size(), 1);
    QVERIFY(chips().first()->sizeHint().width() < 400);
    QVERIFY(chips().first()->text().contains(QStringLiteral("&&")));
    QVERIFY(chips().first()->toolTip().contains(values.texts.first().toHtmlEscaped()));
}

void TestFilterBar::presets_areRelativeToNow()
{
    const auto now = *fromIso(u"2026-01-02T03:04:59Z");
    QCOMPARE(TimeRange{}.from(now), std::nullopt);
    const TimeRange day{TimePreset::LastDay, {}, {}};
    QCOMPARE(day.from(now), fromIso(u"2026-01-01T03:04:00Z")); // by whole minutes
    QVERIFY(!day.until());
}

QTEST_MAIN(TestFilterBar)
#include "tst_filter_bar.moc"
