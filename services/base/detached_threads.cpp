// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/base/detached_threads.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QThreadPool>

#include <array>

namespace minixdr
{
namespace
{

constexpr int kMostThreads = 8;       ///< of a kind
constexpr int kPatienceAtExit = 1000; ///< milliseconds

using Pools = std::array<QThreadPool, 2>;

Pools &pools()
{
    static auto *made = [] {
        static auto *fresh = new Pools; // never deleted, since that would wait
        for (auto &pool : *fresh)
            pool.setMaxThreadCount(kMostThreads);
        qAddPostRoutine([] {
            const QDeadlineTimer end(kPatienceAtExit);
            for (auto &pool : *fresh)
                pool.waitForDone(static_cast<int>(end.remainingTime()));
        });
        return fresh;
    }();
    return *made;
}

} // namespace

QThreadPool &detachedThreads(DetachedWork kind)
{
    return pools().at(static_cast<std::size_t>(kind));
}

} // namespace minixdr
