// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

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
    void share();        ///< waits
    void exclude();      ///< waits
    bool tryToExclude(); ///< answers at once
    void release();

private:
    int m_file;
};

} // namespace minixdr
