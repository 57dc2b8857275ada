// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/result.h"
#include "services/store/sql_splitter.h"

#include <QString>

#include <vector>

namespace minixdr
{

/// One folder of resources/migrations ("0002_perf_001": up.sql, down.sql, verify.sql), read and split.
/// The comment at the top of up.sql has lines "key: value": title, description, locks, undo, transactional (yes, no),
/// reversible, undo-loses-data. A value goes on in comment lines that are indented by three spaces.
struct MigrationScript {
    int version = 0;
    QString name;
    QString title;
    QString description;
    QString locks;
    QString undo;
    bool isTransactional = true;
    bool isReversible = false;
    bool undoLosesData = false;
    QByteArray upText;
    QByteArray downText;
    std::vector<SqlStatement> up;
    std::vector<SqlStatement> down;
    QByteArray verify;  ///< answers one text a problem; no row means verified
    QString checksum;   ///< SHA-256 of the canonical statements of up.sql, in hexadecimal
    QString id() const; ///< "0002_perf_001"
};

/// Reads every migration below `folder`, in order. Invalid, naming the file, for a folder of another name, a version
/// used twice, a missing file, SQL that cannot be split or a comment that lacks a line.
Result<std::vector<MigrationScript>> loadMigrations(const QString &folder);

/// Those that the program carries.
Result<std::vector<MigrationScript>> embeddedMigrations();

} // namespace minixdr
