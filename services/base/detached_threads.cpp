// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/base/detached_threads.h"

#include <QCoreApplication>
#include <QThreadPool>

namespace minixdr
{
namespace
{

constexpr int kPatienceAtExit = 1000; ///< milliseconds

} // namespace

QThreadPool &detachedThreads()
{
    static auto *threads = [] {
        static auto *made = new QThreadPool; // never deleted, since that would wait
        made->setMaxThreadCount(kMostDetachedThreads);
        qAddPostRoutine([] { made->waitForDone(kPatienceAtExit); });
        return made;
    }();
    return *threads;
}

} // namespace minixdr
