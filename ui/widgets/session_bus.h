// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace minixdr
{

/// Whether there is a D-Bus session bus. Asking libdbus for one that is not there makes it start one, and wait for it.
bool hasSessionBus();

} // namespace minixdr
