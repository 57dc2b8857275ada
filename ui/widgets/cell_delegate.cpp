// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/cell_delegate.h"

#include "ui/widgets/badge.h"
#include "ui/widgets/format.h"
#include "ui/widgets/paged_table_view.h"
#include "ui/widgets/tabular_text.h"
#include "ui/widgets/theme.h"

#include <QHeaderView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace minixdr
{

namespace
{

constexpr int kPadding = 8;
constexpr int kShapeSide = 9;
/// More than any cell or tool tip shows; measuring a message of megabytes would stop the window.
constexpr qsizetype kLongest = 1000;

UtcTime timeOf(const QVariant &raw)
{
    return UtcTime(std::chrono::microseconds(raw.toLongLong()));
}

/// Without line ends and runs of blanks, but with the indentation of a tree.
QString inOneLine(const QString &whole)
{
    const auto text = whole.size() > kLongest ? whole.left(kLongest) + u'…' : whole;
    const auto first = std::find_if(text.begin(), text.end(), [](QChar letter) { return letter != u' '; });
    return QString(first - text.begin(), u' ') + text.simplified();
}

bool isBadge(CellKind kind)
{
    return kind == CellKind::Severity || kind == CellKind::IncidentStatus || kind == CellKind::Escalation ||
           kind == CellKind::Health;
}

bool isFigures(CellKind kind)
{
    return kind == CellKind::Number || kind == CellKind::Bytes || kind == CellKind::Duration || kind == CellKind::Age;
}

Badge badgeOfCell(CellKind kind, const QModelIndex &index, const ThemeColours &colours)
{
    const auto raw = index.data(RawRole).toInt();
    switch (kind) {
    case CellKind::Severity:
        return badgeOf(Severity(raw), colours);
    case CellKind::IncidentStatus:
        return badgeOf(IncidentStatus(raw), colours);
    case CellKind::Escalation:
        return badgeOf(Escalation(raw), colours);
    default:
        break;
    }
    auto badge = badgeOf(HealthState(raw), colours);
    if (const auto word = index.data().toString(); !word.isEmpty())
        badge.word = word;
    return badge;
}

QString numberText(const QVariant &raw)
{
    const bool isReal = raw.typeId() == QMetaType::Double || raw.typeId() == QMetaType::Float;
    return isReal ? QLocale().toString(raw.toDouble(), 'f', 2) : grouped(raw.toLongLong());
}

} // namespace

CellDelegate::CellDelegate(PagedTableView &view) : QStyledItemDelegate(&view), m_view(view)
{
    updateFonts();
}

void CellDelegate::updateKinds()
{
    m_kinds.clear();
    const auto *model = m_view.model();
    for (int column = 0; model && column < model->columnCount(); ++column)
        m_kinds.push_back(CellKind(model->headerData(column, Qt::Horizontal, CellKindRole).toInt()));
}

CellKind CellDelegate::kindOf(int column) const
{
    return column >= 0 && std::size_t(column) < m_kinds.size() ? m_kinds[std::size_t(column)] : CellKind::Text;
}

void CellDelegate::updateFonts()
{
    m_plain = m_view.font();
    m_monospace = monospaceFont(m_plain);
}

bool CellDelegate::isLeftmost(int column) const
{
    const auto *header = m_view.horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int logical = header->logicalIndex(visual);
        if (!header->isSectionHidden(logical))
            return logical == column;
    }
    return false;
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    paintGround(*painter, option, index);
    const auto box = option.rect.adjusted(kPadding, 0, -kPadding, -1);
    if (isBadge(kindOf(index.column())))
        paintBadge(*painter, box, index);
    else
        paintText(*painter, box, index);
}

void CellDelegate::paintGround(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto &colours = coloursFor(m_view.palette());
    const bool isSelected = option.state & QStyle::State_Selected;
    if (isSelected)
        painter.fillRect(option.rect, colours.selection);
    else if (index.row() == m_view.hoveredRow() ||
             (m_view.hasFocus() &&
              index.row() == m_view.currentIndex().row())) // Ctrl+arrow leaves the selection behind
        painter.fillRect(option.rect, colours.hover);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), colours.border);
    if (isSelected && isLeftmost(index.column()))
        painter.fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height() - 1)),
                         m_view.hasFocus() ? colours.accent : colours.secondary);
}

