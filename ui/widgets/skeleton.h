// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/display_settings.h"

#include <QWidget>

namespace minixdr
{

/// Grey rows where a table's rows will be. It does not move: a still picture is calmer than a shimmer and costs
/// nothing. Owned by its StateStack.
class Skeleton : public QWidget
{
    Q_OBJECT
public:
    explicit Skeleton(DisplaySettings &display, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    DisplaySettings &m_display;
};

} // namespace minixdr
