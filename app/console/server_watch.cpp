// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/server_watch.h"

#include <QLoggingCategory>

Q_LOGGING_CATEGORY(lcWatch, "minixdr.console.servers", QtInfoMsg)

namespace minixdr
{

ServerWatch::ServerWatch(std::shared_ptr<LocalStack> stack, std::chrono::milliseconds patience, QObject *parent)
    : QObject(parent), m_stack(std::move(stack))
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, &ServerWatch::restart);
}

void ServerWatch::setStatus(const WorkspaceStatus &status)
{
    m_isWell = status.pool.isAvailable && status.cache.isAvailable;
    if (m_isWell)
        m_patience.stop();
    else if (!m_patience.isActive() && !m_isRestarting)
        m_patience.start();
}

void ServerWatch::restart()
{
    m_isRestarting = true;
    qCInfo(lcWatch) << "starting the local servers again";
    m_worker = std::jthread([this, stack = m_stack](std::stop_token stop) {
        const auto restarted = stack->restart(std::move(stop));
        QMetaObject::invokeMethod(
            this, [this, restarted] { finish(restarted); }, Qt::QueuedConnection);
    });
}

void ServerWatch::finish(const Result<> &restarted)
{
    m_isRestarting = false;
    if (!restarted)
        qCWarning(lcWatch) << "the local servers could not be started again:" << restarted.error().what;
    if (!m_isWell)
        m_patience.start();
}

} // namespace minixdr
