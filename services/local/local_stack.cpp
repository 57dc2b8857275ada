// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/local_stack.h"

#include <QLoggingCategory>

Q_LOGGING_CATEGORY(lcLocal, "minixdr.local", QtInfoMsg)

namespace minixdr
{

LocalStack::LocalStack(StackFolders folders)
    : m_folders(std::move(folders)), m_postgres(m_folders), m_redis(m_folders),
      m_gate(m_folders.data + QStringLiteral("/gate.lock")), m_users(m_folders.data + QStringLiteral("/users.lock"))
{
}

Result<std::unique_ptr<LocalStack>> LocalStack::open(Options options)
{
    auto folders = StackFolders::choose(options.dataDirectory);
    MX_CHECK(folders.create());
    std::unique_ptr<LocalStack> stack(new LocalStack(std::move(folders)));
    if (!stack->m_gate.isOpen() || !stack->m_users.isOpen())
        return failure(ErrorKind::Denied,
                       QStringLiteral("the lock files in %1 cannot be written; choose another folder "
                                      "with --data-dir")
                           .arg(stack->m_folders.data));
    stack->m_gate.exclude();
    stack->m_users.share();
    const auto started = stack->startServers(options);
    stack->m_gate.release();
    if (!started)
        return failure(started.error()); // leaving stops what was started
    return stack;
}

Result<> LocalStack::startServers(const Options &options)
{
    MX_CHECK(m_folders.create()); // again, inside the gate: who left last has taken the folder of the sockets away
    MX_CHECK(m_redis.checkInstalled()); // before anything is made
    MX_CHECK(m_postgres.create(options.progress, options.stop));
    if (options.progress)
        options.progress({QStringLiteral("start_servers"), 0, 0, {}});
    MX_CHECK(m_postgres.start(options.stop));
    return m_redis.start(options.stop);
}

LocalStack::~LocalStack()
{
    if (!m_gate.isOpen() || !m_users.isOpen())
        return;
    m_gate.exclude();
    m_users.release();
    if (!m_users.tryToExclude())
        return; // somebody else still works with them
    if (const auto stopped = m_redis.stop(); !stopped)
        qCWarning(lcLocal) << stopped.error().what;
    if (const auto stopped = m_postgres.stop(); !stopped)
        qCWarning(lcLocal) << stopped.error().what;
    m_folders.removeRuntime();
}

} // namespace minixdr
