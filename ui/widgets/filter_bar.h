// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/display_settings.h"
#include "ui/widgets/filter_values.h"

#include <QWidget>

#include <functional>
#include <map>

class QLineEdit;
class QMenu;
class QTimer;
class QToolButton;

namespace minixdr
{

/// A text field, a drop-down for each list of choices, "Add filter" for texts and addresses, and the time range; what
/// is set stands below as chips that a click removes. It knows neither events nor incidents: a page gives the fields
/// and turns FilterValues into its query. GUI thread; owned by its page.
class FilterBar : public QWidget
{
    Q_OBJECT
public:
    /// `textPlaceholder` says what the text field searches, e.g. "Search message and signature".
    FilterBar(std::vector<FilterField> fields, const QString &textPlaceholder, DisplaySettings &display,
              QWidget *parent = nullptr);

    const FilterValues &values() const { return m_values; }
    /// Shows `values` and reports them if they differ from what was set.
    void setValues(const FilterValues &values);
    /// Gives a field the choices that are known only later, such as assignees.
    void setChoices(const QString &fieldId, std::vector<FilterChoice> choices);
    void clearAll();
    void focusText();

Q_SIGNALS:
    /// Typing is reported 250 ms after the last key, everything else at once.
    void changed(const minixdr::FilterValues &values);

private:
    void build(const QString &textPlaceholder);
    QToolButton *makeChoiceButton(const FilterField &field);
    QToolButton *makeAddButton();
    QToolButton *makeRangeButton();
    void fillChoiceMenu(QMenu *menu, const QString &fieldId);
    void setChoice(const QString &fieldId, const QVariant &value, bool isOn);
    void setRange(const TimeRange &range);
    void editText(const QString &fieldId, QWidget *anchor);
    void editCustomRange();
    void refresh();
    void refreshChips();
    void addChip(const QString &text, std::function<void(FilterValues &)> remove);
    const FilterField *fieldOf(const QString &fieldId) const;

    std::vector<FilterField> m_fields;
    DisplaySettings &m_display;
    FilterValues m_values;
    QLineEdit *m_text;
    QTimer *m_typing;
    QToolButton *m_range = nullptr;
    QToolButton *m_add = nullptr;
    QToolButton *m_clear;
    QWidget *m_chips;
    std::map<QString, QToolButton *> m_choiceButtons;
};

/// The usual name of a time range, e.g. "last 7 days".
QString nameOf(const TimeRange &range, const DisplaySettings &display);

} // namespace minixdr
