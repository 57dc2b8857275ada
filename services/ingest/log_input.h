// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/result.h"

#include <QIODevice>

#include <memory>
#include <stop_token>

namespace minixdr::ingest
{

/// A log to read once from its beginning: a file, standard input or another pipe. It gives what is there and waits for
/// more; a stop ends the wait, and with it the input. Used by one thread, which it blocks.
class LogInput final : public QIODevice
{
public:
    /// The error names the file.
    static Result<std::unique_ptr<LogInput>> open(const QString &path, std::stop_token stop);
    ~LogInput() override;

    bool isSequential() const override { return true; }
    /// Whether a read would not wait: there is more, or the end.
    bool waitForReadyRead(int milliseconds) override;
    /// Whether nobody knows how much will come: it is no regular file.
    bool isStream() const { return m_isStream; }
    /// Of a regular file.
    qint64 size() const override { return m_size; }
    /// Whether it ended because it cannot be read any further: errorString().
    bool hasFailed() const { return m_end == End::Failed; }
    /// Whether it ended in a wait for more, perhaps within a line.
    bool wasStopped() const { return m_end == End::Stopped; }

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    enum class End : quint8 { None, Reached, Stopped, Failed };

    LogInput(int descriptor, std::stop_token stop);
    bool awaitMore();
    bool isReadyWithin(int milliseconds);
    qint64 end(End end);

    int m_descriptor;
    std::stop_token m_stop;
    bool m_isStream = false;
    End m_end = End::None; ///< a terminal and a named pipe could go on after their end
    qint64 m_size = 0;
};

} // namespace minixdr::ingest
