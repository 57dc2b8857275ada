// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/result.h"

#include <QByteArray>

#include <vector>

namespace minixdr::ingest
{

/// A text with "${name}" in it, cut into pieces once, because millions of events are written with it.
class DemoPattern
{
public:
    DemoPattern() = default;

    /// Gives each name a slot, the same for the same name, adding it to `names` if it is new. Invalid if a "${" has
    /// no "}".
    static Result<DemoPattern> compile(const QByteArray &text, std::vector<QByteArray> &names);

    /// Appends the text with the values of the slots.
    void render(const std::vector<QByteArray> &values, QByteArray &out) const;
    QByteArray rendered(const std::vector<QByteArray> &values) const;
    bool isConstant() const;

private:
    struct Piece {
        QByteArray literal;
        int slot = -1; ///< what follows the literal; -1 for nothing
    };
    std::vector<Piece> m_pieces;
};

} // namespace minixdr::ingest
