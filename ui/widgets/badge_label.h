// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/badge.h"

#include <QWidget>

#include <functional>

namespace minixdr
{

/// A badge for the colours of the moment, so that it follows light and dark.
using BadgeMaker = std::function<Badge(const ThemeColours &)>;

/// Shape and word of one badge, outside tables.
class BadgeLabel : public QWidget
{
    Q_OBJECT
public:
    explicit BadgeLabel(QWidget *parent = nullptr);

    void setBadge(BadgeMaker maker);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Badge badge() const;

    BadgeMaker m_maker;
};

} // namespace minixdr
