// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/postgres/connector.h"

#include "services/base/call_in_background.h"
#include "services/base/detached_threads.h"

#include <QHostInfo>

#include <algorithm>
#include <array>

namespace minixdr::postgres
{
using namespace std::chrono_literals;

namespace
{

// What a network swallowed is not answered when it heals, so an attempt soon begins again; the second try is for a
// server that is slow. Each is shorter than the 5 s within which the pool recovers, unless the conninfo asks for more.
constexpr std::chrono::milliseconds kFirstPatience = 1s;
constexpr std::chrono::milliseconds kSecondPatience = 3s;

void retire(Connection *connection)
{
    // It may be on the stack: the end of a lease is often reached from inside its own socket notifier.
    QObject::disconnect(connection, nullptr, nullptr, nullptr);
    connection->deleteLater();
}

/// Waits for the name service.
Result<std::vector<Endpoint>> addressesOf(const Endpoint &endpoint)
{
    const auto found = QHostInfo::fromName(QString::fromUtf8(endpoint.host));
    if (found.error() != QHostInfo::NoError || found.addresses().isEmpty())
        return failure(ErrorKind::Unavailable, QStringLiteral("the name %1 has no address: %2")
                                                   .arg(QString::fromUtf8(endpoint.host), found.errorString()));
    std::vector<Endpoint> endpoints;
    for (const auto addresses = found.addresses(); const auto &address : addresses)
        endpoints.push_back({endpoint.host, address.toString().toUtf8(), endpoint.port});
    return endpoints;
}

Error silence(const Endpoint &endpoint, std::chrono::milliseconds patience)
{
    return {ErrorKind::Unavailable,
            QStringLiteral("%1 did not answer within %2 ms").arg(endpoint.toText()).arg(patience.count()),
            {}};
}

/// What all of them say, with the last reason that the caller can tell from others.
Error summary(const std::vector<Error> &refusals)
{
    Error sum{ErrorKind::Unavailable, {}, {}};
    for (const auto &refusal : refusals) {
        sum.what += (sum.what.isEmpty() ? QString() : QStringLiteral("\n")) + refusal.what;
        if (refusal.kind != ErrorKind::Unavailable || sum.code.isEmpty()) {
            sum.kind = refusal.kind;
            sum.code = refusal.code;
        }
    }
    return sum;
}

} // namespace

Task<Connector::Opened> Connector::connect()
{
    auto endpoints = m_settings.endpoints;
    putAnsweredLastFirst(endpoints);
    std::vector<Error> refusals;
    for (const auto patience : {kFirstPatience, std::max(kSecondPatience, m_settings.connectTimeout)}) {
        const bool isLast = patience > kFirstPatience;
        auto opened = co_await connectToOne(&endpoints, patience, &refusals);
        if (opened || m_isClosed)
            co_return opened;
        if (isLast)
            for (const auto &endpoint : endpoints)
                refusals.push_back(silence(endpoint, patience));
        if (endpoints.empty())
            break;
    }
    co_return failure(summary(refusals));
}

/// Leaves in `endpoints` those that kept silent. The error is Timeout then.
Task<Connector::Opened> Connector::connectToOne(Endpoints *endpoints, std::chrono::milliseconds patience,
                                                std::vector<Error> *refusals)
{
    std::deque<Endpoint> left(endpoints->begin(), endpoints->end());
    endpoints->clear();
    while (!left.empty()) {
        const auto endpoint = left.front();
        left.pop_front();
        std::optional<Error> refusal;
        if (endpoint.needsLookup()) {
            const auto found = co_await lookUp(endpoint, patience);
            if (found)
                left.insert(left.begin(), found->begin(), found->end());
            else
                refusal = found.error();
        } else {
            auto opened = co_await connectTo(endpoint, patience);
            if (opened) {
                m_answeredLast = endpoint;
                co_return opened;
            }
            refusal = opened.error();
        }
        if (m_isClosed)
            co_return failure(ErrorKind::Unavailable, QStringLiteral("the pool is closed"));
        if (refusal && refusal->kind == ErrorKind::Timeout)
            endpoints->push_back(endpoint);
        else if (refusal)
            refusals->push_back(std::move(*refusal));
    }
    co_return failure(ErrorKind::Timeout, QStringLiteral("no endpoint has answered"));
}

Task<Connector::Opened> Connector::connectTo(Endpoint endpoint, std::chrono::milliseconds patience)
{
    Opened connection(new Connection(m_settings), retire);
    auto *connecting = connection.get();
    m_opening.push_back(connecting);
    auto budget = CallContext::within(patience);
    const auto connected = co_await connecting->connect(std::move(endpoint), std::move(budget));
    std::erase(m_opening, connecting);
    if (!connected)
        co_return failure(connected.error());
    co_return connection;
}

Task<Connector::Endpoints> Connector::lookUp(Endpoint endpoint, std::chrono::milliseconds patience)
{
    const Completion<Endpoints> done;
    m_lookups.push_back(done);
    const auto work = [endpoint] { return addressesOf(endpoint); };
    resolveWith(callInBackground<Endpoints>(work, detachedThreads(DetachedWork::NameLookup)), done);
    auto budget = CallContext::within(patience);
    auto found = co_await done.within(std::move(budget));
    std::erase_if(m_lookups, [](const auto &lookup) { return lookup.isResolved(); });
    if (found)
        putAnsweredLastFirst(*found);
    co_return found;
}

void Connector::putAnsweredLastFirst(Endpoints &endpoints) const
{
    const auto &last = m_answeredLast;
    std::ranges::stable_partition(endpoints, [&](const Endpoint &endpoint) {
        const bool isSamePlace = endpoint.host == last.host && endpoint.port == last.port;
        return isSamePlace && (endpoint.hostaddr == last.hostaddr || endpoint.needsLookup());
    });
}

void Connector::close(const Error &why)
{
    m_isClosed = true;
    for (const auto lookups = m_lookups; const auto &lookup : lookups)
        lookup.resolve(failure(why));
    while (!m_opening.empty()) // the thread may end before they would have answered
        m_opening.back()->abort(why);
}

} // namespace minixdr::postgres
