// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagnostics/schema_tab.h"

#include "models/diagnostics/schema_columns.h"
#include "ui/widgets/detail_table.h"
#include "ui/widgets/error_text.h"
#include "ui/widgets/format.h"

#include <QLabel>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

namespace minixdr
{
namespace
{

constexpr std::chrono::seconds kRefresh{10}; // sizes are read from the file system

} // namespace

SchemaTab::SchemaTab(DiagnosticsPort &port, DisplaySettings &display)
    : DiagnosticsTab(m_report, display, tr("The use of the indexes could not be read.")),
      m_report([&port](std::stop_token stop) { return port.indexes(std::move(stop)); }, kRefresh),
      m_sizes([&port](std::stop_token stop) { return port.tableSizes(std::move(stop)); }, kRefresh),
      m_tables(kSchemaColumnsContext, tableSizeColumns()), m_indexes(kSchemaColumnsContext, indexUseColumns()),
      m_missing(kSchemaColumnsContext, missingIndexColumns()), m_since(new QLabel)
{
    m_since->setTextFormat(Qt::PlainText);
    m_since->setProperty("secondary", true);
    m_since->setAccessibleName(tr("Age of the counters"));
    addToRow(m_since);
    build(makeContent());
    connect(&m_sizes, &RefreshedSource::changed, this, &SchemaTab::showSizes);
}

void SchemaTab::setActive(bool isActive)
{
    DiagnosticsTab::setActive(isActive);
    m_sizes.setActive(isActive);
}

QWidget *SchemaTab::makeContent()
{
    auto *tables =
        new DetailTable(m_tables, QStringLiteral("tableSizes"), tr("Tables"), tr("There are no tables."), display());
    auto *indexes =
        new DetailTable(m_indexes, QStringLiteral("indexUse"), tr("Indexes"), tr("There are no indexes."), display());
    auto *missing = new DetailTable(
        m_missing, QStringLiteral("missingIndexes"), tr("Tables that may lack an index"),
        tr("No large table is mostly read from end to end: nothing suggests a missing index."), display());
    auto *lower = new QTabWidget;
    lower->setDocumentMode(true);
    lower->setAccessibleName(tr("Details of the indexes"));
    lower->addTab(indexes, tr("Indexes"));
    lower->addTab(missing, tr("Missing indexes"));
    auto *content = new QSplitter(Qt::Vertical);
    content->addWidget(tables);
    content->addWidget(lower);
    content->setSizes({220, 300});
    return content;
}

void SchemaTab::showValue()
{
    const auto &report = m_report.value();
    m_indexes.replace(report.indexes);
    m_missing.replace(report.missing);
    const auto since =
        report.countedSince
            ? tr("Counted since %1 at the earliest.").arg(displayTime(*report.countedSince, display().timeZone()))
            : tr("Counted since the database was made, or the server last crashed.");
    m_since->setText(since + QLatin1Char(' ') +
                     tr("An index that is unused here may serve a standby, or a report that has not run since."));
}

void SchemaTab::showSizes()
{
    if (m_sizes.error())
        return say(sentence(*m_sizes.error(), tr("The sizes could not be read.")));
    say({});
    m_tables.replace(m_sizes.value());
}

} // namespace minixdr
