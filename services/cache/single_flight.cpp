// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cache/single_flight.h"

#include <utility>

namespace minixdr::cache
{

SingleFlight::Boarding SingleFlight::board(const QByteArray &name)
{
    auto &flight = m_flights[name];
    const bool isOverdue =
        flight && !flight->value && CallContext::Clock::now() > flight->startedAt + kInteractiveBudget;
    if (flight && !isOverdue)
        return {flight, false};
    flight = std::make_shared<Flight>();
    flight->name = name;
    return {flight, true};
}

Task<Value> SingleFlight::arrival(Handle flight, CallContext context)
{
    if (flight->value) {
        Result<Value> copy = *flight->value; // QCoro's return_value moves from what it is given, others need it too
        co_return copy;
    }
    const Completion<Value> completion;
    flight->arrivals.push_back(completion);
    ++flight->waiting;
    auto value = co_await completion.within(std::move(context));
    --flight->waiting;
    const bool isUnderWay = !flight->value && !flight->hasFailed;
    if (!value && isUnderWay && flight->waiting == 0) {
        flight->hasFailed = true;
        flight->stop.request_stop();
        end(flight);
    }
    co_return value;
}

void SingleFlight::land(Handle flight, Value value)
{
    flight->value = value;
    answer(*flight, std::move(value));
}

void SingleFlight::fail(Handle flight, Error error)
{
    end(flight);
    flight->hasFailed = true;
    answer(*flight, failure(std::move(error)));
}

void SingleFlight::end(const Handle &flight)
{
    const auto found = m_flights.find(flight->name);
    if (found != m_flights.end() && found->second == flight) // not the next one of the same name
        m_flights.erase(found);
}

void SingleFlight::failAll(const Error &error)
{
    for (const auto &[name, flight] : std::exchange(m_flights, {})) {
        flight->hasFailed = true;
        flight->stop.request_stop();
        answer(*flight, failure(error));
    }
}

void SingleFlight::answer(Flight &flight, const Result<Value> &value)
{
    for (const auto &completion : std::exchange(flight.arrivals, {}))
        completion.resolve(value);
}

} // namespace minixdr::cache
