// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagnostics/cache_tab.h"

#include "ui/diagnostics/program_choice.h"
#include "ui/widgets/confirm_dialog.h"
#include "ui/widgets/detail_table.h"
#include "ui/widgets/error_text.h"
#include "ui/widgets/fact_grid.h"
#include "ui/widgets/format.h"
#include "ui/widgets/paged_table_view.h"

#include <QItemSelectionModel>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

namespace minixdr
{
namespace
{

constexpr std::chrono::seconds kRefresh{1};
constexpr std::chrono::seconds kMemoryRefresh{2};
constexpr std::chrono::seconds kWarmUpRefresh{2};
constexpr int kKeysListed = 1000;

QString dataSize(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes);
}

/// What is unavailable here is never the database.
QString redisSentence(const Error &error, const QString &what)
{
    if (error.kind == ErrorKind::Unavailable || error.kind == ErrorKind::Timeout)
        return what + QLatin1Char(' ') + CacheTab::tr("Redis does not answer; it is tried again all the time.");
    return sentence(error, what);
}

} // namespace

CacheTab::CacheTab(ResourcesPort &port, DisplaySettings &display)
    : DiagnosticsTab(m_programs, display, tr("The caches could not be looked at.")), m_port(port),
      m_programs([&port](std::stop_token stop) { return port.programs(std::move(stop)); }, kRefresh),
      m_memory([&port](std::stop_token stop) { return port.redisMemory(std::move(stop)); }, kMemoryRefresh),
      m_lastWarmUp([&port](std::stop_token stop) { return port.lastWarmUp(std::move(stop)); }, kWarmUpRefresh),
      m_tags(kCacheColumnsContext, tagColumns()), m_invalidations(kCacheColumnsContext, invalidationColumns()),
      m_keys(kCacheColumnsContext, cachedKeyColumns()), m_warmViews(kCacheColumnsContext, warmViewColumns()),
      m_program(new ProgramChoice), m_list(addButton(tr("List keys"))), m_invalidate(addButton(tr("Invalidate…"))),
      m_warmUp(addButton(tr("Warm up")))
{
    addToRow(m_program);
    build(makeContent());
    connect(m_program, &QComboBox::currentIndexChanged, this, &CacheTab::showValue);
    connect(&m_memory, &RefreshedSource::changed, this, &CacheTab::showMemory);
    connect(&m_lastWarmUp, &RefreshedSource::changed, this, &CacheTab::showWarmViews);
    m_warmUp->setToolTip(tr("Loads the views that people open most into the cache"));
    connect(m_warmUp, &QPushButton::clicked, this, &CacheTab::warmUp);
    connect(m_list, &QPushButton::clicked, this, &CacheTab::listKeys);
    connect(m_invalidate, &QPushButton::clicked, this, &CacheTab::invalidate);
    const auto refreshButtons = [this] {
        m_list->setEnabled(!tag().isEmpty());
        m_invalidate->setEnabled(!tag().isEmpty());
    };
    connect(m_tagTable->view().selectionModel(), &QItemSelectionModel::selectionChanged, this, refreshButtons);
    connect(&m_tags, &QAbstractItemModel::modelReset, this, refreshButtons);
    refreshButtons();
}

void CacheTab::setActive(bool isActive)
{
    DiagnosticsTab::setActive(isActive);
    m_memory.setActive(isActive);
    m_lastWarmUp.setActive(isActive);
}

QWidget *CacheTab::makeContent()
{
    m_facts = new FactGrid;
    m_facts->setContentsMargins(16, 0, 16, 8);
    m_tagTable = new DetailTable(m_tags, QStringLiteral("cacheTags"), tr("Tags"), tr("Nothing has been looked up yet."),
                                 display());
    m_tagTable->view().setSelectionMode(QAbstractItemView::SingleSelection);
    auto *keys = new DetailTable(m_keys, QStringLiteral("cachedKeys"), tr("Keys of the tag"),
                                 tr("Choose a tag and list its keys: what this organization has in Redis."), display());
    auto *trace = new DetailTable(m_invalidations, QStringLiteral("invalidations"), tr("Invalidations"),
                                  tr("This program has invalidated nothing yet."), display());
    auto *warm = new DetailTable(m_warmViews, QStringLiteral("warmViews"), tr("Views kept warm"),
                                 tr("Nothing has been warmed yet: what people open is noted first."), display());
    auto *lower = new QTabWidget;
    lower->setDocumentMode(true);
    lower->setAccessibleName(tr("Details of the cache"));
    lower->addTab(keys, tr("Keys"));
    lower->addTab(trace, tr("Invalidations"));
    lower->addTab(warm, tr("Views kept warm"));
    auto *tables = new QSplitter(Qt::Vertical);
    tables->addWidget(m_tagTable);
    tables->addWidget(lower);
    tables->setSizes({200, 260});
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_facts);
    column->addWidget(tables, 1);
    return content;
}

