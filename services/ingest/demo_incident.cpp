// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/demo_incident.h"

#include "services/incidents/incident.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>

namespace minixdr::ingest
{
using namespace std::chrono;

namespace
{

QString toText(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

/// "${n}", "${attacker}", … in the texts of a kind of story.
class StoryWords
{
public:
    StoryWords(const DemoScenario &scenario, const DemoStory &story, DemoRandom &random)
    {
        const QLocale english(QLocale::English);
        const auto gigabytes = double(random.between(6, 480)) / 10.0;
        m_words = {{QStringLiteral("n"), english.toString(std::max<qint64>(story.largestPhase, 1))},
                   {QStringLiteral("hosts"), QString::number(random.between(3, 60))},
                   {QStringLiteral("size"), QStringLiteral("%1 GB").arg(english.toString(gigabytes, 'f', 1))},
                   {QStringLiteral("attacker"), QString::fromLatin1(story.attacker.text)},
                   {QStringLiteral("victim"), QString::fromLatin1(story.victim.name)},
                   {QStringLiteral("user"),
                    QString::fromUtf8(random.oneOf(scenario.organizations[story.organization].users).login)},
                   {QStringLiteral("number"), QString::number(random.between(10'000, 99'999))}};
    }

    QString fill(QString text) const
    {
        for (auto word = m_words.begin(); word != m_words.end(); ++word)
            text.replace(QStringLiteral("${%1}").arg(word.key()), word.value());
        return text;
    }

private:
    QHash<QString, QString> m_words;
};

/// How an incident of that age stands: fresh ones are open, old ones settled.
IncidentStatus statusAtAge(days age, DemoRandom &random)
{
    using enum IncidentStatus;
    static const WeightedList<IncidentStatus> kFresh{{Open, 52}, {Investigating, 30}, {Contained, 18}};
    static const WeightedList<IncidentStatus> kRecent{
        {Open, 9}, {Investigating, 23}, {Contained, 24}, {Resolved, 32}, {Dismissed, 12}};
    static const WeightedList<IncidentStatus> kOld{{Contained, 8}, {Resolved, 66}, {Dismissed, 26}};
    const auto &list = age < days{2} ? kFresh : age < days{14} ? kRecent : kOld;
    return drawn(list, random.below(weightOf(list)));
}

std::vector<IncidentStatus> pathTo(IncidentStatus status)
{
    using enum IncidentStatus;
    switch (status) {
    case Open:
        return {};
    case Investigating:
        return {Investigating};
    case Contained:
        return {Investigating, Contained};
    case Resolved:
        return {Investigating, Contained, Resolved};
    case Dismissed:
        return {Investigating, Dismissed};
    }
    return {};
}

/// Writes one incident's story down; a clock that only goes forward, and stops before the demo's end.
class Chronicle
{
public:
    Chronicle(const DemoScenario &scenario, const DemoStory &story, const std::vector<UserId> &users, UtcTime until,
              DemoRandom random)
        : m_kind(scenario.kinds[story.kind]), m_organization(scenario.organizations[story.organization]),
          m_users(users), m_until(until - seconds{1}), m_now(story.detectedAt), m_random(random),
          m_words(scenario, story, m_random)
    {
        m_incident.story = &story;
        m_incident.createdAt = story.detectedAt;
    }

    DemoIncident write()
    {
        open();
        respond();
        const auto age = floor<days>(m_until - m_incident.createdAt);
        const auto status = statusAtAge(age, m_random);
        if (status != IncidentStatus::Open || m_random.happens(45))
            assign();
        for (const auto step : pathTo(status)) {
            moveTo(step);
            if (m_random.happens(38))
                note();
        }
        m_incident.updatedAt = m_incident.history.back().at;
        return std::move(m_incident);
    }

private:
    void pass(seconds least, seconds most)
    {
        m_now += seconds{m_random.between(least.count(), most.count())} + microseconds{m_random.below(1'000'000)};
        m_now = std::min(m_now, m_until);
    }

    void open()
    {
        const auto &story = *m_incident.story;
        const auto escalation = Escalation(drawn(m_kind.escalations, m_random.below(weightOf(m_kind.escalations))));
        const auto &address = m_kind.isVictimTheAddress ? story.victim : story.attacker;
        m_incident.address = QString::fromLatin1(address.text);
        m_incident.reason = m_words.fill(m_kind.reason);
        m_incident.status = toWire(IncidentStatus::Open);
        m_incident.escalation = toWire(escalation);
        m_incident.riskPercent = m_random.between(m_kind.lowestRisk, m_kind.highestRisk);
        m_incident.category = m_kind.category;
        m_incident.triageNote = triageNote();
        const QJsonObject values{{QStringLiteral("status"), m_incident.status},
                                 {QStringLiteral("reason"), m_incident.reason},
                                 {QStringLiteral("escalation"), m_incident.escalation}};
        m_incident.history.push_back({m_now,
                                      0,
                                      QStringLiteral("detection-agent-01"),
                                      QStringLiteral("incident.create"),
                                      QStringLiteral("{}"),
                                      toText(values),
                                      {}});
    }

    QString triageNote() const
    {
        QJsonArray rationale;
        for (const auto &line : m_kind.rationale)
            rationale.append(m_words.fill(line));
        return toText({{QStringLiteral("summary"), m_words.fill(m_kind.summary)},
                       {QStringLiteral("severity"), m_incident.escalation},
                       {QStringLiteral("recommendation"), m_words.fill(m_kind.recommendation)},
                       {QStringLiteral("rationale"), rationale}});
    }

    /// The agents act at once, in the order of the kind's list; some of it fails, little of it is taken back.
    void respond()
    {
        auto at = m_now;
        for (const auto &action : m_kind.actions) {
            if (!m_random.happens(62))
                continue;
            at = std::min<UtcTime>(at + seconds{m_random.between(2, 400)}, m_until);
            const auto luck = m_random.below(100);
            const bool isFailed = luck >= 91;
            m_incident.actions.push_back({at, action.agent, action.type, action.name, m_words.fill(action.params),
                                          isFailed ? QStringLiteral("{}") : m_words.fill(action.result),
                                          isFailed     ? QStringLiteral("failed")
                                          : luck >= 88 ? QStringLiteral("rolled_back")
                                                       : QStringLiteral("success"),
                                          isFailed ? m_words.fill(action.error) : QString()});
            const bool contains = !isFailed && (action.type == QLatin1String("containment") ||
                                                action.name == QLatin1String("isolate_host"));
            m_incident.isAutoContained = m_incident.isAutoContained || contains;
        }
        if (m_incident.isAutoContained)
            m_incident.containment = m_kind.containment;
    }

    void assign()
    {
        const auto user = std::size_t(m_random.below(m_users.size()));
        m_incident.assignee = m_users[user].value;
        m_assignee = m_organization.users[user].name;
        pass(minutes{2}, hours{3});
        change({{QStringLiteral("assignee_name"), QJsonValue()}},
               {{QStringLiteral("assignee_id"), m_incident.assignee}, {QStringLiteral("assignee_name"), m_assignee}});
    }

    void moveTo(IncidentStatus status)
    {
        pass(minutes{4}, hours{20});
        change({{QStringLiteral("status"), m_incident.status}}, {{QStringLiteral("status"), toWire(status)}});
        m_incident.status = toWire(status);
    }

    void change(const QJsonObject &before, const QJsonObject &after)
    {
        ++m_incident.version;
        add(QStringLiteral("incident.update"), toText(before), toText(after), {});
    }

    void note()
    {
        pass(minutes{1}, hours{2});
        add(QStringLiteral("incident.note"), QStringLiteral("{}"), QStringLiteral("{}"),
            m_words.fill(m_random.oneOf(m_kind.notes)));
    }

    void add(const QString &action, const QString &before, const QString &after, const QString &text)
    {
        m_incident.history.push_back({m_now, m_incident.assignee, m_assignee, action, before, after, text});
    }

    const DemoStoryKind &m_kind;
    const DemoOrganization &m_organization;
    const std::vector<UserId> &m_users;
    UtcTime m_until;
    UtcTime m_now;
    DemoRandom m_random;
    StoryWords m_words;
    DemoIncident m_incident;
    QString m_assignee;
};

} // namespace

DemoIncident makeIncident(const DemoScenario &scenario, const DemoStory &story, const std::vector<UserId> &users,
                          UtcTime until, DemoRandom random)
{
    return Chronicle(scenario, story, users, until, random).write();
}

} // namespace minixdr::ingest
