// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCoreApplication;

namespace minixdr
{

/// Makes the program speak the user's language where there is a translation, and count properly in English where
/// there is none. Gives the C locale the grouping of figures that people read.
void installTranslations(QCoreApplication &app);

} // namespace minixdr
