// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cache/cache.h"
#include "services/redis/client.h"
#include "tests/support/redis_sandbox.h"
#include "tests/support/run_task.h"

#include <QTest>

#include <rapidcheck.h>

#include <array>
#include <deque>

using namespace minixdr;
using namespace minixdr::cache;
using namespace std::chrono_literals;

namespace
{

enum class Step : quint8 {
    Read,
    ReadSlowly,
    ReadOther,
    Write,
    WriteOther,
    Finish,
    Freeze,
    Thaw,
    Cut,
    Flush,
    Spoil,
    Pause
};

[[maybe_unused]] std::ostream &operator<<(std::ostream &out, Step step)
{
    static constexpr std::array kWords{"read",   "read slowly", "read other", "write", "write other", "finish loads",
                                       "freeze", "thaw",        "cut",        "flush", "spoil",       "pause"};
    return out << kWords.at(static_cast<std::size_t>(step));
}

/// A step of one of the programs, with one of the rows.
struct Move {
    Step step;
    int row;
};

[[maybe_unused]] std::ostream &operator<<(std::ostream &out, const Move &move)
{
    return out << move.step << ' ' << move.row;
}

constexpr auto kTag = "events";
constexpr int kRows = 4; // of two organizations, two each

Key keyOf(int row)
{
    return {OrganizationId{1 + row / 2}, QLatin1String(kTag), QStringLiteral("page=%1").arg(row % 2)};
}

/// The database: a number for each row, which only grows.
using Versions = std::array<int, kRows>;

QByteArray bytesOf(int row, int version)
{
    return QByteArray::number(row) + ':' + QByteArray::number(version);
}

/// One program: its cache, and what it may rely on.
struct Program {
    explicit Program(const RedisSandbox &redis) : client(configOf(redis)), cache(&client, plain()) {}

    static redis::ClientConfig configOf(const RedisSandbox &redis)
    {
        redis::ClientConfig config;
        config.socketPath = redis.socketPath();
        config.softTimeout = 50ms;
        return config;
    }
    static CacheConfig plain()
    {
        CacheConfig config;
        config.leaseWait = 50ms;
        config.leaseLife = 500ms;
        config.auditShare = 0; // an audit between a commit and its bump finds what nobody has been promised
        return config;
    }

    redis::Client client;
    Cache cache;
    Versions floor{};                            ///< what its next read must show at least
    std::deque<std::pair<int, int>> unconfirmed; ///< rows and versions that the others may not know of yet
};

struct Read {
    int row = 0;
    int atLeast = 0;
    int answers = 0;
    Result<Value> value = failure(ErrorKind::Bug, QStringLiteral("not answered"));
};

struct Write {
    bool isDone = false;
};

} // namespace

/// Whatever readers, writers and Redis do, in any order: nobody is shown what a write before has made wrong.
class TestCacheModel : public QObject
{
    Q_OBJECT
private:
    struct World {
        explicit World(const RedisSandbox &redis) : programs{Program(redis), Program(redis)} {}
        Versions versions{};
        bool isGateShut = false; ///< slow loads wait at it
        std::deque<Completion<bool>> waiting;
        std::array<Program, 2> programs;
        std::deque<std::shared_ptr<Read>> reads;
        std::deque<std::shared_ptr<Write>> writes;
    };

    RedisSandbox m_redis;
    quint64 m_hits = 0; ///< of all runs, to know that there were some to be wrong
    quint64 m_invalidated = 0;
    quint64 m_down = 0;

    static Task<QByteArray> load(World *world, int row, bool isSlow, CallContext context)
    {
        const auto version = world->versions[std::size_t(row)]; // the snapshot; what is written from now on it misses
        if (isSlow && world->isGateShut) {
            const auto gate = world->waiting.emplace_back();
            MX_CO_TRY([[maybe_unused]] const auto isOpen, co_await gate.within(std::move(context)));
        }
        co_return bytesOf(row, version);
    }

