// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/stack_lock.h"

#include <QElapsedTimer>
#include <QFile>
#include <QThread>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

namespace minixdr
{
namespace
{

bool lockFile(int file, int operation)
{
    int answer = 0;
    do {
        answer = flock(file, operation);
    } while (answer != 0 && errno == EINTR);
    return answer == 0;
}

} // namespace

StackLock::StackLock(const QString &path)
    : m_path(path), m_file(open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600))
{
}

StackLock::~StackLock()
{
    if (m_file >= 0)
        close(m_file);
}

void StackLock::share()
{
    lockFile(m_file, LOCK_SH);
}
Result<> StackLock::exclude(std::chrono::seconds limit, std::stop_token stop)
{
    QElapsedTimer since;
    since.start();
    while (!tryToExclude()) {
        if (stop.stop_requested())
            return failure(ErrorKind::Cancelled, QStringLiteral("cancelled while another program held %1").arg(m_path));
        if (since.elapsed() > std::chrono::milliseconds(limit).count())
            return failure(
                ErrorKind::Contention,
                QStringLiteral("another program has held %1 for %2 s; end that one").arg(m_path).arg(limit.count()));
        QThread::msleep(20);
    }
    return {};
}
bool StackLock::tryToExclude()
{
    return lockFile(m_file, LOCK_EX | LOCK_NB);
}
void StackLock::release()
{
    lockFile(m_file, LOCK_UN);
}

} // namespace minixdr
