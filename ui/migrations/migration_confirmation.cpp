// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/migrations/migration_confirmation.h"

#include "models/migrations/migration_facts.h"
#include "ui/widgets/format.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace minixdr
{
namespace
{

QString listOf(const std::vector<Migration> &plan)
{
    QStringList lines;
    for (const auto &migration : plan)
        lines << QStringLiteral("  •  ") + nameOf(migration);
    return lines.join(QLatin1Char('\n'));
}

/// A fact that several migrations share is said once.
QString distinct(const std::vector<Migration> &plan, QString (*fact)(const Migration &))
{
    QStringList lines;
    for (const auto &migration : plan)
        if (const auto line = fact(migration); !line.isEmpty() && !lines.contains(line))
            lines << line;
    return lines.join(QLatin1Char('\n'));
}

QString transactionFact(const Migration &migration)
{
    return migration.isTransactional
               ? QCoreApplication::translate("MigrationConfirmation",
                                             "It is one transaction: if it fails or is cancelled, nothing has changed.")
               : QCoreApplication::translate(
                     "MigrationConfirmation",
                     "It runs step by step: cancelled, it leaves finished steps standing and can be "
                     "continued or undone.");
}

QString join(const QStringList &paragraphs)
{
    return paragraphs.filter(QRegularExpression(QStringLiteral("."))).join(QStringLiteral("\n\n"));
}

ConfirmConfig runConfirmation(const std::vector<Migration> &plan)
{
    ConfirmConfig config;
    config.title = plan.size() == 1
                       ? QCoreApplication::translate("MigrationConfirmation", "Run %1?").arg(nameOf(plan.front()))
                       : QCoreApplication::translate("MigrationConfirmation", "Run %1 migrations?").arg(plan.size());
    config.text =
        join({QCoreApplication::translate("MigrationConfirmation", "This will run:") + QLatin1Char('\n') + listOf(plan),
              distinct(plan, lockFact), distinct(plan, undoFact), distinct(plan, transactionFact),
              distinct(plan, estimateFact)});
    config.confirmText = QCoreApplication::translate("MigrationConfirmation", "Run");
    return config;
}

ConfirmConfig undoConfirmation(const std::vector<Migration> &plan)
{
    const auto loser = std::ranges::find_if(plan, &Migration::undoLosesData);
    ConfirmConfig config;
    config.title = plan.size() == 1
                       ? QCoreApplication::translate("MigrationConfirmation", "Undo %1?").arg(nameOf(plan.front()))
                       : QCoreApplication::translate("MigrationConfirmation", "Undo %1 migrations?").arg(plan.size());
    config.text = join({QCoreApplication::translate("MigrationConfirmation", "This will undo, the newest first:") +
                            QLatin1Char('\n') + listOf(plan),
                        distinct(plan, [](const Migration &migration) { return translatedFact(migration.undo); }),
                        distinct(plan, transactionFact)});
    config.confirmText = QCoreApplication::translate("MigrationConfirmation", "Undo");
    config.isDanger = true;
    if (loser != plan.end()) {
        config.text +=
            QStringLiteral("\n\n") +
            QCoreApplication::translate("MigrationConfirmation",
                                        "Rows are lost, and only a backup brings them back. To go on, type: %1")
                .arg(loser->name);
        config.typedWord = loser->name;
    }
    return config;
}

} // namespace

ConfirmConfig confirmationOf(MigrationAction action, const std::vector<Migration> &plan)
{
    return action == MigrationAction::Run ? runConfirmation(plan) : undoConfirmation(plan);
}

QString lockFact(const Migration &migration)
{
    return migration.locks.isEmpty() ? QString() : translatedFact(migration.locks);
}

QString undoFact(const Migration &migration)
{
    if (!migration.isReversible)
        return QCoreApplication::translate("MigrationConfirmation", "It cannot be undone: only a backup leads back.");
    return QCoreApplication::translate("MigrationConfirmation", "It can be undone. %1")
        .arg(translatedFact(migration.undo));
}

QString estimateFact(const Migration &migration)
{
    if (migration.rowsToRead == 0)
        return {};
    const auto estimate = std::max<std::chrono::milliseconds>(migration.estimate, std::chrono::seconds(1));
    return QCoreApplication::translate("MigrationConfirmation",
                                       "About %1 rows go into its indexes: some %2 on a server that is not busy.")
        .arg(grouped(migration.rowsToRead), shortDuration(estimate));
}

} // namespace minixdr
