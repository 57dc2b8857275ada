// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/display_settings.h"
#include "ui/widgets/filter_values.h"
#include "ui/widgets/popup.h"

class QDateTimeEdit;
class QLabel;
class QLineEdit;

namespace minixdr
{

/// Asks for the text or address of one filter field, and says at once what is wrong with it. Deletes itself when it
/// closes.
class TextFilterPopup : public Popup
{
    Q_OBJECT
public:
    TextFilterPopup(const FilterField &field, const QString &text, QWidget *parent);

Q_SIGNALS:
    void accepted(const QString &text); ///< trimmed; an address in its canonical form; empty: no filter

private:
    void accept();
    void showError(const QString &text);

    FilterField::Kind m_kind;
    QLineEdit *m_edit;
    QLabel *m_error;
};

/// Asks for both ends of a time range in the person's zone. Deletes itself when it closes.
class TimeRangePopup : public Popup
{
    Q_OBJECT
public:
    TimeRangePopup(const TimeRange &range, DisplaySettings &display, QWidget *parent);

Q_SIGNALS:
    void accepted(const minixdr::TimeRange &range);

private:
    void accept();

    QDateTimeEdit *m_from;
    QDateTimeEdit *m_until;
    QLabel *m_error;
};

} // namespace minixdr