    static QCoro::Task<> read(World *world, Program *program, std::shared_ptr<Read> read, bool isSlow)
    {
        const Cache::Loader loader = [world, row = read->row, isSlow](CallContext context) {
            return load(world, row, isSlow, std::move(context));
        };
        auto budget = CallContext::within(5s);
        read->value = co_await program->cache.fetch(keyOf(read->row), 60s, loader, std::move(budget));
        ++read->answers;
    }

    static QCoro::Task<> write(World *world, Program *program, int row, std::shared_ptr<Write> write)
    {
        const auto version = ++world->versions[std::size_t(row)];
        const auto key = keyOf(row);
        auto budget = CallContext::within(100ms);
        QStringList tags{key.tag};
        const auto bumped = co_await program->cache.bump(key.organization, std::move(tags), std::move(budget));
        Q_UNUSED(bumped) // it is kept, whether or not Redis was there in time
        auto &floor = program->floor[std::size_t(row)];
        floor = std::max(floor, version);
        program->unconfirmed.emplace_back(row, version);
        write->isDone = true;
    }

    static void startRead(World &world, int program, int row, bool isSlow)
    {
        auto started = std::make_shared<Read>();
        started->row = row;
        started->atLeast = world.programs[std::size_t(program)].floor[std::size_t(row)];
        world.reads.push_back(started);
        read(&world, &world.programs[std::size_t(program)], started, isSlow);
    }

    static void startWrite(World &world, int program, int row)
    {
        world.writes.push_back(std::make_shared<Write>());
        write(&world, &world.programs[std::size_t(program)], row, world.writes.back());
    }

    /// What Redis has confirmed, every program must go by.
    static void shareFloors(World &world)
    {
        for (auto &writer : world.programs) {
            const auto trace = writer.cache.invalidations();
            const bool isConfirmed = std::ranges::all_of(trace, &Invalidation::isConfirmed);
            if (!isConfirmed)
                continue;
            for (const auto &[row, version] : writer.unconfirmed)
                for (auto &reader : world.programs)
                    reader.floor[std::size_t(row)] = std::max(reader.floor[std::size_t(row)], version);
            writer.unconfirmed.clear();
        }
    }

    static void spin(std::chrono::milliseconds time)
    {
        QEventLoop loop; // not processEvents(), which deletes nothing that asked for it
        QTimer::singleShot(time, &loop, &QEventLoop::quit);
        loop.exec();
    }

