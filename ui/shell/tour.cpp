// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/tour.h"

#include "ui/shell/page.h"
#include "ui/shell/page_stack.h"

#include <QDir>
#include <QPixmap>

#include <algorithm>

namespace minixdr
{

namespace
{

/// How often a page is asked whether it has settled; a page settles within frames, so this costs a tour nothing.
constexpr std::chrono::milliseconds kGlance{10};
/// Two frames after a change of theme or size, everything is laid out and painted.
constexpr std::chrono::milliseconds kPaint{120};

QString pictureName(const QString &pageId, const QSize &size, ThemeMode theme)
{
    return QStringLiteral("%1-%2-%3.png")
        .arg(pageId, theme == ThemeMode::Dark ? QStringLiteral("dark") : QStringLiteral("light"))
        .arg(size.width());
}

} // namespace

Tour::Tour(TourConfig config, MainWindow &window, DisplaySettings &display, QObject *parent)
    : QObject(parent), m_config(std::move(config)), m_window(window), m_display(display)
{
    m_watch.setInterval(kGlance);
    connect(&m_watch, &QTimer::timeout, this, &Tour::watchPage);
}

void Tour::start()
{
    m_display.setThemeMode(m_config.themes.first());
    m_window.resize(m_config.sizes.first());
    m_window.show();
    visitNext();
}

bool Tour::isGood() const
{
    return !m_stops.empty() && m_stops.size() == m_window.pages().entries().size() &&
           std::all_of(m_stops.begin(), m_stops.end(), [](const TourStop &stop) { return stop.trouble.isEmpty(); });
}

void Tour::visitNext()
{
    const auto &entries = m_window.pages().entries();
    if (m_next >= entries.size())
        return Q_EMIT finished(isGood());
    TourStop stop;
    stop.pageId = entries[m_next++].id;
    m_stops.push_back(stop);
    m_isPrepared = false;
    m_clock.start();
    m_window.pages().show(m_stops.back().pageId);
    m_watch.start();
}

void Tour::watchPage()
{
    auto *page = m_window.pages().current();
    if (m_clock.elapsed() > m_config.patience.count())
        return arrive(page->hasData(), tr("did not settle within %1 s").arg(m_config.patience.count() / 1000));
    if (!page->isSettled())
        return;
    if (!std::exchange(m_isPrepared, true)) { // some pages have data only after somebody asks for them
        m_stops.back().took = std::chrono::milliseconds(m_clock.elapsed());
        page->prepareForTour();
        return;
    }
    page->hasData() ? arrive(true, {}) : arrive(false, tr("settled without data"));
}

void Tour::arrive(bool hasData, const QString &trouble)
{
    m_watch.stop();
    m_stops.back().hasData = hasData;
    m_stops.back().trouble = trouble;
    m_picture = 0;
    takePictures();
}

void Tour::takePictures()
{
    const auto count = m_config.themes.size() * m_config.sizes.size();
    if (m_picture >= count) {
        Q_EMIT visited(m_stops.back());
        m_display.setThemeMode(m_config.themes.first());
        m_window.resize(m_config.sizes.first());
        return QTimer::singleShot(kPaint, this, &Tour::visitNext);
    }
    m_display.setThemeMode(m_config.themes[m_picture / m_config.sizes.size()]);
    m_window.resize(m_config.sizes[m_picture % m_config.sizes.size()]);
    QTimer::singleShot(kPaint, this, &Tour::takePicture);
}

void Tour::takePicture()
{
    auto &stop = m_stops.back();
    const QDir folder(m_config.folder);
    const auto name = pictureName(stop.pageId, m_config.sizes[m_picture % m_config.sizes.size()],
                                  m_config.themes[m_picture / m_config.sizes.size()]);
    const auto path = folder.absoluteFilePath(name);
    if (folder.mkpath(QStringLiteral(".")) && m_window.grab().save(path))
        stop.pictures << path;
    else if (stop.trouble.isEmpty())
        stop.trouble = tr("the picture could not be written to %1").arg(path);
    ++m_picture;
    takePictures();
}

} // namespace minixdr
