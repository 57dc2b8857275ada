// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/detail_table.h"

#include "ui/widgets/paged_table_view.h"

#include <QLabel>
#include <QVBoxLayout>

namespace minixdr
{

DetailTable::DetailTable(RowsTableModelBase &model, const QString &tableId, const QString &name,
                         const QString &emptyText, DisplaySettings &display, QWidget *parent)
    : QWidget(parent), m_model(model), m_view(new PagedTableView(tableId, 1, display, this)),
      m_title(new QLabel(name, this)), m_empty(new QLabel(emptyText, this))
{
    m_view->setModel(&m_model);
    m_view->setAccessibleName(name);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setContentsMargins(12, 8, 12, 8);
    auto bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_title->hide();
    m_empty->setProperty("secondary", true);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_empty->setContentsMargins(16, 24, 16, 24);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_title);
    column->addWidget(m_view, 1);
    column->addWidget(m_empty, 1);
    for (const auto signal : {&QAbstractItemModel::modelReset})
        connect(&m_model, signal, this, &DetailTable::refresh);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &DetailTable::refresh);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &DetailTable::refresh);
    refresh();
}

void DetailTable::showTitle()
{
    m_title->show();
}

void DetailTable::refresh()
{
    const bool hasRows = m_model.rowCount() > 0;
    m_view->setVisible(hasRows);
    m_empty->setVisible(!hasRows);
}

} // namespace minixdr
