// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/ip_address.h"
#include "services/base/paging.h"

#include <QMap>
#include <QStringList>
#include <QUrl>

#include <optional>
#include <vector>

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

/// Reads what CanonicalText wrote.
class CanonicalFields
{
public:
    explicit CanonicalFields(const QString &text)
    {
        for (const auto &field : text.split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
            const auto equals = field.indexOf(QLatin1Char('='));
            if (equals < 0)
                m_isUnderstood = false;
            else
                m_values[field.left(equals)] = QUrl::fromPercentEncoding(field.mid(equals + 1).toLatin1());
        }
    }

    /// Empty if the field is absent.
    QString take(const char *name) { return m_values.take(QLatin1String(name)); }

    template <typename T>
    std::optional<T> take(const char *name, std::optional<T> (*parse)(QStringView))
    {
        const auto text = take(name);
        return text.isEmpty() ? std::nullopt : understood(parse(text));
    }

    template <typename T>
    std::vector<T> takeList(const char *name, std::optional<T> (*parse)(QStringView))
    {
        std::vector<T> values;
        for (const auto &word : take(name).split(QLatin1Char(','), Qt::SkipEmptyParts))
            if (const auto value = understood(parse(word)))
                values.push_back(*value);
        return values;
    }

    /// Whether every field was taken, and each had a value of its kind.
    bool isUnderstood() const { return m_isUnderstood && m_values.isEmpty(); }

private:
    template <typename T>
    std::optional<T> understood(std::optional<T> value)
    {
        m_isUnderstood = m_isUnderstood && value.has_value();
        return value;
    }

    QMap<QString, QString> m_values;
    bool m_isUnderstood = true;
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
