// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/store/migrations_port.h"
#include "tests/support/fake_answers.h"

namespace minixdr
{

/// Migrations without a server: up and down change the states of `migrations`, and tell the sink as they go.
class FakeMigrationsPort : public MigrationsPort
{
public:
    FakeAnswers answers;
    std::vector<Migration> migrations;
    std::optional<int> lastTarget;
    int questions = 0; ///< asked of status()

    QFuture<Result<std::vector<Migration>>> status(std::stop_token stop) override
    {
        ++questions;
        return answers.ask<std::vector<Migration>>([this] { return migrations; }, std::move(stop));
    }

    QFuture<Result<>> up(std::optional<int> target, ProgressSink sink, std::stop_token stop) override
    {
        lastTarget = target;
        sink({QStringLiteral("run"), 0, 1000, QStringLiteral("building index")});
        return answers.ask<void>([this, target, sink] { return finish(target, true, sink); }, std::move(stop));
    }

    QFuture<Result<std::vector<Migration>>> wouldUndo(std::optional<int> target, std::stop_token stop) override
    {
        return answers.ask<std::vector<Migration>>([this, target] { return undoneBy(target); }, std::move(stop));
    }

    QFuture<Result<>> down(std::optional<int> target, ProgressSink sink, std::stop_token stop) override
    {
        lastTarget = target;
        return answers.ask<void>([this, target, sink] { return finish(target, false, sink); }, std::move(stop));
    }

private:
    std::vector<Migration> undoneBy(std::optional<int> target) const
    {
        std::vector<Migration> undone;
        for (auto migration = migrations.rbegin(); migration != migrations.rend(); ++migration)
            if (migration->stands() && (target ? migration->version > *target : undone.empty()))
                undone.push_back(*migration);
        return undone;
    }

    Result<> finish(std::optional<int> target, bool isUp, const ProgressSink &sink)
    {
        for (auto &migration : migrations) {
            if (isUp && (!target || migration.version <= *target))
                migration.state = MigrationState::Applied;
            else if (!isUp && migration.version > target.value_or(0))
                migration.state = MigrationState::Pending;
        }
        sink({isUp ? QStringLiteral("run") : QStringLiteral("undo"), 1000, 1000, QStringLiteral("done")});
        return {};
    }
};

/// "first" (applied, loses rows when undone), "second" and "third" (not run).
inline std::vector<Migration> someMigrations()
{
    std::vector<Migration> migrations;
    for (int version = 1; version <= 3; ++version) {
        Migration migration;
        migration.version = version;
        migration.name =
            QStringList{QStringLiteral("first"), QStringLiteral("second"), QStringLiteral("third")}[version - 1];
        migration.title = QStringLiteral("Title %1").arg(version);
        migration.description = QStringLiteral("Does %1.").arg(version);
        migration.locks = QStringLiteral("Nobody waits.");
        migration.undo = QStringLiteral("Takes it back.");
        migration.upSql = QStringLiteral("CREATE TABLE t%1 ();").arg(version);
        migration.downSql = QStringLiteral("DROP TABLE t%1;").arg(version);
        migration.isReversible = true;
        migration.steps = 4;
        migration.undoLosesData = version == 1;
        migration.state = version == 1 ? MigrationState::Applied : MigrationState::Pending;
        migrations.push_back(migration);
    }
    return migrations;
}

} // namespace minixdr
