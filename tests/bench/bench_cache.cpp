// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The cache and its Redis client: single and batched reads against redis-benchmark on the same socket, invalidation
// against SCAN and DEL among a million keys, and the hit rate and staleness of a read mix with writes.
#include "services/cache/cache.h"
#include "services/redis/client.h"
#include "tests/bench/figure.h"
#include "tests/support/redis_sandbox.h"
#include "tests/support/run_task.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>

#include <cmath>
#include <numeric>

using namespace minixdr;
using namespace minixdr::bench;
using namespace std::chrono_literals;

namespace
{

constexpr int kReads = 50'000;
constexpr int kBatch = 16;
constexpr int kValue = 100; ///< bytes
constexpr int kKeys = 1'000'000;
constexpr auto kMix = 20s;
constexpr int kReaders = 8;
constexpr int kOrganizations = 3;
constexpr int kViews = 100; ///< an organization: lists and details that people have open

const QString kBench = QStringLiteral("cache");

CallContext soon()
{
    return CallContext::within(60s);
}

double microseconds(qint64 nanoseconds)
{
    return static_cast<double>(nanoseconds) / 1000.0;
}

redis::ClientConfig configOf(const RedisSandbox &redis)
{
    redis::ClientConfig config;
    config.socketPath = redis.socketPath();
    config.commandTimeout = 60s; // SCAN and DEL of a million keys is no hang here
    return config;
}

/// Column `name` of redis-benchmark's GET line.
Result<double> peer(const RedisSandbox &redis, const QString &name, int batch)
{
    QProcess process;
    process.start(QStringLiteral("redis-benchmark"),
                  {QStringLiteral("-s"), redis.socketPath(), QStringLiteral("-t"), QStringLiteral("get"),
                   QStringLiteral("-c"), QStringLiteral("1"), QStringLiteral("-P"), QString::number(batch),
                   QStringLiteral("-n"), QString::number(kReads * 4), QStringLiteral("-d"), QString::number(kValue),
                   QStringLiteral("--precision"), QStringLiteral("3"), QStringLiteral("--csv")});
    process.waitForFinished(120'000);
    const auto lines =
        QString::fromUtf8(process.readAllStandardOutput()).remove(QLatin1Char('"')).split(QLatin1Char('\n'));
    if (lines.size() < 2)
        return failure(ErrorKind::Unavailable, QStringLiteral("redis-benchmark: %1").arg(process.errorString()));
    const auto column = lines[0].split(QLatin1Char(',')).indexOf(name);
    return lines[1].split(QLatin1Char(',')).value(column).toDouble();
}

Task<std::vector<double>> readOneByOne(redis::Client *client, QByteArray key)
{
    const redis::Command get{"GET", key};
    std::vector<double> times;
    QElapsedTimer timer;
    for (int i = 0; i < kReads; ++i) {
        timer.start();
        auto context = soon();
        MX_CO_CHECK(co_await client->command(get, std::move(context)));
        times.push_back(microseconds(timer.nsecsElapsed()));
    }
    co_return times;
}

Task<double> readInBatches(redis::Client *client, QByteArray key)
{
    const std::vector<redis::Command> gets(kBatch, {"GET", key});
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < kReads / kBatch; ++i) {
        auto context = soon();
        MX_CO_CHECK(co_await client->pipeline(gets, std::move(context)));
    }
    co_return microseconds(timer.nsecsElapsed()) / kReads;
}

Result<> measureReads(const RedisSandbox &redis, redis::Client &client, bool isJson)
{
    const QByteArray key = "key:__rand_int__"; // redis-benchmark's own
    MX_CHECK(runTask(client.command({"SET", key, QByteArray(kValue, 'x')}, soon())));
    MX_TRY(auto times, runTask(readOneByOne(&client, key), 5min));
    MX_TRY(const auto single, peer(redis, QStringLiteral("p50_latency_ms"), 1));
    print(kBench, {QStringLiteral("GET, median"), QStringLiteral("µs"), median(times), single * 1000.0, 1.15}, isJson);
    MX_TRY(const auto batched, runTask(readInBatches(&client, key), 5min));
    MX_TRY(const auto rate, peer(redis, QStringLiteral("rps"), kBatch));
    print(kBench, {QStringLiteral("GET in batches of 16, a key"), QStringLiteral("µs"), batched, 1e6 / rate, 1 / 0.9},
          isJson);
    return {};
}

Result<> fill(redis::Client &client)
{
    for (int at = 0; at < kKeys; at += 10'000) {
        std::vector<redis::Command> commands;
        for (int i = at; i < at + 10'000; ++i)
            commands.push_back({"SET", "mx:1:7:events:v:page=" + QByteArray::number(i), QByteArray(kValue, 'x')});
        MX_CHECK(runTask(client.pipeline(std::move(commands), soon()), 1min));
    }
    return {};
}

/// What a cache without generations does for one organization.
Task<> scanAndDelete(redis::Client *client)
{
    QByteArray cursor = "0";
    do {
        redis::Command scan{"SCAN", cursor, "MATCH", "mx:1:7:*", "COUNT", "1000"};
        auto context = soon();
        MX_CO_TRY(const auto reply, co_await client->command(std::move(scan), context));
        cursor = reply.elements.at(0).text;
        redis::Command del{"DEL"};
        for (const auto &key : reply.elements.at(1).elements)
            del.push_back(key.text);
        if (del.size() > 1)
            MX_CO_CHECK(co_await client->command(std::move(del), context));
    } while (cursor != "0");
    co_return {};
}

Result<> measureInvalidation(redis::Client &client, cache::Cache &cache, bool isJson)
{
    MX_CHECK(fill(client));
    std::vector<double> times;
    QElapsedTimer timer;
    for (int round = 0; round < 101; ++round) {
        timer.start();
        MX_CHECK(runTask(cache.bump(OrganizationId{7}, {QStringLiteral("events")}, soon())));
        times.push_back(microseconds(timer.nsecsElapsed()));
    }
    timer.start();
    MX_CHECK(runTask(scanAndDelete(&client), 5min));
    print(kBench,
          {QStringLiteral("invalidate among 1,000,000 keys"), QStringLiteral("µs"), median(times),
           microseconds(timer.nsecsElapsed()), 1.0 / 1000},
          isJson);
    return {};
}

/// Numbers 0…n-1, the k-th most frequent with a weight of 1/k^0.99.
class Zipf
{
public:
    explicit Zipf(int count)
    {
        double sum = 0;
        for (int rank = 1; rank <= count; ++rank)
            m_sums.push_back(sum += std::pow(rank, -0.99));
    }
    int next()
    {
        const auto value = m_random.generateDouble() * m_sums.back();
        return static_cast<int>(std::lower_bound(m_sums.begin(), m_sums.end(), value) - m_sums.begin());
    }

private:
    std::vector<double> m_sums;
    QRandomGenerator m_random{20260102};
};

/// A database in memory that takes a millisecond, with one version an organization; readers and a writer over one
/// cache.
struct Mix {
    cache::Cache *cache;
    std::array<int, kOrganizations> committed{}; ///< versions whose invalidation is done
    std::array<int, kOrganizations> written{};
    quint64 reads = 0;
    quint64 stale = 0;
    bool isOver = false;
    Zipf zipf{kViews};

    static Task<QByteArray> load(Mix *mix, std::size_t organization, CallContext)
    {
        const auto version = mix->written[organization];
        const Completion<bool> database;
        auto millisecond = CallContext::within(1ms);
        co_await database.within(std::move(millisecond));
        co_return QByteArray::number(version);
    }

    static Task<> read(Mix *mix, int seed)
    {
        QRandomGenerator random(static_cast<quint32>(seed));
        while (!mix->isOver) {
            const auto organization = static_cast<std::size_t>(random.bounded(kOrganizations));
            const cache::Key key{OrganizationId{qint64(organization) + 1}, QStringLiteral("events"),
                                 QString::number(mix->zipf.next())};
            const auto due = mix->committed[organization];
            const cache::Cache::Loader loader = [mix, organization](CallContext context) {
                return load(mix, organization, std::move(context));
            };
            auto context = soon();
            MX_CO_TRY(const auto value, co_await mix->cache->fetch(key, 120s, loader, std::move(context)));
            ++mix->reads;
            if (value.bytes.toInt() < due)
                ++mix->stale;
        }
        co_return {};
    }

    static Task<> write(Mix *mix)
    {
        while (!mix->isOver) {
            for (std::size_t organization = 0; organization < kOrganizations; ++organization) {
                const auto version = ++mix->written[organization];
                const OrganizationId owner{qint64(organization) + 1};
                const QStringList tags{QStringLiteral("events")};
                auto context = soon();
                MX_CO_CHECK(co_await mix->cache->bump(owner, tags, std::move(context)));
                mix->committed[organization] = version;
            }
            const Completion<bool> second;
            auto pause = CallContext::within(1s);
            co_await second.within(std::move(pause));
        }
        co_return {};
    }
};

Result<> measureMix(const RedisSandbox &redis, bool isJson)
{
    redis::Client client(configOf(redis));
    cache::CacheConfig config;
    config.auditShare = 0.01;
    cache::Cache cache(&client, config);
    QElapsedTimer waited;
    waited.start();
    while (!cache.status().isAvailable && waited.elapsed() < 5000)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
    Mix mix{&cache};
    std::vector<Task<>> tasks;
    for (int reader = 0; reader < kReaders; ++reader)
        tasks.push_back(Mix::read(&mix, reader));
    tasks.push_back(Mix::write(&mix));
    QTimer::singleShot(kMix, &client, [&mix] { mix.isOver = true; });
    for (auto &task : tasks)
        MX_CHECK(runTask(std::move(task), kMix + 10s));
    const auto statistics = cache.status().tags[QStringLiteral("events")];
    const auto name = QStringLiteral("misses of %1 reads, Zipf(0.99), a write a second").arg(mix.reads);
    print(kBench, {name, QStringLiteral("%"), 100.0 * (1 - statistics.hitRate()), std::nullopt, 5.0}, isJson);
    print(kBench, {QStringLiteral("stale reads of these"), QString(), double(mix.stale), std::nullopt, 0}, isJson);
    const auto audited = QStringLiteral("differences in %1 audits of hits").arg(statistics.audits);
    print(kBench, {audited, QString(), double(statistics.differences), std::nullopt, 0}, isJson);
    return {};
}

Result<> measure(bool isJson)
{
    const RedisSandbox redis;
    redis::Client client(configOf(redis));
    cache::Cache cache(&client);
    QElapsedTimer waited;
    waited.start();
    while (!cache.status().isAvailable && waited.elapsed() < 5000)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
    MX_CHECK(measureReads(redis, client, isJson));
    MX_CHECK(measureMix(redis, isJson));
    return measureInvalidation(client, cache, isJson);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption json(QStringLiteral("json"));
    parser.addOption(json);
    parser.process(application);
    const auto done = measure(parser.isSet(json));
    if (!done)
        std::fprintf(stderr, "bench cache: %s\n", qPrintable(done.error().what));
    return done ? 0 : 1;
}
