// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_bar.h"

#include "ui/shell/alert_text.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/format.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <numeric>

namespace minixdr
{

namespace
{

constexpr const char *kPartName = "partName";

void setHealth(QToolButton *part, HealthState state)
{
    const auto badge = badgeOf(state, currentColours());
    part->setIcon(iconOf(badge));
    part->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
}

/// A screen reader says which part it is, and what it says.
void say(QToolButton *part, const QString &text)
{
    part->setText(text);
    part->setAccessibleName(QStringLiteral("%1: %2").arg(part->property(kPartName).toString(), text));
}

QString millis(PageTiming::Duration duration)
{
    return QLocale().toString(double(duration.count()) / 1e6, 'f', 1);
}

} // namespace

std::optional<double> overallHitRate(const cache::CacheStatus &status)
{
    quint64 hits = 0;
    quint64 lookups = 0;
    for (const auto &[tag, statistics] : status.tags) {
        hits += statistics.hits;
        lookups += std::accumulate(statistics.misses.begin(), statistics.misses.end(), statistics.hits);
    }
    return lookups ? std::optional(double(hits) / double(lookups)) : std::nullopt;
}

StatusBar::StatusBar(TaskList &tasks, const DisplaySettings &display, QWidget *parent)
    : QFrame(parent), m_tasks(tasks), m_display(display)
{
    setProperty("statusBar", true);
    setProperty("pane", true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 8, 0);
    row->setSpacing(0);
    m_profilePart = addPart(row, tr("Profile"));
    addDot(row);
    m_poolPart = addPart(row, tr("Connections"));
    addDot(row);
    m_cachePart = addPart(row, tr("Cache"));
    m_timingDot = addDot(row);
    m_timingPart = addPart(row, tr("Time of the last page"));
    row->addStretch();
    m_alertPart = addPart(row, tr("Alert"));
    m_tasksPart = addPart(row, tr("Tasks"));
    m_alertEnd.setSingleShot(true);
    m_alertEnd.setInterval(std::chrono::minutes{1});
    connect(m_profilePart, &QToolButton::clicked, this, &StatusBar::profileClicked);
    connect(m_poolPart, &QToolButton::clicked, this, &StatusBar::poolClicked);
    connect(m_cachePart, &QToolButton::clicked, this, &StatusBar::cacheClicked);
    connect(m_timingPart, &QToolButton::clicked, this, &StatusBar::timingClicked);
    connect(m_tasksPart, &QToolButton::clicked, this, &StatusBar::tasksClicked);
    const auto endAlert = [this] {
        m_alert.reset();
        refreshAlert();
    };
    connect(m_alertPart, &QToolButton::clicked, this, [this, endAlert] {
        const auto alert = m_alert;
        endAlert();
        if (alert)
            Q_EMIT alertClicked(*alert);
    });
    connect(&m_alertEnd, &QTimer::timeout, this, endAlert);
    connect(&m_display, &DisplaySettings::changed, this, &StatusBar::refreshProfile);
    connect(&m_tasks, &TaskList::started, this, &StatusBar::refreshTasks);
    connect(&m_tasks, &TaskList::finished, this, &StatusBar::refreshTasks);
    refresh();
}

QToolButton *StatusBar::addPart(QHBoxLayout *row, const QString &name)
{
    auto *part = new QToolButton(this);
    part->setProperty("status", true);
    part->setFocusPolicy(Qt::TabFocus);
    part->setProperty(kPartName, name);
    part->setAccessibleName(name);
    part->setIconSize(QSize(14, 14));
    row->addWidget(part);
    return part;
}

QWidget *StatusBar::addDot(QHBoxLayout *row)
{
    auto *dot = new QLabel(QStringLiteral("·"), this);
    dot->setProperty("secondary", true);
    row->addWidget(dot);
    return dot;
}

void StatusBar::setStatus(const WorkspaceStatus &status)
{
    m_status = status;
    refreshProfile();
    refreshPool();
    refreshCache();
}

void StatusBar::setTiming(const PageTiming &timing)
{
    m_timing = timing;
    refreshTiming();
}

void StatusBar::setAlert(const Alert &alert)
{
    m_alert = alert;
    m_alertEnd.start();
    refreshAlert();
}

void StatusBar::refreshAlert()
{
    m_alertPart->setVisible(m_alert.has_value());
    if (!m_alert)
        return;
    const auto text = describe(*m_alert);
    setHealth(m_alertPart, HealthState::Warning);
    say(m_alertPart, text.title);
    m_alertPart->setToolTip(asToolTip(text.text));
}

void StatusBar::refresh()
{
    refreshAlert();
    refreshProfile();
    refreshPool();
    refreshCache();
    refreshTiming();
    refreshTasks();
}

void StatusBar::refreshProfile()
{
    const bool isAvailable = m_status && m_status->pool.isAvailable;
    setHealth(m_profilePart, !m_status ? HealthState::Busy : isAvailable ? HealthState::Ok : HealthState::Failed);
    if (!m_status) {
        say(m_profilePart, tr("connecting"));
        return;
    }
    auto text = m_status->isProduction ? tr("%1 (production)").arg(m_status->profile) : m_status->profile;
    if (const auto since = m_status->pool.unavailableSince; !isAvailable && since)
        text = tr("%1: server away since %2")
                   .arg(text, QLocale().toString(toDateTime(*since).toTimeZone(m_display.timeZone()).time(),
                                                 QLocale::ShortFormat));
    say(m_profilePart, text);
    m_profilePart->setToolTip(isAvailable ? tr("The database server answers") : asToolTip(m_status->pool.lastError));
}

void StatusBar::refreshPool()
{
    m_poolPart->setVisible(m_status.has_value());
    if (!m_status)
        return;
    const auto &pool = m_status->pool;
    auto text = tr("pool %1/%2").arg(grouped(pool.busy), grouped(pool.limit));
    if (pool.waiting > 0)
        text += tr(", %Ln waiting", nullptr, pool.waiting);
    say(m_poolPart, text);
    m_poolPart->setToolTip(
        tr("Connections: %1 in use, %2 idle, %3 connecting, %4 at most")
            .arg(grouped(pool.busy), grouped(pool.idle), grouped(pool.connecting), grouped(pool.limit)));
}

void StatusBar::refreshCache()
{
    m_cachePart->setVisible(m_status.has_value());
    if (!m_status)
        return;
    const auto &cache = m_status->cache;
    if (!cache.isAvailable) {
        setHealth(m_cachePart, HealthState::Warning);
        say(m_cachePart, tr("cache down"));
        m_cachePart->setToolTip(asToolTip(tr("Redis cannot be reached; everything is read from the database.") +
                                          QLatin1Char('\n') + cache.lastError.value_or(QString())));
        return;
    }
    const auto rate = overallHitRate(cache);
    m_cachePart->setIcon({});
    say(m_cachePart, rate ? tr("cache %1").arg(percent(*rate)) : tr("cache idle"));
    m_cachePart->setToolTip(tr("Share of lookups that Redis answered"));
}

void StatusBar::refreshTiming()
{
    m_timingPart->setVisible(m_timing.has_value());
    m_timingDot->setVisible(m_timing.has_value());
    if (!m_timing)
        return;
    say(m_timingPart,
        tr("wait %1  server %2  decode %3  paint %4 ms")
            .arg(millis(m_timing->wait), millis(m_timing->server), millis(m_timing->decode), millis(m_timing->paint)));
    m_timingPart->setToolTip(tr("Where the time of the last page went"));
}

void StatusBar::refreshTasks()
{
    const auto count = int(m_tasks.tasks().size());
    say(m_tasksPart, count ? tr("%Ln task(s) ▴", nullptr, count) : tr("no tasks"));
}

void StatusBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace minixdr
