// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagnostics/plan_viewer.h"

#include "ui/widgets/format.h"
#include "ui/widgets/paged_table_view.h"
#include "ui/widgets/theme.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QVBoxLayout>

namespace minixdr
{
namespace
{

std::chrono::nanoseconds nanoseconds(double milliseconds)
{
    return std::chrono::nanoseconds{static_cast<qint64>(milliseconds * 1e6)};
}

QString historyOf(const Explanation &explanation, const QTimeZone &zone)
{
    if (explanation.known.size() < 2)
        return PlanViewer::tr("The only plan known of this statement.");
    const auto &before = explanation.known[1];
    const auto text = PlanViewer::tr("%n plans are known; another one was last seen %1.", nullptr,
                                     static_cast<int>(explanation.known.size()))
                          .arg(displayTime(before.lastSeen, zone));
    return explanation.hasChanged ? PlanViewer::tr("The plan has changed.") + QLatin1Char(' ') + text : text;
}

QString summaryOf(const Explanation &explanation, const QTimeZone &zone)
{
    const auto &plan = explanation.plan;
    QStringList sentences;
    if (plan.isAnalyzed)
        sentences << PlanViewer::tr("Ran in %1, planned in %2.")
                         .arg(shortDuration(nanoseconds(plan.executionMilliseconds)),
                              shortDuration(nanoseconds(plan.planningMilliseconds)));
    else
        sentences << PlanViewer::tr("Planned, not run: this statement does more than answer.");
    if (explanation.query.isMasked)
        sentences << PlanViewer::tr("A parameter was masked in the log, so the plan may differ.");
    sentences << historyOf(explanation, zone);
    return sentences.join(QLatin1Char(' '));
}

} // namespace

PlanViewer::PlanViewer(DisplaySettings &display, QWidget *parent)
    : QWidget(parent), m_display(display), m_lines(kPlanColumnsContext, planColumns()), m_summary(new QLabel(this)),
      m_tree(new PagedTableView(QStringLiteral("plan"), 1, display)), m_text(new QPlainTextEdit)
{
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_summary->setContentsMargins(16, 8, 16, 8);
    m_tree->setModel(&m_lines);
    m_tree->setAccessibleName(tr("Plan as a tree"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(monospaceFont(font()));
    m_text->setAccessibleName(tr("Plan as text"));
    auto *tabs = new QTabWidget(this);
    tabs->setDocumentMode(true);
    tabs->setAccessibleName(tr("Views of the plan"));
    tabs->addTab(m_tree, tr("Tree"));
    tabs->addTab(m_text, tr("Text"));
    m_tabs = tabs;
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_summary);
    column->addWidget(tabs, 1);
    showText(tr("Explain runs the chosen query once more, with its own parameters, in a read-only transaction that is "
                "rolled back. What would write is planned only."));
}

void PlanViewer::show(const Explanation &explanation)
{
    m_summary->setText(summaryOf(explanation, m_display.timeZone()));
    m_lines.replace(planLines(explanation.plan));
    m_text->setPlainText(explanation.plan.text);
    m_tabs->show();
}

void PlanViewer::showText(const QString &text)
{
    m_summary->setText(text);
    m_tabs->hide();
}

} // namespace minixdr
