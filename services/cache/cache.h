// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/call_context.h"
#include "services/base/ids.h"
#include "services/base/task.h"
#include "services/base/utc_time.h"

#include <QObject>
#include <QStringList>

#include <array>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace minixdr::redis
{
class Client;
}

namespace minixdr::cache
{

class CacheCore;

/// What a cached value is and whom it belongs to, written `mx:1:{org}:{tag}:v:{detail}`. The tag names what a write
/// invalidates ("events", "incidents"); the detail holds every parameter of the value in canonical text. The
/// organization comes from the session, never from a caller's argument.
struct Key {
    OrganizationId organization;
    QString tag;
    QString detail;
};

enum class MissReason : quint8 { Cold, Expired, Invalidated, Evicted, Down };

struct TagStatistics {
    quint64 hits = 0;
    quint64 absences = 0;            ///< of the hits: known not to exist
    std::array<quint64, 5> misses{}; ///< by MissReason
    quint64 leaseWaits = 0;          ///< of the misses: another process was loading, and was waited for
    quint64 refreshes = 0;           ///< loads before a value's end, so that nobody waits for it
    quint64 audits = 0;              ///< hits that were loaded too, to compare
    quint64 differences = 0;         ///< of the audits: Redis had something else, though nothing had invalidated it

    quint64 lookups() const;
    double hitRate() const; ///< 0…1; 0 if nothing was looked up
    bool operator==(const TagStatistics &) const = default;
};

/// One renewal of a tag's generation.
struct Invalidation {
    UtcTime at;
    OrganizationId organization;
    QString tag;
    bool isConfirmed = false; ///< Redis has it
    bool operator==(const Invalidation &) const = default;
};

struct CacheConfig {
    std::chrono::milliseconds leaseLife{5000};    ///< a process that loads and dies holds others up no longer
    std::chrono::milliseconds leaseWait{500};     ///< who waits for another process's load then loads it itself
    std::chrono::milliseconds absenceLife{10000}; ///< of "there is no such thing"
    double earlyRefresh = 1.0;                    ///< beta of XFetch; 0 refreshes nothing early
    double auditShare = 0.001;                    ///< of the hits
};

struct LookupCount {
    quint64 hits = 0;
    quint64 lookups = 0;
};

struct CacheStatus {
    bool isAvailable = false;
    std::optional<QString> lastError;
    std::map<QString, TagStatistics> tags;
    LookupCount count() const; ///< of all tags
    bool operator==(const CacheStatus &) const = default;
};

/// Where a value came from.
enum class Origin : quint8 { Cache, Loader };

struct Value {
    QByteArray bytes;
    Origin origin = Origin::Loader;
};

/// Read-through cache in Redis. Redis is never required: down, slow, hung or full it is a miss.
///
/// Each organization's tag has a generation, a number that is never used twice. A value carries the generation that was
/// current before it was loaded, and counts only while that still is: so a write that renews the generation after its
/// commit invalidates everything of the tag at once, and a reader that stores late stores what nobody will accept. The
/// generation lies beside the value rather than in its key, so that one MGET reads both. Who comes back to Redis renews
/// what it reads there, since Redis may have lost generations (a restart, a failover) or not been told of some.
///
/// One loader a key at a time in this process, and one among processes by a lease in Redis. A value near its end is
/// refreshed ahead of it by one of its readers (Vattani, Chierichetti, Lowenstein: Optimal Probabilistic Cache Stampede
/// Prevention, VLDB 2015). Some hits are audited: loaded again and compared. Owned by the workspace, on its service
/// thread.
class Cache : public QObject
{
    Q_OBJECT
public:
    using Loader = std::function<Task<QByteArray>(CallContext)>;
    /// Whether two loads of a value found the same; they may hold when that was.
    using Comparison = std::function<bool(const QByteArray &, const QByteArray &)>;

    /// `client` may be null: then every lookup is a miss with reason Down.
    explicit Cache(redis::Client *client, CacheConfig config = {}, QObject *parent = nullptr);
    ~Cache() override;

    /// The value of `key`: from Redis, or from `load`, whose answer is stored for `timeToLive` (±10 %). NotFound is
    /// kept for a short while, other failures never. Simultaneous callers of a key share one load, which is stopped
    /// when the last of them has left. `load` may be called again after the answer, to refresh or to audit it.
    Task<Value> fetch(Key key, std::chrono::seconds timeToLive, Loader load, CallContext context,
                      Comparison isSame = std::equal_to<QByteArray>());

    /// Invalidates everything of these tags for one organization; call it after the commit. It never fails: while Redis
    /// is away it is kept, and sent before anything is read after its return. The context is how long the caller waits
    /// for Redis: one that leaves earlier does not withdraw it, and what is read here afterwards is read behind it.
    Task<> bump(OrganizationId organization, QStringList tags, CallContext context);

    /// Once more after a second, five and thirty: of a write that the server may still be at. What is read meanwhile
    /// may be from before it.
    void bumpLater(OrganizationId organization, QStringList tags);

    /// The generation of a tag; a change tells holders of derived data (page indexes) to reload. Unavailable while
    /// Redis is.
    Task<qint64> generation(OrganizationId organization, QString tag, CallContext context);

    /// How often this program has bumped a tag: derived data may be out of date though Redis cannot say so.
    quint64 ownBumps(OrganizationId organization, const QString &tag) const;

    CacheStatus status() const;
    /// The last ones, newest first.
    std::vector<Invalidation> invalidations() const;

Q_SIGNALS:
    void availabilityChanged(bool isAvailable);

private:
    std::shared_ptr<CacheCore> m_core;
};

} // namespace minixdr::cache
