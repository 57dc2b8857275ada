// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of 50 events by number, far into a large organization, against OFFSET in the same run. Without Redis, so that
// every page is read.
#include "services/events/event_rows.h"
#include "services/events/events_service.h"
#include "tests/bench/demo_stack.h"
#include "tests/bench/figure.h"
#include "tests/support/run_task.h"

#include <QCoreApplication>
#include <QElapsedTimer>

using namespace minixdr;
using namespace minixdr::bench;
using namespace std::chrono_literals;

namespace
{

const QString kBench = QStringLiteral("paging");
constexpr int kPageSize = 50;
constexpr int kRounds = 101;
constexpr int kPeerRounds = 5; ///< OFFSET takes a second a page
constexpr postgres::Statement kOffset{
    "bench.offset", "SELECT ts, id, organization_id, severity, source_type, eventid, src_ip, dst_ip, src_port, "
                    "dst_port, protocol, hostname, signature, message FROM events WHERE organization_id = $1::bigint "
                    "AND deleted_at IS NULL ORDER BY ts DESC, id DESC OFFSET $2::bigint LIMIT $3::bigint"};

double milliseconds(std::chrono::nanoseconds duration)
{
    return std::chrono::duration<double, std::milli>(duration).count();
}

/// Measures on one stack and prints as it goes.
class PagingBench
{
public:
    PagingBench(const DemoStack &stack, bool isJson)
        : m_stack(stack), m_session{stack.largest(), {}, QStringLiteral("bench")}, m_isJson(isJson)
    {
    }

    Result<> run()
    {
        MX_TRY(const auto first, firstPage());
        const auto last = first.facts.pages;
        postgres::Pool pool(m_stack.appPool());
        EventsService events(&pool, nullptr);
        const std::vector<qint64> numbers{1, std::min<qint64>(100, last), std::min<qint64>(10'000, last), last};
        MX_TRY(const auto times, timeInTurns(events, numbers));
        std::vector<double> medians;
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            medians.push_back(median(times[i]));
            MX_TRY(const auto figure, compare(pool, events, numbers[i], medians.back()));
            print(kBench, figure, m_isJson);
        }
        const auto [least, greatest] = std::minmax_element(medians.begin(), medians.end());
        Figure spread{QStringLiteral("slowest of these by the fastest"), QStringLiteral("×"), *greatest / *least,
                      std::nullopt, 1.5};
        print(kBench, spread, m_isJson);
        return {};
    }

private:
    static CallContext soon() { return CallContext::within(60s); }

    Result<EventPage> page(EventsService &events, EventPosition position) const
    {
        return runTask(events.page({{}, std::move(position), kPageSize}, m_session, soon()), 60s);
    }

    /// From nothing: connecting, counting and reading, as a program that has just started does.
    Result<EventPage> firstPage() const
    {
        std::vector<double> elapsed;
        Result<EventPage> found;
        for (int round = 0; round < kPeerRounds; ++round) {
            QElapsedTimer timer;
            timer.start();
            postgres::Pool pool(m_stack.appPool());
            EventsService events(&pool, nullptr);
            found = page(events, FirstPage{});
            MX_CHECK(found);
            elapsed.push_back(double(timer.nsecsElapsed()) / 1e6);
        }
        const auto name = QStringLiteral("first page of %1 events, cold service").arg(found->facts.total);
        print(kBench, {name, QStringLiteral("ms"), median(elapsed), std::nullopt, 1000}, m_isJson);
        return found;
    }

    /// Server time of each page, one of each in turn, so that what else the machine does meets all of them. The first
    /// turn learns where the pages begin.
    Result<std::vector<std::vector<double>>> timeInTurns(EventsService &events,
                                                         const std::vector<qint64> &numbers) const
    {
        std::vector<std::vector<double>> times(numbers.size());
        for (int round = 0; round <= kRounds; ++round)
            for (std::size_t i = 0; i < numbers.size(); ++i) {
                MX_TRY(const auto found, page(events, PageNumber{numbers[i]}));
                if (round > 0)
                    times[i].push_back(milliseconds(found.timing.server));
            }
        return times;
    }

    Result<Figure> compare(postgres::Pool &pool, EventsService &events, qint64 number, double ours) const
    {
        MX_TRY(const auto expected, page(events, PageNumber{number}));
        const postgres::Parameters parameters(m_session.organization, (number - 1) * kPageSize, qint64(kPageSize));
        std::vector<double> peers;
        for (int round = 0; round < kPeerRounds; ++round) {
            MX_TRY(const auto peer,
                   runTask(pool.fetch(kOffset, parameters, m_session.organization, readEvent, soon()), 60s));
            peers.push_back(milliseconds(peer.timing.server));
            if (peer.rows != expected.rows)
                return failure(ErrorKind::Bug, QStringLiteral("page %1 differs from what OFFSET gives").arg(number));
        }
        const auto name = QStringLiteral("page %1 of %2, server").arg(number).arg(kPageSize);
        return Figure{name, QStringLiteral("ms"), ours, median(peers), number == 1 ? 2.0 : 1.0};
    }

    const DemoStack &m_stack;
    Session m_session;
    bool m_isJson;
};

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    return runOnDemoStack(kBench, [](const DemoStack &stack, bool isJson) { return PagingBench(stack, isJson).run(); });
}
