// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace minixdr::postgres
{

/// Where a server listens.
struct Endpoint {
    QByteArray host;     ///< a name, an address, or the folder of a unix socket; empty: libpq's own choice
    QByteArray hostaddr; ///< the address, where the name is known to have it
    QByteArray port;     ///< empty: libpq's own choice

    bool needsLookup() const;
    QString toText() const;
    bool operator==(const Endpoint &) const = default;
};

/// What the conninfo or URI says of one keyword; nothing if it does not parse, which the connect reports.
QByteArray valueOf(const char *keyword, const QByteArray &conninfo);

/// In the order of the conninfo; one without a host if it names none, or if its lists do not fit each other, which the
/// connect reports.
std::vector<Endpoint> endpointsOf(const QByteArray &conninfo);

} // namespace minixdr::postgres
