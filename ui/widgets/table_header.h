// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/display_settings.h"

#include <QHeaderView>

namespace minixdr
{

/// The header of a table: columns of times name their zone, and a column is at first as wide as its title and its
/// usual content need. GUI thread; owned by its table.
class TableHeader : public QHeaderView
{
    Q_OBJECT
public:
    TableHeader(DisplaySettings &display, QWidget *parent);

    /// Of a column that nobody has resized.
    int usualWidth(int column) const;

protected:
    void initStyleOptionForIndex(QStyleOptionHeader *option, int logicalIndex) const override;

private:
    QString titleOf(int column) const;

    DisplaySettings &m_display;
};

} // namespace minixdr
