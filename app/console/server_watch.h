// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/local_stack.h"
#include "services/workspace/workspace_status.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <thread>

namespace minixdr
{

/// Starts the private servers again when one has been away for a while: nobody else looks after them. GUI thread, but
/// for the start itself; owned by the console.
class ServerWatch : public QObject
{
    Q_OBJECT
public:
    /// `patience` leaves a server that restarts by itself the time to do so.
    ServerWatch(std::shared_ptr<LocalStack> stack, std::chrono::milliseconds patience, QObject *parent = nullptr);

public Q_SLOTS:
    void setStatus(const minixdr::WorkspaceStatus &status);

private:
    void restart();
    void finish(const Result<> &restarted);

    std::shared_ptr<LocalStack> m_stack;
    QTimer m_patience;
    bool m_isWell = true;
    bool m_isRestarting = false;
    std::jthread m_worker; ///< last, so that it has ended before anything that it uses
};

} // namespace minixdr
