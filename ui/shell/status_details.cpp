// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_details.h"

#include "ui/widgets/format.h"

#include <QGridLayout>
#include <QLabel>

#include <numeric>

namespace minixdr
{

StatusDetails::StatusDetails(const WorkspaceStatus &status, const QTimeZone &zone, QWidget *parent)
    : Popup(parent), m_grid(new QGridLayout(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("Connection details"));
    m_grid->setContentsMargins(16, 12, 16, 12);
    m_grid->setHorizontalSpacing(24);
    m_grid->setVerticalSpacing(4);
    addHeading(tr("Profile"));
    addRow(tr("Name"), status.profile);
    addPool(status.pool, zone);
    addCache(status.cache);
}

void StatusDetails::addHeading(const QString &text)
{
    auto *label = new QLabel(text, this);
    label->setProperty("heading", true);
    const int row = m_grid->rowCount();
    m_grid->setRowMinimumHeight(row, 28);
    m_grid->addWidget(label, row, 0, 1, 2, Qt::AlignBottom);
}

void StatusDetails::addRow(const QString &name, const QString &value)
{
    const int row = m_grid->rowCount();
    auto *nameLabel = new QLabel(name, this);
    nameLabel->setProperty("secondary", true);
    auto *valueLabel = new QLabel(value, this);
    valueLabel->setTextFormat(Qt::PlainText);
    valueLabel->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_grid->addWidget(nameLabel, row, 0);
    m_grid->addWidget(valueLabel, row, 1, Qt::AlignRight);
}

void StatusDetails::addPool(const postgres::PoolStatus &pool, const QTimeZone &zone)
{
    addHeading(tr("Database connections"));
    addRow(tr("in use"), grouped(pool.busy));
    addRow(tr("idle"), grouped(pool.idle));
    addRow(tr("connecting"), grouped(pool.connecting));
    addRow(tr("calls waiting"), grouped(pool.waiting));
    addRow(tr("at most"), grouped(pool.limit));
    if (pool.unavailableSince)
        addRow(tr("server away since"), displayTime(*pool.unavailableSince, zone));
    if (!pool.lastError.isEmpty())
        addRow(tr("last error"), fontMetrics().elidedText(pool.lastError, Qt::ElideRight, 320));
}

void StatusDetails::addCache(const cache::CacheStatus &cache)
{
    addHeading(cache.isAvailable ? tr("Cache") : tr("Cache, down"));
    for (const auto &[tag, statistics] : cache.tags) {
        const auto misses = std::accumulate(statistics.misses.begin(), statistics.misses.end(), quint64(0));
        const auto lookups = statistics.hits + misses;
        const auto rate = lookups ? percent(double(statistics.hits) / double(lookups)) : QStringLiteral("–");
        addRow(tag, tr("%1 of %2 lookups, %3").arg(grouped(qint64(statistics.hits)), grouped(qint64(lookups)), rate));
    }
    if (cache.lastError && !cache.isAvailable)
        addRow(tr("last error"), fontMetrics().elidedText(*cache.lastError, Qt::ElideRight, 320));
}

} // namespace minixdr
