// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/request.h"

#include <functional>

namespace minixdr
{

/// A Request of a page that can be left: what has not been answered by then is withdrawn, and what is sent while nobody
/// looks waits; both are asked when the page is entered again. Used as a Request is.
template <typename T>
class PausableRequest
{
public:
    using Ask = std::function<QFuture<Result<T>>(std::stop_token)>;
    using OnAnswer = std::function<void(Result<T>)>;

    /// As Request::send(); `ask` may be called again.
    void send(Ask ask, OnAnswer onAnswer)
    {
        m_ask = std::move(ask);
        m_onAnswer = std::move(onAnswer);
        m_isUnanswered = true;
        if (m_isActive)
            start();
    }

    /// Nothing is answered after this.
    void cancel()
    {
        m_isUnanswered = false;
        m_request.cancel();
    }

    void setActive(bool isActive)
    {
        if (std::exchange(m_isActive, isActive) == isActive)
            return;
        if (!isActive)
            m_request.cancel();
        else if (m_isUnanswered)
            start();
    }

private:
    void start()
    {
        m_request.send(m_ask, [this](Result<T> answer) {
            m_isUnanswered = false;
            const auto handler = m_onAnswer; // it may send again
            handler(std::move(answer));
        });
    }

    Request<T> m_request;
    Ask m_ask;
    OnAnswer m_onAnswer;
    bool m_isActive = true;
    bool m_isUnanswered = false;
};

} // namespace minixdr
