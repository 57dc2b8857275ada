// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/base/ip_address.h"

#include <arpa/inet.h>

namespace minixdr
{

std::optional<IpAddress> IpAddress::parse(QStringView text)
{
    const auto latin = text.trimmed().toLatin1();
    IpAddress address;
    if (inet_pton(AF_INET, latin.constData(), address.bytes.data()) == 1)
        return address;
    address.isV6 = true;
    if (inet_pton(AF_INET6, latin.constData(), address.bytes.data()) == 1)
        return address;
    return std::nullopt;
}

QString IpAddress::toString() const
{
    char text[INET6_ADDRSTRLEN]{};
    inet_ntop(isV6 ? AF_INET6 : AF_INET, bytes.data(), text, sizeof text);
    return QString::fromLatin1(text);
}

namespace
{

/// The network's address with every bit past the prefix set or cleared.
IpAddress withHostBits(const IpNetwork &network, bool isSet)
{
    IpAddress address = network.address;
    for (int bit = network.prefixLength; bit < (address.isV6 ? 128 : 32); ++bit) {
        auto &byte = address.bytes[static_cast<std::size_t>(bit / 8)];
        const int mask = 0x80 >> (bit % 8);
        byte = static_cast<quint8>(isSet ? byte | mask : byte & ~mask);
    }
    return address;
}

} // namespace

std::optional<IpNetwork> IpNetwork::parse(QStringView text)
{
    const auto slash = text.indexOf(QLatin1Char('/'));
    const auto address = IpAddress::parse(slash < 0 ? text : text.left(slash));
    if (!address)
        return std::nullopt;
    const int longest = address->isV6 ? 128 : 32;
    bool isNumber = true;
    const int length = slash < 0 ? longest : text.mid(slash + 1).trimmed().toInt(&isNumber);
    if (!isNumber || length < 0 || length > longest)
        return std::nullopt;

    const IpNetwork network{*address, static_cast<quint8>(length)};
    return IpNetwork{network.first(), network.prefixLength};
}

IpAddress IpNetwork::first() const
{
    return withHostBits(*this, false);
}

IpAddress IpNetwork::last() const
{
    return withHostBits(*this, true);
}

QString IpNetwork::toString() const
{
    const int longest = address.isV6 ? 128 : 32;
    return prefixLength == longest ? address.toString()
                                   : QStringLiteral("%1/%2").arg(address.toString()).arg(prefixLength);
}

} // namespace minixdr
