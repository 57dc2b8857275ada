// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/event_detail_presenter.h"

namespace minixdr
{

namespace
{
/// Characters of the raw event that are laid out; a megabyte in one line would stop the window.
constexpr qsizetype kMostRawText = 20'000;
} // namespace

EventDetailPresenter::EventDetailPresenter(EventsPort &port, std::chrono::milliseconds delay, QObject *parent)
    : QObject(parent), m_port(port)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(delay);
    connect(&m_delay, &QTimer::timeout, this, &EventDetailPresenter::reload);
}

void EventDetailPresenter::show(const Event &row)
{
    if (m_state != State::Nothing && m_state != State::Failed && m_event.key() == row.key())
        return; // events never change
    m_request.cancel();
    m_event = row;
    m_rawText = {};
    m_state = State::Loading;
    m_delay.start();
    Q_EMIT changed();
}

void EventDetailPresenter::clear()
{
    m_request.cancel();
    m_delay.stop();
    m_state = State::Nothing;
    m_event = {};
    m_rawText = {};
    Q_EMIT changed();
}

void EventDetailPresenter::reload()
{
    if (m_state == State::Nothing)
        return;
    m_delay.stop();
    m_state = State::Loading;
    m_request.send([this](std::stop_token stop) { return m_port.event(m_event.key(), stop); },
                   [this](Result<Event> answer) { take(std::move(answer)); });
    Q_EMIT changed();
}

void EventDetailPresenter::take(Result<Event> answer)
{
    if (answer) {
        m_event = std::move(*answer);
        m_rawText = indentedJson(m_event.raw, kMostRawText);
        m_state = State::Complete;
    } else {
        m_error = answer.error();
        m_state = State::Failed;
    }
    Q_EMIT changed();
}

} // namespace minixdr
