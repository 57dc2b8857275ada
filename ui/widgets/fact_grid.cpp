// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fact_grid.h"

#include "ui/widgets/format.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

namespace minixdr
{

namespace
{
/// A label of megabytes would stop the window; whoever needs the whole text finds it in the raw event.
constexpr qsizetype kLongest = 2000;
} // namespace

FactGrid::FactGrid(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(1, 1);
}

void FactGrid::show(const std::vector<Fact> &facts)
{
    m_facts = facts;
    size_t used = 0;
    for (const auto &fact : facts)
        if (fact.badge || !fact.text.isEmpty())
            fill(lineAt(used++), fact);
    for (size_t i = used; i < m_lines.size(); ++i)
        for (QWidget *widget : {static_cast<QWidget *>(m_lines[i].title), static_cast<QWidget *>(m_lines[i].text),
                                static_cast<QWidget *>(m_lines[i].badge)})
            widget->hide();
}

/// A new style sheet takes the fonts of labels away, after this event.
void FactGrid::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        QMetaObject::invokeMethod(
            this, [this] { show(std::vector(m_facts)); }, Qt::QueuedConnection);
}

FactGrid::Line &FactGrid::lineAt(size_t index)
{
    while (m_lines.size() <= index) {
        Line line{new QLabel(this), new QLabel(this), new BadgeLabel(this)};
        line.title->setProperty("secondary", true);
        line.title->setTextFormat(Qt::PlainText);
        line.title->setBuddy(line.text);
        line.text->setTextFormat(Qt::PlainText);
        line.text->setWordWrap(true);
        line.text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        const int row = static_cast<int>(m_lines.size());
        m_grid->addWidget(line.title, row, 0, Qt::AlignTop);
        m_grid->addWidget(line.text, row, 1);
        m_grid->addWidget(line.badge, row, 1, Qt::AlignLeft | Qt::AlignVCenter);
        m_lines.push_back(line);
    }
    return m_lines[index];
}

void FactGrid::fill(Line &line, const Fact &fact)
{
    line.title->setText(fact.title);
    line.title->show();
    line.badge->setVisible(static_cast<bool>(fact.badge));
    line.text->setVisible(!fact.badge);
    if (fact.badge)
        line.badge->setBadge(fact.badge);
    line.text->setFont(fact.isMonospace ? monospaceFont(font()) : font());
    line.text->setText(fact.text.size() > kLongest ? fact.text.left(kLongest) + u'…' : fact.text);
    line.text->setAccessibleName(fact.title);
    line.text->setToolTip(asToolTip(fact.toolTip));
}

} // namespace minixdr
