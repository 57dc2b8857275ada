// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/paging.h"
#include "services/postgres/query_run.h"
#include "ui/widgets/display_settings.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;
class QPushButton;

namespace minixdr
{

/// Under a paged table: where this page is, how to get to another, how many rows there are, how old that count is
/// and how long the page took. It only reports wishes; its page answers with setFacts(). GUI thread.
class PageBar : public QWidget
{
    Q_OBJECT
public:
    /// `display` must outlive the bar.
    explicit PageBar(DisplaySettings &display, QWidget *parent = nullptr);

    /// Shows a page that has arrived; `rows` is how many rows it holds.
    void setFacts(const PageFacts &facts, int rows);
    void setTiming(const postgres::QueryTiming &timing);
    /// The pill "12 new ▲"; hidden for 0.
    void setNewRows(qint64 count);
    /// While a request is under way; the buttons stay usable, so that a person can skip pages.
    void setBusy(bool isBusy);
    /// Nothing is known: before the first page, or after an error.
    void clear();

    int pageSize() const;
    void setPageSize(int size);

    void retranslate();
    /// Where the bar is narrow, the page number takes the place of the rows' until it is left.
    void focusPageNumber();
    void openJumpToTime();

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void firstRequested();
    void previousRequested();
    void nextRequested();
    void lastRequested();
    void pageRequested(qint64 number); ///< within 1…pages
    void timeRequested(minixdr::UtcTime time);
    void pageSizeChosen(int size);
    void newRowsRequested();
    void refreshRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void wire();
    void updateButtons();
    void updateTexts();
    void showTexts();
    void fit();
    void acceptPageNumber();
    void leavePageNumber();
    void sayWhatAPageNumberIs();

    DisplaySettings &m_display;
    std::optional<PageFacts> m_facts;
    std::optional<postgres::QueryTiming> m_timing;
    int m_rows = 0;
    qint64 m_newRows = 0;
    bool m_isBusy = false;
    bool m_isNumberWanted = false;

    QToolButton *m_first;
    QToolButton *m_previous;
    QLabel *m_range;
    QToolButton *m_next;
    QToolButton *m_last;
    QLabel *m_pageLabel;
    QLineEdit *m_pageEdit;
    QLabel *m_pagesLabel;
    QComboBox *m_sizeBox;
    QToolButton *m_jump;
    QToolButton *m_refresh;
    QToolButton *m_zone;
    QPushButton *m_newPill;
    QLabel *m_exactness;
};

} // namespace minixdr
