// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/result.h"

#include <QByteArray>
#include <QFile>

namespace minixdr::ingest
{

/// Keeps the lines that could not be read, each after a comment with its number and the reason, so that the mended
/// file can be imported as it is. Made with its first line, in place of one of the same name.
class RejectsFile
{
public:
    explicit RejectsFile(QString path) : m_file(std::move(path)) {}

    /// Invalid if the file cannot be written.
    Result<> add(qint64 line, const QString &reason, const QByteArray &bytes);
    /// Writes what is buffered.
    Result<> close();

    /// Empty as long as there is no file.
    QString path() const { return m_hasLines ? m_file.fileName() : QString(); }

private:
    Result<> open();

    QFile m_file;
    bool m_hasLines = false;
};

} // namespace minixdr::ingest
