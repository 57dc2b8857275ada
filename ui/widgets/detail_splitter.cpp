// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/detail_splitter.h"

#include "ui/widgets/line_icon.h"

#include <QSettings>
#include <QToolButton>

namespace minixdr
{

DetailSplitter::DetailSplitter(const QString &id, QWidget *list, QWidget *detail, DisplaySettings &display,
                               QWidget *parent)
    : QSplitter(Qt::Vertical, parent), m_id(QStringLiteral("splitters/") + id), m_display(display)
{
    addWidget(list);
    addWidget(detail);
    setCollapsible(0, false);
    setCollapsible(1, true);
    setHandleWidth(1);
    const auto *settings = m_display.settings();
    if (settings && settings->value(m_id + QStringLiteral("/right")).toBool())
        setOrientation(Qt::Horizontal);
    restoreSizes();
    connect(this, &QSplitter::splitterMoved, this, &DetailSplitter::saveSizes);
}

QToolButton *DetailSplitter::makeToggle(QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(lineIcon(QStringLiteral("split")));
    button->setToolTip(tr("Detail below or to the right (Ctrl+D)"));
    button->setAccessibleName(tr("Detail below or to the right"));
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QToolButton::clicked, this, &DetailSplitter::toggleDirection);
    return button;
}

void DetailSplitter::setDetailBelow(bool isBelow)
{
    if (isBelow == isDetailBelow())
        return;
    setOrientation(isBelow ? Qt::Vertical : Qt::Horizontal);
    if (auto *settings = m_display.settings())
        settings->setValue(m_id + QStringLiteral("/right"), !isBelow);
    restoreSizes();
}

QString DetailSplitter::key() const
{
    return m_id + (isDetailBelow() ? QStringLiteral("/sizesBelow") : QStringLiteral("/sizesRight"));
}

void DetailSplitter::restoreSizes()
{
    const auto *settings = m_display.settings();
    const auto saved = settings ? settings->value(key()).toList() : QVariantList();
    setSizes(saved.size() == 2 ? QList<int>{saved[0].toInt(), saved[1].toInt()} : QList<int>{580, 420});
}

void DetailSplitter::saveSizes()
{
    if (auto *settings = m_display.settings())
        settings->setValue(key(), QVariantList{sizes().value(0), sizes().value(1)});
}

} // namespace minixdr
