// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace minixdr
{

/// What an automatic triage wrote about an incident; empty fields where it wrote nothing.
struct TriageNote {
    QString summary;
    QString severity;
    QString recommendation;
    QStringList rationale;

    /// From the JSON object of the incident; anything else gives an empty note.
    static TriageNote fromJson(const QByteArray &json);
    bool operator==(const TriageNote &) const = default;
};

} // namespace minixdr
