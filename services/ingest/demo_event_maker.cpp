// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/demo_event_maker.h"

namespace minixdr::ingest
{
using namespace std::chrono;

namespace
{

QByteArray paddedNumber(qint64 number, int digits)
{
    QByteArray text(digits, '0');
    for (int at = digits - 1; at >= 0; --at, number /= 10)
        text[at] = char('0' + number % 10);
    return text;
}

QByteArray word(quint64 number, QByteArrayView alphabet, int length)
{
    QByteArray text(length, Qt::Uninitialized);
    for (char &letter : text) {
        letter = alphabet[qsizetype(number % quint64(alphabet.size()))];
        number /= quint64(alphabet.size());
    }
    return text;
}

/// Mostly small, sometimes very large, as transfers are.
QByteArray byteCount(DemoRandom &random)
{
    return QByteArray::number(40 + (random.next() >> (44 + random.below(14))));
}

} // namespace

const DemoPeer &DemoEventMaker::peerOf(DemoRole role, const DemoActors &actors, DemoRandom &random) const
{
    static const DemoPeer kNobody;
    const auto &organization = *actors.organization;
    switch (role) {
    case DemoRole::Attacker:
        return actors.attacker;
    case DemoRole::Victim:
        return actors.victim;
    case DemoRole::Victims:
    case DemoRole::Server:
        return random.oneOf(organization.servers);
    case DemoRole::Workstation:
        return random.oneOf(organization.workstations);
    case DemoRole::Honeypot:
        return organization.honeypots.empty() ? random.oneOf(organization.servers)
                                              : random.oneOf(organization.honeypots);
    case DemoRole::Resolver:
        return organization.resolver;
    case DemoRole::Internet:
        return random.oneOf(m_scenario->internet);
    case DemoRole::Nobody:
        break;
    }
    return kNobody;
}

QByteArray DemoEventMaker::isoTime()
{
    const UtcTime minute{floor<minutes>(m_ts)};
    if (minute != m_minute) {
        m_minute = minute;
        m_minuteText = toIso(minute).left(17).toLatin1();
    }
    const auto micros = (m_ts - minute).count();
    return m_minuteText + paddedNumber(micros / 1'000'000, 2) + '.' + paddedNumber(micros % 1'000'000, 6) + 'Z';
}

QByteArray DemoEventMaker::valueOf(DemoSlot slot, const DemoActors &actors, DemoRandom &random)
{
    const auto micros = m_ts.time_since_epoch().count();
    switch (slot.field) {
    case DemoField::Iso:
        return isoTime();
    case DemoField::Epoch:
        return QByteArray::number(micros / 1'000'000) + '.' + paddedNumber(micros % 1'000'000, 6);
    case DemoField::Source:
        return m_source.text;
    case DemoField::SourcePort:
        return QByteArray::number(m_sourcePort);
    case DemoField::Target:
        return m_target.text;
    case DemoField::TargetPort:
        return QByteArray::number(m_targetPort);
    case DemoField::Host:
        return m_target.name;
    case DemoField::Sensor:
        return actors.organization->sensor;
    case DemoField::Staff:
        return random.oneOf(actors.organization->users).login;
    case DemoField::C2:
        return actors.attacker.text;
    case DemoField::Flow:
        return QByteArray::number(qint64(random.next() >> 14));
    case DemoField::Uid:
        return 'C' + word(random.next(), "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", 10);
    case DemoField::Session:
        return word(random.next(), "0123456789abcdef", 12);
    case DemoField::Pid:
        return QByteArray::number(random.between(900, 32'000));
    case DemoField::Few:
    case DemoField::OtherFew:
        return QByteArray::number(random.between(1, 99));
    case DemoField::BytesOut:
    case DemoField::BytesIn:
        return byteCount(random);
    case DemoField::Word:
        break;
    }
    return random.oneOf(m_scenario->words[slot.list]);
}

void DemoEventMaker::fillValues(const DemoTemplate &form, const DemoActors &actors, DemoRandom &random)
{
    m_source = peerOf(form.source, actors, random);
    m_target = peerOf(form.target, actors, random);
    m_sourcePort = qint32(random.between(1024, 65'535));
    m_targetPort = form.ports.empty() ? 0 : random.oneOf(form.ports);
    m_values.clear();
    for (const auto slot : form.slots)
        m_values.push_back(valueOf(slot, actors, random));
}

Event DemoEventMaker::make(std::size_t templateIndex, const DemoActors &actors, UtcTime ts, DemoRandom &random)
{
    const auto &form = m_scenario->templates[templateIndex];
    m_ts = ts;
    fillValues(form, actors, random);

    Event event = form.shape;
    event.ts = ts;
    if (event.srcIp)
        event.srcIp = m_source.address;
    if (event.dstIp)
        event.dstIp = m_target.address;
    if (event.srcPort)
        event.srcPort = m_sourcePort;
    if (event.dstPort)
        event.dstPort = m_targetPort;
    if (!event.hostname.isEmpty())
        event.hostname = QString::fromLatin1(form.isHostTarget ? m_target.name : actors.organization->sensor);
    if (!form.message.isConstant())
        event.message = QString::fromUtf8(form.message.rendered(m_values));
    if (!form.signature.isConstant())
        event.signature = QString::fromUtf8(form.signature.rendered(m_values));
    m_text.resize(0);
    form.raw.render(m_values, m_text);
    event.raw = QByteArray(m_text.constData(), m_text.size());
    return event;
}

} // namespace minixdr::ingest
