// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace minixdr
{

/// A text file that several programs append whole lines to, and read what was appended since they last looked. Grown
/// past its bound it is put aside as "….1", which takes the place of the one put aside before. Not thread-safe.
class AppendedLines
{
public:
    /// At most twice `bound` bytes lie on disk; 0: no bound.
    explicit AppendedLines(QString path, qint64 bound = 0) : m_path(std::move(path)), m_bound(bound) {}

    /// `lines` end in a newline each. Makes the folder if need be. Unavailable if the file cannot be written:
    /// then it is as it was.
    Result<> append(const QByteArray &lines);

    /// The lines that are new since the last call, at first all, without their newlines. Unavailable if the file is
    /// there but cannot be read.
    Result<std::vector<QByteArray>> readNew();

private:
    QString asidePath() const { return m_path + QStringLiteral(".1"); }
    Result<> readFrom(const QString &path, qint64 *position, std::vector<QByteArray> &lines) const;

    QString m_path;
    qint64 m_bound;
    qint64 m_position = 0; ///< in the file of this inode
    quint64 m_inode = 0;
};

} // namespace minixdr
