// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QThreadPool;

namespace minixdr
{

inline constexpr int kMostDetachedThreads = 16;

/// For calls that block for as long as a server or a name service keeps silent: nobody else's work may queue up behind
/// them, and the program's end waits for them a second at most.
QThreadPool &detachedThreads();

} // namespace minixdr