void CellDelegate::paintBadge(QPainter &painter, const QRect &box, const QModelIndex &index) const
{
    if (!index.data(RawRole).isValid())
        return;
    const auto badge = badgeOfCell(kindOf(index.column()), index, coloursFor(m_view.palette()));
    paintShape(painter, QRectF(box.left(), box.center().y() - kShapeSide / 2.0 + 0.5, kShapeSide, kShapeSide),
               badge.shape, badge.colour);
    painter.setFont(m_plain);
    painter.setPen(badge.colour);
    const auto textBox = box.adjusted(kShapeSide + 7, 0, 0, 0);
    painter.drawText(textBox, Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetrics(m_plain).elidedText(badge.word, Qt::ElideRight, textBox.width()));
}

void CellDelegate::paintText(QPainter &painter, const QRect &box, const QModelIndex &index) const
{
    const auto kind = kindOf(index.column());
    const bool isMonospace = kind == CellKind::Monospace || kind == CellKind::Time;
    const auto &font = isMonospace ? m_monospace : m_plain;
    const auto text = textOf(index);
    painter.setFont(font);
    const auto foreground = index.data(Qt::ForegroundRole);
    painter.setPen(foreground.isValid() ? foreground.value<QColor>() : coloursFor(m_view.palette()).text);
    if (isFigures(kind)) {
        paintTabular(painter, box, text, Qt::AlignRight);
        return;
    }
    const auto alignment = index.data(Qt::TextAlignmentRole);
    const auto horizontal =
        alignment.isValid() ? Qt::Alignment(alignment.toInt()) & Qt::AlignHorizontal_Mask : Qt::AlignLeft;
    painter.drawText(box, int(horizontal | Qt::AlignVCenter) | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(text, Qt::ElideRight, box.width()));
}

QString CellDelegate::textOf(const QModelIndex &index) const
{
    const auto kind = kindOf(index.column());
    const auto raw = kind == CellKind::Text || kind == CellKind::Monospace ? QVariant() : index.data(RawRole);
    if (!raw.isValid())
        return inOneLine(index.data().toString());
    switch (kind) {
    case CellKind::Number: {
        const auto own = index.data().toString();
        return own.isEmpty() ? numberText(raw) : own;
    }
    case CellKind::Bytes:
        return QLocale().formattedDataSize(raw.toLongLong());
    case CellKind::Time:
        return displayTime(timeOf(raw), m_view.display().timeZone());
    case CellKind::Age:
        return relativeAge(timeOf(raw), utcNow());
    case CellKind::Duration:
        return shortDuration(std::chrono::nanoseconds(raw.toLongLong()));
    default:
        return badgeOfCell(kind, index, coloursFor(m_view.palette())).word;
    }
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const auto kind = kindOf(index.column());
    const bool isMonospace = kind == CellKind::Monospace || kind == CellKind::Time;
    const auto width = QFontMetrics(isMonospace ? m_monospace : m_plain).horizontalAdvance(textOf(index));
    return {width + 2 * kPadding + (isBadge(kind) ? kShapeSide + 7 : 2), m_view.display().rowHeight()};
}

QString CellDelegate::toolTipOf(const QModelIndex &index, const QRect &box) const
{
    if (const auto own = index.data(Qt::ToolTipRole).toString(); !own.isEmpty())
        return own;
    const auto kind = kindOf(index.column());
    const auto raw = index.data(RawRole);
    if (raw.isValid() && (kind == CellKind::Time || kind == CellKind::Age))
        return exactTime(timeOf(raw), m_view.display().timeZone());
    if (raw.isValid() && kind == CellKind::Duration)
        return exactDuration(std::chrono::nanoseconds(raw.toLongLong()));
    return sizeHint({}, index).width() > box.width() ? textOf(index) : QString();
}

bool CellDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                             const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), asToolTip(toolTipOf(index, option.rect)), view);
    return true;
}

} // namespace minixdr
