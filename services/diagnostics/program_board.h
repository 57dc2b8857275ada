// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/diagnostics/resources_report.h"

#include <QString>

#include <mutex>
#include <vector>

namespace minixdr
{

/// Where the programs of a profile tell each other what their pools and caches do: a file each, in a folder they
/// share, renewed every second. It uses the disk; thread-safe.
class ProgramBoard
{
public:
    /// Without a folder nothing is told, and nobody is heard.
    explicit ProgramBoard(QString folder) : m_folder(std::move(folder)) {}
    /// Takes this program's file away.
    ~ProgramBoard();
    Q_DISABLE_COPY_MOVE(ProgramBoard)

    void publish(const ProgramResources &program);

    /// The other programs that still run, by name and pid.
    std::vector<ProgramResources> others() const;

private:
    QString m_folder;
    std::mutex m_mutex; ///< of this program's file
    QString m_path;
    bool m_isBroken = false;
};

} // namespace minixdr
