// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/request.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

namespace minixdr
{

/// Something that is asked again and again while somebody looks at it: what does not depend on its type. GUI thread;
/// owned by whoever shows it.
class RefreshedSource : public QObject
{
    Q_OBJECT
public:
    enum class State : quint8 { Loading, Failed, Filled };

    State state() const { return m_state; }
    /// Why there is no value, or why it is older than it should be.
    const std::optional<Error> &error() const { return m_error; }

    void setActive(bool isActive)
    {
        if (!isActive)
            return m_timer.stop();
        m_timer.start();
        reload();
    }

public Q_SLOTS:
    virtual void reload() = 0;

Q_SIGNALS:
    void changed();

protected:
    explicit RefreshedSource(std::chrono::milliseconds interval)
    {
        m_timer.setInterval(interval);
        connect(&m_timer, &QTimer::timeout, this, [this] { reloadUnlessUnderWay(); });
    }

    virtual void reloadUnlessUnderWay() = 0;

    void take(const std::optional<Error> &error)
    {
        m_error = error;
        if (!error)
            m_state = State::Filled;
        else if (m_state != State::Filled)
            m_state = State::Failed;
        Q_EMIT changed();
    }

private:
    State m_state = State::Loading;
    std::optional<Error> m_error;
    QTimer m_timer;
};

/// The last answer to a question, asked every `interval` while it is active.
template <typename T>
class Refreshed : public RefreshedSource
{
public:
    using Ask = std::function<QFuture<Result<T>>(std::stop_token)>;

    Refreshed(Ask ask, std::chrono::milliseconds interval) : RefreshedSource(interval), m_ask(std::move(ask)) {}

    /// The last answer, however old; a default one before the first.
    const T &value() const { return m_value; }

    void reload() override
    {
        m_request.send(m_ask, [this](Result<T> answer) {
            if (answer)
                m_value = std::move(*answer);
            take(answer ? std::nullopt : std::optional(answer.error()));
        });
    }

private:
    void reloadUnlessUnderWay() override
    {
        if (!m_request.isUnderWay()) // a slow server is not asked faster than it answers
            reload();
    }

    Ask m_ask;
    T m_value{};
    Request<T> m_request;
};

} // namespace minixdr
