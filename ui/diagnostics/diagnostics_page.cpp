// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagnostics/diagnostics_page.h"

#include "ui/diagnostics/cache_tab.h"
#include "ui/diagnostics/pool_tab.h"
#include "ui/diagnostics/schema_tab.h"
#include "ui/diagnostics/sessions_tab.h"
#include "ui/diagnostics/slow_queries_tab.h"

#include <QAction>
#include <QSettings>
#include <QTabWidget>
#include <QVBoxLayout>

namespace minixdr
{
namespace
{

const auto kTabKey = QStringLiteral("diagnostics/tab");

} // namespace

DiagnosticsPage::DiagnosticsPage(const DiagnosticsPageConfig &config, QWidget *parent)
    : Page(parent), m_display(config.display), m_tabs(new QTabWidget)
{
    setObjectName(QStringLiteral("diagnostics"));
    m_slowQueries = new SlowQueriesTab(config.slowQueries, config.display);
    addTab(new PoolTab(config.resources, config.display), tr("Pool"));
    addTab(new CacheTab(config.resources, config.display), tr("Cache"));
    addTab(new SessionsTab(config.server, config.display), tr("Sessions"));
    addTab(m_slowQueries, tr("Slow queries"));
    addTab(new SchemaTab(config.server, config.display), tr("Tables and indexes"));
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Diagnostics"));
    if (const auto *settings = m_display.settings())
        m_tabs->setCurrentIndex(settings->value(kTabKey, 0).toInt());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_tabs);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this](int index) {
        if (auto *settings = m_display.settings())
            settings->setValue(kTabKey, index);
        activateCurrent();
    });
}

void DiagnosticsPage::addTab(DiagnosticsTab *tab, const QString &title)
{
    const int index = m_tabs->addTab(tab, title);
    auto *action = addNamedAction(tr("Diagnostics: %1").arg(title),
                                  QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + index)),
                                  [this, index] { m_tabs->setCurrentIndex(index); });
    m_tabs->setTabToolTip(index, action->shortcut().toString(QKeySequence::NativeText));
    connect(tab, &DiagnosticsTab::changed, this, &DiagnosticsPage::reportSettled);
}

DiagnosticsTab *DiagnosticsPage::current() const
{
    return static_cast<DiagnosticsTab *>(m_tabs->currentWidget());
}

bool DiagnosticsPage::isSettled() const
{
    return current()->isSettled();
}

bool DiagnosticsPage::hasData() const
{
    return current()->hasData();
}

void DiagnosticsPage::activateCurrent()
{
    for (int index = 0; index < m_tabs->count(); ++index) {
        auto *tab = static_cast<DiagnosticsTab *>(m_tabs->widget(index));
        tab->setActive(m_isActive && tab == current());
    }
    m_wasSettled = false;
    reportSettled();
}

void DiagnosticsPage::enter()
{
    m_isActive = true;
    activateCurrent();
}

void DiagnosticsPage::leave()
{
    m_isActive = false;
    activateCurrent();
}

void DiagnosticsPage::reload()
{
    current()->reload();
}

void DiagnosticsPage::navigate(const QVariant &argument)
{
    if (argument.typeId() != QMetaType::LongLong)
        return;
    m_tabs->setCurrentWidget(m_slowQueries);
    m_slowQueries->choose(argument.toLongLong());
}

void DiagnosticsPage::reportSettled()
{
    const bool isNow = isSettled();
    if (isNow && !m_wasSettled)
        Q_EMIT settled(hasData());
    m_wasSettled = isNow;
}

} // namespace minixdr
