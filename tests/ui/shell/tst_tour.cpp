// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/fake_page.h"
#include "ui/shell/page_stack.h"
#include "ui/shell/tour.h"

#include <QFileInfo>
#include <QImage>
#include <QTemporaryDir>
#include <QTimer>
#include <QtTest>

using namespace minixdr;
using namespace std::chrono_literals;

class TestTour : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyPage_isPictured_inEachThemeAndSize();
    void pageWithoutData_failsTheTour();
    void pageThatNeverSettles_failsTheTour();
    void unwritableFolder_failsTheTour();

private:
    static MainWindowConfig windowConfig(DisplaySettings &display, TaskList &tasks,
                                         std::function<void(FakePage &)> set);
    static bool take(MainWindow &window, DisplaySettings &display, const QString &folder, std::vector<TourStop> &stops);

    QTemporaryDir m_folder;
};

MainWindowConfig TestTour::windowConfig(DisplaySettings &display, TaskList &tasks, std::function<void(FakePage &)> set)
{
    const auto factory = [set = std::move(set)](QWidget *parent) {
        auto *page = new FakePage(parent);
        set(*page);
        return page;
    };
    return {{{QStringLiteral("incidents"), QStringLiteral("Incidents"), QStringLiteral("incidents"), factory},
             {QStringLiteral("events"), QStringLiteral("Events"), QStringLiteral("events"), factory}},
            display,
            tasks,
            nullptr};
}

bool TestTour::take(MainWindow &window, DisplaySettings &display, const QString &folder, std::vector<TourStop> &stops)
{
    TourConfig config;
    config.folder = folder;
    config.patience = 300ms;
    Tour tour(config, window, display);
    QSignalSpy finished(&tour, &Tour::finished);
    tour.start();
    if (!finished.wait(10'000))
        return false;
    stops = tour.stops();
    return finished.first().first().toBool();
}

void TestTour::everyPage_isPictured_inEachThemeAndSize()
{
    DisplaySettings display(nullptr);
    TaskList tasks;
    MainWindow window(windowConfig(display, tasks, [](FakePage &page) {
        page.isSettledNow = false;
        QTimer::singleShot(30, &page, [&page] { page.isSettledNow = true; });
    }));
    std::vector<TourStop> stops;
    QVERIFY(take(window, display, m_folder.filePath(QStringLiteral("new/folder")), stops));
    QCOMPARE(stops.size(), 2u);
    for (const auto &stop : stops) {
        QVERIFY(stop.took > 0ms);
        QCOMPARE(stop.pictures.size(), 4);
        for (const auto &picture : stop.pictures)
            QVERIFY2(QImage(picture).width() >= 900, qPrintable(picture));
    }
}

void TestTour::pageWithoutData_failsTheTour()
{
    DisplaySettings display(nullptr);
    TaskList tasks;
    MainWindow window(windowConfig(display, tasks, [](FakePage &page) { page.hasDataNow = false; }));
    std::vector<TourStop> stops;
    QVERIFY(!take(window, display, m_folder.path(), stops));
    QCOMPARE(stops.size(), 2u);
    QVERIFY(!stops.front().trouble.isEmpty());
}

void TestTour::pageThatNeverSettles_failsTheTour()
{
    DisplaySettings display(nullptr);
    TaskList tasks;
    MainWindow window(windowConfig(display, tasks, [](FakePage &page) { page.isSettledNow = false; }));
    std::vector<TourStop> stops;
    QVERIFY(!take(window, display, m_folder.path(), stops));
    QVERIFY(stops.front().trouble.contains(QStringLiteral("settle")));
}

void TestTour::unwritableFolder_failsTheTour()
{
    DisplaySettings display(nullptr);
    TaskList tasks;
    MainWindow window(windowConfig(display, tasks, [](FakePage &) {}));
    std::vector<TourStop> stops;
    QVERIFY(!take(window, display, QStringLiteral("/dev/null/pictures"), stops));
}

QTEST_MAIN(TestTour)
#include "tst_tour.moc"
