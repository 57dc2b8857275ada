// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/workspace/open_profile.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace minixdr::ctl
{

/// What every command understands.
struct GlobalOptions {
    ServerChoice servers;
    QString organization; ///< slug; empty: the first by name
    bool isJson = false;
    int timeoutSeconds = 30;
};

/// `events` and `incidents`.
struct ListOptions {
    std::optional<qint64> page;
    int pageSize = 50;
    QStringList filters;
    QString at; ///< a time to jump to instead of a page number
};

struct DemoOptions {
    qint64 events = 250'000;
    qint64 incidents = 2'000;
    quint64 seed = 1;
    QString until; ///< empty: the last midnight
    bool isReplacing = false;
};

struct ImportOptions {
    QStringList files;
    QString format = QStringLiteral("auto");
    std::optional<int> year; ///< for RFC 3164 lines, which have none
    bool makesOrganization = false;
};

struct MigrateOptions {
    std::optional<int> target;
    bool isConfirmed = false;
};

struct LatencyOptions {
    int minutes = 15;
    QString statement;
};

struct SlowOptions {
    int limit = 50;
    std::optional<qint64> threshold; ///< milliseconds; to be set
};

struct CacheOptions {
    QString keysOf;
    QString invalidate;
    bool mustWarmUp = false;
    int limit = 100;
};

struct SessionOptions {
    std::optional<qint32> cancel;
    std::optional<qint32> terminate;
};

struct LoadTestOptions {
    int users = 100;
    int spawnRate = 10;
    int seconds = 60;
    quint64 seed = 1;
};

} // namespace minixdr::ctl
