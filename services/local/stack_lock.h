// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/result.h"

#include <QString>

#include <chrono>
#include <stop_token>

namespace minixdr
{

/// An advisory lock on a file (flock, close-on-exec), which the kernel drops when its holder dies: so nothing is ever
/// left locked.
class StackLock
{
public:
    explicit StackLock(const QString &path);
    ~StackLock();
    StackLock(const StackLock &) = delete;
    StackLock &operator=(const StackLock &) = delete;

    bool isOpen() const { return m_file >= 0; }
    void share(); ///< waits; nobody holds it alone but within the gate
    /// Waits. Contention after the limit: a holder that was stopped or hangs would be waited for without end.
    Result<> exclude(std::chrono::seconds limit, std::stop_token stop = {});
    bool tryToExclude(); ///< answers at once
    void release();

private:
    QString m_path;
    int m_file;
};

} // namespace minixdr
