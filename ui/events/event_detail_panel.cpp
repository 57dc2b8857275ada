// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/events/event_detail_panel.h"

#include "models/events/event_columns.h"
#include "models/table/cell_text.h"
#include "ui/widgets/error_text.h"
#include "ui/widgets/fact_grid.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/format.h"
#include "ui/widgets/line_icon.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/theme.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QToolButton>

namespace minixdr
{

namespace
{

constexpr int kWideEnough = 720;

QToolButton *makeLink(QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setProperty("link", true);
    button->setProperty("flush", true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

EventDetailPanel::EventDetailPanel(EventDetailPresenter &presenter, DisplaySettings &display, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_display(display), m_stack(new QStackedWidget(this)),
      m_nothing(new Notice(this)), m_content(new QWidget(this)), m_facts(new FactGrid(this)),
      m_ofSource(makeLink(this)), m_ofDestination(makeLink(this)), m_raw(new QPlainTextEdit(this)),
      m_rawState(new QLabel(this)), m_retry(new QPushButton(tr("Retry"), this)), m_copy(makeLink(this))
{
    build();
    connect(&m_presenter, &EventDetailPresenter::changed, this, &EventDetailPanel::refresh);
    connect(&m_display, &DisplaySettings::changed, this, &EventDetailPanel::refresh);
    connect(m_retry, &QPushButton::clicked, &m_presenter, &EventDetailPresenter::reload);
    connect(m_ofSource, &QToolButton::clicked, this,
            [this] { Q_EMIT eventsOfAddressRequested(*m_presenter.event().srcIp); });
    connect(m_ofDestination, &QToolButton::clicked, this,
            [this] { Q_EMIT eventsOfAddressRequested(*m_presenter.event().dstIp); });
    connect(m_copy, &QToolButton::clicked, this, &EventDetailPanel::copyRaw);
    refresh();
}

void EventDetailPanel::build()
{
    setAccessibleName(tr("Event"));
    setProperty("pane", true);
    m_nothing->show(QStringLiteral("events"), tr("No event selected"),
                    tr("Choose a row to see its fields and the line the sensor sent."));
    m_nothing->setButtons({}, {});
    m_columns = new QBoxLayout(QBoxLayout::TopToBottom, m_content);
    m_columns->setContentsMargins(16, 12, 16, 12);
    m_columns->setSpacing(16);
    m_columns->addWidget(buildFacts(), 2);
    m_columns->addWidget(buildRaw(), 3);
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(m_content);
    m_content->setBackgroundRole(QPalette::Base);
    m_content->setAutoFillBackground(true);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);
    setTabOrder(m_ofSource, m_ofDestination);
    setTabOrder(m_ofDestination, m_raw);
    setTabOrder(m_raw, m_copy);
}

QWidget *EventDetailPanel::buildFacts()
{
    auto *inner = new QWidget;
    inner->setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, 8, 0);
    column->setSpacing(4);
    auto *links = new QWidget(inner);
    auto *flow = new FlowLayout(links, 16);
    flow->addWidget(m_ofSource);
    flow->addWidget(m_ofDestination);
    column->addWidget(links);
    column->addWidget(m_facts);
    column->addStretch();
    auto *area = new QScrollArea(m_content);
    area->setWidget(inner);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setAccessibleName(tr("Fields"));
    return area;
}

QWidget *EventDetailPanel::buildRaw()
{
    m_raw->setReadOnly(true);
    m_raw->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_raw->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_raw->setTabChangesFocus(true);
    m_raw->setAccessibleName(tr("Raw event"));
    m_raw->setFont(monospaceFont(font()));
    m_rawState->setTextFormat(Qt::PlainText);
    m_rawState->setProperty("secondary", true);
    m_rawState->setWordWrap(true);
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copy the line exactly as the sensor sent it"));
    m_copy->setAccessibleName(m_copy->toolTip());
    auto *box = new QWidget(m_content);
    m_rawHeader = new QHBoxLayout;
    m_rawHeader->addWidget(m_rawState, 1);
    m_rawHeader->addWidget(m_retry);
    m_rawHeader->addWidget(m_copy);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(m_rawHeader);
    column->addWidget(m_raw, 1);
    return box;
}

void EventDetailPanel::focusRaw()
{
    m_raw->setFocus(Qt::ShortcutFocusReason);
}

void EventDetailPanel::copyRaw()
{
    if (m_copy->isEnabled())
        QGuiApplication::clipboard()->setText(QString::fromUtf8(m_presenter.event().raw));
}

void EventDetailPanel::setCornerButton(QWidget *button)
{
    m_rawHeader->addWidget(button);
}

void EventDetailPanel::refresh()
{
    const bool hasEvent = m_presenter.state() != EventDetailPresenter::State::Nothing;
    m_stack->setCurrentWidget(hasEvent ? m_content : static_cast<QWidget *>(m_nothing));
    if (!hasEvent)
        return;
    refreshFacts();
    refreshRaw();
    refreshAddressButton(m_ofSource, m_presenter.event().srcIp);
    refreshAddressButton(m_ofDestination, m_presenter.event().dstIp);
}

void EventDetailPanel::refreshFacts()
{
    const auto &event = m_presenter.event();
    const auto zone = m_display.timeZone();
    const auto severity = event.severity;
    m_facts->show({
        {tr("Time"), exactTime(event.ts, zone), true, {}, {}},
        {tr("Severity"), {}, false, [severity](const ThemeColours &c) { return badgeOf(severity, c); }, {}},
        {tr("Message"), event.message, false, {}, {}},
        {tr("Signature"), event.signature, false, {}, {}},
        {tr("Source"), endpointText(event.srcIp, event.srcPort), true, {}, {}},
        {tr("Destination"), endpointText(event.dstIp, event.dstPort), true, {}, {}},
        {tr("Protocol"), event.protocol, false, {}, {}},
        {tr("Host"), event.hostname, false, {}, {}},
        {tr("Sensor"), sourceTypeWord(event.sourceType), false, {}, {}},
        {tr("Event"), event.eventid, true, {}, {}},
        {tr("Key"), QString::number(event.id.value), true, {}, {}},
    });
}

void EventDetailPanel::refreshRaw()
{
    using State = EventDetailPresenter::State;
    const auto state = m_presenter.state();
    const auto &[text, isCut] = m_presenter.rawText();
    if (m_raw->toPlainText() != text)
        m_raw->setPlainText(text);
    m_retry->setVisible(state == State::Failed);
    m_copy->setEnabled(state == State::Complete && !text.isEmpty());
    if (state == State::Failed)
        m_rawState->setText(sentence(m_presenter.error(), tr("The raw event could not be loaded.")));
    else if (state == State::Loading)
        m_rawState->setText(tr("Raw event · loading…"));
    else if (isCut)
        m_rawState->setText(tr("Raw event · its first %1 characters; Copy gives all").arg(grouped(text.size())));
    else
        m_rawState->setText(text.isEmpty() ? tr("The sensor's line was not kept.") : tr("Raw event"));
}

void EventDetailPanel::refreshAddressButton(QToolButton *button, const std::optional<IpAddress> &address)
{
    button->setVisible(address.has_value());
    if (!address)
        return;
    button->setText(tr("Events of %1").arg(address->toString()));
    button->setToolTip(tr("Show every event from or to this address"));
}

void EventDetailPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_columns->setDirection(width() >= kWideEnough ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void EventDetailPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        m_raw->setFont(monospaceFont(font()));
}

} // namespace minixdr
