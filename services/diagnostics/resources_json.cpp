// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/diagnostics/resources_json.h"

#include "services/base/json_record.h"

#include <nlohmann/json.hpp>

namespace minixdr
{
namespace
{

using nlohmann::json;
using postgres::LeaseSnapshot;
using postgres::PoolCounters;
using postgres::PoolSnapshot;
using std::chrono::microseconds;

std::string text(const QString &value)
{
    return value.toStdString();
}
qint64 number(UtcTime time)
{
    return time.time_since_epoch().count();
}
UtcTime instant(const json &value)
{
    return UtcTime{microseconds{value.get<qint64>()}};
}

/// The counters by name, so that writing and reading cannot differ.
struct Counter {
    const char *name;
    quint64 PoolCounters::*value;
};
constexpr Counter kCounters[]{
    {"acquired", &PoolCounters::acquired},
    {"acquired_after_wait", &PoolCounters::acquiredAfterWait},
    {"timeouts", &PoolCounters::timeouts},
    {"cancelled", &PoolCounters::cancelled},
    {"queue_full", &PoolCounters::queueFull},
    {"unavailable", &PoolCounters::unavailable},
    {"created", &PoolCounters::created},
    {"connect_failures", &PoolCounters::connectFailures},
    {"cancel_requests", &PoolCounters::cancelRequests},
    {"rollbacks", &PoolCounters::rollbacks},
    {"leak_reports", &PoolCounters::leakReports},
    {"commits_lost", &PoolCounters::commitsLost},
    {"commits_unknown", &PoolCounters::commitsUnknown},
    {"shared_lookups", &PoolCounters::sharedLookups},
    {"repeated_reads", &PoolCounters::repeatedReads},
    {"schema_changes", &PoolCounters::schemaChanges},
};

json toJson(const PoolCounters &counters)
{
    auto object = json::object();
    for (const auto &counter : kCounters)
        object[counter.name] = counters.*counter.value;
    auto closed = json::object();
    for (std::size_t reason = 0; reason < postgres::kCloseReasons; ++reason)
        closed[text(toWord(static_cast<postgres::CloseReason>(reason)))] = counters.closed[reason];
    object["closed"] = std::move(closed);
    return object;
}

PoolCounters countersFrom(const json &object)
{
    PoolCounters counters;
    for (const auto &counter : kCounters)
        counters.*counter.value = object.at(counter.name);
    for (std::size_t reason = 0; reason < postgres::kCloseReasons; ++reason)
        counters.closed[reason] = object.at("closed").at(text(toWord(static_cast<postgres::CloseReason>(reason))));
    return counters;
}

json toJson(const LatencyHistogram &histogram)
{
    return {{"count", histogram.count()},
            {"p50", histogram.quantile(0.50).count()},
            {"p95", histogram.quantile(0.95).count()},
            {"p99", histogram.quantile(0.99).count()},
            {"max", histogram.maximum().count()},
            {"total", histogram.total().count()},
            {"buckets", histogram.buckets()}};
}

LatencyHistogram histogramFrom(const json &object)
{
    LatencyHistogram histogram;
    for (const auto &[bucket, times] : object.at("buckets").get<std::vector<std::pair<quint16, quint32>>>())
        if (bucket < LatencyHistogram::kBucketCount)
            histogram.addBucket(bucket, times);
    histogram.addTotals(recordDuration(object.at("total")), recordDuration(object.at("max")));
    return histogram;
}

json toJson(const postgres::BorrowerPlace &place)
{
    return {{"function", text(place.function)}, {"file", text(place.file)}, {"line", place.line}};
}

postgres::BorrowerPlace placeFrom(const json &object)
{
    return {recordText(object.at("function")), recordText(object.at("file")), object.at("line")};
}

json toJson(const LeaseSnapshot &lease)
{
    return {{"borrower", toJson(lease.borrower)}, {"statement", text(lease.statement)},
            {"age", lease.age.count()},           {"statement_age", lease.statementAge.count()},
            {"backend_pid", lease.backendPid},    {"state", text(toWord(lease.state))},
            {"overdue", lease.isOverdue}};
}

postgres::LeaseState stateFrom(const json &word)
{
    using postgres::LeaseState;
    for (const auto state : {LeaseState::Idle, LeaseState::Running, LeaseState::InTransaction, LeaseState::Copying,
                             LeaseState::Cleaning, LeaseState::Checking})
        if (toWord(state) == recordText(word))
            return state;
    return LeaseState::Idle;
}

LeaseSnapshot leaseFrom(const json &object)
{
    LeaseSnapshot lease;
    lease.borrower = placeFrom(object.at("borrower"));
    lease.statement = recordText(object.at("statement"));
    lease.age = recordDuration(object.at("age"));
    lease.statementAge = recordDuration(object.at("statement_age"));
    lease.backendPid = object.at("backend_pid");
    lease.state = stateFrom(object.at("state"));
    lease.isOverdue = object.at("overdue");
    return lease;
}

json toJson(const postgres::PoolStatus &status)
{
    return {{"idle", status.idle},
            {"busy", status.busy},
            {"connecting", status.connecting},
            {"waiting", status.waiting},
            {"limit", status.limit},
            {"available", status.isAvailable},
            {"unavailable_since", status.unavailableSince ? json(number(*status.unavailableSince)) : json()},
            {"last_error", text(status.lastError)}};
}

postgres::PoolStatus statusFrom(const json &object)
{
    postgres::PoolStatus status;
    status.idle = object.at("idle");
    status.busy = object.at("busy");
    status.connecting = object.at("connecting");
    status.waiting = object.at("waiting");
    status.limit = object.at("limit");
    status.isAvailable = object.at("available");
    if (!object.at("unavailable_since").is_null())
        status.unavailableSince = instant(object.at("unavailable_since"));
    status.lastError = recordText(object.at("last_error"));
    return status;
}

json budgetToJson(const std::optional<postgres::ConnectionBudget> &budget)
{
    if (!budget)
        return {};
    return {{"needed", budget->needed},
            {"max_connections", budget->maxConnections},
            {"reserved", budget->reserved},
            {"others", budget->others},
            {"enough", budget->isEnough()}};
}

std::optional<postgres::ConnectionBudget> budgetFrom(const json &object)
{
    if (object.is_null())
        return std::nullopt;
    return postgres::ConnectionBudget{object.at("needed"), object.at("max_connections"), object.at("reserved"),
                                      object.at("others")};
}

PoolSnapshot poolFrom(const json &object)
{
    PoolSnapshot pool;
    pool.name = recordText(object.at("name"));
    pool.at = instant(object.at("at"));
    const auto &limits = object.at("limits");
    pool.limits = {limits.at("size"), limits.at("overflow"), limits.at("min_idle"), limits.at("max_waiters")};
    pool.status = statusFrom(object.at("status"));
    pool.counters = countersFrom(object.at("counters"));
    pool.waits = histogramFrom(object.at("waits"));
    pool.holds = histogramFrom(object.at("holds"));
    for (const auto &lease : object.at("leases"))
        pool.leases.push_back(leaseFrom(lease));
    for (const auto &waiter : object.at("waiters"))
        pool.waiters.push_back({placeFrom(waiter.at("borrower")), recordDuration(waiter.at("age"))});
    pool.budget = budgetFrom(object.at("budget"));
    return pool;
}

constexpr const char *kReasons[]{"cold", "expired", "invalidated", "evicted", "down"};

json toJson(const cache::TagStatistics &tag)
{
    auto misses = json::object();
    for (std::size_t reason = 0; reason < tag.misses.size(); ++reason)
        misses[kReasons[reason]] = tag.misses[reason];
    return {{"hits", tag.hits},
            {"absences", tag.absences},
            {"misses", std::move(misses)},
            {"lease_waits", tag.leaseWaits},
            {"refreshes", tag.refreshes},
            {"audits", tag.audits},
            {"differences", tag.differences},
            {"hit_rate", tag.hitRate()}};
}

cache::TagStatistics tagFrom(const json &object)
{
    cache::TagStatistics tag;
    tag.hits = object.at("hits");
    tag.absences = object.at("absences");
    for (std::size_t reason = 0; reason < tag.misses.size(); ++reason)
        tag.misses[reason] = object.at("misses").at(kReasons[reason]);
    tag.leaseWaits = object.at("lease_waits");
    tag.refreshes = object.at("refreshes");
    tag.audits = object.at("audits");
    tag.differences = object.at("differences");
    return tag;
}

cache::CacheStatus cacheFrom(const json &object)
{
    cache::CacheStatus status;
    status.isAvailable = object.at("available");
    if (!object.at("last_error").is_null())
        status.lastError = recordText(object.at("last_error"));
    for (const auto &[name, tag] : object.at("tags").items())
        status.tags.emplace(QString::fromStdString(name), tagFrom(tag));
    return status;
}

json toJson(const cache::Invalidation &invalidation)
{
    return {{"at", number(invalidation.at)},
            {"organization", invalidation.organization.value},
            {"tag", text(invalidation.tag)},
            {"confirmed", invalidation.isConfirmed}};
}

} // namespace

json toJson(const PoolSnapshot &pool)
{
    auto leases = json::array();
    for (const auto &lease : pool.leases)
        leases.push_back(toJson(lease));
    auto waiters = json::array();
    for (const auto &waiter : pool.waiters)
        waiters.push_back({{"borrower", toJson(waiter.borrower)}, {"age", waiter.age.count()}});
    return {{"name", text(pool.name)},
            {"at", number(pool.at)},
            {"limits",
             {{"size", pool.limits.size},
              {"overflow", pool.limits.overflow},
              {"min_idle", pool.limits.minIdle},
              {"max_waiters", pool.limits.maxWaiters}}},
            {"status", toJson(pool.status)},
            {"counters", toJson(pool.counters)},
            {"waits", toJson(pool.waits)},
            {"holds", toJson(pool.holds)},
            {"leases", std::move(leases)},
            {"waiters", std::move(waiters)},
            {"budget", budgetToJson(pool.budget)}};
}

json toJson(const cache::CacheStatus &status)
{
    auto tags = json::object();
    for (const auto &[name, tag] : status.tags)
        tags[text(name)] = toJson(tag);
    return {{"available", status.isAvailable},
            {"last_error", status.lastError ? json(text(*status.lastError)) : json()},
            {"tags", std::move(tags)}};
}

json toJson(const ProgramResources &program)
{
    auto pools = json::array();
    for (const auto &pool : program.pools)
        pools.push_back(toJson(pool));
    auto invalidations = json::array();
    for (const auto &invalidation : program.invalidations)
        invalidations.push_back(toJson(invalidation));
    return {{"program", text(program.program)}, {"pid", program.pid},
            {"at", number(program.at)},         {"pools", std::move(pools)},
            {"cache", toJson(program.cache)},   {"invalidations", std::move(invalidations)}};
}

std::optional<ProgramResources> programFrom(const json &object)
{
    try {
        ProgramResources program;
        program.program = recordText(object.at("program"));
        program.pid = object.at("pid");
        program.at = instant(object.at("at"));
        for (const auto &pool : object.at("pools"))
            program.pools.push_back(poolFrom(pool));
        program.cache = cacheFrom(object.at("cache"));
        for (const auto &entry : object.at("invalidations"))
            program.invalidations.push_back({instant(entry.at("at")),
                                             OrganizationId{entry.at("organization").get<qint64>()},
                                             recordText(entry.at("tag")), entry.at("confirmed")});
        return program;
    } catch (const json::exception &) { // of a program of another version
        return std::nullopt;
    }
}

} // namespace minixdr
