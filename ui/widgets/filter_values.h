// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/utc_time.h"
#include "ui/widgets/badge.h"

#include <QMap>
#include <QString>
#include <QVariant>

#include <optional>
#include <vector>

namespace minixdr
{

/// One entry of a drop-down: what it means and how it reads.
struct FilterChoice {
    QVariant value;
    QString text;
    BadgeMaker badge; ///< may be empty
};

/// One thing that can be filtered by.
struct FilterField {
    enum class Kind : quint8 {
        Choices, ///< several of a list, as a drop-down of its own
        Choice,  ///< one of a list, as a drop-down of its own
        Text,    ///< one text, under "Add filter"
        Address, ///< an address or network, under "Add filter"; checked
    };
    QString id;    ///< stable, e.g. "severity"
    QString title; ///< translated, e.g. "Severity"
    Kind kind = Kind::Choices;
    std::vector<FilterChoice> choices;
    QString placeholder; ///< an example, for Text and Address
};

enum class TimePreset : quint8 { All, LastHour, LastDay, LastWeek, LastMonth, Custom };

struct TimeRange {
    TimePreset preset = TimePreset::All;
    std::optional<UtcTime> customFrom;  ///< inclusive; only for Custom
    std::optional<UtcTime> customUntil; ///< exclusive; only for Custom

    /// The bounds as they are at `now`; a range that moves with the time does so by whole minutes, so that its pages
    /// are the same, and cached, for as long.
    std::optional<UtcTime> from(UtcTime now) const;
    std::optional<UtcTime> until() const;
    bool operator==(const TimeRange &) const = default;
};

/// What is set; fields that are not set are absent.
struct FilterValues {
    QString text;
    QMap<QString, QVariantList> choices; ///< by field id
    QMap<QString, QString> texts;        ///< by field id: Text and Address
    TimeRange range;

    bool isEmpty() const;
    bool operator==(const FilterValues &) const = default;
};

} // namespace minixdr
