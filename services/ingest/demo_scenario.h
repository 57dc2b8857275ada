// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/result.h"
#include "services/events/event.h"
#include "services/ingest/demo_pattern.h"

#include <QByteArray>
#include <QStringList>

#include <array>
#include <vector>

namespace minixdr::ingest
{

/// One end of a connection: a host of an organization, an attacker, or somebody on the internet.
struct DemoPeer {
    IpAddress address;
    QByteArray text; ///< the address
    QByteArray name; ///< empty outside
};

/// Who a template's source or target is.
enum class DemoRole : quint8 { Nobody, Attacker, Victim, Victims, Server, Workstation, Honeypot, Resolver, Internet };

/// Something that changes from event to event in a template's text.
enum class DemoField : quint8 {
    Iso,
    Epoch,
    Source,
    SourcePort,
    Target,
    TargetPort,
    Host,
    Sensor,
    Staff,
    C2,
    Flow,
    Uid,
    Session,
    Pid,
    Few,
    OtherFew,
    BytesOut,
    BytesIn,
    Word,
};

struct DemoSlot {
    DemoField field = DemoField::Word;
    std::size_t list = 0; ///< of the scenario's words, for Word
};

/// One kind of event: the line that a sensor writes, and the event that its parser makes of it.
struct DemoTemplate {
    QByteArray name;
    Event shape; ///< what does not change; a present address or port says that the event has one
    DemoRole source = DemoRole::Nobody;
    DemoRole target = DemoRole::Nobody;
    std::vector<qint32> ports;
    bool isHostTarget = false; ///< hostname is the target's, else the sensor's
    std::vector<DemoSlot> slots;
    DemoPattern message;
    DemoPattern signature;
    DemoPattern raw;
};

template <typename T>
struct Weighted {
    T value{};
    quint64 weight = 1;
};
template <typename T>
using WeightedList = std::vector<Weighted<T>>;

template <typename T>
quint64 weightOf(const WeightedList<T> &list)
{
    quint64 sum = 0;
    for (const auto &entry : list)
        sum += entry.weight;
    return sum;
}

/// The entry in which `ticket`, less than the list's weight, falls.
template <typename T>
const T &drawn(const WeightedList<T> &list, quint64 ticket)
{
    for (const auto &entry : list) {
        if (ticket < entry.weight)
            return entry.value;
        ticket -= entry.weight;
    }
    return list.back().value;
}

struct DemoUser {
    QString name;
    QString email;
    QString role;
    QByteArray login;
};

struct DemoAction {
    QString agent;
    QString type;
    QString name;
    QString params; ///< JSON with ${…}
    QString result; ///< JSON with ${…}
    QString error;  ///< what it says when it failed
};

/// A kind of attack: its events in phases, and the incident that is made of it.
struct DemoStoryKind {
    QString name;
    QString category;
    QString reason; ///< ${n} tries, ${hosts}, ${size}, ${attacker}, ${victim}
    QString summary;
    QString recommendation;
    QStringList rationale;
    QStringList notes;
    QString containment;
    quint64 size = 1; ///< how many events, relative to other kinds
    int shortestMinutes = 1;
    int longestMinutes = 1;
    int lowestRisk = 0; ///< percent
    int highestRisk = 100;
    bool isVictimTheAddress = false;
    WeightedList<int> escalations;
    struct Phase {
        int share = 0;
        std::vector<std::size_t> templates;
    };
    std::vector<Phase> phases;
    std::vector<DemoAction> actions;
};

struct DemoOrganization {
    QString name;
    QString slug;
    quint64 share = 1; ///< of all events, relative to the others
    int utcOffset = 0; ///< hours, of its working day
    int weekend = 100; ///< percent of a weekday
    QByteArray sensor;
    DemoPeer resolver;
    std::vector<DemoUser> users;
    std::vector<DemoPeer> servers;
    std::vector<DemoPeer> workstations;
    std::vector<DemoPeer> honeypots;
    WeightedList<std::size_t> background; ///< templates
    WeightedList<std::size_t> stories;    ///< kinds
};

/// What the demo is about, as data: read from resources/demo/scenario.json. A value; any thread.
struct DemoScenario {
    int days = 90;
    int storyShare = 0; ///< percent of all events that belong to attacks
    std::array<quint64, 24> hours{};
    std::vector<DemoPeer> attackers;
    std::vector<DemoPeer> internet;
    std::vector<std::vector<QByteArray>> words;
    std::vector<DemoTemplate> templates;
    std::vector<DemoStoryKind> kinds;
    std::vector<DemoOrganization> organizations;

    /// Invalid, with the place, if the text is not a scenario, or if what a template says of its line is not what the
    /// sensor's parser reads in it.
    static Result<DemoScenario> load(const QByteArray &json);
    /// The one that is built in.
    static Result<DemoScenario> builtIn();
};

} // namespace minixdr::ingest
