// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagnostics/slow_queries_tab.h"

#include "models/diagnostics/slow_query_columns.h"
#include "ui/diagnostics/plan_viewer.h"
#include "ui/widgets/detail_splitter.h"
#include "ui/widgets/detail_table.h"
#include "ui/widgets/error_text.h"
#include "ui/widgets/paged_table_view.h"
#include "ui/widgets/theme.h"

#include <QItemSelectionModel>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>

namespace minixdr
{
namespace
{

constexpr std::chrono::seconds kRefresh{2};
constexpr int kShown = 500;
constexpr int kLongestThreshold = 3'600'000; // milliseconds

} // namespace

SlowQueriesTab::SlowQueriesTab(SlowQueriesPort &port, DisplaySettings &display)
    : DiagnosticsTab(m_log, display, tr("The slow query log could not be read.")), m_port(port),
      m_log([&port](std::stop_token stop) { return port.slowQueries(kShown, std::move(stop)); }, kRefresh),
      m_model(kSlowQueryColumnsContext, slowQueryColumns()), m_threshold(new QSpinBox),
      m_explain(addButton(tr("Explain")))
{
    m_threshold->setRange(1, kLongestThreshold);
    m_threshold->setSuffix(tr(" ms"));
    m_threshold->setKeyboardTracking(false);
    m_threshold->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_threshold->setAccessibleName(tr("Log from this duration on"));
    auto *title = new QLabel(tr("Log from"));
    title->setBuddy(m_threshold);
    addToRow(title);
    addToRow(m_threshold);
    m_explain->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    build(makeContent());
    connect(m_explain, &QPushButton::clicked, this, &SlowQueriesTab::explain);
    connect(m_threshold, &QSpinBox::valueChanged, this, &SlowQueriesTab::changeThreshold);
    connect(m_table->view().selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &SlowQueriesTab::showChosen);
    showChosen();
}

QWidget *SlowQueriesTab::makeContent()
{
    m_table = new DetailTable(m_model, QStringLiteral("slowQueries"), tr("Slow queries"),
                              tr("No statement has taken that long."), display());
    m_table->view().setSelectionMode(QAbstractItemView::SingleSelection);
    m_sql = new QPlainTextEdit;
    m_sql->setReadOnly(true);
    m_sql->setTabChangesFocus(true);
    m_sql->setFont(monospaceFont(font()));
    m_sql->setAccessibleName(tr("Statement and parameters"));
    m_sql->setPlaceholderText(tr("Choose a query to see its text and parameters."));
    m_plan = new PlanViewer(display());
    m_details = new QTabWidget;
    m_details->setDocumentMode(true);
    m_details->setAccessibleName(tr("The chosen query"));
    m_details->addTab(m_sql, tr("Statement"));
    m_details->addTab(m_plan, tr("Plan"));
    return new DetailSplitter(QStringLiteral("slowQueries"), m_table, m_details, display());
}

const SlowQuery *SlowQueriesTab::chosen() const
{
    const auto rows = m_table->view().selectedRowIndexes();
    return rows.isEmpty() ? nullptr : &m_model.row(rows.front().row());
}

void SlowQueriesTab::choose(qint64 number)
{
    m_wanted = number;
    if (hasData())
        showValue();
    reload();
}

void SlowQueriesTab::showValue()
{
    m_model.replace(m_log.value().queries);
    if (!std::exchange(m_isThresholdShown, true) || !m_threshold->hasFocus()) { // what is being typed stays
        const QSignalBlocker quiet(m_threshold);
        m_threshold->setValue(static_cast<int>(m_log.value().threshold.count()));
    }
    if (!m_wanted)
        return;
    if (const int row = m_model.rowOf(*m_wanted); row >= 0) {
        m_wanted.reset();
        m_table->view().selectRow(row);
        m_table->view().setFocus();
    }
}

void SlowQueriesTab::showChosen()
{
    const auto *query = chosen();
    m_explain->setEnabled(query && !query->isCut);
    if (!query || query->number == m_shown)
        return;
    m_shown = query->number;
    m_sql->setPlainText(sqlWithParameters(*query));
    m_explanation.cancel();
    m_plan->showText(
        query->isCut ? tr("The parameters of this query were too large to keep, so it cannot be run again.")
                     : tr("Explain runs this query once more, with its own parameters, in a read-only transaction that "
                          "is rolled back. What would write is planned only."));
}

void SlowQueriesTab::explain()
{
    const auto *query = chosen();
    if (!query)
        return;
    m_details->setCurrentWidget(m_plan);
    m_plan->showText(tr("Running %1 once more…").arg(query->statement));
    m_explanation.send(
        [this, number = query->number](std::stop_token stop) { return m_port.explain(number, std::move(stop)); },
        [this](const Result<Explanation> &answer) {
            if (answer)
                m_plan->show(*answer);
            else
                m_plan->showText(sentence(answer.error(), tr("The query could not be explained.")) + QLatin1Char('\n') +
                                 answer.error().what);
        });
}

void SlowQueriesTab::changeThreshold()
{
    const std::chrono::milliseconds threshold{m_threshold->value()};
    act([this, threshold](std::stop_token stop) { return m_port.setThreshold(threshold, std::move(stop)); },
        tr("Statements are logged from %1 ms on.").arg(threshold.count()), tr("The threshold stays as it was."));
}

} // namespace minixdr
