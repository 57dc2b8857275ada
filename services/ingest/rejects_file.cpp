// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/rejects_file.h"

#include <QDir>
#include <QFileInfo>

namespace minixdr::ingest
{

namespace
{

tl::unexpected<Error> notWritable(const QFile &file)
{
    return failure(
        ErrorKind::Invalid,
        QStringLiteral("the rejects file %1 cannot be written: %2").arg(file.fileName(), file.errorString()));
}

} // namespace

Result<> RejectsFile::open()
{
    const auto folder = QFileInfo(m_file).absolutePath();
    if (!QDir().mkpath(folder) || !m_file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return notWritable(m_file);
    m_file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner); // logs may hold secrets
    m_hasLines = true;
    return {};
}

Result<> RejectsFile::add(qint64 line, const QString &reason, const QByteArray &bytes)
{
    if (!m_hasLines)
        MX_CHECK(open());
    const auto comment = QStringLiteral("# line %1: %2\n").arg(line).arg(reason).toUtf8();
    if (m_file.write(comment) < 0 || m_file.write(bytes) < 0 || m_file.write("\n") < 0)
        return notWritable(m_file);
    return {};
}

Result<> RejectsFile::close()
{
    if (!m_hasLines)
        return {};
    if (!m_file.flush())
        return notWritable(m_file);
    m_file.close();
    return {};
}

} // namespace minixdr::ingest
