// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/diagnostics/program_board.h"

#include "services/base/json_record.h"
#include "services/diagnostics/resources_json.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLoggingCategory>

#include <nlohmann/json.hpp>

#include <cerrno>
#include <csignal>
#include <cstdio>

Q_LOGGING_CATEGORY(lcBoard, "minixdr.diagnostics.board", QtInfoMsg)

namespace minixdr
{
namespace
{

bool isRunning(qint64 pid)
{
    return pid > 0 && (::kill(static_cast<pid_t>(pid), 0) == 0 || errno == EPERM);
}

} // namespace

ProgramBoard::~ProgramBoard()
{
    if (!m_path.isEmpty())
        QFile::remove(m_path);
}

void ProgramBoard::publish(const ProgramResources &program)
{
    if (m_folder.isEmpty())
        return;
    const std::lock_guard lock(m_mutex);
    const QDir folder(m_folder);
    const auto name = QStringLiteral("%1-%2").arg(program.program).arg(program.pid);
    const auto path = folder.filePath(name + QStringLiteral(".json"));
    const auto draft = folder.filePath(name + QStringLiteral(".draft"));
    const auto bytes = QByteArray::fromStdString(toJson(program).dump());
    QFile file(draft);
    // Not QSaveFile: it waits for the disk, and this is worth nothing after a crash.
    if (folder.mkpath(QStringLiteral(".")) && file.open(QIODevice::WriteOnly | QIODevice::Truncate) &&
        file.write(bytes) == bytes.size() && file.flush() &&
        std::rename(QFile::encodeName(draft).constData(), QFile::encodeName(path).constData()) == 0) {
        m_path = path;
        m_isBroken = false;
        return;
    }
    QFile::remove(draft);
    if (!std::exchange(m_isBroken, true))
        qCWarning(lcBoard) << "the other programs do not see this one's connections:" << draft << file.errorString();
}

std::vector<ProgramResources> ProgramBoard::others() const
{
    std::vector<ProgramResources> programs;
    if (m_folder.isEmpty())
        return programs;
    QDir folder(m_folder);
    for (const auto &name : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue; // it has just ended
        const auto object = parseRecord(file.readAll(), false);
        auto program = programFrom(object);
        if (!program || program->pid == QCoreApplication::applicationPid())
            continue;
        if (isRunning(program->pid))
            programs.push_back(std::move(*program));
        else
            file.remove(); // it was killed
    }
    return programs;
}

} // namespace minixdr
