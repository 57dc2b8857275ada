// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/migrations/migrations_presenter.h"
#include "ui/shell/page.h"
#include "ui/shell/task_list.h"
#include "ui/widgets/display_settings.h"

#include <optional>

namespace minixdr
{

class ConfirmDialog;
class DetailSplitter;
class MigrationDetailPanel;
class MigrationWorkPanel;
class PagedTableView;
class StateStack;

/// Everything outlives the page.
struct MigrationsPageConfig {
    MigrationsPort &migrations;
    DisplaySettings &display;
    TaskList &tasks;
    std::chrono::milliseconds refresh = std::chrono::seconds{2};
};

/// The migrations of the database: what each does and what became of it; running and undoing them, with progress. GUI
/// thread; owned by the main window.
class MigrationsPage : public Page
{
    Q_OBJECT
public:
    explicit MigrationsPage(const MigrationsPageConfig &config, QWidget *parent = nullptr);
    ~MigrationsPage() override;

    bool isSettled() const override;
    bool hasData() const override;
    QList<QAction *> primaryActions() const override;
    void enter() override;
    void leave() override;
    void prepareForTour() override;

public Q_SLOTS:
    void reload() override;

private:
    void build();
    void wire();
    void makeActions();
    void refresh();
    void showState();
    void reportSettled();
    void selectFirst();
    void ask(MigrationAction action);
    void start(MigrationAction action, const std::vector<Migration> &plan);
    void takeProgress(const Progress &progress);
    void takeEnd(MigrationAction action, const std::optional<Error> &error);
    std::optional<Migration> current() const;
    /// The one that Run without a selection of something to run means: all that is pending.
    int versionToRun() const;

    MigrationsPageConfig m_config;
    MigrationsPresenter m_presenter;
    PagedTableView *m_table;
    MigrationDetailPanel *m_detail;
    MigrationWorkPanel *m_work;
    StateStack *m_stack;
    QAction *m_run = nullptr;
    QAction *m_undo = nullptr;
    quint64 m_task = 0; ///< in the tasks panel; 0: none
    QString m_step;     ///< the last line of what runs
    bool m_wasSettled = false;
};

} // namespace minixdr
