// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filter_bar.h"

#include "ui/widgets/filter_popups.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/format.h"
#include "ui/widgets/line_icon.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QStyle>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace minixdr
{

namespace
{

constexpr int kTypingPause = 250;
constexpr int kChipWidth = 280; ///< of its text; the rest is in the tool tip

/// In the order of TimePreset.
constexpr std::array kPresetNames{
    QT_TRANSLATE_NOOP("FilterBar", "all time"),      QT_TRANSLATE_NOOP("FilterBar", "last hour"),
    QT_TRANSLATE_NOOP("FilterBar", "last 24 hours"), QT_TRANSLATE_NOOP("FilterBar", "last 7 days"),
    QT_TRANSLATE_NOOP("FilterBar", "last 30 days"),  QT_TRANSLATE_NOOP("FilterBar", "custom…"),
};

bool hasChoices(const FilterField &field)
{
    return field.kind == FilterField::Kind::Choices || field.kind == FilterField::Kind::Choice;
}

QString presetName(TimePreset preset)
{
    return QCoreApplication::translate("FilterBar", kPresetNames.at(std::size_t(preset)));
}

QToolButton *makeDropDown(const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setText(text + QStringLiteral(" ▾"));
    button->setProperty("framed", true);
    button->setAccessibleName(text);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

void setIsSet(QToolButton *button, bool isSet)
{
    if (button->property("isSet").toBool() == isSet)
        return;
    button->setProperty("isSet", isSet);
    button->style()->unpolish(button);
    button->style()->polish(button);
}

/// Stays open while choices are ticked, so that several take one opening.
class ChoiceMenu : public QMenu
{
public:
    using QMenu::QMenu;

protected:
    void mouseReleaseEvent(QMouseEvent *event) override
    {
        if (!tickActive())
            QMenu::mouseReleaseEvent(event);
    }
    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() != Qt::Key_Space || !tickActive())
            QMenu::keyPressEvent(event);
    }

private:
    bool tickActive()
    {
        auto *action = activeAction();
        if (!action || !action->isCheckable() || !action->isEnabled())
            return false;
        action->trigger();
        return true;
    }
};

/// What somebody typed must not make mnemonics.
QString escaped(QString text)
{
    return text.replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace

QString nameOf(const TimeRange &range, const DisplaySettings &display)
{
    if (range.preset != TimePreset::Custom)
        return presetName(range.preset);
    const auto show = [&display](const std::optional<UtcTime> &time) {
        return time ? toDateTime(*time).toTimeZone(display.timeZone()).toString(QStringLiteral("yyyy-MM-dd HH:mm"))
                    : QStringLiteral("…");
    };
    return QStringLiteral("%1 – %2").arg(show(range.customFrom), show(range.customUntil));
}

FilterBar::FilterBar(std::vector<FilterField> fields, const QString &textPlaceholder, DisplaySettings &display,
                     QWidget *parent)
    : QWidget(parent), m_fields(std::move(fields)), m_display(display), m_text(new QLineEdit(this)),
      m_typing(new QTimer(this)), m_clear(new QToolButton(this)), m_chips(new QWidget(this))
{
    m_typing->setSingleShot(true);
    m_typing->setInterval(kTypingPause);
    const auto commitText = [this] {
        auto values = m_values;
        values.text = m_text->text().trimmed();
        setValues(values);
    };
    connect(m_typing, &QTimer::timeout, this, commitText);
    connect(m_text, &QLineEdit::textEdited, m_typing, qOverload<>(&QTimer::start));
    connect(m_text, &QLineEdit::returnPressed, this, commitText);
    connect(m_clear, &QToolButton::clicked, this, &FilterBar::clearAll);
    connect(&m_display, &DisplaySettings::changed, this, &FilterBar::refresh);
    build(textPlaceholder);
    refresh();
}

void FilterBar::build(const QString &textPlaceholder)
{
    setProperty("pane", true);
    m_text->setPlaceholderText(textPlaceholder);
    m_text->setAccessibleName(textPlaceholder);
    m_text->setClearButtonEnabled(true);
    m_text->addAction(lineIcon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_text->setMinimumWidth(180);
    m_clear->setText(tr("Clear"));
    m_clear->setProperty("link", true);
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(m_text, 1);
    for (const auto &field : m_fields) {
        if (hasChoices(field))
            row->addWidget(makeChoiceButton(field));
    }
    if (auto *add = makeAddButton())
        row->addWidget(add);
    row->addWidget(makeRangeButton());
    row->addWidget(m_clear);
    new FlowLayout(m_chips, 6);
    m_chips->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(6);
    column->addLayout(row);
    column->addWidget(m_chips);
}

QToolButton *FilterBar::makeChoiceButton(const FilterField &field)
{
    auto *button = makeDropDown(field.title, this);
    auto *menu = new ChoiceMenu(button);
    button->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu, id = field.id] { fillChoiceMenu(menu, id); });
    m_choiceButtons[field.id] = button;
    return button;
}

QToolButton *FilterBar::makeAddButton()
{
    QMenu *menu = nullptr;
    for (const auto &field : m_fields) {
        if (hasChoices(field))
            continue;
        if (!m_add) {
            m_add = makeDropDown(tr("Add filter"), this);
            menu = new QMenu(m_add);
            m_add->setMenu(menu);
        }
        menu->addAction(field.title + QStringLiteral("…"), this, [this, id = field.id] { editText(id, m_add); });
    }
    return m_add;
}

QToolButton *FilterBar::makeRangeButton()
{
    m_range = makeDropDown(presetName(TimePreset::All), this);
    auto *menu = new QMenu(m_range);
    for (std::size_t i = 0; i < kPresetNames.size(); ++i) {
        const auto preset = TimePreset(i);
        menu->addAction(presetName(preset), this, [this, preset] {
            preset == TimePreset::Custom ? editCustomRange() : setRange({preset, {}, {}});
        });
    }
    m_range->setMenu(menu);
    return m_range;
}

void FilterBar::fillChoiceMenu(QMenu *menu, const QString &fieldId)
{
    menu->clear();
    const auto *field = fieldOf(fieldId);
    const auto chosen = m_values.choices.value(fieldId);
    QActionGroup *onlyOne = nullptr;
    if (field->kind == FilterField::Kind::Choice) {
        onlyOne = new QActionGroup(menu);
        onlyOne->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    }
    for (const auto &choice : field->choices) {
        auto *action = menu->addAction(escaped(choice.text));
        if (choice.badge)
            action->setIcon(iconOf(choice.badge(currentColours())));
        action->setCheckable(true);
        action->setActionGroup(onlyOne);
        action->setChecked(chosen.contains(choice.value));
        connect(action, &QAction::triggered, this,
                [this, fieldId, value = choice.value](bool isOn) { setChoice(fieldId, value, isOn); });
    }
    if (field->choices.empty())
        menu->addAction(tr("Nothing to choose from"))->setEnabled(false);
}

const FilterField *FilterBar::fieldOf(const QString &fieldId) const
{
    const auto found =
        std::find_if(m_fields.begin(), m_fields.end(), [&](const FilterField &field) { return field.id == fieldId; });
    return found == m_fields.end() ? nullptr : &*found;
}

void FilterBar::setChoices(const QString &fieldId, std::vector<FilterChoice> choices)
{
    for (auto &field : m_fields) {
        if (field.id == fieldId)
            field.choices = std::move(choices);
    }
    refreshChips();
}

void FilterBar::setChoice(const QString &fieldId, const QVariant &value, bool isOn)
{
    auto values = m_values;
    auto &chosen = values.choices[fieldId];
    chosen.removeAll(value);
    if (fieldOf(fieldId)->kind == FilterField::Kind::Choice)
        chosen.clear();
    if (isOn)
        chosen.append(value);
    if (chosen.isEmpty())
        values.choices.remove(fieldId);
    setValues(values);
}

void FilterBar::setRange(const TimeRange &range)
{
    auto values = m_values;
    values.range = range;
    setValues(values);
}

void FilterBar::editText(const QString &fieldId, QWidget *anchor)
{
    auto *popup = new TextFilterPopup(*fieldOf(fieldId), m_values.texts.value(fieldId), this);
    connect(popup, &TextFilterPopup::accepted, this, [this, fieldId](const QString &text) {
        auto values = m_values;
        if (text.isEmpty())
            values.texts.remove(fieldId);
        else
            values.texts[fieldId] = text;
        setValues(values);
    });
    popup->openBelow(anchor);
}

void FilterBar::editCustomRange()
{
    auto *popup = new TimeRangePopup(m_values.range, m_display, this);
    connect(popup, &TimeRangePopup::accepted, this, &FilterBar::setRange);
    popup->openBelow(m_range);
}

void FilterBar::setValues(const FilterValues &values)
{
    m_typing->stop();
    const bool isChange = values != m_values;
    m_values = values;
    refresh();
    if (isChange)
        Q_EMIT changed(m_values);
}

void FilterBar::clearAll()
{
    setValues({});
}

void FilterBar::focusText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void FilterBar::refresh()
{
    if (m_text->text().trimmed() != m_values.text)
        m_text->setText(m_values.text);
    const auto range = nameOf(m_values.range, m_display);
    m_range->setText(range + QStringLiteral(" ▾"));
    m_range->setAccessibleName(tr("Time range: %1").arg(range));
    setIsSet(m_range, m_values.range.preset != TimePreset::All);
    for (const auto &[id, button] : m_choiceButtons)
        setIsSet(button, m_values.choices.contains(id));
    m_clear->setVisible(!m_values.isEmpty());
    refreshChips();
}

void FilterBar::addChip(const QString &text, std::function<void(FilterValues &)> remove)
{
    auto *chip = new QToolButton(m_chips);
    chip->setText(escaped(fontMetrics().elidedText(text, Qt::ElideMiddle, kChipWidth)) + QStringLiteral("  ✕"));
    chip->setProperty("chip", true);
    chip->setFocusPolicy(Qt::StrongFocus);
    chip->setToolTip(asToolTip(text + QLatin1Char('\n') + tr("Remove this filter")));
    chip->setAccessibleName(tr("Remove filter %1").arg(text));
    connect(chip, &QToolButton::clicked, this, [this, remove = std::move(remove)] {
        auto values = m_values;
        remove(values);
        setValues(values);
    });
    m_chips->layout()->addWidget(chip);
}

void FilterBar::refreshChips()
{
    while (auto *item = m_chips->layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const auto &field : m_fields) {
        for (const auto &choice : field.choices) {
            if (!m_values.choices.value(field.id).contains(choice.value))
                continue;
            addChip(QStringLiteral("%1: %2").arg(field.title, choice.text),
                    [id = field.id, value = choice.value](FilterValues &values) {
                        values.choices[id].removeAll(value);
                        if (values.choices[id].isEmpty())
                            values.choices.remove(id);
                    });
        }
        if (const auto text = m_values.texts.value(field.id); !text.isEmpty())
            addChip(QStringLiteral("%1: %2").arg(field.title, text),
                    [id = field.id](FilterValues &values) { values.texts.remove(id); });
    }
    m_chips->setVisible(m_chips->layout()->count() > 0);
}

} // namespace minixdr
