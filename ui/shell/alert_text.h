// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/diagnostics/alert.h"

#include <QString>

namespace minixdr
{

/// An alert as people read it.
struct AlertText {
    QString title; ///< "Slow query: events.histogram took 1.5 s"
    QString text;  ///< why it matters, and what to do next
};

AlertText describe(const Alert &alert);

} // namespace minixdr
