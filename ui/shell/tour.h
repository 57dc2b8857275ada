// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/main_window.h"

#include <QDir>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <vector>

namespace minixdr
{

struct TourConfig {
    QString folder; ///< made if it is not there
    QList<ThemeMode> themes{ThemeMode::Light, ThemeMode::Dark};
    QList<QSize> sizes{QSize(1440, 900), QSize(900, 720)};
    std::chrono::milliseconds patience{30'000}; ///< for one page to settle with data
};

/// What became of one page.
struct TourStop {
    QString pageId;
    bool hasData = false;
    std::chrono::milliseconds took{}; ///< from showing the page to its data
    QStringList pictures;
    QString trouble; ///< empty if all is well
};

/// Visits every page, waits until it shows data, and saves pictures of it: light and dark, wide and narrow. Works
/// without a display. GUI thread; owned by main().
class Tour : public QObject
{
    Q_OBJECT
public:
    /// `window` and `display` must outlive the tour.
    Tour(TourConfig config, MainWindow &window, DisplaySettings &display, QObject *parent = nullptr);

    void start();
    bool isGood() const;
    const std::vector<TourStop> &stops() const { return m_stops; }

Q_SIGNALS:
    void visited(const minixdr::TourStop &stop);
    void finished(bool isGood);

private:
    void visitNext();
    void watchPage();
    void arrive(bool hasData, const QString &trouble);
    void takePictures();
    void takePicture();

    TourConfig m_config;
    MainWindow &m_window;
    DisplaySettings &m_display;
    std::vector<TourStop> m_stops;
    std::size_t m_next = 0;
    qsizetype m_picture = 0;
    bool m_isPrepared = false;
    QElapsedTimer m_clock;
    QTimer m_watch;
};

} // namespace minixdr
