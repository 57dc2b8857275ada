// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace minixdr
{

/// Gives the keys to the next part of `window` (or the one before): each visible widget with the property "pane", from
/// the top left to the bottom right. In it, to the first control that takes them.
void focusNextPane(QWidget &window, bool isForward);

} // namespace minixdr
