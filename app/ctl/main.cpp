// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command_line.h"
#include "app/ctl/interrupt.h"
#include "app/ctl/session.h"
#include "app/ctl/terminal.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    using namespace minixdr::ctl;
    const auto request = parseCommandLine(argc, argv);
    if (!request.command)
        return static_cast<int>(exitCodeAfterOutput(request.exitCode));
    const Interrupt interrupt; // before any other thread
    const QCoreApplication application(argc, argv);
    return static_cast<int>(exitCodeAfterOutput(runInSession(request, interrupt.token())));
}
