// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/progress.h"
#include "services/base/result.h"
#include "services/local/stack_folders.h"

#include <optional>
#include <stop_token>

namespace minixdr
{

/// The private PostgreSQL of a local stack: made once, started detached so that it serves every program of its user,
/// reached through a unix socket in a folder that only that user may enter. All calls block.
class LocalPostgres
{
public:
    explicit LocalPostgres(StackFolders folders) : m_folders(std::move(folders)) {}

    /// Whether a cluster can be started or made here: the program, its version, a folder that is no cluster, the disk.
    /// Makes nothing, not even the folder.
    Result<> checkPossible() const;
    /// Makes the cluster if there is none, in a folder beside it that takes its name when it is complete.
    Result<> create(const ProgressSink &progress, std::stop_token stop) const;
    Result<> start(std::stop_token stop) const;
    Result<> stop() const;

    /// Says so in a sentence if the disk has no room for what the server writes next; a server that finds none ends.
    std::optional<QString> fullDisk() const;

    bool exists() const;
    bool isRunning() const; ///< and takes connections

    /// Role minixdr_owner owns the schema and is the cluster's superuser; minixdr_app and minixdr_ingest are bound.
    QString conninfo(const QString &role, const QString &database = QStringLiteral("minixdr")) const;

private:
    Result<> checkVersion() const;
    Result<> awaitChange(std::stop_token stop) const;
    Result<> startOnce(std::stop_token stop) const;
    QByteArray boundedConninfo() const;
    QString pidFile() const { return m_folders.postgres + QStringLiteral("/postmaster.pid"); }
    bool isAlive() const;
    Result<> createDatabase(std::stop_token stop) const;
    Result<> initialise(const QString &folder, std::stop_token stop) const;

    StackFolders m_folders;
};

} // namespace minixdr
