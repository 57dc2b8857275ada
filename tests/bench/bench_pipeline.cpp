// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows by key, one a read, that many callers want from a pool of one connection, against pgbench's own read-only script
// on one connection: the same table, statement, role and socket, in turns. Ours sets tenant and read-only with each.
#include "services/postgres/pool.h"
#include "tests/bench/figure.h"
#include "tests/support/pg_sandbox.h"
#include "tests/support/run_task.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>

using namespace minixdr;
using namespace minixdr::bench;
using namespace std::chrono_literals;

namespace
{

constexpr auto kRound = 3s;
constexpr int kRounds = 3;
constexpr int kCallers = 64;
constexpr int kScale = 10;
constexpr postgres::Statement kBalance{"bench.balance", "SELECT abalance FROM pgbench_accounts WHERE aid = $1",
                                       postgres::Access::Lookup};

struct Load {
    postgres::Pool *pool;
    CallContext::Clock::time_point end;
    qint64 reads = 0;
};

Task<> readBalances(Load *load, quint32 seed)
{
    QRandomGenerator random(seed);
    while (CallContext::Clock::now() < load->end) {
        const postgres::Parameters account(qint32(1 + random.bounded(kScale * 100'000)));
        auto context = CallContext::within(30s);
        MX_CO_TRY(const auto rows, co_await load->pool->query(kBalance, account, OrganizationId{1}, context));
        MX_CO_TRY(const auto balance, rows.single<qint32>());
        Q_UNUSED(balance)
        ++load->reads;
    }
    co_return {};
}

/// Microseconds a read.
Result<double> ours(const PgSandbox &sandbox)
{
    postgres::PoolConfig config;
    config.name = QStringLiteral("bench");
    config.conninfo = sandbox.conninfo();
    config.size = 1;
    config.overflow = 0;
    config.maxWaiters = kCallers;
    postgres::Pool pool(config);
    Load load{&pool, CallContext::Clock::now() + kRound};
    std::vector<Task<>> readers;
    for (quint32 reader = 0; reader < kCallers; ++reader)
        readers.push_back(readBalances(&load, reader + 1));
    for (auto &reader : readers)
        MX_CHECK(runTask(std::move(reader), kRound + 30s));
    return 1e6 * double(kRound.count()) / double(load.reads);
}

Result<QString> pgbench(const PgSandbox &sandbox, QStringList options)
{
    QProcess process;
    process.start(QStringLiteral("/usr/lib/postgresql/15/bin/pgbench"), options << sandbox.conninfo());
    process.waitForFinished(120'000);
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return failure(ErrorKind::Unavailable, QString::fromUtf8(process.readAllStandardError()));
    return QString::fromUtf8(process.readAllStandardOutput());
}

Result<double> peer(const PgSandbox &sandbox)
{
    MX_TRY(const auto said, pgbench(sandbox, {QStringLiteral("-n"), QStringLiteral("-S"), QStringLiteral("-M"),
                                              QStringLiteral("prepared"), QStringLiteral("-c"), QStringLiteral("1"),
                                              QStringLiteral("-T"), QString::number(kRound.count())}));
    static const QRegularExpression rate(QStringLiteral("tps = ([0-9.]+)"));
    return 1e6 / rate.match(said).captured(1).toDouble();
}

Result<> measure(bool isJson)
{
    const PgSandbox sandbox;
    MX_CHECK(
        pgbench(sandbox, {QStringLiteral("-i"), QStringLiteral("-q"), QStringLiteral("-s"), QString::number(kScale)}));
    std::vector<double> us;
    std::vector<double> them;
    for (int round = 0; round < kRounds; ++round) {
        MX_TRY(const auto mine, ours(sandbox));
        MX_TRY(const auto theirs, peer(sandbox));
        us.push_back(mine);
        them.push_back(theirs);
    }
    const Figure figure{QStringLiteral("row by key, %1 callers on one connection").arg(kCallers), QStringLiteral("µs"),
                        median(us), median(them), 1.0 / 3};
    print(QStringLiteral("pipeline"), figure, isJson);
    return {};
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption json(QStringLiteral("json"));
    parser.addOption(json);
    parser.process(application);

    const auto done = measure(parser.isSet(json));
    if (!done)
        std::fprintf(stderr, "bench pipeline: %s\n", qPrintable(done.error().what));
    return done ? 0 : 1;
}
