// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/page_bar.h"

#include "ui/widgets/format.h"
#include "ui/widgets/jump_to_time.h"
#include "ui/widgets/line_icon.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QToolTip>

#include <array>

namespace minixdr
{

namespace
{

constexpr std::array kPageSizes{25, 50, 100, 250, 500, 1000};
constexpr int kGap = 12; ///< between groups of controls

QToolButton *makeButton(const QString &icon, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(lineIcon(icon));
    button->setIconSize(QSize(16, 16));
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void name(QWidget *widget, const QString &text, const QKeySequence &shortcut = {})
{
    widget->setAccessibleName(text);
    widget->setToolTip(
        shortcut.isEmpty() ? text : text + QStringLiteral(" (%1)").arg(shortcut.toString(QKeySequence::NativeText)));
}

} // namespace

PageBar::PageBar(DisplaySettings &display, QWidget *parent)
    : QWidget(parent), m_display(display), m_first(makeButton(QStringLiteral("first"), this)),
      m_previous(makeButton(QStringLiteral("previous"), this)), m_range(new QLabel(this)),
      m_next(makeButton(QStringLiteral("next"), this)), m_last(makeButton(QStringLiteral("last"), this)),
      m_pageLabel(new QLabel(this)), m_pageEdit(new QLineEdit(this)), m_pagesLabel(new QLabel(this)),
      m_sizeBox(new QComboBox(this)), m_jump(makeButton(QStringLiteral("clock"), this)),
      m_refresh(makeButton(QStringLiteral("refresh"), this)), m_zone(new QToolButton(this)),
      m_newPill(new QPushButton(this)), m_exactness(new QLabel(this))
{
    build();
    wire();
    retranslate();
    setPageSize(50);
    clear();
}

void PageBar::build()
{
    setProperty("pageBar", true);
    setAttribute(Qt::WA_StyledBackground);
    m_pageEdit->setAlignment(Qt::AlignRight);
    m_pageEdit->setFixedWidth(68);
    m_newPill->setProperty("pill", true);
    m_zone->setProperty("status", true);
    m_zone->setFocusPolicy(Qt::TabFocus);
    m_exactness->setProperty("secondary", true);
    m_range->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("1,000–1,050 of 250,000")));
    m_range->setAlignment(Qt::AlignCenter);
    for (auto *label : {m_range, m_pageLabel, m_pagesLabel, m_exactness})
        label->setTextFormat(Qt::PlainText);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 12, 4);
    row->setSpacing(4);
    for (QWidget *widget :
         {static_cast<QWidget *>(m_first), static_cast<QWidget *>(m_previous), static_cast<QWidget *>(m_range),
          static_cast<QWidget *>(m_next), static_cast<QWidget *>(m_last)})
        row->addWidget(widget);
    row->addSpacing(kGap);
    row->addWidget(m_pageLabel);
    row->addWidget(m_pageEdit);
    row->addWidget(m_pagesLabel);
    row->addSpacing(kGap);
    row->addWidget(m_sizeBox);
    row->addWidget(m_jump);
    row->addWidget(m_refresh);
    row->addWidget(m_newPill);
    row->addStretch();
    row->addWidget(m_exactness);
    row->addWidget(m_zone);
}

void PageBar::wire()
{
    connect(m_first, &QToolButton::clicked, this, &PageBar::firstRequested);
    connect(m_previous, &QToolButton::clicked, this, &PageBar::previousRequested);
    connect(m_next, &QToolButton::clicked, this, &PageBar::nextRequested);
    connect(m_last, &QToolButton::clicked, this, &PageBar::lastRequested);
    connect(m_refresh, &QToolButton::clicked, this, &PageBar::refreshRequested);
    connect(m_newPill, &QPushButton::clicked, this, &PageBar::newRowsRequested);
    connect(m_jump, &QToolButton::clicked, this, &PageBar::openJumpToTime);
    connect(m_pageEdit, &QLineEdit::returnPressed, this, &PageBar::acceptPageNumber);
    m_pageEdit->installEventFilter(this);
    connect(m_sizeBox, &QComboBox::activated, this, [this] { Q_EMIT pageSizeChosen(pageSize()); });
    connect(m_zone, &QToolButton::clicked, this, [this] { m_display.setUtc(!m_display.isUtc()); });
    connect(&m_display, &DisplaySettings::changed, this, &PageBar::updateTexts);
}

