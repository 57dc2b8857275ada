// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagnostics/diagnostics_tab.h"

#include "ui/widgets/error_text.h"
#include "ui/widgets/state_stack.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace minixdr
{

DiagnosticsTab::DiagnosticsTab(RefreshedSource &source, DisplaySettings &display, QString loadFailed)
    : m_source(source), m_display(display), m_loadFailed(std::move(loadFailed)), m_row(new QWidget(this)),
      m_outcome(new QLabel(this))
{
    auto *row = new QHBoxLayout(m_row);
    row->setContentsMargins(16, 8, 16, 8);
    row->addStretch();
    m_outcome->setTextFormat(Qt::PlainText);
    m_outcome->setWordWrap(true);
    m_outcome->setContentsMargins(16, 6, 16, 6);
    m_outcome->setAccessibleName(tr("Outcome of the last action"));
    m_outcome->hide();
}

void DiagnosticsTab::build(QWidget *content)
{
    m_stack = new StateStack(content, m_display, this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_row);
    column->addWidget(m_stack, 1);
    column->addWidget(m_outcome);
    connect(&m_source, &RefreshedSource::changed, this, &DiagnosticsTab::refresh);
    connect(m_stack, &StateStack::retryRequested, &m_source, &RefreshedSource::reload);
    m_stack->showLoading();
}

QPushButton *DiagnosticsTab::addButton(const QString &text)
{
    auto *button = new QPushButton(text);
    m_row->layout()->addWidget(button);
    return button;
}

void DiagnosticsTab::addToRow(QWidget *widget)
{
    auto *row = static_cast<QHBoxLayout *>(m_row->layout());
    int stretch = 0;
    while (row->itemAt(stretch)->widget())
        ++stretch;
    row->insertWidget(stretch, widget);
}

void DiagnosticsTab::refresh()
{
    if (m_source.state() == RefreshedSource::State::Failed) {
        m_stack->showError(describe(*m_source.error(), m_loadFailed));
    } else {
        showValue();
        m_source.error() ? m_stack->showError(describe(*m_source.error(), m_loadFailed)) : m_stack->showFilled();
    }
    Q_EMIT changed();
}

void DiagnosticsTab::act(Ask ask, const QString &done, const QString &failed)
{
    m_action.send(std::move(ask), [this, done, failed](const Result<> &answer) {
        say(answer ? done : sentence(answer.error(), failed) + QLatin1Char(' ') + answer.error().what);
        m_source.reload();
    });
}

void DiagnosticsTab::say(const QString &text)
{
    m_outcome->setText(text);
    m_outcome->setVisible(!text.isEmpty());
}

} // namespace minixdr
