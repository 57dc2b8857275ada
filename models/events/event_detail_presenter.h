// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/pausable_request.h"
#include "models/events/indented_json.h"
#include "services/events/events_port.h"

#include <QObject>
#include <QTimer>

namespace minixdr
{

/// One event with its raw line. What the list knows of it is there at once; the raw line follows once the person has
/// stayed on the row for a moment. GUI thread; owned by its page, outlived by the port.
class EventDetailPresenter : public QObject
{
    Q_OBJECT
public:
    enum class State : quint8 { Nothing, Loading, Complete, Failed };

    explicit EventDetailPresenter(EventsPort &port, std::chrono::milliseconds delay = std::chrono::milliseconds(80),
                                  QObject *parent = nullptr);

    State state() const { return m_state; }
    /// Without `raw` until the state is Complete.
    const Event &event() const { return m_event; }
    const Error &error() const { return m_error; }
    /// The raw line, indented if it is JSON; its beginning if it is very long.
    const IndentedJson &rawText() const { return m_rawText; }

    void show(const Event &row);
    void clear();
    /// Asks again at once.
    void reload();
    /// A detail that is left asks nothing; what it was waiting for, it asks for when it is entered again.
    void setActive(bool isActive) { m_request.setActive(isActive); }

Q_SIGNALS:
    void changed();

private:
    void take(Result<Event> answer);

    EventsPort &m_port;
    QTimer m_delay;
    State m_state = State::Nothing;
    Event m_event;
    IndentedJson m_rawText;
    Error m_error;
    PausableRequest<Event> m_request;
};

} // namespace minixdr
