// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/versioned_bytes.h"
#include "services/cache/cache.h"

#include <functional>
#include <memory>
#include <optional>

namespace minixdr
{

/// A value, and whether it came from Redis.
template <typename T>
struct Cached {
    T value;
    bool isFromCache = false;
};

/// How a value is kept: its key, its life, and the format of versioned_bytes.h.
struct CacheRule {
    cache::Key key;
    std::chrono::seconds timeToLive;
    quint32 format;
};

template <typename T>
using ValueLoader = std::function<Task<T>(CallContext)>;

namespace detail
{

template <typename T>
Task<QByteArray> loadBytes(ValueLoader<T> load, quint32 format, std::shared_ptr<std::optional<T>> loaded,
                           CallContext context)
{
    MX_CO_TRY(auto value, co_await load(std::move(context)));
    loaded->emplace(std::move(value));
    co_return toVersionedBytes(format, **loaded);
}

/// What a load found, without the moment of it.
template <typename T>
T timeless(T value)
{
    if constexpr (requires { value.countedAt; })
        value.countedAt = {};
    else if constexpr (requires { value.facts.countedAt; })
        value.facts.countedAt = {};
    return value;
}

template <typename T>
bool areSame(quint32 format, const QByteArray &one, const QByteArray &other)
{
    const auto left = fromVersionedBytes<T>(format, one);
    const auto right = fromVersionedBytes<T>(format, other);
    return left && right && toVersionedBytes(format, timeless(*left)) == toVersionedBytes(format, timeless(*right));
}

} // namespace detail

/// A typed value through the cache, which may be null. Programs of another version have keys of their own: the format
/// is in the key. Bytes that cannot be read are a reason to load, not an error.
template <typename T>
Task<Cached<T>> fetchCached(cache::Cache *cache, CacheRule rule, ValueLoader<T> load, CallContext context)
{
    if (cache) {
        rule.key.detail += QStringLiteral(";format=%1").arg(rule.format, 8, 16, QLatin1Char('0'));
        const auto loaded = std::make_shared<std::optional<T>>();
        const cache::Cache::Loader loadBytes = [load, loaded, format = rule.format](CallContext within) {
            return detail::loadBytes<T>(load, format, loaded, std::move(within));
        };
        const cache::Cache::Comparison isSame = [format = rule.format](const auto &one, const auto &other) {
            return detail::areSame<T>(format, one, other);
        };
        MX_CO_TRY(auto found, co_await cache->fetch(rule.key, rule.timeToLive, loadBytes, context, isSame));
        auto value = *loaded ? Result<T>(std::move(**loaded)) : fromVersionedBytes<T>(rule.format, found.bytes);
        if (value) {
            Cached<T> cached{std::move(*value), found.origin == cache::Origin::Cache};
            co_return cached;
        }
    }
    MX_CO_TRY(auto value, co_await load(context));
    Cached<T> cached{std::move(value), false};
    co_return cached;
}

} // namespace minixdr
