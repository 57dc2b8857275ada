// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/ids.h"
#include "services/base/ip_address.h"
#include "services/base/utc_time.h"
#include "services/events/severity.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace minixdr
{

/// Which sensor's format an event came in.
enum class SourceType : quint8 { Cowrie, Suricata, Osquery, Syslog, Zeek, Custom };

inline constexpr std::array kSourceTypes{SourceType::Cowrie, SourceType::Suricata, SourceType::Osquery,
                                         SourceType::Syslog, SourceType::Zeek,     SourceType::Custom};

QString toWire(SourceType type);
std::optional<SourceType> sourceTypeFromWire(QStringView word);

/// An event's place in the order that pages follow: newest first, then the greater id.
struct EventKey {
    UtcTime ts;
    EventId id;
    auto operator<=>(const EventKey &) const = default;
};

/// One event as a sensor sent it. Lists carry it without `raw`.
struct Event {
    UtcTime ts;
    EventId id;
    OrganizationId organization;
    Severity severity = Severity::Info;
    SourceType sourceType = SourceType::Custom;
    QString eventid; ///< the sensor's own name of it: "cowrie.login.failed", "2001219"
    std::optional<IpAddress> srcIp;
    std::optional<IpAddress> dstIp;
    std::optional<qint32> srcPort;
    std::optional<qint32> dstPort;
    QString protocol;
    QString hostname;
    QString signature;
    QString message;
    QByteArray raw; ///< the line as it was read; JSON where the sensor writes JSON

    EventKey key() const { return {ts, id}; }
    bool operator==(const Event &) const = default;
};

} // namespace minixdr
