// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/badge.h"
#include "ui/widgets/line_icon.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QDir>
#include <QSet>
#include <QtTest>

#include <array>
#include <cmath>

using namespace minixdr;

class TestTheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyText_isReadable_onEveryGround_data();
    void everyText_isReadable_onEveryGround();
    void palette_followsTheMode();
    void coloursFor_knowsTheModeByThePalette();
    void severities_differInShapeAndWord();
    void statuses_differInShapeAndWord();
    void everyIcon_rendersInBothThemes();
};

namespace
{

double luminance(const QColor &colour)
{
    const auto channel = [](float value) {
        return value <= 0.03928f ? double(value) / 12.92 : std::pow((double(value) + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) + 0.0722 * channel(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

using ColourMember = QColor ThemeColours::*;
constexpr std::array kTexts{&ThemeColours::text,     &ThemeColours::secondary, &ThemeColours::accent,
                            &ThemeColours::critical, &ThemeColours::high,      &ThemeColours::medium,
                            &ThemeColours::low,      &ThemeColours::info,      &ThemeColours::ok};
constexpr std::array kGrounds{&ThemeColours::window, &ThemeColours::surface, &ThemeColours::selection,
                              &ThemeColours::hover};

template <typename Values>
void verifyDistinct(const Values &values)
{
    QSet<int> shapes;
    QSet<QString> words;
    for (const auto value : values) {
        const auto badge = badgeOf(value, lightColours());
        shapes.insert(int(badge.shape));
        words.insert(badge.word);
    }
    QCOMPARE(shapes.size(), qsizetype(values.size()));
    QCOMPARE(words.size(), qsizetype(values.size()));
}

} // namespace

void TestTheme::everyText_isReadable_onEveryGround_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestTheme::everyText_isReadable_onEveryGround()
{
    QFETCH(bool, isDark);
    const auto &colours = isDark ? darkColours() : lightColours();
    for (const auto text : kTexts) {
        for (const auto ground : kGrounds) {
            const auto ratio = contrast(colours.*text, colours.*ground);
            QVERIFY2(
                ratio >= 4.5,
                qPrintable(
                    QStringLiteral("%1 on %2: %3").arg((colours.*text).name(), (colours.*ground).name()).arg(ratio)));
        }
    }
    QVERIFY(contrast(colours.onAccent, colours.accent) >= 4.5);
    QVERIFY(contrast(colours.onAccent, colours.critical) >= 4.5);
}

void TestTheme::palette_followsTheMode()
{
    Theme theme;
    theme.setMode(ThemeMode::Dark);
    QVERIFY(theme.isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Window), darkColours().window);
    QSignalSpy changed(&theme, &Theme::changed);
    theme.setMode(ThemeMode::Light);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(QApplication::palette().color(QPalette::Window), lightColours().window);
    QVERIFY(!qApp->styleSheet().contains(QLatin1Char('@')));
}

void TestTheme::coloursFor_knowsTheModeByThePalette()
{
    QVERIFY(coloursFor(QPalette(darkColours().surface, darkColours().window)).isDark);
    QVERIFY(!coloursFor(QPalette(lightColours().surface, lightColours().window)).isDark);
}

void TestTheme::severities_differInShapeAndWord()
{
    verifyDistinct(kSeverities);
}

void TestTheme::statuses_differInShapeAndWord()
{
    verifyDistinct(kIncidentStatuses);
}

void TestTheme::everyIcon_rendersInBothThemes()
{
    Theme theme;
    const auto names = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")});
    QVERIFY(names.size() > 20);
    for (const auto mode : {ThemeMode::Light, ThemeMode::Dark}) {
        theme.setMode(mode);
        for (auto name : names) {
            const auto image = lineIcon(name.chopped(4)).pixmap(QSize(20, 20)).toImage();
            bool hasInk = false;
            for (int y = 0; y < image.height() && !hasInk; ++y) {
                for (int x = 0; x < image.width() && !hasInk; ++x)
                    hasInk = qAlpha(image.pixel(x, y)) > 128;
            }
            QVERIFY2(hasInk, qPrintable(name));
        }
    }
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
