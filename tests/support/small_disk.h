// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTemporaryDir>

namespace minixdr
{

/// A tmpfs of few megabytes that can be filled to the last byte. Only this process and its children see it, and it is
/// gone with them however they end.
class SmallDisk
{
public:
    /// Gives this process mounts of its own; the first thing in main(), since a user other than root may do so only
    /// while there is one thread. Fatal if the kernel or the container allows neither way: a test without its disk is
    /// a failed test.
    static void enterOwnMounts();

    explicit SmallDisk(int megabytes);
    ~SmallDisk();
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;

    QString path() const { return m_folder.path(); }

    /// Takes all space but `bytes`.
    void fillBut(qint64 bytes);
    /// Gives it back.
    void free();

private:
    QTemporaryDir m_folder;
};

} // namespace minixdr
