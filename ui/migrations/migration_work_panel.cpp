// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/migrations/migration_work_panel.h"

#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStyle>
#include <QTime>
#include <QVBoxLayout>

namespace minixdr
{
namespace
{

constexpr int kLongestLog = 2000;

void setFlag(QWidget *widget, const char *name, bool isSet)
{
    widget->setProperty(name, isSet);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace

MigrationWorkPanel::MigrationWorkPanel(QWidget *parent)
    : QWidget(parent), m_title(new QLabel(this)), m_bar(new QProgressBar(this)),
      m_cancel(new QPushButton(tr("Cancel"), this)), m_log(new QPlainTextEdit(this))
{
    setAccessibleName(tr("Progress"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress of the migration"));
    m_cancel->setAccessibleName(tr("Cancel the migration"));
    m_log->setReadOnly(true);
    m_log->setTabChangesFocus(true);
    m_log->setMaximumBlockCount(kLongestLog);
    m_log->setFont(monospaceFont(font()));
    m_log->setAccessibleName(tr("Log of the migration"));
    auto *line = new QHBoxLayout;
    line->addWidget(m_title, 1);
    line->addWidget(m_cancel);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    column->addLayout(line);
    column->addWidget(m_bar);
    column->addWidget(m_log, 1);
    connect(m_cancel, &QPushButton::clicked, this, &MigrationWorkPanel::cancelRequested);
}

void MigrationWorkPanel::begin(const QString &title)
{
    m_title->setText(title);
    setFlag(m_title, "error", false);
    m_bar->setRange(0, 0);
    m_bar->show();
    m_cancel->setEnabled(true);
    m_cancel->show();
    m_log->clear();
    append(title);
}

void MigrationWorkPanel::take(const Progress &progress)
{
    if (progress.total > 0) {
        m_bar->setRange(0, static_cast<int>(progress.total));
        m_bar->setValue(static_cast<int>(progress.done));
    }
    if (!progress.detail.isEmpty())
        append(progress.detail);
}

void MigrationWorkPanel::showCancelling()
{
    m_cancel->setEnabled(false);
    m_title->setText(tr("Cancelling: the server ends the statement and clears away what it left…"));
}

void MigrationWorkPanel::end(const QString &sentence, bool isError)
{
    m_title->setText(sentence);
    setFlag(m_title, "error", isError);
    m_bar->hide();
    m_cancel->hide();
    append(sentence);
}

void MigrationWorkPanel::append(const QString &line)
{
    m_log->appendPlainText(QTime::currentTime().toString(QStringLiteral("HH:mm:ss  ")) + line);
}

} // namespace minixdr
