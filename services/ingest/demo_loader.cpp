// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/demo_loader.h"

#include "services/ingest/block_packer.h"
#include "services/ingest/demo_incident_rows.h"
#include "services/ingest/demo_timeline.h"
#include "services/ingest/event_rows.h"
#include "sql/ingest.h"

#include <QElapsedTimer>
#include <QLocale>
#include <QLoggingCategory>

#include <algorithm>

Q_LOGGING_CATEGORY(lcDemo, "minixdr.ingest.demo", QtInfoMsg)

namespace minixdr::ingest
{
using postgres::Parameters;

namespace
{

constexpr qint64 kChunkEvents = 50'000;       ///< events a COPY: short enough for any statement timeout
constexpr std::size_t kBatchEvents = 4'000;   ///< as an ingester's: their organizations stand apart in the table
constexpr qsizetype kBlockBytes = 128 * 1024; ///< sent at once
constexpr std::size_t kBlockEvents = 250;     ///< about as many
constexpr std::size_t kIncidentsAtOnce = 2000;
constexpr std::chrono::seconds kUndoBudget{5};

struct Holdings {
    qint64 events = 0;
    qint64 incidents = 0;
};

Holdings readHoldings(postgres::RowReader &row)
{
    Holdings holdings;
    holdings.events = row.read<qint64>();
    holdings.incidents = row.read<qint64>();
    return holdings;
}

UtcTime readTime(postgres::RowReader &row)
{
    return row.read<UtcTime>();
}
qint64 readNumber(postgres::RowReader &row)
{
    return row.read<qint64>();
}

Task<qint64> askNumber(postgres::Lease *lease, postgres::Statement statement, Parameters parameters,
                       CallContext context)
{
    MX_CO_TRY(const auto rows, co_await lease->query(statement, std::move(parameters), std::nullopt, context));
    co_return rows.single<qint64>();
}

Task<> run(postgres::Lease *lease, postgres::Statement statement, Parameters parameters, CallContext context)
{
    MX_CO_TRY(const auto rows, co_await lease->query(statement, std::move(parameters), std::nullopt, context));
    Q_UNUSED(rows)
    co_return {};
}

/// Row-level security binds the tables' owner too: from here on, this organization's rows.
Task<> actFor(postgres::Lease *lease, OrganizationId organization, CallContext context)
{
    const Parameters parameters{QString::number(organization.value)};
    return run(lease, sql::ingest::set_tenant, parameters, std::move(context));
}

Result<> checkContext(const CallContext &context)
{
    if (!context.isOver())
        return {};
    return failure(context.stop.stop_requested() ? ErrorKind::Cancelled : ErrorKind::Timeout,
                   QStringLiteral("the demo was stopped; nothing of it was stored"));
}

QString grouped(qint64 number)
{
    return QLocale(QLocale::English).toString(number);
}

} // namespace

/// One fill while it runs.
struct DemoLoader::Fill {
    Fill(DemoRequest wanted, ProgressSink sink, CallContext given)
        : request(wanted), progress(std::move(sink)), context(std::move(given))
    {
        timer.start();
    }

    void tell(const char *step, qint64 done, qint64 total, const QString &detail = {}) const
    {
        if (progress)
            progress({QString::fromLatin1(step), done, total, detail});
    }

    /// Makes some of the next batch, while the server works on the one before it.
    void makeSome(std::size_t events)
    {
        if (coming.size() < kBatchEvents)
            timeline->next(coming, events);
    }

    /// In the order in which it is stored; empty once everything was given.
    std::vector<Event> takeBatch()
    {
        makeSome(kBatchEvents - std::min(coming.size(), kBatchEvents));
        blocks.arrange(coming);
        return std::exchange(coming, {});
    }