QString CacheTab::tag() const
{
    const auto rows = m_tagTable->view().selectedRowIndexes();
    return rows.isEmpty() ? QString() : m_tags.row(rows.front().row()).tag;
}

void CacheTab::showValue()
{
    m_program->setPrograms(m_programs.value());
    if (const auto *program = m_program->chosen(m_programs.value())) {
        m_tags.replace(tagRows(program->cache));
        m_invalidations.replace(invalidationRows(program->invalidations));
    }
}

void CacheTab::showMemory()
{
    if (m_memory.error())
        return m_facts->show({{tr("Redis"), redisSentence(*m_memory.error(), tr("It could not be asked."))},
                              {tr("Keys"), tr("unknown")}});
    const auto &memory = m_memory.value();
    const auto limit =
        memory.limit > 0 ? tr("of %1, then %2").arg(dataSize(memory.limit), memory.policy) : tr("no limit");
    m_facts->show({
        {tr("Redis"), tr("%1 in use, %2 at most so far, %3").arg(dataSize(memory.used), dataSize(memory.peak), limit)},
        {tr("Keys"),
         tr("%1, %2 expired, %3 evicted").arg(grouped(memory.keys), grouped(memory.expired), grouped(memory.evicted))},
    });
}

void CacheTab::listKeys()
{
    const auto chosen = tag();
    if (chosen.isEmpty())
        return;
    say(tr("Listing the keys of %1…").arg(chosen));
    m_keysRequest.send(
        [this, chosen](std::stop_token stop) { return m_port.cachedKeys(chosen, kKeysListed, std::move(stop)); },
        [this, chosen](const Result<CachedKeys> &answer) { takeKeys(chosen, answer); });
}

void CacheTab::takeKeys(const QString &tag, const Result<CachedKeys> &answer)
{
    if (!answer)
        return say(redisSentence(answer.error(), tr("The keys of %1 could not be listed.").arg(tag)));
    m_keys.replace(answer->keys);
    const auto count = static_cast<int>(answer->keys.size());
    say(answer->isComplete ? tr("%n keys of %1", nullptr, count).arg(tag)
                           : tr("The first %n keys of %1; there are more", nullptr, count).arg(tag));
}

void CacheTab::warmUp()
{
    say(tr("Warming up…"));
    m_warmUpRequest.send([this](std::stop_token stop) { return m_port.warmUp(std::move(stop)); },
                         [this](const Result<WarmUpReport> &answer) {
                             if (!answer)
                                 return say(redisSentence(answer.error(), tr("The views were not warmed.")));
                             m_warmViews.replace(warmViewRows(*answer));
                             say(tr("Warm views: %1, of which %2 were cold and took %3 ms. Failed: %4.")
                                     .arg(int(answer->views.size()) - answer->failedCount())
                                     .arg(answer->coldCount())
                                     .arg(QLocale().toString(double(answer->cost().count()) / 1000, 'f', 1))
                                     .arg(answer->failedCount()));
                         });
}

void CacheTab::showWarmViews()
{
    if (!m_lastWarmUp.error() && m_lastWarmUp.value())
        m_warmViews.replace(warmViewRows(*m_lastWarmUp.value()));
}

void CacheTab::invalidate()
{
    const auto chosen = tag();
    if (chosen.isEmpty())
        return;
    ConfirmConfig config{
        tr("Invalidate %1?").arg(chosen),
        tr("Every cached value of %1 of this organization becomes a miss, for all programs: what people "
           "open next is read from the database. Nothing is lost.")
            .arg(chosen),
        tr("Invalidate"),
        false,
        {}};
    ConfirmDialog::ask(config, this, [this, chosen] {
        act([this, chosen](std::stop_token stop) { return m_port.invalidate(chosen, std::move(stop)); },
            tr("%1 is invalidated.").arg(chosen), tr("%1 was not invalidated.").arg(chosen));
    });
}

} // namespace minixdr
