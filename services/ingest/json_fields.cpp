// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/json_fields.h"

#include <QStringList>

#include <cmath>

namespace minixdr::ingest
{
using nlohmann::json;

namespace
{

constexpr double kYear10000 = 253402300800.0; // seconds since 1970

QString toText(const json &value)
{
    if (value.is_string())
        return QString::fromStdString(value.get_ref<const std::string &>());
    if (value.is_number_unsigned())
        return QString::number(value.get<quint64>());
    if (value.is_number_integer())
        return QString::number(value.get<qint64>());
    if (value.is_number_float())
        return QString::number(value.get<double>(), 'g', 16);
    if (value.is_boolean())
        return value.get<bool>() ? QStringLiteral("true") : QStringLiteral("false");
    return {};
}

/// For a reason that people read in a terminal, and that is one line of the rejects file.
QString shortened(const QString &text)
{
    auto line = text.size() <= 60 ? text : text.left(57) + QStringLiteral("...");
    for (auto &letter : line)
        if (letter.category() == QChar::Other_Control || letter.category() == QChar::Other_Format)
            letter = QChar(QChar::ReplacementCharacter);
    return line;
}

std::optional<UtcTime> timeOf(const json &value)
{
    if (value.is_number())
        return timeFromEpoch(value.get<double>());
    const auto text = toText(value);
    bool isNumber = false;
    const double seconds = text.toDouble(&isNumber);
    if (isNumber)
        return timeFromEpoch(seconds);
    const auto time = fromIso(text);
    return time && time->time_since_epoch().count() >= 0 ? time : std::nullopt;
}

} // namespace

std::optional<UtcTime> timeFromEpoch(double seconds)
{
    if (!(seconds >= 0.0 && seconds < kYear10000))
        return std::nullopt;
    return UtcTime{std::chrono::microseconds{std::llround(seconds * 1e6)}};
}

tl::expected<json, QString> parseObject(const QByteArray &line)
{
    try {
        auto object = json::parse(line.constBegin(), line.constEnd());
        if (object.is_object())
            return object;
    } catch (const json::exception &error) {
        const auto what = QString::fromUtf8(error.what());
        return tl::unexpected<QString>(QStringLiteral("not JSON: ") +
                                       shortened(what.mid(what.indexOf(QLatin1String("] ")) + 2)));
    }
    return tl::unexpected<QString>(QStringLiteral("not a JSON object"));
}

const json *JsonFields::find(const char *key) const
{
    const auto found = m_object->find(key);
    return found == m_object->end() || found->is_null() ? nullptr : &*found;
}

void JsonFields::report(QString problem)
{
    if (m_problem.isEmpty())
        m_problem = std::move(problem);
}

QString JsonFields::text(const char *key) const
{
    const auto *value = find(key);
    if (!value)
        return {};
    if (!value->is_array())
        return toText(*value);
    QStringList words;
    for (const auto &element : *value)
        words << toText(element);
    return words.join(QLatin1Char(' '));
}

std::optional<qint64> JsonFields::integer(const char *key) const
{
    const auto *value = find(key);
    if (!value || value->is_structured())
        return std::nullopt;
    bool isNumber = false;
    const auto number = toText(*value).toLongLong(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

bool JsonFields::isTrue(const char *key) const
{
    const auto *value = find(key);
    return value && value->is_boolean() && value->get<bool>();
}

JsonFields JsonFields::child(const char *key) const
{
    static const json kEmpty = json::object();
    const auto *value = find(key);
    return JsonFields(value && value->is_object() ? *value : kEmpty);
}

std::optional<IpAddress> JsonFields::address(const char *key)
{
    const auto word = text(key);
    if (word.isEmpty() || word == QLatin1String("-"))
        return std::nullopt;
    const auto parsed = IpAddress::parse(word.left(word.indexOf(QLatin1Char('%')))); // fe80::1%eth0: the zone is local
    if (!parsed)
        report(QStringLiteral("%1 \"%2\" is not an address").arg(QString::fromLatin1(key), shortened(word)));
    return parsed;
}

std::optional<qint32> JsonFields::port(const char *key)
{
    if (!has(key))
        return std::nullopt;
    const auto number = integer(key);
    if (number && *number >= 0 && *number <= 65535)
        return static_cast<qint32>(*number);
    report(QStringLiteral("%1 \"%2\" is not a port").arg(QString::fromLatin1(key), shortened(text(key))));
    return std::nullopt;
}

UtcTime JsonFields::time(const char *key)
{
    const auto *value = find(key);
    const auto time = value ? timeOf(*value) : std::nullopt;
    if (!time)
        report(value ? QStringLiteral("%1 \"%2\" is not a time").arg(QString::fromLatin1(key), shortened(text(key)))
                     : QStringLiteral("no %1").arg(QString::fromLatin1(key)));
    return time.value_or(UtcTime{});
}

} // namespace minixdr::ingest
