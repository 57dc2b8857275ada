// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/ip_address.h"
#include "services/base/paging.h"

#include <QStringList>
#include <QUrl>

#include <optional>

namespace minixdr
{

/// Writes the parameters of a query as one text, equal for equal meaning: ";severity=high,low;text=a%20b". What a
/// person typed is percent-encoded, absent fields are left out.
class CanonicalText
{
public:
    void add(const char *name, const QString &value)
    {
        if (!value.isEmpty())
            m_text += QLatin1Char(';') + QLatin1String(name) + QLatin1Char('=') +
                      QString::fromLatin1(QUrl::toPercentEncoding(value, ",:/"));
    }
    void add(const char *name, QStringList values)
    {
        values.sort();
        values.removeDuplicates();
        add(name, values.join(QLatin1Char(',')));
    }
    void add(const char *name, const std::optional<UtcTime> &time) { add(name, time ? toIso(*time) : QString()); }
    void add(const char *name, const std::optional<IpNetwork> &network)
    {
        add(name, network ? network->toString() : QString());
    }

    const QString &text() const { return m_text; }

private:
    QString m_text;
};

/// The words of a list of enumeration values.
template <typename Values>
QStringList wireWordsOf(const Values &values)
{
    QStringList words;
    for (const auto value : values)
        words << toWire(value);
    return words;
}

/// "first;size=50", "number:7;size=50", "after:2026-…Z:42;size=50".
template <typename Key>
QString positionText(const PagePosition<Key> &position, int pageSize)
{
    const auto keyText = [](const char *word, const Key &key) {
        const auto &[time, id] = key;
        return QStringLiteral("%1:%2:%3").arg(QLatin1String(word), toIso(time)).arg(id.value);
    };
    QString text = QStringLiteral("first");
    if (std::holds_alternative<LastPage>(position))
        text = QStringLiteral("last");
    else if (const auto *number = std::get_if<PageNumber>(&position))
        text = QStringLiteral("number:%1").arg(number->number);
    else if (const auto *after = std::get_if<PageAfter<Key>>(&position))
        text = keyText("after", after->key);
    else if (const auto *before = std::get_if<PageBefore<Key>>(&position))
        text = keyText("before", before->key);
    else if (const auto *at = std::get_if<PageAtTime>(&position))
        text = QStringLiteral("at:%1").arg(toIso(at->time));
    return text + QStringLiteral(";size=%1").arg(pageSize);
}

} // namespace minixdr
