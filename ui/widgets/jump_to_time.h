// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/utc_time.h"
#include "ui/widgets/display_settings.h"
#include "ui/widgets/popup.h"

class QDateTimeEdit;

namespace minixdr
{

/// A small popup that asks for a time in the person's zone. Deletes itself when it closes.
class JumpToTime : public Popup
{
    Q_OBJECT
public:
    JumpToTime(DisplaySettings &display, QWidget *parent);

Q_SIGNALS:
    void chosen(minixdr::UtcTime time);

private:
    void accept();

    QDateTimeEdit *m_edit;
};

} // namespace minixdr