void PageBar::retranslate()
{
    name(m_first, tr("First page"), QKeySequence(Qt::ALT | Qt::Key_Home));
    name(m_previous, tr("Previous page"), QKeySequence(Qt::CTRL | Qt::Key_PageUp));
    name(m_next, tr("Next page"), QKeySequence(Qt::CTRL | Qt::Key_PageDown));
    name(m_last, tr("Last page"), QKeySequence(Qt::ALT | Qt::Key_End));
    name(m_pageEdit, tr("Page number"));
    name(m_sizeBox, tr("Rows a page"));
    name(m_jump, tr("Jump to a time"));
    name(m_refresh, tr("Refresh"), QKeySequence(QKeySequence::Refresh));
    const QSignalBlocker blocker(m_sizeBox);
    const int size = m_sizeBox->count() ? pageSize() : 0;
    m_sizeBox->clear();
    for (const int choice : kPageSizes)
        m_sizeBox->addItem(tr("%1 rows").arg(grouped(choice)), choice);
    if (size)
        setPageSize(size);
    updateTexts();
}

int PageBar::pageSize() const
{
    return m_sizeBox->currentData().toInt();
}

void PageBar::setPageSize(int size)
{
    const QSignalBlocker blocker(m_sizeBox);
    int index = m_sizeBox->findData(size);
    if (index < 0) {
        m_sizeBox->addItem(tr("%1 rows").arg(grouped(size)), size);
        index = m_sizeBox->count() - 1;
    }
    m_sizeBox->setCurrentIndex(index);
}

void PageBar::setFacts(const PageFacts &facts, int rows)
{
    m_facts = facts;
    m_rows = rows;
    if (facts.pageSize != pageSize())
        setPageSize(facts.pageSize);
    updateTexts();
    updateButtons();
}

void PageBar::setTiming(const postgres::QueryTiming &timing)
{
    m_timing = timing;
    updateTexts();
}

void PageBar::setNewRows(qint64 count)
{
    m_newRows = count;
    updateTexts();
}

void PageBar::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    updateTexts();
}

void PageBar::clear()
{
    m_facts.reset();
    m_timing.reset();
    m_rows = 0;
    m_newRows = 0;
    updateTexts();
    updateButtons();
}

void PageBar::updateButtons()
{
    const bool hasBefore = m_facts && m_facts->firstRow > 0;
    const bool hasAfter = m_facts && m_facts->firstRow + m_rows < m_facts->total;
    m_first->setEnabled(hasBefore);
    m_previous->setEnabled(hasBefore);
    m_next->setEnabled(hasAfter);
    m_last->setEnabled(hasAfter);
    m_pageEdit->setEnabled(m_facts && m_facts->pages > 1);
    m_jump->setEnabled(m_facts.has_value());
}

void PageBar::updateTexts()
{
    showTexts();
    fit();
}

QSize PageBar::minimumSizeHint() const
{
    const auto margins = layout()->contentsMargins();
    int width = margins.left() + margins.right() + 2 * kGap + m_range->minimumWidth();
    for (const auto *arrow : {m_first, m_previous, m_next, m_last})
        width += arrow->minimumSizeHint().width() + layout()->spacing();
    return {width, QWidget::minimumSizeHint().height()};
}

void PageBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

/// Where there is not room for all, what can be missed most easily goes first; the commands for it stay.
void PageBar::fit()
{
    QWidget *number = m_pageEdit;
    QWidget *rows = m_range;
    const std::array<QWidget *, 9> dispensable{m_exactness, m_pageLabel, m_zone,       m_refresh,
                                               m_jump,      m_sizeBox,   m_pagesLabel, m_isNumberWanted ? rows : number,
                                               m_newPill};
    number->show();
    rows->show();
    for (auto *widget : dispensable)
        widget->setVisible(widget != m_newPill || m_newRows > 0);
    for (auto *widget : dispensable) {
        layout()->invalidate();
        if (layout()->minimumSize().width() <= width())
            return;
        widget->hide();
    }
}

