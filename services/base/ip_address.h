// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QString>

#include <array>
#include <compare>
#include <optional>

namespace minixdr
{

/// An IPv4 or IPv6 address as a value; an IPv4 address stands in the first four bytes.
struct IpAddress {
    bool isV6 = false;
    std::array<quint8, 16> bytes{};

    /// Nothing if `text` is not one address ("10.0.0.1", "2001:db8::1"; no port, no zone, no prefix).
    static std::optional<IpAddress> parse(QStringView text);
    /// RFC 5952 text.
    QString toString() const;

    auto operator<=>(const IpAddress &) const = default;
    friend size_t qHash(const IpAddress &address, size_t seed = 0) noexcept
    {
        return qHashRange(address.bytes.begin(), address.bytes.end(), seed);
    }
};

/// An address with a prefix length, e.g. 203.0.113.0/24; a single address has the full length.
struct IpNetwork {
    IpAddress address;
    quint8 prefixLength = 32;

    /// "10.1.2.0/24", "2001:db8::/32" or a bare address. Bits past the prefix are cleared. Nothing if malformed.
    static std::optional<IpNetwork> parse(QStringView text);
    QString toString() const;

    /// The least and the greatest address within.
    IpAddress first() const;
    IpAddress last() const;

    auto operator<=>(const IpNetwork &) const = default;
};

} // namespace minixdr
