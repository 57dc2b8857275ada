// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/display_settings.h"

#include <QSplitter>

class QToolButton;

namespace minixdr
{

/// A list and the detail of its current row, below it or to its right; remembers which, and the sizes of each way.
/// GUI thread; owned by its page.
class DetailSplitter : public QSplitter
{
    Q_OBJECT
public:
    /// `id` names what is remembered ("events"). Takes both widgets. `display` outlives the splitter.
    DetailSplitter(const QString &id, QWidget *list, QWidget *detail, DisplaySettings &display,
                   QWidget *parent = nullptr);

    /// A button that toggles the direction; `parent` owns it.
    QToolButton *makeToggle(QWidget *parent);
    bool isDetailBelow() const { return orientation() == Qt::Vertical; }

public Q_SLOTS:
    void setDetailBelow(bool isBelow);
    void toggleDirection() { setDetailBelow(!isDetailBelow()); }

private:
    QString key() const;
    void restoreSizes();
    void saveSizes();

    QString m_id;
    DisplaySettings &m_display;
};

} // namespace minixdr
