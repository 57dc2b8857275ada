// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/page_entries.h"

#include "services/workspace/workspace.h"
#include "ui/diagnostics/diagnostics_page.h"
#include "ui/events/events_page.h"
#include "ui/incidents/incidents_page.h"
#include "ui/latency/latency_page.h"
#include "ui/load_test/load_test_page.h"
#include "ui/migrations/migrations_page.h"

#include <QCoreApplication>

namespace minixdr
{

std::vector<PageEntry> pageEntries(Workspace &workspace, DisplaySettings &display, TaskList &tasks)
{
    const auto incidents = [&](QWidget *parent) {
        return new IncidentsPage({workspace.incidents(), workspace.accounts(), display}, parent);
    };
    const auto events = [&](QWidget *parent) {
        return new EventsPage({workspace.events(), workspace.incidents(), workspace.accounts(), display}, parent);
    };
    const auto latency = [&](QWidget *parent) {
        return new LatencyPage(workspace.latency(), workspace.slowQueries(), display, parent);
    };
    const auto diagnostics = [&](QWidget *parent) {
        return new DiagnosticsPage({workspace.diagnostics(), workspace.resources(), workspace.slowQueries(), display},
                                   parent);
    };
    const auto migrations = [&](QWidget *parent) {
        return new MigrationsPage({workspace.migrations(), display, tasks}, parent);
    };
    const auto loadTest = [&](QWidget *parent) {
        return new LoadTestPage(workspace.loadTests(), display, tasks, parent);
    };
    return {
        {QStringLiteral("incidents"), QCoreApplication::translate("PageEntries", "Incidents"),
         QStringLiteral("incidents"), incidents},
        {QStringLiteral("events"), QCoreApplication::translate("PageEntries", "Events"), QStringLiteral("events"),
         events},
        {QStringLiteral("latency"), QCoreApplication::translate("PageEntries", "Latency"), QStringLiteral("latency"),
         latency},
        {QStringLiteral("diagnostics"), QCoreApplication::translate("PageEntries", "Diagnostics"),
         QStringLiteral("diagnostics"), diagnostics},
        {QStringLiteral("migrations"), QCoreApplication::translate("PageEntries", "Migrations"),
         QStringLiteral("migrations"), migrations},
        {QStringLiteral("load_test"), QCoreApplication::translate("PageEntries", "Load test"),
         QStringLiteral("load_test"), loadTest},
    };
}

} // namespace minixdr
