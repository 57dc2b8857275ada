// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of 100 events from the first to the 20,000th: their server time, and the buffers that the server touches.
#include "services/events/event_rows.h"
#include "services/events/events_service.h"
#include "sql/events.h"
#include "tests/bench/demo_stack.h"
#include "tests/bench/figure.h"
#include "tests/support/run_task.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <array>

using namespace minixdr;
using namespace minixdr::bench;
using namespace std::chrono_literals;

namespace
{

constexpr int kPageSize = 100;
constexpr int kRounds = 51;
constexpr qint64 kDeepest = 20'000;
constexpr int kSamples = 401; ///< pages whose buffers are counted, evenly from the first to the deepest
const QString kBench = QStringLiteral("depth");

CallContext soon()
{
    return CallContext::within(60s);
}

/// The shared buffers that the server touches for a page, by its own account, with the plan that lookups keep.
class PageBuffers
{
public:
    static Result<PageBuffers> open(postgres::Pool &pool, OrganizationId organization)
    {
        PageBuffers buffers;
        MX_TRY(buffers.m_lease, runTask(pool.acquire(soon())));
        const auto settings =
            QByteArrayLiteral("SET plan_cache_mode = force_generic_plan; SET app.organization_id = ") +
            QByteArray::number(organization.value) + "; PREPARE page AS " +
            QByteArray::fromStdString(std::string(sql::events::page_older.text));
        buffers.m_start = "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) EXECUTE page(" +
                          QByteArray::number(organization.value) + ", '-infinity', ";
        MX_CHECK(runTask(buffers.m_lease.script(settings, soon())));
        return buffers;
    }

    Result<double> ofPageAfter(const Event &last)
    {
        const auto sql = m_start + '\'' + toIso(last.ts).toUtf8() + "', " + QByteArray::number(last.id.value) +
                         ", 0, " + QByteArray::number(kPageSize) + ')';
        MX_TRY(const auto rows, runTask(m_lease.script(sql, soon())));
        MX_TRY(const auto plan, rows.single<QByteArray>());
        const auto root = QJsonDocument::fromJson(plan).array().first().toObject()[QStringLiteral("Plan")].toObject();
        return root[QStringLiteral("Shared Hit Blocks")].toDouble() +
               root[QStringLiteral("Shared Read Blocks")].toDouble();
    }

private:
    postgres::Lease m_lease;
    QByteArray m_start;
};

Result<> measure(const DemoStack &stack, bool isJson)
{
    postgres::Pool pool(stack.appPool());
    EventsService events(&pool, nullptr);
    const Session session{stack.largest(), {}, QStringLiteral("bench")};
    const auto page = [&](qint64 number) {
        return runTask(events.page({{}, PageNumber{number}, kPageSize}, session, soon()), 60s);
    };
    MX_TRY(const auto first, page(1));
    const auto lastPage = std::min<qint64>(kDeepest, first.facts.pages - 1);
    constexpr std::array<qint64, 6> kDepths{1, 10, 100, 1'000, 10'000, 20'000};
    std::array<std::vector<double>, kDepths.size()> times;
    for (int round = 0; round <= kRounds; ++round) // by turns: what else the machine does for 20 ms meets all alike
        for (std::size_t depth = 0; depth < kDepths.size(); ++depth) {
            MX_TRY(const auto found, page(std::min(kDepths[depth], lastPage)));
            if (round > 0) // the first learns where the page begins
                times[depth].push_back(std::chrono::duration<double, std::milli>(found.timing.server).count());
        }
    std::array<double, kDepths.size()> medians{};
    std::ranges::transform(times, medians.begin(), [](const auto &of) { return median(of); });
    const auto [least, greatest] = std::minmax_element(medians.begin(), medians.end());
    print(kBench,
          {QStringLiteral("slowest page of 1 … 20,000 by the fastest"), QStringLiteral("×"), *greatest / *least,
           std::nullopt, 1.5},
          isJson);

    MX_TRY(auto buffersOf, PageBuffers::open(pool, stack.largest()));
    std::vector<double> buffers;
    for (int sample = 0; sample < kSamples; ++sample) {
        MX_TRY(const auto found, page(1 + (lastPage - 1) * sample / (kSamples - 1)));
        MX_TRY(const auto touched, buffersOf.ofPageAfter(found.rows.back()));
        buffers.push_back(touched);
    }
    std::sort(buffers.begin(), buffers.end());
    const auto share = [&](const char *which, double part) {
        print(kBench,
              {QStringLiteral("buffers of a page of 100, %1").arg(QLatin1String(which)), QString(),
               buffers[std::size_t(part * double(buffers.size() - 1))], std::nullopt, 12},
              isJson);
    };
    share("median", 0.5);
    share("95th percentile", 0.95);
    share("most", 1.0);
    return {};
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    return runOnDemoStack(kBench, measure);
}
