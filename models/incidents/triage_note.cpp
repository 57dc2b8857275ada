// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/triage_note.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace minixdr
{

TriageNote TriageNote::fromJson(const QByteArray &json)
{
    const auto object = QJsonDocument::fromJson(json).object();
    TriageNote note{
        object[u"summary"].toString(), object[u"severity"].toString(), object[u"recommendation"].toString(), {}};
    for (const auto &reason : object[u"rationale"].toArray())
        note.rationale += reason.toString();
    return note;
}

} // namespace minixdr
