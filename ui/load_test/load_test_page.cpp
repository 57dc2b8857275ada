// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/load_test/load_test_page.h"

#include "ui/charts/time_series_chart.h"
#include "ui/widgets/detail_table.h"
#include "ui/widgets/error_text.h"
#include "ui/widgets/format.h"
#include "ui/widgets/line_icon.h"

#include <QAction>
#include <QClipboard>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QSpinBox>
#include <QSplitter>
#include <QVBoxLayout>

namespace minixdr
{
namespace
{

constexpr double kTargetMillis = 50; // the specification's p95

/// What the tour takes a picture of: real requests, but few and short.
constexpr LoadTestPlan kTourPlan{5, 5, std::chrono::seconds{3}, 1};

} // namespace

LoadTestPage::LoadTestPage(LoadTestPort &port, DisplaySettings &display, TaskList &tasks, QWidget *parent)
    : Page(parent), m_presenter(port), m_display(display), m_taskList(tasks)
{
    setObjectName(QStringLiteral("load_test"));
    makeActions();
    build();
    wire();
    refresh();
}

LoadTestPage::~LoadTestPage()
{
    endTask();
}

// --- building -------------------------------------------------------------------------------------------------

void LoadTestPage::makeActions()
{
    m_start = addNamedAction(tr("Start load test"), QKeySequence(Qt::CTRL | Qt::Key_Return), [this] { start(); });
    m_stop =
        addNamedAction(tr("Stop load test"), QKeySequence(Qt::CTRL | Qt::Key_Period), [this] { m_presenter.stop(); });
    m_copy = addNamedAction(tr("Copy result as text"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
                            [this] { QGuiApplication::clipboard()->setText(toText(*m_presenter.report())); });
    m_start->setIcon(lineIcon(QStringLiteral("play")));
    m_stop->setIcon(lineIcon(QStringLiteral("stop")));
    m_copy->setIcon(lineIcon(QStringLiteral("copy")));
}

QSpinBox *LoadTestPage::makeNumber(const QString &name, int value, int most, const QString &suffix)
{
    auto *number = new QSpinBox;
    number->setRange(1, most);
    number->setValue(value);
    number->setSuffix(suffix);
    number->setAccessibleName(name);
    number->setButtonSymbols(QAbstractSpinBox::NoButtons);
    number->setMinimumWidth(110);
    return number;
}

QWidget *LoadTestPage::makeForm()
{
    setFocusPolicy(Qt::ClickFocus);
    m_users = makeNumber(tr("Users"), 100, 2000, {});
    m_spawnRate = makeNumber(tr("Users started a second"), 10, 1000, tr(" a second"));
    m_seconds = makeNumber(tr("Duration"), 60, 3600, tr(" s"));
    m_seed = makeNumber(tr("Seed"), 1, 1'000'000, {});
    auto *fields = new QHBoxLayout;
    fields->setSpacing(16);
    const std::pair<QString, QWidget *> named[]{
        {tr("&Users"), m_users}, {tr("S&pawn rate"), m_spawnRate}, {tr("&Duration"), m_seconds}, {tr("S&eed"), m_seed}};
    for (const auto &[name, field] : named) {
        auto *column = new QVBoxLayout;
        auto *label = new QLabel(name);
        label->setBuddy(field);
        label->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        column->setSpacing(4);
        column->addWidget(label);
        column->addWidget(field);
        fields->addLayout(column);
    }
    fields->addStretch();

    auto *effect =
        new QLabel(tr("Users list incidents (3 of 6), read a page of 50 events (2 of 6) and create an incident "
                      "(1 of 6), waiting 1 to 3 seconds in between. They read this organization and write only "
                      "into a tenant of the test's own, which is removed afterwards."));
    effect->setWordWrap(true);
    effect->setTextFormat(Qt::PlainText);
    m_standing = new QLabel;
    m_standing->setTextFormat(Qt::PlainText);
    m_standing->setWordWrap(true);
    m_progress = new QProgressBar;
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(6);
    m_progress->setAccessibleName(tr("Progress of the load test"));

    auto *form = new QWidget;
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    column->addLayout(fields);
    column->addWidget(effect);
    column->addWidget(m_standing);
    column->addWidget(m_progress);
    return form;
}

QWidget *LoadTestPage::makeCharts()
{
    m_rate = new TimeSeriesChart({.title = tr("Load"),
                                  .series = {{tr("requests a second"), &ThemeColours::p50, Qt::SolidLine},
                                             {tr("failures a second"), &ThemeColours::critical, Qt::DotLine},
                                             {tr("users"), &ThemeColours::secondary, Qt::DashLine}},
                                  .emptyText = tr("Start a test to see its rate here."),
                                  .isCount = true},
                                 m_display);
    m_latency = new TimeSeriesChart({.title = tr("Latency"),
                                     .unit = tr("ms"),
                                     .series = percentileSeries(),
                                     .emptyText = tr("Start a test to see its latencies here."),
                                     .target = kTargetMillis,
                                     .isLogarithmic = true},
                                    m_display);
    auto *charts = new QSplitter(Qt::Horizontal);
    charts->addWidget(m_rate);
    charts->addWidget(m_latency);
    return charts;
}

QWidget *LoadTestPage::makeTables()
{
    auto *tasks = new DetailTable(m_presenter.tasks(), QStringLiteral("load_tasks"), tr("Tasks of the load test"),
                                  tr("What each task of the users does and how long it takes shows here."), m_display);
    auto *targets =
        new DetailTable(m_presenter.targets(), QStringLiteral("load_targets"), tr("Targets of the specification"),
                        tr("At the end of a test: the specification's targets, met or missed."), m_display);
    auto *tables = new QSplitter(Qt::Vertical);
    tables->addWidget(tasks);
    tables->addWidget(targets);
    return tables;
}

void LoadTestPage::build()
{
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(makeCharts());
    splitter->addWidget(makeTables());
    splitter->setSizes({260, 280});
    splitter->setChildrenCollapsible(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeForm());
    column->addWidget(splitter, 1);
}

void LoadTestPage::wire()
{
    connect(&m_presenter, &LoadTestPresenter::changed, this, &LoadTestPage::refresh);
    connect(&m_presenter, &LoadTestPresenter::finished, this, [this] {
        endTask();
        if (hasFocus())
            m_users->setFocus();
        Q_EMIT settled(hasData());
    });
}

// --- running --------------------------------------------------------------------------------------------------

void LoadTestPage::enter()
{
    m_users->setFocus();
    if (isSettled())
        Q_EMIT settled(hasData());
}

void LoadTestPage::prepareForTour()
{
    m_users->setValue(kTourPlan.users);
    m_spawnRate->setValue(kTourPlan.spawnRate);
    m_seconds->setValue(static_cast<int>(kTourPlan.duration.count()));
    start();
}

LoadTestPlan LoadTestPage::planOfForm() const
{
    return {m_users->value(), m_spawnRate->value(), std::chrono::seconds{m_seconds->value()},
            static_cast<quint64>(m_seed->value())};
}

void LoadTestPage::start()
{
    if (m_presenter.isWorking())
        return;
    setFocus(); // what held it is about to be disabled, and Qt would take it to the next widget anywhere
    m_task = m_taskList.start(tr("Load test"), [this] { m_presenter.stop(); });
    m_presenter.start(planOfForm());
}

void LoadTestPage::endTask()
{
    if (m_task)
        m_taskList.finish(std::exchange(m_task, 0));
}

// --- showing --------------------------------------------------------------------------------------------------

QString LoadTestPage::outcome(const LoadTestReport &report) const
{
    const auto rate = QLocale().toString(report.rate(), 'f', 1);
    const auto measured =
        (report.isStopped ? tr("Stopped: %1 requests a second") : tr("Done: %1 requests a second")).arg(rate);
    const auto removed =
        report.leftBehind.isEmpty()
            ? tr("%n incidents of the test removed", nullptr, static_cast<int>(report.removedIncidents))
            : tr("the test's incidents could not be removed, the next test will do it: %1").arg(report.leftBehind);
    return measured + QStringLiteral("; ") + removed;
}

QString LoadTestPage::standing() const
{
    const auto &snapshot = m_presenter.snapshot();
    switch (m_presenter.state()) {
    case LoadTestPresenter::State::Idle:
        return tr("No test has run yet.");
    case LoadTestPresenter::State::Running:
        return tr("%1 of %2 s: %3 users, %4 requests, %5 failed")
            .arg(grouped(snapshot.elapsed.count()), grouped(m_presenter.plan().duration.count()),
                 grouped(snapshot.users), grouped(snapshot.requests), grouped(snapshot.failures));
    case LoadTestPresenter::State::CleaningUp:
        return tr("The users have left; the test's incidents are being removed.");
    case LoadTestPresenter::State::Finished:
        return outcome(*m_presenter.report());
    case LoadTestPresenter::State::Failed:
        return sentence(*m_presenter.error(), tr("The load test has no result.")) + QLatin1Char('\n') +
               m_presenter.error()->what;
    }
    return {};
}

void LoadTestPage::refresh()
{
    const bool isWorking = m_presenter.isWorking();
    const bool isCleaning = m_presenter.state() == LoadTestPresenter::State::CleaningUp;
    m_start->setEnabled(!isWorking);
    m_stop->setEnabled(isWorking && !isCleaning);
    m_copy->setEnabled(hasData());
    for (auto *field : {m_users, m_spawnRate, m_seconds, m_seed})
        field->setEnabled(!isWorking);
    m_standing->setText(standing());
    m_progress->setVisible(isWorking);
    m_progress->setRange(0, isCleaning ? 0 : static_cast<int>(m_presenter.plan().duration.count()));
    m_progress->setValue(static_cast<int>(m_presenter.snapshot().elapsed.count()));
    if (m_task)
        m_taskList.setProgress(m_task, m_presenter.snapshot().elapsed.count(), m_presenter.plan().duration.count(),
                               standing());
    refreshCharts();
}

void LoadTestPage::refreshCharts()
{
    if (m_presenter.state() != LoadTestPresenter::State::Idle)
        for (auto *chart : {m_rate, m_latency})
            chart->setTimeWindow(m_presenter.startedAt(), m_presenter.startedAt() + m_presenter.plan().duration);
    const auto &curves = m_presenter.curves();
    m_rate->replace(0, curves.rate);
    m_rate->replace(1, curves.failures);
    m_rate->replace(2, curves.users);
    m_latency->replace(0, curves.p50);
    m_latency->replace(1, curves.p95);
    m_latency->replace(2, curves.p99);
}

} // namespace minixdr
