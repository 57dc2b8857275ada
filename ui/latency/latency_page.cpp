// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latency/latency_page.h"

#include "ui/charts/time_series_chart.h"
#include "ui/widgets/error_text.h"
#include "ui/widgets/paged_table_view.h"
#include "ui/widgets/state_stack.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
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
                            {15, QT_TRANSLATE_NOOP("minixdr::LatencyPage", "last 15 minutes")}};

} // namespace

LatencyPage::LatencyPage(LatencyPort &port, DisplaySettings &display, QWidget *parent)
    : Page(parent), m_presenter(port), m_display(display)
{
    setObjectName(QStringLiteral("latency"));
    build();
    wire();
    refresh();
}

QWidget *LatencyPage::makeToolbar()
{
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
    row->addWidget(m_window);
    return bar;
}

QWidget *LatencyPage::makeContent()
{
    m_latency = new TimeSeriesChart(
        {tr("Latency"), tr("ms"), percentileSeries(), tr("Nothing ran in this time."), {}, kTargetMillis}, m_display);
    m_connections = new TimeSeriesChart({tr("Connections in use"),
                                         QString(),
                                         {{tr("in use"), &ThemeColours::p50, Qt::SolidLine}},
                                         tr("No samples yet."),
                                         {},
                                         {}},
                                        m_display);
    m_hitRate = new TimeSeriesChart({tr("Cache hit rate"),
                                     tr("%"),
                                     {{tr("hit rate"), &ThemeColours::ok, Qt::DashLine}},
                                     tr("The cache was not asked in this time."),
                                     100.0,
                                     {}},
                                    m_display);
    m_table = new PagedTableView(QStringLiteral("statements"), 1, m_display);
    m_table->setModel(&m_presenter.model());
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAccessibleName(tr("Statements"));
    auto *charts = new QSplitter(Qt::Horizontal);
    charts->addWidget(m_connections);
    charts->addWidget(m_hitRate);
    auto *content = new QSplitter(Qt::Vertical);
    content->addWidget(m_latency);
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
    refresh();
}

void LatencyPage::refresh()
{
    const auto &statement = m_presenter.query().statement;
    m_statement->setText(statement.isEmpty() ? tr("All statements together; choose one in the table")
                                             : tr("Only %1").arg(statement));
    m_all->setVisible(!statement.isEmpty());
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
    }
    if (isSettled() && !std::exchange(m_wasSettled, isSettled()))
        Q_EMIT settled(hasData());
}

void LatencyPage::refreshCharts()
{
    const auto &curves = m_presenter.curves();
    const auto now = utcNow();
    for (auto *chart : {m_latency, m_connections, m_hitRate})
        chart->setTimeWindow(now - m_presenter.query().window, now);
    m_latency->replace(0, curves.p50);
    m_latency->replace(1, curves.p95);
    m_latency->replace(2, curves.p99);
    m_connections->replace(0, curves.connections);
    m_hitRate->replace(0, curves.hitRate);
}

} // namespace minixdr
