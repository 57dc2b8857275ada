// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/settings_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QVBoxLayout>

namespace minixdr
{

namespace
{

QComboBox *makeBox(const QString &name, const QStringList &choices, int current, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->addItems(choices);
    box->setCurrentIndex(current);
    box->setAccessibleName(name);
    box->setMinimumWidth(220);
    return box;
}

} // namespace

SettingsDialog::SettingsDialog(DisplaySettings &display, QWidget *parent) : QDialog(parent), m_display(display)
{
    setWindowTitle(tr("Settings"));
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(24);
    form->setVerticalSpacing(12);
    addRows(form);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(20);
    column->addLayout(form);
    column->addWidget(buttons);
    column->setSizeConstraint(QLayout::SetFixedSize);
}

void SettingsDialog::addRows(QFormLayout *form)
{
    auto *theme =
        makeBox(tr("Theme"), {tr("Follow the system"), tr("Light"), tr("Dark")}, int(m_display.themeMode()), this);
    connect(theme, &QComboBox::activated, this, [this](int index) { m_display.setThemeMode(ThemeMode(index)); });
    form->addRow(tr("Theme"), theme);

    auto *density = makeBox(tr("Row height"), {tr("Compact"), tr("Comfortable")}, int(m_display.rowDensity()), this);
    connect(density, &QComboBox::activated, this, [this](int index) { m_display.setRowDensity(RowDensity(index)); });
    form->addRow(tr("Row height"), density);

    auto *zone = makeBox(tr("Times in"), {tr("Local time"), tr("UTC")}, m_display.isUtc() ? 1 : 0, this);
    connect(zone, &QComboBox::activated, this, [this](int index) { m_display.setUtc(index == 1); });
    form->addRow(tr("Times in"), zone);

    auto *alerts = new QCheckBox(tr("Show alerts as notifications of the desktop"), this);
    alerts->setChecked(m_display.areAlertsNotified());
    connect(alerts, &QCheckBox::toggled, &m_display, &DisplaySettings::setAlertsNotified);
    form->addRow(tr("Alerts"), alerts);
}

} // namespace minixdr
