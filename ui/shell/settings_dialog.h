// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/display_settings.h"

#include <QDialog>

class QFormLayout;

namespace minixdr
{

/// How the console looks: takes effect at once, so there is nothing to confirm.
class SettingsDialog : public QDialog
{
    Q_OBJECT
public:
    explicit SettingsDialog(DisplaySettings &display, QWidget *parent);

private:
    void addRows(class QFormLayout *form);

    DisplaySettings &m_display;
};

} // namespace minixdr
