// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/diagnostics/resources_report.h"

#include <QComboBox>

namespace minixdr
{

/// Which program of the profile is looked at: this one first; the choice stays with a program while it runs.
class ProgramChoice : public QComboBox
{
    Q_OBJECT
public:
    explicit ProgramChoice(QWidget *parent = nullptr);

    void setPrograms(const std::vector<ProgramResources> &programs);
    /// Null before the first answer. Of the programs handed over, which must still be there.
    const ProgramResources *chosen(const std::vector<ProgramResources> &programs) const;
};

} // namespace minixdr
