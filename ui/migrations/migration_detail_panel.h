// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/store/migration.h"
#include "ui/widgets/display_settings.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPlainTextEdit;
class QTabWidget;

namespace minixdr
{

class FactGrid;

/// What one migration does, what became of it, and its SQL to read and copy. GUI thread; owned by its page.
class MigrationDetailPanel : public QWidget
{
    Q_OBJECT
public:
    explicit MigrationDetailPanel(DisplaySettings &display, QWidget *parent = nullptr);

    /// Nothing: no migration is selected.
    void show(const std::optional<Migration> &migration);

private:
    void build();
    QPlainTextEdit *addSqlTab(const QString &title);
    void refresh();
    void showFacts();

    DisplaySettings &m_display;
    std::optional<Migration> m_migration;
    QLabel *m_title;
    QLabel *m_description;
    FactGrid *m_facts;
    QTabWidget *m_tabs;
    QPlainTextEdit *m_upSql;
    QPlainTextEdit *m_downSql;
};

} // namespace minixdr
