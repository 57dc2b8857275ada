// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagnostics/program_choice.h"

#include <QSignalBlocker>

#include <algorithm>

namespace minixdr
{

ProgramChoice::ProgramChoice(QWidget *parent) : QComboBox(parent)
{
    setAccessibleName(tr("Program"));
    setSizeAdjustPolicy(QComboBox::AdjustToContents);
}

void ProgramChoice::setPrograms(const std::vector<ProgramResources> &programs)
{
    QStringList names;
    for (const auto &program : programs)
        names << (program.isThis ? tr("this program") : tr("%1, process %2").arg(program.program).arg(program.pid));
    const auto isSame = [&](int index) {
        return itemData(index).toLongLong() == programs[static_cast<std::size_t>(index)].pid;
    };
    bool isUnchanged = count() == names.size();
    for (int index = 0; isUnchanged && index < count(); ++index)
        isUnchanged = isSame(index);
    if (isUnchanged)
        return; // a list that is open stays open
    const auto before = currentData();
    const QSignalBlocker quiet(this);
    clear();
    for (int index = 0; index < names.size(); ++index)
        addItem(names[index], programs[static_cast<std::size_t>(index)].pid);
    setCurrentIndex(std::max(0, findData(before)));
}

const ProgramResources *ProgramChoice::chosen(const std::vector<ProgramResources> &programs) const
{
    const auto found = std::ranges::find(programs, currentData().toLongLong(), &ProgramResources::pid);
    return found == programs.end() ? nullptr : &*found;
}

} // namespace minixdr