    static bool spinUntil(const std::function<bool()> &isReached)
    {
        QElapsedTimer since;
        for (since.start(); !isReached() && since.elapsed() < 10'000;)
            spin(2ms);
        return isReached();
    }

    static void openGate(World &world)
    {
        world.isGateShut = false;
        for (const auto &gate : std::exchange(world.waiting, {}))
            gate.resolve(true);
    }

    void disturb(Step step, int row)
    {
        redis::Client other(Program::configOf(m_redis));
        RC_ASSERT(spinUntil([&] { return other.isReady(); }));
        const auto say = [&](redis::Command command) {
            const auto said = runTask(other.command(std::move(command), CallContext::within(2s)));
            RC_ASSERT(said.has_value());
        };
        if (step == Step::Cut)
            say({"CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"});
        if (step == Step::Flush)
            say({"FLUSHALL"});
        const auto key = keyOf(row);
        if (step == Step::Spoil)
            say({"SET", "mx:1:" + QByteArray::number(key.organization.value) + ":events:v:" + key.detail.toUtf8(),
                 "\x09 rubbish"});
    }

    void make(World &world, Move move, bool *isFrozen)
    {
        const int row = move.row;
        switch (move.step) {
        case Step::Read:
        case Step::ReadOther:
            return startRead(world, move.step == Step::Read ? 0 : 1, row, false);
        case Step::ReadSlowly:
            world.isGateShut = true;
            return startRead(world, row % 2, row, true);
        case Step::Write:
        case Step::WriteOther:
            return startWrite(world, move.step == Step::Write ? 0 : 1, row);
        case Step::Finish:
            return openGate(world);
        case Step::Freeze:
            *isFrozen = true;
            return m_redis.freeze();
        case Step::Thaw:
            *isFrozen = false;
            return m_redis.thaw();
        case Step::Pause:
            return spin(std::chrono::milliseconds{5 + 20 * row});
        case Step::Cut:
        case Step::Flush:
        case Step::Spoil:
            if (!*isFrozen)
                disturb(move.step, row);
            return;
        }
    }

    static void checkReads(const World &world)
    {
        for (const auto &read : world.reads) {
            RC_ASSERT(read->answers == 1);
            if (!read->value)
                RC_FAIL(read->value.error().what.toStdString());
            const auto parts = read->value->bytes.split(':');
            RC_ASSERT(parts.size() == 2);
            RC_ASSERT(parts[0].toInt() == read->row); // nobody else's, above all
            RC_ASSERT(parts[1].toInt() >= read->atLeast);
            RC_ASSERT(parts[1].toInt() <= world.versions[std::size_t(read->row)]);
        }
    }

    void checkEnd(World &world)
    {
        RC_ASSERT(spinUntil([&] {
            return std::ranges::all_of(world.reads, [](const auto &read) { return read->answers > 0; }) &&
                   std::ranges::all_of(world.writes, &Write::isDone, [](const auto &write) { return *write; });
        }));
        checkReads(world);
        world.reads.clear();
        // Redis is back: all that it was not told while it was away it is told now.
        RC_ASSERT(spinUntil([&] {
            shareFloors(world);
            return std::ranges::all_of(world.programs, [](const Program &program) {
                return program.cache.status().isAvailable && program.unconfirmed.empty();
            });
        }));
        RC_ASSERT(world.programs[0].floor == world.versions);
        RC_ASSERT(world.programs[1].floor == world.versions);
        for (int row = 0; row < kRows; ++row)
            for (const int program : {0, 1, 0})
                startRead(world, program, row, false);
        RC_ASSERT(spinUntil(
            [&] { return std::ranges::all_of(world.reads, [](const auto &read) { return read->answers > 0; }); }));
        checkReads(world);
        for (const auto &program : world.programs)
            for (const auto &[tag, statistics] : program.cache.status().tags) {
                m_hits += statistics.hits;
                m_invalidated += statistics.misses[std::size_t(MissReason::Invalidated)];
                m_down += statistics.misses[std::size_t(MissReason::Down)];
            }
    }

    void run(const std::vector<Move> &moves)
    {
        World world(m_redis);
        RC_ASSERT(spinUntil([&] {
            return world.programs[0].cache.status().isAvailable && world.programs[1].cache.status().isAvailable;
        }));
        disturb(Step::Flush, 0);
        bool isFrozen = false;
        for (const auto &move : moves) {
            make(world, move, &isFrozen);
            shareFloors(world);
        }
        m_redis.thaw();
        openGate(world);
        checkEnd(world);
    }

private Q_SLOTS:
    void nobodyIsShown_whatAWriteBeforeMadeWrong()
    {
        const auto moves = rc::gen::container<std::vector<Move>>(rc::gen::apply(
            [](int step, int row) {
                return Move{static_cast<Step>(step), row};
            },
            rc::gen::inRange(0, int(Step::Pause) + 1), rc::gen::inRange(0, kRows)));
        QVERIFY(rc::check([&] { run(*moves); }));
        for (const auto count : {m_hits, m_invalidated, m_down})
            QVERIFY2(count > 0, "the moves never came to one of these; make more of them");
    }
};

int main(int argc, char *argv[])
{
    qputenv("RC_PARAMS", qgetenv("RC_PARAMS").isEmpty() ? "max_success=100 max_size=80" : qgetenv("RC_PARAMS"));
    qputenv("QT_LOGGING_RULES", "minixdr.redis=false"); // a lost Redis is what this is about
    QCoreApplication app(argc, argv);
    TestCacheModel test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_cache_model.moc"
