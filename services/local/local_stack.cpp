// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/local_stack.h"

#include <QLoggingCategory>
#include <QProcessEnvironment>

Q_LOGGING_CATEGORY(lcLocal, "minixdr.local", QtInfoMsg)

namespace minixdr
{
using namespace std::chrono_literals;

namespace
{

constexpr auto kGateWait = 360s; ///< longer than a crashed server's recovery may take

/// PGPORT, PGOPTIONS, PGSERVICE … are meant for other servers than these, and both sides obey them: the server would
/// listen elsewhere, and libpq, which has no other way to be told of a service, would refuse to connect.
void forgetOtherServers()
{
    const auto names = QProcessEnvironment::systemEnvironment().keys();
    for (const auto &name : names)
        if (name.startsWith(QLatin1String("PG")))
            qunsetenv(name.toLocal8Bit().constData());
}

} // namespace

LocalStack::LocalStack(StackFolders folders)
    : m_folders(std::move(folders)), m_postgres(m_folders), m_redis(m_folders),
      m_gate(m_folders.data + QStringLiteral("/gate.lock")), m_users(m_folders.data + QStringLiteral("/users.lock"))
{
}

Result<std::unique_ptr<LocalStack>> LocalStack::open(Options options)
{
    forgetOtherServers();
    auto folders = StackFolders::choose(options.dataDirectory);
    MX_CHECK(LocalPostgres(folders).checkPossible()); // before anything is made
    MX_CHECK(LocalRedis(folders).checkInstalled());
    MX_CHECK(folders.createData());
    std::unique_ptr<LocalStack> stack(new LocalStack(std::move(folders)));
    if (!stack->m_gate.isOpen() || !stack->m_users.isOpen())
        return failure(ErrorKind::Denied,
                       QStringLiteral("the lock files in %1 cannot be written; choose another folder "
                                      "with --data-dir")
                           .arg(stack->m_folders.data));
    MX_CHECK(stack->enter(options));
    stack->m_users.share();
    stack->m_isUser = true;
    const auto started = stack->startServers(options);
    stack->m_gate.release();
    if (!started)
        return failure(started.error()); // leaving stops what was started
    return stack;
}

Result<> LocalStack::enter(const Options &options)
{
    if (m_gate.tryToExclude())
        return {};
    if (options.progress)
        options.progress({QStringLiteral("wait_for_other_program"), 0, 0, {}});
    return m_gate.exclude(kGateWait, options.stop);
}

Result<> LocalStack::startServers(const Options &options)
{
    MX_CHECK(m_folders.create()); // inside the gate: who leaves last takes the folder of the sockets away
    MX_CHECK(m_postgres.create(options.progress, options.stop));
    if (options.progress)
        options.progress({QStringLiteral("start_servers"), 0, 0, {}});
    MX_CHECK(m_postgres.start(options.stop));
    return m_redis.start(options.stop);
}

Result<> LocalStack::restart(std::stop_token stop)
{
    const Options options{{}, {}, std::move(stop)};
    MX_CHECK(enter(options));
    const auto started = startServers(options);
    m_gate.release();
    return started;
}

LocalStack::~LocalStack()
{
    if (!m_isUser)
        return;
    m_users.release();
    if (const auto entered = m_gate.exclude(kGateWait); !entered) {
        qCWarning(lcLocal) << entered.error().what;
        return;
    }
    if (!m_users.tryToExclude())
        return; // somebody else still works with them
    if (const auto stopped = m_redis.stop(); !stopped)
        qCWarning(lcLocal) << stopped.error().what;
    if (const auto stopped = m_postgres.stop(); !stopped)
        qCWarning(lcLocal) << stopped.error().what;
    m_folders.removeRuntime();
}

} // namespace minixdr
