// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cache/redis_key.h"

#include <QCryptographicHash>
#include <QUrl>

namespace minixdr::cache
{
namespace
{

constexpr qsizetype kLongestDetail = 200;
constexpr qsizetype kReadableBeginning = 80;

// The tag is escaped, so that no ':' in it can reach into what follows.
QByteArray scopeOf(OrganizationId organization, const QString &tag)
{
    return "mx:1:" + QByteArray::number(organization.value) + ':' + QUrl::toPercentEncoding(tag) + ':';
}

} // namespace

QByteArray keyOfGeneration(OrganizationId organization, const QString &tag)
{
    return scopeOf(organization, tag) + "generation";
}

QByteArray keyOfValue(const Key &key)
{
    const auto scope = scopeOf(key.organization, key.tag);
    const auto detail = key.detail.toUtf8();
    if (detail.size() <= kLongestDetail)
        return scope + "v:" + detail;
    const auto hash = QCryptographicHash::hash(detail, QCryptographicHash::Sha256).toHex();
    return scope + "h:" + hash + ':' + detail.left(kReadableBeginning);
}

} // namespace minixdr::cache
