// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/terminal.h"

#include <QMutex>

#include <unistd.h>

#include <cstdio>
#include <memory>

namespace minixdr::ctl
{
namespace
{

void write(FILE *stream, const QString &text)
{
    const auto bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stream);
    std::fflush(stream);
}

QString progressLine(const Progress &progress)
{
    QString line = progress.step;
    line.replace(QLatin1Char('_'), QLatin1Char(' '));
    if (progress.total > 0)
        line += QStringLiteral(" %1 %").arg(progress.done * 100 / progress.total);
    return progress.detail.isEmpty() ? line : line + QStringLiteral(": ") + progress.detail;
}

} // namespace

Terminal::Terminal() : m_isWatched(isatty(STDERR_FILENO) == 1) {}

void Terminal::data(const QString &text) const
{
    write(stdout, text);
}
void Terminal::note(const QString &line) const
{
    write(stderr, line + QLatin1Char('\n'));
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

QString sentence(const QString &attempt, const Error &error)
{
    static const auto advice = [](ErrorKind kind) -> QString {
        switch (kind) {
        case ErrorKind::Cancelled:
            return QStringLiteral("It was cancelled.");
        case ErrorKind::Timeout:
            return QStringLiteral("It took too long: allow more with --timeout, or narrow the filter.");
        case ErrorKind::Unavailable:
            return QStringLiteral("The server cannot be reached: see `minixdrctl status`.");
        case ErrorKind::Overloaded:
            return QStringLiteral("The server is full: try again shortly.");
        case ErrorKind::Contention:
            return QStringLiteral("Another transaction was in the way: try again.");
        case ErrorKind::Conflict:
            return QStringLiteral("Somebody else changed it, or it exists already.");
        case ErrorKind::NotFound:
            return QStringLiteral("There is no such thing in this organization.");
        case ErrorKind::Denied:
            return QStringLiteral("The role is not allowed to: check the profile's user.");
        case ErrorKind::Invalid:
            return {};
        case ErrorKind::Bug:
            return QStringLiteral("This is a fault of the program or of the schema: see `minixdrctl migrate status`.");
        }
        return {};
    };
    // Without a server's code the error says all there is to say.
    const bool needsAdvice = error.kind != ErrorKind::Denied || !error.code.isEmpty();
    const auto code = error.code.isEmpty() ? QString() : QStringLiteral(" [%1]").arg(error.code);
    return QStringLiteral("%1: %2%3. %4")
        .arg(attempt, error.what, code, needsAdvice ? advice(error.kind) : QString())
        .trimmed();
}

} // namespace minixdr::ctl
