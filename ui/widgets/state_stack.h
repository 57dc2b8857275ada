// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/utc_time.h"
#include "ui/widgets/display_settings.h"
#include "ui/widgets/error_text.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;
class QStackedLayout;
class QTimer;

namespace minixdr
{

class Notice;

/// What an empty page says, and offers.
struct EmptyText {
    QString title;  ///< "No events match this filter"
    QString text;   ///< what would fill it
    QString action; ///< a button's text; none if empty
};

/// The four states of a page around its content: loading (a skeleton after 200 ms), empty, error, filled; and the
/// banner over content that is older than it should be. GUI thread; owned by its page.
class StateStack : public QWidget
{
    Q_OBJECT
public:
    enum class State : quint8 { Loading, Empty, Error, Filled };

    /// Takes `content`.
    StateStack(QWidget *content, DisplaySettings &display, QWidget *parent = nullptr);

    State state() const { return m_state; }
    /// Whether content has been shown and still stands, be it under a banner.
    bool hasContent() const { return m_hasContent; }
    /// Content that is shown stays: only a page without content shows the skeleton.
    void showLoading();
    void showFilled();
    void showEmpty(const EmptyText &text);
    /// With content, a banner over it that says since when it could not be refreshed; without, the error in its
    /// place.
    void showError(const ErrorText &text);
    void clearBanner();

Q_SIGNALS:
    void retryRequested();
    void emptyActionRequested();
    void stateChanged(minixdr::StateStack::State state);

private:
    void build();
    QWidget *makeBanner();
    void setState(State state);
    void showNotice(const QString &icon, const QString &title, const QString &text);

    DisplaySettings &m_display;
    State m_state = State::Loading;
    bool m_hasContent = false;
    std::optional<UtcTime> m_staleSince;
    QString m_details;
    QWidget *m_content;
    QWidget *m_blank;
    QWidget *m_skeleton;
    Notice *m_notice;
    QWidget *m_banner;
    QLabel *m_bannerText;
    QStackedLayout *m_stack;
    QTimer *m_skeletonDelay;
};

} // namespace minixdr
