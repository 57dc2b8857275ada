// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/demo_template_reader.h"

#include "services/ingest/line_parser.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <stdexcept>

namespace minixdr::ingest
{
using nlohmann::json;

namespace
{

struct FieldName {
    const char *name;
    DemoField field;
    const char *sample;
};

constexpr std::array kFields{
    FieldName{"iso", DemoField::Iso, "2026-01-02T03:04:05.678901Z"},
    FieldName{"epoch", DemoField::Epoch, "1767323045.678901"},
    FieldName{"src", DemoField::Source, "203.0.113.99"},
    FieldName{"sport", DemoField::SourcePort, "40001"},
    FieldName{"dst", DemoField::Target, "10.0.0.99"},
    FieldName{"dport", DemoField::TargetPort, "4242"},
    FieldName{"host", DemoField::Host, "sample-host"},
    FieldName{"sensor", DemoField::Sensor, "sample-sensor"},
    FieldName{"staff", DemoField::Staff, "somebody"},
    FieldName{"c2", DemoField::C2, "203.0.113.98"},
    FieldName{"flow", DemoField::Flow, "1234567890"},
    FieldName{"uid", DemoField::Uid, "C0ffee"},
    FieldName{"session", DemoField::Session, "abcdef012345"},
    FieldName{"pid", DemoField::Pid, "4321"},
    FieldName{"few", DemoField::Few, "7"},
    FieldName{"few2", DemoField::OtherFew, "8"},
    FieldName{"out", DemoField::BytesOut, "1000"},
    FieldName{"in", DemoField::BytesIn, "2000"},
};

struct RoleName {
    const char *name;
    DemoRole role;
};

constexpr std::array kRoles{
    RoleName{"attacker", DemoRole::Attacker},       RoleName{"victim", DemoRole::Victim},
    RoleName{"victims", DemoRole::Victims},         RoleName{"server", DemoRole::Server},
    RoleName{"workstation", DemoRole::Workstation}, RoleName{"honeypot", DemoRole::Honeypot},
    RoleName{"resolver", DemoRole::Resolver},       RoleName{"internet", DemoRole::Internet},
};

std::runtime_error wrong(const QByteArray &name, const std::string &what)
{
    return std::runtime_error("template " + name.toStdString() + ": " + what);
}

DemoRole roleOf(const QByteArray &name, const json &object, const char *key)
{
    if (!object.contains(key))
        return DemoRole::Nobody;
    const auto word = object.at(key).get<std::string>();
    const auto found =
        std::find_if(kRoles.begin(), kRoles.end(), [&word](const RoleName &role) { return word == role.name; });
    if (found == kRoles.end())
        throw wrong(name, "no such role: " + word);
    return found->role;
}

/// What stands for `name` in the sample, and where it comes from in the demo.
std::pair<DemoSlot, QByteArray> slotOf(const QByteArray &templateName, const QByteArray &name,
                                       const DemoScenario &scenario, const std::vector<QByteArray> &wordNames)
{
    const auto field =
        std::find_if(kFields.begin(), kFields.end(), [&name](const FieldName &entry) { return name == entry.name; });
    if (field != kFields.end())
        return {DemoSlot{field->field, 0}, QByteArray(field->sample)};
    const auto word = std::find(wordNames.begin(), wordNames.end(), name);
    if (word == wordNames.end())
        throw wrong(templateName, "nothing is called " + name.toStdString());
    const auto list = std::size_t(word - wordNames.begin());
    return {DemoSlot{DemoField::Word, list}, scenario.words[list].front()};
}

DemoPattern compiled(const QByteArray &templateName, const QByteArray &text, std::vector<QByteArray> &names)
{
    auto pattern = DemoPattern::compile(text, names);
    if (!pattern)
        throw wrong(templateName, pattern.error().what.toStdString());
    return *pattern;
}

/// The line with the template's constants and its message put in.
QByteArray lineOf(const QByteArray &name, const json &object, const json &raws, const QByteArray &message)
{
    const auto raw = object.at("raw").get<std::string>();
    if (!raws.contains(raw))
        throw wrong(name, "no such raw line: " + raw);
    auto line = QByteArray::fromStdString(raws.at(raw).get<std::string>());
    for (const auto &[key, value] : object.at("constants").items())
        line.replace("${" + QByteArray::fromStdString(key) + "}", QByteArray::fromStdString(value.get<std::string>()));
    return line.replace("${message}", message);
}

Event readSample(const QByteArray &name, const QByteArray &line, const std::string &sensor)
{
    const auto format = importFormatFromWire(QString::fromStdString(sensor));
    if (!format || *format == ImportFormat::Auto)
        throw wrong(name, "no such sensor: " + sensor);
    LineParser parser(*format, SyslogYear(utcNow(), std::nullopt, QTimeZone::utc()));
    const auto event = parser.parse(line);
    if (!event)
        throw wrong(name, event.error().toStdString());
    if (toIso(event->ts).toLatin1() != QByteArray(kFields.front().sample))
        throw wrong(name, "its line tells another time");
    return *event;
}

} // namespace

DemoTemplate readDemoTemplate(const QByteArray &name, const json &object, const json &raws,
                              const DemoScenario &scenario, const std::vector<QByteArray> &wordNames)
{
    const auto message = QByteArray::fromStdString(object.at("message").get<std::string>());
    const auto signature = QByteArray::fromStdString(object.value("signature", std::string()));
    DemoTemplate made;
    made.name = name;
    made.source = roleOf(name, object, "source");
    made.target = roleOf(name, object, "target");
    made.ports = object.value("ports", std::vector<qint32>());
    std::vector<QByteArray> names;
    made.message = compiled(name, message, names);
    made.signature = compiled(name, signature, names);
    made.raw = compiled(name, lineOf(name, object, raws, message), names);

    std::vector<QByteArray> sample;
    for (const auto &slotName : names) {
        auto [slot, value] = slotOf(name, slotName, scenario, wordNames);
        made.slots.push_back(slot);
        sample.push_back(std::move(value));
    }
    made.shape = readSample(name, made.raw.rendered(sample), object.at("sensor").get<std::string>());
    made.isHostTarget = made.shape.hostname == QLatin1String("sample-host");
    if (made.shape.message.toUtf8() != made.message.rendered(sample))
        throw wrong(name, "the parser reads the message \"" + made.shape.message.toStdString() + "\"");
    if (made.shape.signature.toUtf8() != made.signature.rendered(sample))
        throw wrong(name, "the parser reads the signature \"" + made.shape.signature.toStdString() + "\"");
    if (made.shape.srcIp && made.source == DemoRole::Nobody)
        throw wrong(name, "its line names a source, the template does not");
    return made;
}

} // namespace minixdr::ingest
