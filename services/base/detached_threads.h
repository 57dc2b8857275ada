// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

class QThreadPool;

namespace minixdr
{

/// What blocks for as long as others keep silent.
enum class DetachedWork : quint8 { NameLookup, CancelRequest };

/// Threads of its own for each kind, so that a name service that is away does not hold up a cancel. Nobody else's work
/// may queue up behind them, and the program's end waits for them a second at most.
QThreadPool &detachedThreads(DetachedWork kind);

} // namespace minixdr
