// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/demo_scenario.h"

#include "services/ingest/demo_template_reader.h"

#include <QFile>

#include <nlohmann/json.hpp>

namespace minixdr::ingest
{
using nlohmann::json;

namespace
{

QString text(const json &object, const char *key)
{
    return QString::fromStdString(object.at(key).get<std::string>());
}
QByteArray bytes(const json &object, const char *key)
{
    return QByteArray::fromStdString(object.at(key).get<std::string>());
}
QStringList texts(const json &object, const char *key)
{
    QStringList list;
    for (const auto &element : object.at(key))
        list << QString::fromStdString(element.get<std::string>());
    return list;
}

DemoPeer peer(const QByteArray &address, const QByteArray &name = {})
{
    const auto parsed = IpAddress::parse(QString::fromLatin1(address));
    if (!parsed)
        throw std::runtime_error("no address: " + address.toStdString());
    return {*parsed, parsed->toString().toLatin1(), name};
}

/// The first addresses of each network, so that every one is a plausible host.
std::vector<DemoPeer> peersOf(const json &networks)
{
    std::vector<DemoPeer> peers;
    for (const auto &word : networks) {
        const auto network = IpNetwork::parse(QString::fromStdString(word.get<std::string>()));
        if (!network)
            throw std::runtime_error("no network: " + word.get<std::string>());
        const int bits = (network->address.isV6 ? 128 : 32) - network->prefixLength;
        const int hosts = (1 << std::min(bits, 8)) - 2;
        for (int host = 1; host <= hosts; ++host) {
            auto address = network->address;
            quint8 &last = address.bytes[address.isV6 ? 15 : 3];
            last = quint8(last + host);
            peers.push_back({address, address.toString().toLatin1(), {}});
        }
    }
    return peers;
}

WeightedList<std::size_t> weights(const json &object, const std::vector<QByteArray> &names)
{
    WeightedList<std::size_t> list;
    for (const auto &[name, weight] : object.items()) {
        const auto found = std::find(names.begin(), names.end(), QByteArray::fromStdString(name));
        if (found == names.end())
            throw std::runtime_error("unknown name: " + name);
        list.push_back({std::size_t(found - names.begin()), weight.get<quint64>()});
    }
    return list;
}

DemoUser user(const json &object)
{
    DemoUser user{text(object, "name"), text(object, "email"), text(object, "role"), {}};
    user.login = user.email.section(QLatin1Char('@'), 0, 0).section(QLatin1Char('.'), -1).toUtf8();
    return user;
}

DemoOrganization organization(const json &object, const std::vector<QByteArray> &templates,
                              const std::vector<QByteArray> &kinds)
{
    DemoOrganization organization;
    organization.name = text(object, "name");
    organization.slug = text(object, "slug");
    organization.share = object.at("share").get<quint64>();
    organization.utcOffset = object.at("utc_offset").get<int>();
    organization.weekend = object.at("weekend").get<int>();
    organization.sensor = bytes(object, "sensor");
    organization.resolver = peer(bytes(object, "resolver"), "resolver");
    for (const auto &entry : object.at("users"))
        organization.users.push_back(user(entry));
    for (const auto &host : object.at("hosts")) {
        const auto kind = bytes(host, "kind");
        auto &list = kind == "server"        ? organization.servers
                     : kind == "workstation" ? organization.workstations
                                             : organization.honeypots;
        list.push_back(peer(bytes(host, "address"), bytes(host, "name")));
    }
    organization.background = weights(object.at("background"), templates);
    organization.stories = weights(object.at("stories"), kinds);
    return organization;
}

DemoAction action(const json &object)
{
    return {text(object, "agent"),
            text(object, "type"),
            text(object, "name"),
            QString::fromStdString(object.at("params").dump()),
            QString::fromStdString(object.at("result").dump()),
            text(object, "error")};
}

DemoStoryKind storyKind(const QString &name, const json &object, const std::vector<QByteArray> &templates)
{
    DemoStoryKind kind;
    kind.name = name;
    kind.category = text(object, "category");
    kind.reason = text(object, "reason");
    kind.summary = text(object, "summary");
    kind.recommendation = text(object, "recommendation");
    kind.rationale = texts(object, "rationale");
    kind.notes = texts(object, "notes");
    kind.containment = text(object, "containment");
    kind.size = object.at("size").get<quint64>();
    kind.shortestMinutes = object.at("minutes").at(0).get<int>();
    kind.longestMinutes = object.at("minutes").at(1).get<int>();
    kind.lowestRisk = object.at("risk").at(0).get<int>();
    kind.highestRisk = object.at("risk").at(1).get<int>();
    kind.isVictimTheAddress = bytes(object, "incident_address") == "victim";
    for (int level = 0; level < 4; ++level)
        kind.escalations.push_back({level, object.at("escalations").at(std::size_t(level)).get<quint64>()});
    for (const auto &entry : object.at("phases")) {
        DemoStoryKind::Phase phase{entry.at("share").get<int>(), {}};
        for (const auto &element : entry.at("templates")) // named twice counts twice
            phase.templates.push_back(weights(json{{element.get<std::string>(), 1}}, templates).front().value);
        kind.phases.push_back(std::move(phase));
    }
    for (const auto &entry : object.at("actions"))
        kind.actions.push_back(action(entry));
    return kind;
}

void readWords(const json &document, DemoScenario &scenario, std::vector<QByteArray> &names)
{
    for (const auto &[name, list] : document.at("words").items()) {
        names.push_back(QByteArray::fromStdString(name));
        auto &words = scenario.words.emplace_back();
        for (const auto &word : list)
            words.push_back(QByteArray::fromStdString(word.get<std::string>()));
    }
}

DemoScenario read(const json &document)
{
    DemoScenario scenario;
    scenario.days = document.at("days").get<int>();
    scenario.storyShare = document.at("story_share_percent").get<int>();
    scenario.hours = document.at("hourly_percent").get<std::array<quint64, 24>>();
    scenario.attackers = peersOf(document.at("attacker_networks"));
    scenario.internet = peersOf(document.at("internet_networks"));
    std::vector<QByteArray> wordNames;
    readWords(document, scenario, wordNames);
    std::vector<QByteArray> templateNames;
    for (const auto &[name, object] : document.at("templates").items()) {
        templateNames.push_back(QByteArray::fromStdString(name));
        scenario.templates.push_back(
            readDemoTemplate(templateNames.back(), object, document.at("raw"), scenario, wordNames));
    }
    std::vector<QByteArray> kindNames;
    for (const auto &[name, object] : document.at("stories").items()) {
        kindNames.push_back(QByteArray::fromStdString(name));
        scenario.kinds.push_back(storyKind(QString::fromStdString(name), object, templateNames));
    }
    for (const auto &object : document.at("organizations"))
        scenario.organizations.push_back(organization(object, templateNames, kindNames));
    return scenario;
}

} // namespace

Result<DemoScenario> DemoScenario::load(const QByteArray &text)
{
    try {
        return read(json::parse(text.constBegin(), text.constEnd()));
    } catch (const std::exception &error) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("the demo scenario cannot be read: ") + QString::fromUtf8(error.what()));
    }
}

Result<DemoScenario> DemoScenario::builtIn()
{
    QFile file(QStringLiteral(":/demo/scenario.json"));
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Bug, QStringLiteral("the demo scenario is not built in"));
    return load(file.readAll());
}

} // namespace minixdr::ingest
