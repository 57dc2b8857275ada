// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/log_input.h"

#include <QFile>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace minixdr::ingest
{

namespace
{

constexpr int kLookForStop = 100; ///< milliseconds

bool isPassing(int number)
{
    return number == EINTR || number == EAGAIN;
}

} // namespace

Result<std::unique_ptr<LogInput>> LogInput::open(const QString &path, std::stop_token stop)
{
    // A named pipe without a writer would keep a blocking open().
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return failure(ErrorKind::Unavailable, QStringLiteral("%1 cannot be read: %2").arg(path, qt_error_string()));
    std::unique_ptr<LogInput> input(new LogInput(descriptor, std::move(stop)));
    struct stat facts = {};
    if (::fstat(descriptor, &facts) != 0)
        return failure(ErrorKind::Unavailable, QStringLiteral("%1 cannot be read: %2").arg(path, qt_error_string()));
    input->m_isStream = !S_ISREG(facts.st_mode);
    input->m_size = facts.st_size;
    input->QIODevice::open(ReadOnly);
    return input;
}

LogInput::LogInput(int descriptor, std::stop_token stop) : m_descriptor(descriptor), m_stop(std::move(stop)) {}

LogInput::~LogInput()
{
    ::close(m_descriptor);
}

qint64 LogInput::readData(char *data, qint64 most)
{
    if (most == 0)
        return 0; // QIODevice asks so after a look ahead, and a wait would be for nothing
    while (awaitMore()) {
        const auto count = ::read(m_descriptor, data, std::size_t(most));
        if (count > 0)
            return count;
        if (count == 0)
            return end(End::Reached);
        if (!isPassing(errno))
            return end(End::Failed);
    }
    return -1;
}

qint64 LogInput::writeData(const char *, qint64)
{
    return -1;
}

/// False at its end. What is there already is given whoever has stopped.
bool LogInput::awaitMore()
{
    while (m_end == End::None) {
        if (isReadyWithin(kLookForStop))
            return true;
        if (m_stop.stop_requested() && m_end == End::None)
            end(End::Stopped);
    }
    return false;
}

bool LogInput::waitForReadyRead(int milliseconds)
{
    return bytesAvailable() > 0 || m_end != End::None || isReadyWithin(milliseconds);
}

bool LogInput::isReadyWithin(int milliseconds)
{
    pollfd wanted{m_descriptor, POLLIN, 0};
    const int ready = ::poll(&wanted, 1, milliseconds);
    if (ready < 0 && !isPassing(errno))
        end(End::Failed);
    return ready > 0;
}

qint64 LogInput::end(End end)
{
    if (end == End::Failed)
        setErrorString(qt_error_string());
    m_end = end;
    return -1;
}

} // namespace minixdr::ingest
