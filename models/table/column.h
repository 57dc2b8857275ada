// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/cell_kind.h"

#include <QString>
#include <QVariant>

#include <array>

namespace minixdr
{

enum class ColumnWish : quint8 {
    None,
    Stretch, ///< takes the width that is left; at most one column of a table
    Hidden,  ///< not shown until the person asks for it
};

/// One column of a table, as data.
template <typename Row>
struct Column {
    const char *id;    ///< stable: remembered layouts and filters name it
    const char *title; ///< QT_TRANSLATE_NOOP in the context of its model
    CellKind kind;
    QVariant (*value)(const Row &); ///< what RawRole holds for `kind`, QString for text; invalid where there is nothing
    int width = 12;                 ///< at first, in average characters
    ColumnWish wish = ColumnWish::None;
    QString (*text)(const Row &) = nullptr; ///< where the text does not follow from the value
};

} // namespace minixdr
