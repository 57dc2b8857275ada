// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/completion.h"
#include "services/base/task.h"
#include "services/postgres/connection.h"

#include <deque>
#include <memory>
#include <vector>

namespace minixdr::postgres
{

/// Opens connections for one pool to whichever endpoint of its conninfo answers and has the role that the pool wants.
/// Each address of each host is tried by itself and for a limited time, so one that is silent does not keep us from the
/// others; the one that answered last goes first. Names are looked up on other threads. On the pool's thread.
class Connector
{
public:
    using Opened = std::unique_ptr<Connection, void (*)(Connection *)>;

    explicit Connector(ConnectionSettings settings) : m_settings(std::move(settings)) {}

    /// The error tells of every endpoint; its kind and code are those of the last that gave a reason.
    Task<Opened> connect();

    /// Ends at once what is under way.
    void close(const Error &why);

private:
    using Endpoints = std::vector<Endpoint>;

    Task<Opened> connectToOne(Endpoints *endpoints, std::chrono::milliseconds patience, std::vector<Error> *refusals);
    Task<Opened> connectTo(Endpoint endpoint, std::chrono::milliseconds patience);
    Task<Endpoints> lookUp(Endpoint endpoint, std::chrono::milliseconds patience);
    void putAnsweredLastFirst(Endpoints &endpoints) const;

    ConnectionSettings m_settings;
    Endpoint m_answeredLast;
    bool m_isClosed = false;
    std::vector<Connection *> m_opening;
    std::vector<Completion<Endpoints>> m_lookups;
};

} // namespace minixdr::postgres
