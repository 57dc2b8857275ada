// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/completion.h"
#include "services/cache/cache.h"

#include <map>
#include <memory>
#include <vector>

namespace minixdr::cache
{

/// Who waits for the load of which key. A flight is shared by its callers and outlives each of them: the one that
/// began it may leave without harm to the others, and when the last has left, the load is stopped. Owned by the cache,
/// on its thread.
class SingleFlight
{
public:
    struct Flight {
        QByteArray name;
        CallContext::Clock::time_point startedAt = CallContext::Clock::now();
        std::vector<Completion<Value>> arrivals;
        int waiting = 0;
        std::stop_source stop;
        std::optional<Value> value; ///< loaded; the flight stays until the value is stored, for those on their way
        bool hasFailed = false;
    };
    using Handle = std::shared_ptr<Flight>;

    struct Boarding {
        Handle flight;
        bool isFirst; ///< then the caller begins the load
    };

    /// The flight of this name, or a new one. A load that outlasts every budget takes on no more callers.
    Boarding board(const QByteArray &name);

    /// The value when it has been loaded, or an error: the load's, or of the caller's own context.
    Task<Value> arrival(Handle flight, CallContext context);

    /// The load is done: everybody gets the value, and later callers too until end().
    void land(Handle flight, Value value);
    /// The load has failed: everybody gets the error; a later caller loads anew.
    void fail(Handle flight, Error error);
    void end(const Handle &flight);

    /// Stops all loads and answers all callers with `error`.
    void failAll(const Error &error);

private:
    static void answer(Flight &flight, const Result<Value> &value);

    std::map<QByteArray, Handle> m_flights;
};

} // namespace minixdr::cache