void PageBar::showTexts()
{
    m_pageLabel->setText(tr("page"));
    m_zone->setText(m_display.timeZoneName());
    name(m_zone,
         m_display.isUtc() ? tr("Times in UTC; click for local time")
                           : tr("Times in %1; click for UTC").arg(m_display.timeZoneName()),
         QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_U));
    m_newPill->setText(tr("%Ln new ▲", "rows that arrived since this page was read", int(m_newRows)));
    m_newPill->setToolTip(tr("Show the newest rows"));
    if (!m_facts) {
        m_range->setText(QStringLiteral("–"));
        m_pageEdit->clear();
        m_pagesLabel->setText(tr("of –"));
        m_exactness->setText(m_isBusy ? tr("loading…") : QString());
        return;
    }
    const auto &facts = *m_facts;
    m_range->setText(
        m_rows
            ? tr("%1–%2 of %3").arg(grouped(facts.firstRow + 1), grouped(facts.firstRow + m_rows), grouped(facts.total))
            : tr("0 of %1").arg(grouped(facts.total)));
    if (!m_pageEdit->hasFocus())
        m_pageEdit->setText(QLocale().toString(facts.number));
    m_pagesLabel->setText(tr("of %1").arg(grouped(facts.pages)));
    QStringList parts{facts.fromCache ? tr("exact, cached") : tr("exact")};
    if (m_timing)
        parts << shortDuration(m_timing->sum());
    m_exactness->setText(m_isBusy ? tr("loading…") : parts.join(QStringLiteral(" · ")));
    auto tip = tr("Counted %1").arg(exactTime(facts.countedAt, m_display.timeZone()));
    if (m_timing)
        tip += QLatin1Char('\n') + tr("wait %1, server %2, decode %3")
                                       .arg(exactDuration(m_timing->wait), exactDuration(m_timing->server),
                                            exactDuration(m_timing->decode));
    m_exactness->setToolTip(tip);
}

void PageBar::acceptPageNumber()
{
    bool isNumber = false;
    const auto number = QLocale().toLongLong(m_pageEdit->text().trimmed(), &isNumber);
    if (!m_facts)
        return;
    if (!isNumber)
        return sayWhatAPageNumberIs();
    const auto within = qBound<qint64>(1, number, qMax<qint64>(1, m_facts->pages));
    m_pageEdit->setText(QLocale().toString(within));
    m_pageEdit->selectAll();
    Q_EMIT pageRequested(within);
}

void PageBar::sayWhatAPageNumberIs()
{
    const auto text = tr("Write a page number from 1 to %1.").arg(grouped(m_facts->pages));
    QToolTip::showText(m_pageEdit->mapToGlobal(QPoint(0, -2 * m_pageEdit->height())), text, m_pageEdit);
    m_pageEdit->setAccessibleDescription(text);
    m_pageEdit->selectAll();
}

void PageBar::focusPageNumber()
{
    m_isNumberWanted = true;
    fit();
    m_pageEdit->setFocus(Qt::ShortcutFocusReason);
    m_pageEdit->selectAll();
}

void PageBar::leavePageNumber()
{
    m_isNumberWanted = m_pageEdit->hasFocus();
    updateTexts();
}

void PageBar::openJumpToTime()
{
    auto *popup = new JumpToTime(m_display, this);
    connect(popup, &JumpToTime::chosen, this, &PageBar::timeRequested);
    popup->openAbove(m_jump->isVisible() ? static_cast<QWidget *>(m_jump) : this);
}

/// What is not a page number any more makes way for the page that is shown.
bool PageBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_pageEdit && event->type() == QEvent::FocusOut)
        QMetaObject::invokeMethod(this, &PageBar::leavePageNumber, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

void PageBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace minixdr
