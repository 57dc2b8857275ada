// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filter_popups.h"

#include "services/base/ip_address.h"

#include <QDateTimeEdit>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace minixdr
{

namespace
{

QLabel *makeLabel(const QString &text, const char *property, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setProperty(property, true);
    return label;
}

QPushButton *makeApply(QWidget *parent)
{
    auto *button = new QPushButton(TextFilterPopup::tr("Apply"), parent);
    button->setProperty("primary", true);
    return button;
}

} // namespace

TextFilterPopup::TextFilterPopup(const FilterField &field, const QString &text, QWidget *parent)
    : Popup(parent), m_kind(field.kind), m_edit(new QLineEdit(text, this)), m_error(makeLabel({}, "error", this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFocusProxy(m_edit);
    m_edit->selectAll();
    m_edit->setMinimumWidth(260);
    m_edit->setPlaceholderText(field.placeholder);
    m_edit->setAccessibleName(field.title);
    m_edit->setClearButtonEnabled(true);
    m_error->setWordWrap(true);
    m_error->hide();
    auto *apply = makeApply(this);
    connect(apply, &QPushButton::clicked, this, &TextFilterPopup::accept);
    connect(this, &Popup::entered, this, &TextFilterPopup::accept);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(12, 12, 12, 12);
    grid->setSpacing(8);
    grid->addWidget(makeLabel(field.title, "secondary", this), 0, 0, 1, 2);
    grid->addWidget(m_edit, 1, 0);
    grid->addWidget(apply, 1, 1);
    grid->addWidget(m_error, 2, 0, 1, 2);
}

void TextFilterPopup::showError(const QString &text)
{
    m_error->setText(text);
    m_error->show();
    m_edit->setProperty("invalid", true);
    m_edit->setAccessibleDescription(text);
    style()->unpolish(m_edit);
    style()->polish(m_edit);
    adjustSize();
}

void TextFilterPopup::accept()
{
    auto text = m_edit->text().trimmed();
    if (m_kind == FilterField::Kind::Address && !text.isEmpty()) {
        const auto network = IpNetwork::parse(text);
        if (!network)
            return showError(
                tr("“%1” is neither an address nor a network. Write 203.0.113.7 or 203.0.113.0/24.").arg(text));
        text = network->toString();
    }
    Q_EMIT accepted(text);
    close();
}

TimeRangePopup::TimeRangePopup(const TimeRange &range, DisplaySettings &display, QWidget *parent)
    : Popup(parent), m_from(new QDateTimeEdit(this)), m_until(new QDateTimeEdit(this)),
      m_error(makeLabel({}, "error", this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFocusProxy(m_from);
    connect(this, &Popup::entered, this, &TimeRangePopup::accept);
    const auto now = utcNow();
    const auto from = range.from(now).value_or(now - std::chrono::hours(24));
    for (auto *edit : {m_from, m_until}) {
        edit->setTimeSpec(display.isUtc() ? Qt::UTC : Qt::LocalTime);
        edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
        edit->setCalendarPopup(true);
    }
    m_from->setDateTime(toDateTime(from).toTimeZone(display.timeZone()));
    m_until->setDateTime(toDateTime(range.until().value_or(now)).toTimeZone(display.timeZone()));
    m_from->setAccessibleName(tr("From"));
    m_until->setAccessibleName(tr("Until"));
    m_error->hide();
    auto *apply = makeApply(this);
    connect(apply, &QPushButton::clicked, this, &TimeRangePopup::accept);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(12, 12, 12, 12);
    grid->setSpacing(8);
    grid->addWidget(makeLabel(tr("From"), "secondary", this), 0, 0);
    grid->addWidget(m_from, 0, 1);
    grid->addWidget(makeLabel(tr("Until"), "secondary", this), 1, 0);
    grid->addWidget(m_until, 1, 1);
    grid->addWidget(makeLabel(display.timeZoneName(), "secondary", this), 2, 0);
    grid->addWidget(apply, 2, 1, Qt::AlignRight);
    grid->addWidget(m_error, 3, 0, 1, 2);
}

void TimeRangePopup::accept()
{
    if (m_from->dateTime() >= m_until->dateTime()) {
        m_error->setText(tr("The range must end after it begins."));
        m_error->show();
        adjustSize();
        return;
    }
    Q_EMIT accepted({TimePreset::Custom, fromDateTime(m_from->dateTime()), fromDateTime(m_until->dateTime())});
    close();
}

} // namespace minixdr
