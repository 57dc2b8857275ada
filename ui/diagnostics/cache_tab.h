// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/diagnostics/cache_columns.h"
#include "models/table/rows_table_model.h"
#include "services/diagnostics/resources_port.h"
#include "ui/diagnostics/diagnostics_tab.h"

class QLabel;

namespace minixdr
{

class DetailTable;
class FactGrid;
class ProgramChoice;

/// What the cache does for each tag, what was invalidated, what is loaded ahead of people, and what lies in Redis.
class CacheTab : public DiagnosticsTab
{
    Q_OBJECT
public:
    CacheTab(ResourcesPort &port, DisplaySettings &display);

    void setActive(bool isActive) override;

private:
    QWidget *makeContent();
    void showValue() override;
    void showMemory();
    void listKeys();
    void takeKeys(const QString &tag, const Result<CachedKeys> &answer);
    void invalidate();
    void warmUp();
    void showWarmViews();
    /// Of the selected row; empty without one.
    QString tag() const;

    ResourcesPort &m_port;
    Refreshed<std::vector<ProgramResources>> m_programs;
    Refreshed<RedisMemory> m_memory;
    Refreshed<std::optional<WarmUpReport>> m_lastWarmUp;
    Request<CachedKeys> m_keysRequest;
    Request<WarmUpReport> m_warmUpRequest;
    RowsTableModel<TagRow> m_tags;
    RowsTableModel<InvalidationRow> m_invalidations;
    RowsTableModel<CachedKey> m_keys;
    RowsTableModel<WarmViewRow> m_warmViews;
    ProgramChoice *m_program;
    QPushButton *m_list;
    QPushButton *m_invalidate;
    QPushButton *m_warmUp;
    FactGrid *m_facts = nullptr;
    DetailTable *m_tagTable = nullptr;
};

} // namespace minixdr
