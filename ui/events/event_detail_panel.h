// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/event_detail_presenter.h"
#include "ui/widgets/display_settings.h"

#include <QWidget>

class QBoxLayout;
class QHBoxLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QToolButton;

namespace minixdr
{

class FactGrid;
class Notice;

/// One event: its fields, and its raw line as the sensor sent it. Beside each other where there is room, else below.
/// GUI thread; owned by its page, outlived by the presenter.
class EventDetailPanel : public QWidget
{
    Q_OBJECT
public:
    EventDetailPanel(EventDetailPresenter &presenter, DisplaySettings &display, QWidget *parent = nullptr);

    void focusRaw();
    /// To the clipboard, exactly as the sensor sent it.
    void copyRaw();
    /// Puts `button` into the corner; takes it.
    void setCornerButton(QWidget *button);

Q_SIGNALS:
    void eventsOfAddressRequested(const minixdr::IpAddress &address);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    QWidget *buildFacts();
    QWidget *buildRaw();
    void refresh();
    void refreshFacts();
    void refreshRaw();
    void refreshAddressButton(QToolButton *button, const std::optional<IpAddress> &address);

    EventDetailPresenter &m_presenter;
    DisplaySettings &m_display;
    QStackedWidget *m_stack;
    Notice *m_nothing;
    QWidget *m_content;
    QBoxLayout *m_columns;
    QHBoxLayout *m_rawHeader;
    FactGrid *m_facts;
    QToolButton *m_ofSource;
    QToolButton *m_ofDestination;
    QPlainTextEdit *m_raw;
    QLabel *m_rawState;
    QPushButton *m_retry;
    QToolButton *m_copy;
};

} // namespace minixdr