    DemoRequest request;
    ProgressSink progress;
    CallContext context;
    QElapsedTimer timer;
    std::unique_ptr<DemoTimeline> timeline;
    BlockPacker blocks;
    bool hasRemoved = false;                ///< something of what the organizations held
    std::vector<Event> coming;              ///< made, and not sent yet
    std::vector<std::vector<UserId>> users; ///< of each organization
    DemoReport report;
};

DemoLoader::DemoLoader(DemoLoaderConfig config) : m_config(std::move(config)) {}

QString DemoLoader::describe(const DemoRequest &request) const
{
    QStringList names;
    for (const auto &organization : m_config.scenario.organizations)
        names << organization.name;
    const auto from = request.until - std::chrono::days{m_config.scenario.days};
    const auto how = request.existing == ExistingDemo::Replace  ? QStringLiteral(", in place of what they hold")
                     : request.existing == ExistingDemo::Append ? QStringLiteral(", added to what they hold")
                                                                : QString();
    return QStringLiteral("%1 events from %2 to %3 and %4 incidents (seed %5) for %6%7")
        .arg(grouped(request.events), toIso(from).left(10), toIso(request.until).left(10), grouped(request.incidents))
        .arg(request.seed)
        .arg(names.join(QStringLiteral(", ")), how);
}

Task<DemoReport> DemoLoader::fill(DemoRequest request, ProgressSink progress, CallContext context)
{
    MX_CO_CHECK(request.check());
    const auto fill = std::make_shared<Fill>(request, std::move(progress), context);
    fill->tell("start", 0, request.events, describe(request));
    auto filled = co_await clearAndFill(fill);
    if (!filled && fill->hasRemoved)
        filled.error().what +=
            QStringLiteral("; what these organizations held before is removed already, at least in part");
    co_return filled;
}

Task<DemoReport> DemoLoader::clearAndFill(FillPointer fill)
{
    const auto context = fill->context;
    MX_CO_CHECK(co_await clearTheWay(fill));
    MX_CO_TRY(auto owner, co_await m_config.owner->acquire(context));
    MX_CO_CHECK(co_await owner.begin(std::nullopt, context));
    const auto stored = co_await store(fill, &owner);
    if (!stored) {
        // The lock is free before anybody hears of it: who tries again at once shall not meet this one.
        auto budget = CallContext::within(kUndoBudget); // its own: the caller's may be over
        if (const auto undone = co_await owner.rollback(std::move(budget)); !undone)
            qCInfo(lcDemo) << "left to the pool to undo:" << undone.error().what;
        for (const auto organization : fill->report.organizations) // the events may be committed already
            tellStored(organization, StoreOutcome::Unknown);
        co_return failure(stored.error());
    }
    MX_CO_CHECK(co_await finish(fill));
    fill->report.elapsed = std::chrono::milliseconds{fill->timer.elapsed()};
    co_return fill->report;
}

Task<> DemoLoader::store(FillPointer fill, postgres::Lease *owner)
{
    const auto context = fill->context;
    MX_CO_TRY(const auto locked, co_await owner->query(sql::ingest::demo_lock, Parameters(), std::nullopt, context));
    MX_CO_TRY(const bool isOurs, locked.single<bool>());
    if (!isOurs)
        co_return failure(ErrorKind::Conflict, QStringLiteral("another program is filling the demo right now"));
    MX_CO_CHECK(co_await addOrganizations(fill, owner));

    MX_CO_TRY(auto ingest, co_await m_config.ingest->acquire(context));
    MX_CO_CHECK(co_await ingest.begin(std::nullopt, context));
    MX_CO_CHECK(co_await copyEvents(fill, &ingest));
    MX_CO_CHECK(co_await addIncidents(fill, owner));

    // Events of an organization that does not exist are seen by nobody, an incident without its events would be: so
    // the events go first.
    MX_CO_CHECK(co_await ingest.commit(context));
    co_return co_await owner->commit(context);
}

/// Refuses, or removes, what the organizations hold.
Task<> DemoLoader::clearTheWay(FillPointer fill)
{
    if (fill->request.existing == ExistingDemo::Append)
        co_return {};
    MX_CO_TRY(auto lease, co_await m_config.owner->acquire(fill->context));
    for (const auto &organization : m_config.scenario.organizations) {
        const Parameters slug{organization.slug};
        const auto found = co_await askNumber(&lease, sql::ingest::demo_find_organization, slug, fill->context);
        if (!found && found.error().kind == ErrorKind::NotFound)
            continue;
        MX_CO_TRY(const auto number, found);
        const OrganizationId id{number};
        const Parameters whose{id};
        MX_CO_TRY(const auto rows, co_await lease.query(sql::ingest::demo_holdings, whose, id, fill->context));
        MX_CO_TRY(const auto holdings, rows.decode<Holdings>(readHoldings));
        if (holdings.front().events == 0 && holdings.front().incidents == 0)
            continue;
        if (fill->request.existing == ExistingDemo::Refuse)
            co_return failure(
                ErrorKind::Conflict,
                QStringLiteral("%1 holds %2 events and %3 incidents; `minixdrctl demo --replace` removes them first")
                    .arg(organization.name, grouped(holdings.front().events), grouped(holdings.front().incidents)));
        const auto removed = co_await removeOrganization(fill, &lease, id);
        tellStored(id, removed ? StoreOutcome::Stored : StoreOutcome::Unknown); // what went stays gone
        MX_CO_CHECK(removed);
    }
    co_return {};
}

Task<> DemoLoader::removeOrganization(FillPointer fill, postgres::Lease *lease, OrganizationId organization)
{
    const Parameters whose{organization};
    MX_CO_TRY(const auto rows, co_await lease->query(sql::ingest::demo_days, whose, organization, fill->context));
    MX_CO_TRY(const auto days, rows.decode<UtcTime>(readTime));
    MX_CO_CHECK(co_await lease->begin(organization, fill->context));
    MX_CO_CHECK(co_await run(lease, sql::ingest::demo_remove_incidents, whose, fill->context));
    MX_CO_CHECK(co_await run(lease, sql::ingest::demo_remove_history, whose, fill->context));
    fill->hasRemoved = true; // even if nobody learns whether the commit counts
    MX_CO_CHECK(co_await lease->commit(fill->context));
    qint64 done = 0;
    for (const auto day : days) {
        MX_CO_CHECK(checkContext(fill->context));
        const Parameters which{organization, day};
        MX_CO_TRY(const auto removed,
                  co_await lease->query(sql::ingest::demo_remove_events, which, organization, fill->context));
        fill->report.removedEvents += removed.affected();
        fill->tell("remove_events", ++done, qint64(days.size()));
    }
    co_return {};
}

Task<> DemoLoader::addOrganizations(FillPointer fill, postgres::Lease *lease)
{
    for (const auto &organization : m_config.scenario.organizations) {
        const Parameters named{organization.name, organization.slug};
        MX_CO_TRY(const auto number,
                  co_await askNumber(lease, sql::ingest::demo_add_organization, named, fill->context));
        const OrganizationId id{number};
        MX_CO_CHECK(co_await actFor(lease, id, fill->context));
        std::vector<UserId> users;
        for (const auto &user : organization.users) {
            const Parameters columns{id, user.email, user.name, user.role};
            MX_CO_TRY(const auto key, co_await askNumber(lease, sql::ingest::demo_add_user, columns, fill->context));
            users.push_back(UserId{key});
        }
        fill->users.push_back(std::move(users));
        fill->report.organizations.push_back(id);
    }
    co_return {};
}

Task<> DemoLoader::copyEvents(FillPointer fill, postgres::Lease *lease)
{
    fill->timeline = std::make_unique<DemoTimeline>(&m_config.scenario, fill->request, fill->report.organizations);
    while (fill->report.events < fill->request.events) {
        const auto before = fill->report.events;
        MX_CO_CHECK(co_await copyChunk(fill, lease));
        if (fill->report.events == before)
            co_return failure(ErrorKind::Bug, QStringLiteral("the demo ended after %1 events").arg(before));
        fill->tell("copy_events", fill->report.events, fill->request.events);
    }
    co_return {};
}

Task<> DemoLoader::copyChunk(FillPointer fill, postgres::Lease *lease)
{
    MX_CO_CHECK(co_await lease->copyBegin(sql::ingest::copy_events, fill->context));
    EventRows rows;
    EventCounts counts;
    for (qint64 sent = 0; sent < kChunkEvents;) {
        const auto batch = fill->takeBatch();
        if (batch.empty())
            break;
        for (const auto &event : batch) {
            rows.append(event);
            counts.add(event);
            if (rows.size() < kBlockBytes)
                continue;
            MX_CO_CHECK(co_await lease->copyData(rows.takeBlock(), fill->context));
            fill->makeSome(kBlockEvents);
        }
        sent += qint64(batch.size());
        MX_CO_CHECK(checkContext(fill->context));
    }
    MX_CO_CHECK(co_await lease->copyData(rows.takeLastBlock(), fill->context));
    const auto copied = co_await lease->copyEnd(fill->context);
    if (!copied && copied.error().kind == ErrorKind::Conflict)
        co_return failure(ErrorKind::Conflict, QStringLiteral("this demo is there already: append with another seed"),
                          copied.error().code);
    MX_CO_TRY(const auto stored, copied);
    if (stored == 0)
        co_return {};
    MX_CO_CHECK(co_await lease->copyBegin(sql::ingest::copy_raw_events, fill->context));
    const auto raw = rows.takeRaw();
    for (qsizetype sent = 0; sent < raw.size(); sent += kBlockBytes)
        MX_CO_CHECK(co_await lease->copyData(raw.mid(sent, kBlockBytes), fill->context));
    MX_CO_CHECK(co_await lease->copyEnd(fill->context));
    MX_CO_CHECK(co_await run(lease, sql::ingest::add_counts, counts.toParameters(), fill->context));
    fill->report.events += stored;
    co_return {};
}

Task<> DemoLoader::addIncidents(FillPointer fill, postgres::Lease *lease)
{
    // The timeline notes the triggers as it makes the events: without any, it has still to be walked.
    std::vector<Event> none;
    while (fill->request.events == 0 && fill->timeline->next(none, 1)) {
    }
    for (std::size_t organization = 0; organization < fill->report.organizations.size(); ++organization) {
        MX_CO_CHECK(co_await actFor(lease, fill->report.organizations[organization], fill->context));
        MX_CO_CHECK(co_await addIncidentsOf(fill, lease, organization));
    }
    co_return {};
}

Task<> DemoLoader::addIncidentsOf(FillPointer fill, postgres::Lease *lease, std::size_t organization)
{
    const auto &stories = fill->timeline->stories();
    const auto id = fill->report.organizations[organization];
    std::vector<DemoIncident> all;
    for (std::size_t story = 0; story < stories.size(); ++story) {
        const DemoRandom random(mixed(fill->request.seed + 3) ^ mixed(story));
        if (stories[story].organization == organization)
            all.push_back(makeIncident(m_config.scenario, stories[story], fill->users[organization],
                                       fill->request.until, random));
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const DemoIncident &a, const DemoIncident &b) { return a.createdAt < b.createdAt; });
    for (std::size_t first = 0; first < all.size(); first += kIncidentsAtOnce) {
        MX_CO_CHECK(checkContext(fill->context));
        const auto last = std::min(first + kIncidentsAtOnce, all.size());
        std::vector<DemoIncident> some(all.begin() + qsizetype(first), all.begin() + qsizetype(last));
        const Parameters count{qint64(some.size())};
        MX_CO_TRY(const auto rows,
                  co_await lease->query(sql::ingest::demo_incident_ids, count, std::nullopt, fill->context));
        MX_CO_TRY(const auto ids, rows.decode<qint64>(readNumber));
        for (std::size_t at = 0; at < some.size(); ++at)
            some[at].id = IncidentId{ids[at]};
        MX_CO_CHECK(co_await run(lease, sql::ingest::demo_add_incidents, incidentColumns(id, some), fill->context));
        MX_CO_CHECK(co_await run(lease, sql::ingest::demo_add_links, linkColumns(id, some), fill->context));
        MX_CO_CHECK(co_await run(lease, sql::ingest::demo_add_actions, actionColumns(id, some), fill->context));
        MX_CO_CHECK(co_await run(lease, sql::ingest::demo_add_history, historyColumns(id, some), fill->context));
        fill->report.incidents += qint64(some.size());
        fill->tell("add_incidents", fill->report.incidents, fill->request.incidents);
    }
    co_return {};
}

/// All is stored: what fails here costs speed or freshness, not data.
Task<> DemoLoader::finish(FillPointer fill)
{
    fill->tell("analyze", 0, 1);
    const auto analyzed =
        co_await m_config.owner->query(sql::ingest::demo_analyze, Parameters(), std::nullopt, fill->context);
    if (!analyzed)
        qCWarning(lcDemo) << "demo stored, but not analyzed:" << analyzed.error().what;
    for (const auto organization : fill->report.organizations)
        tellStored(organization, StoreOutcome::Stored);
    co_return {};
}

void DemoLoader::tellStored(OrganizationId organization, StoreOutcome outcome) const
{
    if (m_config.onStored)
        m_config.onStored(organization, outcome);
}

} // namespace minixdr::ingest
