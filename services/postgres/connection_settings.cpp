// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/postgres/connection_settings.h"

namespace minixdr::postgres
{
using namespace std::chrono_literals;

namespace
{

constexpr std::chrono::milliseconds kIdleInTransaction = 60s;

/// The `options` of the profile, which ours would otherwise replace.
QByteArray optionsOf(const QByteArray &conninfo)
{
    const auto options = valueOf("options", conninfo);
    return options.isEmpty() ? options : options + ' ';
}

QByteArray serverSettings(const PoolConfig &config)
{
    // Who runs without a statement timeout does long work, and one of its transactions may wait for another.
    // Plans are made for the values at hand, but for lookups (Connection). A page is too short to be worth compiling. A
    // statement whose client is gone ends within seconds.
    return "-c statement_timeout=" + QByteArray::number(config.statementTimeout.count()) +
           " -c idle_in_transaction_session_timeout=" +
           QByteArray::number((config.statementTimeout > 0ms ? kIdleInTransaction : 0ms).count()) +
           " -c client_connection_check_interval=2000 -c timezone=UTC -c datestyle=ISO"
           " -c plan_cache_mode=force_custom_plan -c jit=off";
}

} // namespace

bool namesSeveralHosts(const QString &conninfo)
{
    return endpointsOf(conninfo.toUtf8()).size() > 1;
}

ConnectionSettings connectionSettings(const PoolConfig &config)
{
    ConnectionSettings settings;
    settings.statementTimeout = config.statementTimeout;
    settings.isThroughPooler = config.isThroughPooler;
    const auto conninfo = config.conninfo.toUtf8();
    settings.endpoints = endpointsOf(conninfo);
    settings.connectTimeout = std::chrono::seconds{valueOf("connect_timeout", conninfo).toInt()};
    settings.keywords = {
        {"gssencmode", "disable"}, // unless the conninfo asks for it: else libpq prefers it to TLS, and waits for a KDC
        {"dbname", conninfo},      // a conninfo or URI in place of a name is expanded by libpq
        {"application_name", "minixdr-" + config.name.toUtf8()},
        {"client_encoding", "UTF8"},
        // These end a half-open connection within a minute; a unix socket ignores them.
        {"keepalives_idle", "30"},
        {"keepalives_interval", "10"},
        {"keepalives_count", "3"},
        {"tcp_user_timeout", "15000"},
    };
    if (config.session == Session::ReadWrite)
        settings.keywords.emplace_back("target_session_attrs", "read-write");
    if (config.session == Session::Standby)
        settings.keywords.emplace_back("target_session_attrs", "standby");
    if (!config.isThroughPooler) // PgBouncer refuses start-up options
        settings.keywords.emplace_back("options", optionsOf(conninfo) + serverSettings(config));
    return settings;
}

} // namespace minixdr::postgres
