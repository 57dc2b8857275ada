// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/state_stack.h"

#include "ui/widgets/format.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/skeleton.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QTimer>
#include <QVBoxLayout>

namespace minixdr
{

namespace
{
constexpr int kSkeletonDelay = 200;
}

StateStack::StateStack(QWidget *content, DisplaySettings &display, QWidget *parent)
    : QWidget(parent), m_display(display), m_content(content), m_blank(new QWidget(this)),
      m_skeleton(new Skeleton(display, this)), m_notice(new Notice(this)), m_banner(makeBanner()),
      m_stack(new QStackedLayout), m_skeletonDelay(new QTimer(this))
{
    build();
    m_skeletonDelay->setSingleShot(true);
    m_skeletonDelay->setInterval(kSkeletonDelay);
    connect(m_skeletonDelay, &QTimer::timeout, this, [this] { m_stack->setCurrentWidget(m_skeleton); });
    connect(m_notice, &Notice::primaryClicked, this,
            [this] { m_state == State::Error ? Q_EMIT retryRequested() : Q_EMIT emptyActionRequested(); });
    connect(m_notice, &Notice::secondaryClicked, this, [this] { QGuiApplication::clipboard()->setText(m_details); });
}

void StateStack::build()
{
    for (auto *widget : {m_blank, m_content, m_skeleton, static_cast<QWidget *>(m_notice)})
        m_stack->addWidget(widget);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addLayout(m_stack, 1);
    m_banner->hide();
}

QWidget *StateStack::makeBanner()
{
    auto *banner = new QFrame(this);
    banner->setProperty("banner", true);
    m_bannerText = new QLabel(banner);
    m_bannerText->setTextFormat(Qt::PlainText);
    m_bannerText->setWordWrap(true);
    auto *retry = new QPushButton(tr("Retry"), banner);
    connect(retry, &QPushButton::clicked, this, &StateStack::retryRequested);
    auto *row = new QHBoxLayout(banner);
    row->setContentsMargins(12, 4, 8, 4);
    row->addWidget(m_bannerText, 1);
    row->addWidget(retry);
    return banner;
}

void StateStack::setState(State state)
{
    if (state != State::Loading)
        m_skeletonDelay->stop();
    if (std::exchange(m_state, state) != state)
        Q_EMIT stateChanged(state);
}

void StateStack::showNotice(const QString &icon, const QString &title, const QString &text)
{
    m_notice->show(icon, title, text);
    m_stack->setCurrentWidget(m_notice);
}

void StateStack::showLoading()
{
    if (m_hasContent)
        return;
    if (m_state != State::Loading || !m_skeletonDelay->isActive())
        m_skeletonDelay->start();
    setState(State::Loading);
}

void StateStack::showFilled()
{
    m_hasContent = true;
    clearBanner();
    const auto *focused = window()->focusWidget();
    const bool keysAreHere = !m_content->isVisible() && focused && isAncestorOf(focused);
    m_stack->setCurrentWidget(m_content);
    if (keysAreHere)
        m_content->setFocus(Qt::OtherFocusReason); // Retry has gone
    setState(State::Filled);
}

void StateStack::showEmpty(const EmptyText &text)
{
    m_hasContent = false;
    clearBanner();
    m_notice->setButtons(text.action, {});
    showNotice(QStringLiteral("empty"), text.title, text.text);
    setState(State::Empty);
}

void StateStack::showError(const ErrorText &text)
{
    m_details = text.details;
    if (m_hasContent) {
        if (!m_staleSince)
            m_staleSince = utcNow();
        const auto since = toDateTime(*m_staleSince).toTimeZone(m_display.timeZone());
        m_bannerText->setText(tr("%1 Since %2 this shows what was loaded before. %3")
                                  .arg(text.title, QLocale().toString(since.time(), QLocale::ShortFormat), text.text));
        m_bannerText->setToolTip(asToolTip(text.details));
        m_banner->show();
        return;
    }
    m_notice->setButtons(text.canRetry ? tr("Retry") : QString(), tr("Copy details"));
    showNotice(QStringLiteral("error"), text.title, text.text);
    setState(State::Error);
}

void StateStack::clearBanner()
{
    m_staleSince.reset();
    m_banner->hide();
}

} // namespace minixdr
