// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latency/latency_page.h"

#include "ui/charts/time_series_chart.h"
#include "ui/widgets/error_text.h"
#include "ui/widgets/format.h"
#include "ui/widgets/paged_table_view.h"
#include "ui/widgets/save_as.h"
#include "ui/widgets/state_stack.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QResizeEvent>
#include <QSplitter>
#include <QVBoxLayout>

namespace minixdr
{
namespace
{

constexpr double kTargetMillis = 50; // the specification's p95

struct Window {
    int minutes;
    const char *name;
};

constexpr Window kWindows[]{{1, QT_TRANSLATE_NOOP("minixdr::LatencyPage", "last minute")},
                            {5, QT_TRANSLATE_NOOP("minixdr::LatencyPage", "last 5 minutes")},
                            {15, QT_TRANSLATE_NOOP("minixdr::LatencyPage", "last 15 minutes")},
                            {60, QT_TRANSLATE_NOOP("minixdr::LatencyPage", "last hour, all programs")},
                            {6 * 60, QT_TRANSLATE_NOOP("minixdr::LatencyPage", "last 6 hours, all programs")},
                            {24 * 60, QT_TRANSLATE_NOOP("minixdr::LatencyPage", "last 24 hours, all programs")}};

constexpr int kSlowListed = 20;

} // namespace

LatencyPage::LatencyPage(LatencyPort &port, SlowQueriesPort &slowQueries, DisplaySettings &display, QWidget *parent)
    : Page(parent), m_presenter(port, slowQueries), m_display(display)
{
    setObjectName(QStringLiteral("latency"));
    makeActions();
    build();
    wire();
    refresh();
}

void LatencyPage::makeActions()
{
    m_exportCsv = addNamedAction(tr("Export as CSV…"), QKeySequence(Qt::CTRL | Qt::Key_E), [this] {
        saveAs(this, tr("Export the latencies"), QStringLiteral("latency.csv"),
               [csv = m_presenter.csv()] { return csv; });
    });
    m_exportPng = addNamedAction(tr("Export as picture…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E), [this] {
        const auto picture = m_latency->grab().toImage();
        saveAs(this, tr("Export the chart"), QStringLiteral("latency.png"), [picture] { return pngOf(picture); });
    });
}

QWidget *LatencyPage::makeToolbar()
{
    m_slow = new QPushButton;
    m_slow->setObjectName(QStringLiteral("slowQueries"));
    m_slow->setMenu(new QMenu(m_slow));
    connect(m_slow->menu(), &QMenu::aboutToShow, this, &LatencyPage::fillSlowMenu);
    m_window = new QComboBox;
    m_window->setAccessibleName(tr("Time shown"));
    for (const auto &window : kWindows)
        m_window->addItem(tr(window.name), window.minutes);
    m_window->setCurrentIndex(1);
    m_statement = new QLabel;
    m_statement->setTextFormat(Qt::PlainText);
    m_all = new QPushButton(tr("All statements"));
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(16, 8, 16, 8);
    row->addWidget(m_statement);
    row->addWidget(m_all);
    row->addStretch();
    auto *save = new QPushButton(tr("Export"));
    save->setMenu(new QMenu(save));
    save->menu()->addActions({m_exportCsv, m_exportPng});
    row->addWidget(m_slow);
    row->addWidget(save);
    row->addWidget(m_window);
    return bar;
}

QWidget *LatencyPage::makeContent()
{
    const auto nothingRan = tr("Nothing ran in this time.");
    m_latency = new TimeSeriesChart({.title = tr("Latency"),
                                     .unit = tr("ms"),
                                     .series = percentileSeries(),
                                     .emptyText = nothingRan,
                                     .target = kTargetMillis,
                                     .isLogarithmic = true},
                                    m_display);
    m_phases = new TimeSeriesChart({.title = tr("Time a call"),
                                    .unit = tr("ms"),
                                    .series = {{tr("wait"), &ThemeColours::medium, Qt::SolidLine},
                                               {tr("server"), &ThemeColours::accent, Qt::SolidLine},
                                               {tr("decode"), &ThemeColours::ok, Qt::SolidLine}},
                                    .emptyText = nothingRan,
                                    .isStacked = true},
                                   m_display);
    m_connections = new TimeSeriesChart({.title = tr("Connections in use"),
                                         .series = {{tr("in use"), &ThemeColours::p50, Qt::SolidLine}},
                                         .emptyText = tr("No samples yet."),
                                         .isCount = true},
                                        m_display);
    m_hitRate = new TimeSeriesChart({.title = tr("Cache hit rate"),
                                     .unit = tr("%"),
                                     .series = {{tr("hit rate"), &ThemeColours::ok, Qt::DashLine}},
                                     .emptyText = tr("The cache was not asked in this time."),
                                     .maximum = 100.0},
                                    m_display);
    m_latency->setObjectName(QStringLiteral("latencyChart"));
    m_table = new PagedTableView(QStringLiteral("statements"), 1, m_display);
    m_table->setModel(&m_presenter.model());
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAccessibleName(tr("Statements"));
    auto *charts = new QSplitter(Qt::Horizontal);
    charts->addWidget(m_connections);
    charts->addWidget(m_hitRate);
    auto *times = new QSplitter(Qt::Horizontal);
    times->addWidget(m_latency);
    times->addWidget(m_phases);
    times->setSizes({560, 440});
    times->setChildrenCollapsible(false);
    auto *content = new QSplitter(Qt::Vertical);
    content->addWidget(times);
    content->addWidget(charts);
    content->addWidget(m_table);
    content->setSizes({260, 170, 260});
    content->setChildrenCollapsible(false);
    return content;
}

void LatencyPage::build()
{
    auto *toolbar = makeToolbar();
    m_stack = new StateStack(makeContent(), m_display, this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(toolbar);
    column->addWidget(m_stack, 1);
}

void LatencyPage::wire()
{
    connect(&m_presenter, &LatencyPresenter::changed, this, &LatencyPage::refresh);
    connect(m_stack, &StateStack::retryRequested, &m_presenter, &LatencyPresenter::reload);
    connect(m_all, &QPushButton::clicked, this, [this] {
        m_table->clearSelection();
        chooseStatement({});
    });
    connect(m_latency, &TimeSeriesChart::markerChosen, this, [this](int index) {
        const auto &slow = m_presenter.slowQueries();
        if (index < static_cast<int>(slow.size()))
            openSlowQuery(slow[static_cast<std::size_t>(index)].number);
    });
    connect(m_window, &QComboBox::currentIndexChanged, this,
            [this] { m_presenter.setWindow(std::chrono::minutes{m_window->currentData().toInt()}); });
    // A choice of the person's, not the first row that a table takes for current when it is filled.
    connect(m_table, &QAbstractItemView::clicked, this,
            [this](const QModelIndex &index) { chooseStatement(m_presenter.model().row(index.row()).statement); });
    connect(m_table, &QAbstractItemView::activated, this,
            [this](const QModelIndex &index) { chooseStatement(m_presenter.model().row(index.row()).statement); });
}

void LatencyPage::chooseStatement(const QString &statement)
{
    m_presenter.setStatement(statement);
    m_latency->setTitle(statement.isEmpty() ? tr("Latency") : tr("Latency of %1").arg(statement));
    refresh();
}

void LatencyPage::refresh()
{
    const auto &statement = m_presenter.query().statement;
    m_statement->setText(statement.isEmpty() ? tr("All statements together; choose one in the table")
                                             : tr("Only %1").arg(statement));
    m_all->setVisible(!statement.isEmpty());
    const auto slow = static_cast<int>(m_presenter.slowQueries().size());
    m_slow->setText(tr("%n slow queries", nullptr, slow));
    m_slow->setEnabled(slow > 0);
    switch (m_presenter.state()) {
    case LatencyPresenter::State::Loading:
        m_stack->showLoading();
        break;
    case LatencyPresenter::State::Failed:
        m_stack->showError(describe(*m_presenter.error(), tr("The latencies could not be loaded.")));
        break;
    case LatencyPresenter::State::Empty:
        m_stack->showEmpty(
            {tr("No statement has run in this time"),
             tr("Open incidents or events, or start a load test: what they ask the database shows here."),
             {}});
        break;
    case LatencyPresenter::State::Filled:
        refreshCharts();
        m_presenter.error()
            ? m_stack->showError(describe(*m_presenter.error(), tr("The latencies could not be renewed.")))
            : m_stack->showFilled();
        fitPoints();
    }
    if (isSettled() && !std::exchange(m_wasSettled, isSettled()))
        Q_EMIT settled(hasData());
}

void LatencyPage::refreshCharts()
{
    const auto &curves = m_presenter.curves();
    const auto now = utcNow();
    for (auto *chart : {m_latency, m_phases, m_connections, m_hitRate})
        chart->setTimeWindow(now - m_presenter.query().window, now);
    m_latency->replace(0, curves.p50);
    m_latency->replace(1, curves.p95);
    m_latency->replace(2, curves.p99);
    m_latency->setMarkers(curves.slow);
    m_phases->replace(0, curves.wait);
    m_phases->replace(1, curves.server);
    m_phases->replace(2, curves.decode);
    m_connections->replace(0, curves.connections);
    m_hitRate->replace(0, curves.hitRate);
}

/// A chart that is not laid out yet is a pixel wide.
void LatencyPage::fitPoints()
{
    if (!m_latency->isVisible())
        return;
    m_presenter.setPoints(2 * std::min(m_latency->plotWidth(), m_phases->plotWidth()));
}

void LatencyPage::fillSlowMenu()
{
    auto *menu = m_slow->menu();
    menu->clear();
    const auto &slow = m_presenter.slowQueries();
    for (std::size_t index = 0; index < std::min<std::size_t>(slow.size(), kSlowListed); ++index) {
        const auto &query = slow[index];
        auto text =
            tr("%1  %2  %3", "time, statement, duration")
                .arg(displayTime(query.at, m_display.timeZone()), query.statement, shortDuration(query.timing.sum()));
        menu->addAction(text.replace(QLatin1Char('&'), QLatin1String("&&")), this,
                        [this, number = query.number] { openSlowQuery(number); });
    }
}

void LatencyPage::openSlowQuery(qint64 number)
{
    Q_EMIT navigationRequested(QStringLiteral("diagnostics"), QVariant::fromValue(number));
}

void LatencyPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    fitPoints();
}

} // namespace minixdr
