// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/diagnostics/diagnostics_port.h"
#include "services/diagnostics/resources_port.h"
#include "services/diagnostics/slow_queries_port.h"
#include "ui/shell/page.h"
#include "ui/widgets/display_settings.h"

class QTabWidget;

namespace minixdr
{

class DiagnosticsTab;
class SlowQueriesTab;

/// Everything outlives the page.
struct DiagnosticsPageConfig {
    DiagnosticsPort &server;
    ResourcesPort &resources;
    SlowQueriesPort &slowQueries;
    DisplaySettings &display;
};

/// What goes on below the console, a tab each: connections, cache, the server's sessions, slow queries, tables and
/// indexes. Only the tab that is looked at asks. GUI thread; owned by the main window.
class DiagnosticsPage : public Page
{
    Q_OBJECT
public:
    explicit DiagnosticsPage(const DiagnosticsPageConfig &config, QWidget *parent = nullptr);

    bool isSettled() const override;
    bool hasData() const override;
    void enter() override;
    void leave() override;

public Q_SLOTS:
    void reload() override;
    /// A qint64 is the number of a slow query.
    void navigate(const QVariant &argument) override;

private:
    void addTab(DiagnosticsTab *tab, const QString &title);
    DiagnosticsTab *current() const;
    void activateCurrent();
    void reportSettled();

    DisplaySettings &m_display;
    QTabWidget *m_tabs;
    SlowQueriesTab *m_slowQueries = nullptr;
    bool m_isActive = false;
    bool m_wasSettled = false;
};

} // namespace minixdr
