// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/terminal.h"

#include <QMutex>

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace minixdr::ctl
{
namespace
{

bool write(FILE *stream, const QString &text)
{
    const auto bytes = text.toUtf8();
    const auto written = std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stream);
    return std::fflush(stream) == 0 && written == static_cast<std::size_t>(bytes.size());
}

QString progressLine(const Progress &progress)
{
    QString line = progress.step;
    line.replace(QLatin1Char('_'), QLatin1Char(' '));
    if (progress.total > 0)
        line += QStringLiteral(" %1 %").arg(progress.done * 100 / progress.total);
    return harmless(progress.detail.isEmpty() ? line : line + QStringLiteral(": ") + progress.detail);
}

} // namespace

Terminal::Terminal() : m_isWatched(isatty(STDERR_FILENO) == 1), m_isRead(isatty(STDOUT_FILENO) == 1) {}

void Terminal::data(const QString &text) const
{
    if (write(stdout, m_isRead ? harmless(text) : text))
        return;
    if (errno == EPIPE)
        std::clearerr(stdout);
    else
        error(QStringLiteral("the output could not be written: %1").arg(QString::fromLocal8Bit(std::strerror(errno))));
}
void Terminal::note(const QString &line) const
{
    write(stderr, harmless(line) + QLatin1Char('\n'));
}
void Terminal::error(const QString &line) const
{
    note(QStringLiteral("minixdrctl: ") + line);
}

ProgressSink Terminal::progressSink() const
{
    struct Last {
        QMutex mutex;
        QString step;
    };
    return [isWatched = m_isWatched, last = std::make_shared<Last>()](const Progress &progress) {
        const QMutexLocker lock(&last->mutex);
        if (isWatched)
            write(stderr, QStringLiteral("\r\033[K") + progressLine(progress));
        else if (progress.step != last->step || !progress.detail.isEmpty())
            write(stderr, progressLine(progress) + QLatin1Char('\n'));
        last->step = progress.step;
    };
}

void Terminal::endProgress() const
{
    if (m_isWatched)
        write(stderr, QStringLiteral("\r\033[K"));
}

QString harmless(QString text)
{
    for (auto &letter : text) {
        const bool isControl = letter.category() == QChar::Other_Control || letter.category() == QChar::Other_Format;
        if (isControl && letter != QLatin1Char('\n') && letter != QLatin1Char('\t'))
            letter = QChar(0x00b7);
    }
    return text;
}

ExitCode exitCodeAfterOutput(ExitCode exitCode)
{
    return exitCode == ExitCode::Ok && std::ferror(stdout) != 0 ? ExitCode::Failed : exitCode;
}

QString sentence(const QString &attempt, const Error &error)
{
    static const auto advice = [](ErrorKind kind, const QString &code) -> QString {
        const bool isServers = !code.isEmpty();
        switch (kind) {
        case ErrorKind::Timeout:
            return QStringLiteral("It took too long: allow more with --timeout, or narrow the filter.");
        case ErrorKind::Overloaded:
            return code == QLatin1String("53100") ? QStringLiteral("Free some space on the server's disk.")
                                                  : QStringLiteral("The server is full: try again shortly.");
        case ErrorKind::Contention:
            return QStringLiteral("Another transaction was in the way: try again.");
        case ErrorKind::Conflict:
            return isServers ? QStringLiteral("Somebody else changed it, or it exists already.") : QString();
        case ErrorKind::Denied:
            return isServers ? QStringLiteral("The role is not allowed to: check the profile's user.") : QString();
        case ErrorKind::Unavailable:
            return isServers ? QStringLiteral("The server cannot be reached: see `minixdrctl status`.") : QString();
        case ErrorKind::Bug:
            return QStringLiteral("This is a fault of the program or of the schema: see `minixdrctl migrate status`.");
        case ErrorKind::Cancelled:
        case ErrorKind::NotFound:
        case ErrorKind::Invalid:
            break; // the error says all there is to say
        }
        return {};
    };
    const auto code = error.code.isEmpty() ? QString() : QStringLiteral(" [%1]").arg(error.code);
    return QStringLiteral("%1: %2%3. %4").arg(attempt, error.what, code, advice(error.kind, error.code)).trimmed();
}

} // namespace minixdr::ctl
