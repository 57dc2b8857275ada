// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/migrations/migration_detail_panel.h"

#include "models/migrations/migration_columns.h"
#include "models/migrations/migration_facts.h"
#include "ui/migrations/migration_confirmation.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/fact_grid.h"
#include "ui/widgets/format.h"
#include "ui/widgets/theme.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QTabWidget>
#include <QVBoxLayout>

namespace minixdr
{
namespace
{

QLabel *makeText(const char *property, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setProperty(property, true);
    return label;
}

/// A text that is already there keeps its place under the reader's eyes.
void setTextOnce(QPlainTextEdit *edit, const QString &text)
{
    if (edit->toPlainText() != text)
        edit->setPlainText(text);
}

} // namespace

MigrationDetailPanel::MigrationDetailPanel(DisplaySettings &display, QWidget *parent)
    : QWidget(parent), m_display(display), m_title(makeText("heading", this)),
      m_description(makeText("secondary", this)), m_facts(new FactGrid(this)), m_tabs(new QTabWidget(this))
{
    build();
    connect(&m_display, &DisplaySettings::changed, this, &MigrationDetailPanel::refresh);
    refresh();
}

void MigrationDetailPanel::build()
{
    setAccessibleName(tr("Migration"));
    auto *facts = new QWidget;
    facts->setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(facts);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_description);
    column->addWidget(m_facts);
    column->addStretch();
    auto *area = new QScrollArea;
    area->setWidget(facts);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setAccessibleName(tr("Summary"));
    m_tabs->addTab(area, tr("Summary"));
    m_upSql = addSqlTab(tr("SQL to run"));
    m_downSql = addSqlTab(tr("SQL to undo"));
    m_tabs->setAccessibleName(tr("What the migration does"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_tabs);
}

QPlainTextEdit *MigrationDetailPanel::addSqlTab(const QString &title)
{
    auto *edit = new QPlainTextEdit;
    edit->setReadOnly(true);
    edit->setTabChangesFocus(true);
    edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    edit->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    edit->setFont(monospaceFont(font()));
    edit->setAccessibleName(title);
    m_tabs->addTab(edit, title);
    return edit;
}

void MigrationDetailPanel::show(const std::optional<Migration> &migration)
{
    if (m_migration == migration)
        return;
    m_migration = migration;
    refresh();
}

void MigrationDetailPanel::refresh()
{
    m_tabs->setEnabled(m_migration.has_value());
    m_title->setText(m_migration ? nameOf(*m_migration) : tr("No migration selected"));
    m_description->setText(m_migration ? translatedFact(m_migration->description)
                                       : tr("Choose a row to see what it does."));
    setTextOnce(m_upSql, m_migration ? m_migration->upSql : QString());
    setTextOnce(m_downSql, m_migration ? m_migration->downSql : QString());
    m_tabs->setTabEnabled(2, m_migration && !m_migration->downSql.isEmpty());
    showFacts();
}

void MigrationDetailPanel::showFacts()
{
    if (!m_migration) {
        m_facts->show({});
        return;
    }
    const auto &migration = *m_migration;
    const auto zone = m_display.timeZone();
    const auto duration = migration.duration();
    const auto stateBadge = [state = migration.state, word = stateWord(migration)](const ThemeColours &colours) {
        auto badge = badgeOf(HealthState(healthOf(state)), colours);
        badge.word = word;
        return badge;
    };
    m_facts->show({
        {tr("State"), {}, false, stateBadge, {}},
        {tr("Last error"), migration.error, false, {}, {}},
        {tr("Began"), migration.startedAt ? displayTime(*migration.startedAt, zone) : QString(), true, {}, {}},
        {tr("Took"),
         duration ? shortDuration(*duration) : QString(),
         false,
         {},
         duration ? exactDuration(*duration) : QString()},
        {tr("By"), migration.actor, false, {}, {}},
        {tr("Program"), migration.appVersion, false, {}, {}},
        {tr("Server"), migration.serverVersion, false, {}, {}},
        {tr("Locks"), lockFact(migration), false, {}, {}},
        {tr("Undo"), undoFact(migration), false, {}, {}},
        {tr("Size"), migration.canRun() ? estimateFact(migration) : QString(), false, {}, {}},
    });
}

} // namespace minixdr
