// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Fills a demo into a private server, then lets psql's \copy load the same rows into a table with the same indexes.
//   bench_ingest [--json] [--events N]
#include "services/ingest/demo_loader.h"
#include "services/local/local_stack.h"
#include "tests/bench/figure.h"
#include "tests/support/run_task.h"
#include "tests/support/server_process.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace minixdr;
using namespace minixdr::ingest;
using namespace std::chrono_literals;

namespace
{

constexpr double kGoal = 0.87; ///< of what psql takes, which neither makes nor counts them

void require(bool isGood, const QString &what)
{
    if (!isGood)
        qFatal("%s", qPrintable(what));
}

postgres::PoolConfig poolConfig(const LocalStack &stack, const QString &role)
{
    postgres::PoolConfig config;
    config.name = QStringLiteral("bench");
    config.conninfo = stack.conninfo(role);
    return config;
}

QByteArray psql(const LocalStack &stack, const QString &command)
{
    QProcess process;
    process.start(QStringLiteral("psql"),
                  {QStringLiteral("-XqAt"), QStringLiteral("-v"), QStringLiteral("ON_ERROR_STOP=1"),
                   QStringLiteral("-d"), stack.conninfo(QStringLiteral("minixdr_owner")), QStringLiteral("-c"),
                   command});
    process.waitForFinished(-1);
    require(process.exitCode() == 0, QString::fromUtf8(process.readAllStandardError()));
    return process.readAllStandardOutput();
}

void migrate(postgres::Pool &owner)
{
    QFile file(QStringLiteral(MINIXDR_SOURCE_DIR "/resources/migrations/0001_baseline/up.sql"));
    require(file.open(QIODevice::ReadOnly), file.errorString());
    auto lease = runTask(owner.acquire(CallContext::within(1min)));
    require(lease.has_value(), QStringLiteral("no connection"));
    const auto done = runTask(lease->script(file.readAll(), CallContext::within(1min)));
    require(done.has_value(), done ? QString() : done.error().what);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser arguments;
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("An object a line"));
    const QCommandLineOption events(QStringLiteral("events"), QStringLiteral("How many"), QStringLiteral("N"),
                                    QStringLiteral("5000000"));
    arguments.addOptions({json, events});
    arguments.process(app);

    QTemporaryDir folder;
    ServerProcess::giveFolder(folder.path());
    auto stack = LocalStack::open({folder.path(), {}, {}});
    require(stack.has_value(), stack ? QString() : stack.error().what);
    auto ownerConfig = poolConfig(**stack, QStringLiteral("minixdr_owner"));
    ownerConfig.statementTimeout = 0ms;
    postgres::Pool owner(ownerConfig);
    migrate(owner);
    postgres::Pool ingest(poolConfig(**stack, QStringLiteral("minixdr_ingest")));
    auto scenario = DemoScenario::builtIn();
    require(scenario.has_value(), QStringLiteral("no scenario"));

    DemoRequest request;
    request.events = arguments.value(events).toLongLong();
    DemoLoader loader({&ingest, &owner, *scenario, {}});
    const auto report = runTask(loader.fill(request, {}, CallContext::within(1h)), 1h);
    require(report.has_value(), report ? QString() : report.error().what);
    const auto rows = double(std::max<qint64>(report->events, 1));

    const QStringList tables{QStringLiteral("events"), QStringLiteral("raw_events")};
    for (const auto &table : tables) {
        psql(**stack, QStringLiteral("\\copy %1 TO '%2'").arg(table, folder.filePath(table)));
        psql(**stack, QStringLiteral("CREATE TABLE peer_%1 (LIKE %1 INCLUDING ALL)").arg(table));
    }
    QElapsedTimer timer;
    timer.start();
    for (const auto &table : tables)
        psql(**stack, QStringLiteral("\\copy peer_%1 FROM '%2'").arg(table, folder.filePath(table)));
    const bench::Figure figure{QStringLiteral("demo events, made, counted and stored"), QStringLiteral("µs/row"),
                               double(report->elapsed.count()) * 1000.0 / rows, double(timer.elapsed()) * 1000.0 / rows,
                               kGoal};
    bench::print(QStringLiteral("ingest"), figure, arguments.isSet(json));
    return 0;
}
