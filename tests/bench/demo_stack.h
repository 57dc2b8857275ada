// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/local/local_stack.h"
#include "services/postgres/pool.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace minixdr::bench
{

/// A local stack whose demo organizations hold some number of events: the one of `dataDirectory`, filled if it is
/// empty, or one of its own that goes with the program. Tells on stderr what takes long.
class DemoStack
{
public:
    /// The error of what could not be started, migrated or filled.
    static Result<std::unique_ptr<DemoStack>> open(const QString &dataDirectory, qint64 events);

    const LocalStack &stack() const { return *m_stack; }
    QString dataDirectory() const { return m_stack->dataFolder(); }
    QString postgresFolder() const { return m_stack->dataFolder() + QStringLiteral("/postgres"); }
    postgres::PoolConfig appPool() const;
    /// The demo organization with the most events.
    OrganizationId largest() const { return m_largest; }

private:
    DemoStack() = default;
    Result<> prepare(qint64 events);
    Result<> migrate(postgres::Pool &owner) const;
    Result<> fill(postgres::Pool &owner, qint64 events) const;

    QTemporaryDir m_folder;
    std::unique_ptr<LocalStack> m_stack;
    OrganizationId m_largest;
};

/// What the main of a benchmark does: opens the stack that its command line names (--data-dir, --events), has `measure`
/// print its figures (--json) and returns the exit code. `name` is the benchmark's, for its errors.
int runOnDemoStack(const QString &name, const std::function<Result<>(const DemoStack &stack, bool isJson)> &measure);

} // namespace minixdr::bench
