// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/migrations/migrations_presenter.h"
#include "ui/widgets/confirm_dialog.h"

#include <vector>

namespace minixdr
{

/// What the person is told before `plan` is carried out: what happens in which order, who waits meanwhile, whether it
/// can be undone and how long it will take.
ConfirmConfig confirmationOf(MigrationAction action, const std::vector<Migration> &plan);

/// The same facts of one migration as a line each, for its detail.
QString lockFact(const Migration &migration);
QString undoFact(const Migration &migration);
/// Empty if there is nothing to go by.
QString estimateFact(const Migration &migration);

} // namespace minixdr
