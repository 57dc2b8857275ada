// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/page_entry.h"
#include "ui/shell/task_list.h"
#include "ui/widgets/display_settings.h"

#include <vector>

namespace minixdr
{

class Workspace;

/// The pages of the console in the order of the navigation. Everything given outlives them.
std::vector<PageEntry> pageEntries(Workspace &workspace, DisplaySettings &display, TaskList &tasks);

} // namespace minixdr
