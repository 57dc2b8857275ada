// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_palette.h"

#include "ui/shell/command_delegate.h"
#include "ui/shell/fuzzy_match.h"
#include "ui/widgets/line_icon.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QStandardItemModel>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <tuple>

namespace minixdr
{

namespace
{

constexpr QSize kSize(560, 420);

QString titleOf(const QAction &action)
{
    auto text = action.text();
    text.remove(QLatin1Char('&'));
    while (text.endsWith(QLatin1Char('.')) || text.endsWith(QChar(0x2026)))
        text.chop(1);
    return text;
}

QStandardItem *itemOf(const RegisteredAction &entry, int index)
{
    auto *item = new QStandardItem(titleOf(*entry.action));
    item->setData(entry.group, CommandGroupRole);
    item->setData(entry.action->shortcut().toString(QKeySequence::NativeText), CommandShortcutRole);
    item->setData(index, CommandIndexRole);
    item->setEnabled(entry.action->isEnabled());
    item->setData(QStringLiteral("%1: %2").arg(entry.group, item->text()), Qt::AccessibleTextRole);
    return item;
}

} // namespace

CommandPalette::CommandPalette(ActionRegistry &registry, QWidget *window)
    : QFrame(window, Qt::Popup), m_registry(registry), m_edit(new QLineEdit(this)), m_list(new QListView(this)),
      m_model(new QStandardItemModel(this))
{
    setProperty("card", true);
    setAccessibleName(tr("Command palette"));
    m_edit->setPlaceholderText(tr("Type a command"));
    m_edit->setAccessibleName(tr("Command"));
    m_edit->addAction(lineIcon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_edit->installEventFilter(this);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setUniformItemSizes(true);
    m_list->setAccessibleName(tr("Commands"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addWidget(m_edit);
    column->addWidget(m_list, 1);
    connect(m_edit, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);
}

void CommandPalette::openOver()
{
    const auto *window = parentWidget();
    resize(kSize.boundedTo(window->size() - QSize(32, 64)));
    move(window->mapToGlobal(QPoint((window->width() - width()) / 2, 48)));
    m_edit->clear();
    filter({});
    show();
    m_edit->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::filter(const QString &pattern)
{
    struct Hit {
        int score;
        bool isHere;
        int index;
    };
    const auto actions = m_registry.actions();
    std::vector<Hit> hits;
    for (std::size_t i = 0; i < actions.size(); ++i) {
        const auto text = actions[i].group + QLatin1Char(' ') + titleOf(*actions[i].action);
        if (const int score = fuzzyScore(QString(pattern).remove(QLatin1Char(' ')), text);
            score >= 0 && actions[i].action->isVisible())
            hits.push_back({score, actions[i].id.startsWith(m_pageId + QLatin1Char('.')), int(i)});
    }
    std::stable_sort(hits.begin(), hits.end(), [](const Hit &a, const Hit &b) {
        return std::tie(a.score, a.isHere) > std::tie(b.score, b.isHere);
    });
    m_model->clear();
    for (const auto &hit : hits)
        m_model->appendRow(itemOf(actions[std::size_t(hit.index)], hit.index));
    m_list->setCurrentIndex(m_model->index(0, 0));
}

QStringList CommandPalette::shownTitles() const
{
    QStringList titles;
    for (int row = 0; row < m_model->rowCount(); ++row)
        titles << m_model->item(row)->text();
    return titles;
}

void CommandPalette::moveCurrent(int step)
{
    const int rows = m_model->rowCount();
    if (rows == 0)
        return;
    const int row = qBound(0, m_list->currentIndex().row() + step, rows - 1);
    m_list->setCurrentIndex(m_model->index(row, 0));
}

void CommandPalette::run()
{
    const auto current = m_list->currentIndex();
    if (!current.isValid())
        return;
    const auto actions = m_registry.actions();
    const auto index = std::size_t(current.data(CommandIndexRole).toInt());
    close();
    if (index >= actions.size() || !actions[index].action->isEnabled())
        return;
    Q_EMIT chosen(actions[index].id);
    // After the popup is gone, so that a dialog of the action gets the focus.
    QTimer::singleShot(0, actions[index].action.data(), &QAction::trigger);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    constexpr int kPage = 10;
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        moveCurrent(1);
        return true;
    case Qt::Key_Up:
        moveCurrent(-1);
        return true;
    case Qt::Key_PageDown:
        moveCurrent(kPage);
        return true;
    case Qt::Key_PageUp:
        moveCurrent(-kPage);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run();
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

} // namespace minixdr
