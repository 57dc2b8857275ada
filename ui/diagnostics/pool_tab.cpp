// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagnostics/pool_tab.h"

#include "ui/diagnostics/pool_limits_dialog.h"
#include "ui/diagnostics/program_choice.h"
#include "ui/widgets/confirm_dialog.h"
#include "ui/widgets/detail_table.h"
#include "ui/widgets/fact_grid.h"
#include "ui/widgets/format.h"
#include "ui/widgets/paged_table_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>

namespace minixdr
{
namespace
{

constexpr std::chrono::seconds kRefresh{1};

QString number(quint64 value)
{
    return grouped(static_cast<qint64>(value));
}

QString percentiles(const LatencyHistogram &histogram)
{
    if (histogram.count() == 0)
        return PoolTab::tr("none yet");
    return QStringLiteral("%1 / %2 / %3")
        .arg(shortDuration(histogram.quantile(0.50)), shortDuration(histogram.quantile(0.95)),
             shortDuration(histogram.quantile(0.99)));
}

QString budgetText(const std::optional<postgres::ConnectionBudget> &budget)
{
    if (!budget)
        return {};
    const auto text = PoolTab::tr("needs %1 of %2, %3 are others'")
                          .arg(budget->needed)
                          .arg(budget->maxConnections - budget->reserved)
                          .arg(budget->others);
    return budget->isEnough() ? text : PoolTab::tr("too little: %1").arg(text);
}

QString closedText(const postgres::PoolCounters &counters)
{
    QStringList texts;
    for (std::size_t reason = 0; reason < postgres::kCloseReasons; ++reason)
        if (counters.closed[reason] > 0)
            texts << QStringLiteral("%1 %2").arg(number(counters.closed[reason]),
                                                 toWord(static_cast<postgres::CloseReason>(reason)));
    return texts.isEmpty() ? PoolTab::tr("none") : texts.join(QStringLiteral(", "));
}

} // namespace

PoolTab::PoolTab(ResourcesPort &port, DisplaySettings &display)
    : DiagnosticsTab(m_programs, display, tr("The pools could not be looked at.")), m_port(port),
      m_programs([&port](std::stop_token stop) { return port.programs(std::move(stop)); }, kRefresh),
      m_leases(kPoolColumnsContext, leaseColumns()), m_waiters(kPoolColumnsContext, waiterColumns()),
      m_program(new ProgramChoice), m_pool(new QComboBox), m_cancel(addButton(tr("Cancel statement…"))),
      m_terminate(addButton(tr("Close connection…"))), m_limits(addButton(tr("Limits…")))
{
    m_pool->setAccessibleName(tr("Pool"));
    m_pool->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    addToRow(m_program);
    addToRow(m_pool);
    build(makeContent());
    connect(m_program, &QComboBox::currentIndexChanged, this, &PoolTab::showValue);
    connect(m_pool, &QComboBox::currentIndexChanged, this, &PoolTab::showValue);
    connect(m_cancel, &QPushButton::clicked, this, &PoolTab::cancelStatement);
    connect(m_terminate, &QPushButton::clicked, this, &PoolTab::terminateConnection);
    connect(m_limits, &QPushButton::clicked, this, &PoolTab::changeLimits);
    connect(m_leaseTable->view().selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &PoolTab::refreshButtons);
    refreshButtons();
}

QWidget *PoolTab::makeContent()
{
    m_standing = new FactGrid;
    m_counted = new FactGrid;
    auto *facts = new QWidget;
    auto *row = new QHBoxLayout(facts);
    row->setContentsMargins(16, 8, 16, 8);
    row->setSpacing(32);
    row->addWidget(m_standing, 1, Qt::AlignTop);
    row->addWidget(m_counted, 1, Qt::AlignTop);
    m_leaseTable = new DetailTable(m_leases, QStringLiteral("leases"), tr("Connections in use"),
                                   tr("No connection is in use at the moment."), display());
    m_waiterTable = new DetailTable(m_waiters, QStringLiteral("waiters"), tr("Waiting for a connection"),
                                    tr("Nobody waits for a connection."), display());
    m_leaseTable->showTitle();
    m_waiterTable->showTitle();
    m_leaseTable->view().setSelectionMode(QAbstractItemView::SingleSelection);
    auto *tables = new QSplitter(Qt::Vertical);
    tables->addWidget(m_leaseTable);
    tables->addWidget(m_waiterTable);
    tables->setSizes({300, 140});
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(facts);
    column->addWidget(tables, 1);
    return content;
}

const ProgramResources *PoolTab::program() const
{
    return m_program->chosen(m_programs.value());
}

const postgres::PoolSnapshot *PoolTab::pool() const
{
    const auto *of = program();
    if (!of)
        return nullptr;
    const auto found = std::ranges::find(of->pools, m_pool->currentText(), &postgres::PoolSnapshot::name);
    return found == of->pools.end() ? nullptr : &*found;
}

const LeaseRow *PoolTab::lease() const
{
    const auto rows = m_leaseTable->view().selectedRowIndexes();
    return rows.isEmpty() ? nullptr : &m_leases.row(rows.front().row());
}

void PoolTab::showValue()
{
    m_program->setPrograms(m_programs.value());
    if (const auto *of = program())
        showPools(*of);
    const auto *snapshot = pool();
    if (snapshot) {
        showFacts(*snapshot);
        m_leases.replace(leaseRows(*snapshot));
        m_waiters.replace(waiterRows(*snapshot));
    }
    refreshButtons();
}

void PoolTab::showPools(const ProgramResources &program)
{
    QStringList names;
    for (const auto &pool : program.pools)
        names << pool.name;
    QStringList shown;
    for (int index = 0; index < m_pool->count(); ++index)
        shown << m_pool->itemText(index);
    if (shown == names)
        return;
    const QSignalBlocker quiet(m_pool);
    const auto before = m_pool->currentText();
    m_pool->clear();
    m_pool->addItems(names);
    m_pool->setCurrentIndex(std::max(0, m_pool->findText(before)));
}

void PoolTab::showFacts(const postgres::PoolSnapshot &pool)
{
    const auto &status = pool.status;
    const auto &counters = pool.counters;
    m_standing->show({
        {tr("In use"), tr("%1 of %2, %3 idle, %4 connecting")
                           .arg(status.busy)
                           .arg(status.limit)
                           .arg(status.idle)
                           .arg(status.connecting)},
        {tr("Waiting"), grouped(status.waiting)},
        {tr("Limits"), tr("%1 kept, %2 more when busy, %3 ready, %4 may wait")
                           .arg(pool.limits.size)
                           .arg(pool.limits.overflow)
                           .arg(pool.limits.minIdle)
                           .arg(pool.limits.maxWaiters)},
        {tr("Server's room"), budgetText(pool.budget)},
        {tr("Wait p50 / p95 / p99"), percentiles(pool.waits)},
        {tr("Held p50 / p95 / p99"), percentiles(pool.holds)},
        {tr("Server"), status.isAvailable ? QString() : status.lastError},
    });
    m_counted->show({
        {tr("Lent"),
         tr("%1, %2 of them after a wait").arg(number(counters.acquired), number(counters.acquiredAfterWait))},
        {tr("Refused"), tr("%1 late, %2 queue full, %3 server away")
                            .arg(number(counters.timeouts), number(counters.queueFull), number(counters.unavailable))},
        {tr("Withdrawn"),
         tr("%1 waits, %2 statements, %3 transactions")
             .arg(number(counters.cancelled), number(counters.cancelRequests), number(counters.rollbacks))},
        {tr("Opened"), tr("%1, %2 attempts failed").arg(number(counters.created), number(counters.connectFailures))},
        {tr("Closed"), closedText(counters)},
        {tr("Lost in COMMIT"),
         tr("%1, %2 unresolved").arg(number(counters.commitsLost), number(counters.commitsUnknown))},
        {tr("Out too long"), number(counters.leakReports)},
    });
}

void PoolTab::refreshButtons()
{
    const auto *of = program();
    const bool isOurs = of && of->isThis;
    const auto *chosen = lease();
    m_cancel->setEnabled(isOurs && chosen);
    m_terminate->setEnabled(isOurs && chosen);
    m_limits->setEnabled(isOurs && pool());
    const auto why = of && !isOurs ? tr("Another program's connections are ended in the Sessions tab") : QString();
    for (auto *button : {m_cancel, m_terminate, m_limits})
        button->setToolTip(why);
}

void PoolTab::cancelStatement()
{
    const auto *chosen = lease();
    if (!chosen)
        return;
    const int pid = chosen->lease.backendPid;
    ConfirmConfig config{tr("Cancel the statement of backend %1?").arg(pid),
                         tr("%1 gets an error for %2. Its transaction, if it has one, is rolled back.")
                             .arg(chosen->lease.borrower.function, chosen->lease.statement),
                         tr("Cancel statement"),
                         true,
                         {}};
    ConfirmDialog::ask(config, this, [this, pid] {
        act([this, pid](std::stop_token stop) { return m_port.cancelLease(pid, std::move(stop)); },
            tr("The statement of backend %1 was cancelled.").arg(pid), tr("The statement was not cancelled."));
    });
}

void PoolTab::terminateConnection()
{
    const auto *chosen = lease();
    if (!chosen)
        return;
    const int pid = chosen->lease.backendPid;
    ConfirmConfig config{tr("Close the connection of backend %1?").arg(pid),
                         tr("%1 gets an error, and what its transaction has written is rolled back. This cannot be "
                            "undone; the pool opens another connection when it needs one.")
                             .arg(chosen->lease.borrower.function),
                         tr("Close connection"),
                         true,
                         {}};
    ConfirmDialog::ask(config, this, [this, pid] {
        act([this, pid](std::stop_token stop) { return m_port.terminateLease(pid, std::move(stop)); },
            tr("The connection of backend %1 was closed.").arg(pid), tr("The connection was not closed."));
    });
}

void PoolTab::changeLimits()
{
    const auto *snapshot = pool();
    if (!snapshot)
        return;
    auto *dialog = new PoolLimitsDialog(snapshot->name, snapshot->limits, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, name = snapshot->name] {
        act([this, name, limits = dialog->limits()](
                std::stop_token stop) { return m_port.setPoolLimits(name, limits, std::move(stop)); },
            tr("The limits of pool %1 are changed.").arg(name), tr("The limits stay as they were."));
    });
    dialog->open();
}

} // namespace minixdr
