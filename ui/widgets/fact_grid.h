// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/badge_label.h"

#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;

namespace minixdr
{

/// One line of a FactGrid.
struct Fact {
    QString title;     ///< translated
    QString text = {}; ///< as data: never read as markup
    bool isMonospace = false;
    BadgeMaker badge = {}; ///< in place of the text
    QString toolTip = {};
};

/// Titles and values in two columns; values can be selected and copied. Facts without text are left out. GUI thread.
class FactGrid : public QWidget
{
    Q_OBJECT
public:
    explicit FactGrid(QWidget *parent = nullptr);

    void show(const std::vector<Fact> &facts);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Line {
        QLabel *title;
        QLabel *text;
        BadgeLabel *badge;
    };
    Line &lineAt(size_t index);
    void fill(Line &line, const Fact &fact);

    QGridLayout *m_grid;
    std::vector<Line> m_lines;
    std::vector<Fact> m_facts;
};

} // namespace minixdr
