// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/postgres/endpoint.h"

#include <QHostAddress>

#include <libpq-fe.h>

#include <algorithm>
#include <memory>

namespace minixdr::postgres
{
namespace
{

constexpr auto kDefaultPort = "5432";

QByteArrayList listOf(const char *keyword, const QByteArray &conninfo)
{
    const auto value = valueOf(keyword, conninfo);
    return value.isEmpty() ? QByteArrayList() : value.split(',');
}

} // namespace

bool Endpoint::needsLookup() const
{
    const bool isSocket = host.startsWith('/') || host.startsWith('@');
    return hostaddr.isEmpty() && !host.isEmpty() && !isSocket && QHostAddress(QString::fromUtf8(host)).isNull();
}

QString Endpoint::toText() const
{
    auto text = host.isEmpty() ? hostaddr : host;
    if (!hostaddr.isEmpty() && hostaddr != text)
        text += " (" + hostaddr + ')';
    if (!port.isEmpty())
        text += " port " + port;
    return QString::fromUtf8(text);
}

QByteArray valueOf(const char *keyword, const QByteArray &conninfo)
{
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> parsed(
        PQconninfoParse(conninfo.constData(), nullptr), &PQconninfoFree);
    for (const auto *option = parsed.get(); option && option->keyword; ++option)
        if (qstrcmp(option->keyword, keyword) == 0 && option->val)
            return option->val;
    return {};
}

std::vector<Endpoint> endpointsOf(const QByteArray &conninfo)
{
    const auto hosts = listOf("host", conninfo);
    const auto addresses = listOf("hostaddr", conninfo);
    const auto ports = listOf("port", conninfo);
    const auto count = std::max(hosts.size(), addresses.size());
    const auto fits = [count](const QByteArrayList &list) { return list.isEmpty() || list.size() == count; };
    if (count == 0 || !fits(hosts) || !fits(addresses) || !(ports.size() == 1 || fits(ports)))
        return {Endpoint{}};
    std::vector<Endpoint> endpoints;
    for (qsizetype at = 0; at < count; ++at) {
        Endpoint endpoint{hosts.value(at), addresses.value(at), ports.size() == 1 ? ports.front() : ports.value(at)};
        if (endpoint.port.isEmpty() && !ports.isEmpty())
            endpoint.port = kDefaultPort;
        endpoints.push_back(std::move(endpoint));
    }
    return endpoints;
}

} // namespace minixdr::postgres
