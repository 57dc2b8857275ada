// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

namespace minixdr
{

/// A line icon of resources/icons by name, drawn in the text colour of the application's palette at the moment of
/// painting, so that it follows light and dark. An unknown name is a mistake of ours and aborts.
QIcon lineIcon(const QString &name);

} // namespace minixdr
