// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/history_text.h"

#include "models/table/cell_text.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace minixdr
{

namespace
{

/// A class, because lupdate files the strings of a free function under its namespace.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(IncidentHistory)
};

struct Word {
    const char *wire;
    const char *text;
};

constexpr std::array kActions{
    Word{"incident.create", QT_TRANSLATE_NOOP("IncidentHistory", "created the incident")},
    Word{"incident.update", QT_TRANSLATE_NOOP("IncidentHistory", "changed")},
    Word{"incident.assign", QT_TRANSLATE_NOOP("IncidentHistory", "assigned")},
    Word{"incident.note", QT_TRANSLATE_NOOP("IncidentHistory", "added a note")},
};

constexpr std::array kFields{
    Word{"status", QT_TRANSLATE_NOOP("IncidentHistory", "status")},
    Word{"escalation_level", QT_TRANSLATE_NOOP("IncidentHistory", "escalation")},
    Word{"escalation", QT_TRANSLATE_NOOP("IncidentHistory", "escalation")},
    Word{"assignee", QT_TRANSLATE_NOOP("IncidentHistory", "assignee")},
    Word{"assignee_name", QT_TRANSLATE_NOOP("IncidentHistory", "assignee")},
    Word{"reason", QT_TRANSLATE_NOOP("IncidentHistory", "reason")},
    Word{"threat_category", QT_TRANSLATE_NOOP("IncidentHistory", "category")},
    Word{"src_ip", QT_TRANSLATE_NOOP("IncidentHistory", "source")},
};

template <size_t Count>
QString wordFor(const std::array<Word, Count> &words, const QString &wire)
{
    const auto word = std::ranges::find_if(words, [&](const Word &w) { return wire == QLatin1String(w.wire); });
    return word == words.end() ? wire : Words::tr(word->text);
}

/// Keys and counters that say nothing to people, or repeat a field beside them.
bool isSilent(const QString &field)
{
    return field == u"version" || field == u"updated_at" || field == u"assignee_id" || field == u"id" ||
           field == u"organization_id";
}

QString valueText(const QString &field, const QJsonValue &value)
{
    if (value.isNull() || value.isUndefined() || (value.isString() && value.toString().isEmpty()))
        return Words::tr("none");
    const auto text = value.isObject()
                          ? QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact))
                          : value.toVariant().toString();
    if (field == u"status")
        if (const auto status = incidentStatusFromWire(text))
            return statusWord(*status);
    if (field.startsWith(u"escalation"))
        if (const auto escalation = escalationFromWire(text))
            return escalationWord(*escalation);
    return text;
}

QString changeText(const QString &field, const QString &before, const QString &after)
{
    return Words::tr("%1: %2 → %3").arg(field, before, after);
}

} // namespace

QString actionText(const HistoryEntry &entry)
{
    return wordFor(kActions, entry.action);
}

QStringList changeTexts(const HistoryEntry &entry)
{
    const auto before = QJsonDocument::fromJson(entry.oldValues).object();
    const auto after = QJsonDocument::fromJson(entry.newValues).object();
    QStringList texts;
    for (auto field = after.begin(); field != after.end(); ++field) {
        if (isSilent(field.key()))
            continue;
        const auto title = wordFor(kFields, field.key());
        const auto value = valueText(field.key(), field.value());
        if (before.contains(field.key()))
            texts += changeText(title, valueText(field.key(), before.value(field.key())), value);
        else
            texts += Words::tr("%1: %2").arg(title, value);
    }
    return texts;
}

QStringList differences(const Incident &before, const Incident &after)
{
    QStringList texts;
    if (before.status != after.status)
        texts += changeText(Words::tr("status"), statusWord(before.status), statusWord(after.status));
    if (before.escalation != after.escalation)
        texts +=
            changeText(Words::tr("escalation"), escalationWord(before.escalation), escalationWord(after.escalation));
    if (before.assignee != after.assignee) {
        const auto name = [](const Incident &i) {
            return i.assigneeName.isEmpty() ? Words::tr("none") : i.assigneeName;
        };
        texts += changeText(Words::tr("assignee"), name(before), name(after));
    }
    return texts;
}

} // namespace minixdr
