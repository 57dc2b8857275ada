// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/paged_table_view.h"

#include "models/table/cell_kind.h"
#include "ui/widgets/cell_delegate.h"
#include "ui/widgets/table_header.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPointer>
#include <QScrollBar>
#include <QSettings>
#include <QTimer>

#include <algorithm>

namespace minixdr
{

namespace
{

constexpr int kSaveDelay = 500;
constexpr std::chrono::seconds kAgeStep{10};
constexpr int kMinimumWidth = 48;

QString toCell(QString text)
{
    for (const auto separator : {QLatin1Char('\t'), QLatin1Char('\n'), QLatin1Char('\r')})
        text.replace(separator, QLatin1Char(' '));
    return text;
}

} // namespace

PagedTableView::PagedTableView(QString tableId, int layoutVersion, DisplaySettings &display, QWidget *parent)
    : QTableView(parent), m_settingsKey(QStringLiteral("tables/") + tableId), m_layoutVersion(layoutVersion),
      m_display(display), m_cellDelegate(new CellDelegate(*this)), m_header(new TableHeader(display, this)),
      m_saveTimer(new QTimer(this)), m_ageTimer(new QTimer(this))
{
    setObjectName(tableId);
    setItemDelegate(m_cellDelegate);
    setUpView();
    setUpHeader();
    m_saveTimer->setSingleShot(true);
    m_saveTimer->setInterval(kSaveDelay);
    connect(m_saveTimer, &QTimer::timeout, this, &PagedTableView::saveLayout);
    m_ageTimer->setInterval(kAgeStep);
    connect(m_ageTimer, &QTimer::timeout, viewport(), qOverload<>(&QWidget::update)); // ages grow by themselves
    connect(&m_display, &DisplaySettings::changed, this, &PagedTableView::applyDisplay);
    applyDisplay();
}

void PagedTableView::setUpView()
{
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setWordWrap(false);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
}

void PagedTableView::setUpHeader()
{
    auto *header = m_header;
    setHorizontalHeader(header);
    header->setMinimumSectionSize(kMinimumWidth);
    connect(header, &QWidget::customContextMenuRequested, this, &PagedTableView::showHeaderMenu);
    const auto onMoved = [this] {
        if (!m_isRestoring)
            m_saveTimer->start();
    };
    connect(header, &QHeaderView::sectionMoved, this, onMoved);
    connect(header, &QHeaderView::sectionResized, this, &PagedTableView::takeResize);
}

PagedTableView::~PagedTableView()
{
    if (m_saveTimer->isActive())
        saveLayout();
}

void PagedTableView::setModel(QAbstractItemModel *newModel)
{
    QTableView::setModel(newModel);
    if (!newModel)
        return;
    applyDelegates();
    if (!restoreLayout())
        applyDefaultLayout();
    const auto onRowsChanged = [this] { m_awaitsPaint = true; };
    connect(newModel, &QAbstractItemModel::modelReset, this, onRowsChanged);
    connect(newModel, &QAbstractItemModel::rowsInserted, this, onRowsChanged);
    connect(newModel, &QAbstractItemModel::rowsRemoved, this, onRowsChanged);
    connect(newModel, &QAbstractItemModel::dataChanged, this, onRowsChanged);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, viewport(), qOverload<>(&QWidget::update));
    m_awaitsPaint = true;
}

void PagedTableView::addCopyFormat(const QString &title, std::function<QString(const QModelIndexList &)> toText)
{
    m_copyFormats.push_back({title, std::move(toText)});
}

QModelIndexList PagedTableView::selectedRowIndexes() const
{
    auto rows = selectionModel() ? selectionModel()->selectedRows() : QModelIndexList();
    std::sort(rows.begin(), rows.end());
    return rows;
}

QString PagedTableView::selectionAsTsv() const
{
    const auto *header = horizontalHeader();
    const auto *delegate = static_cast<const CellDelegate *>(m_cellDelegate);
    QStringList lines{QString()};
    std::vector<int> columns;
    for (int visual = 0; visual < header->count(); ++visual) {
        if (const int column = header->logicalIndex(visual); !header->isSectionHidden(column))
            columns.push_back(column);
    }
    const auto lineOf = [&columns](auto cell) {
        QStringList cells;
        for (const int column : columns)
            cells << toCell(cell(column));
        return cells.join(QLatin1Char('\t'));
    };
    lines.first() = lineOf([this](int column) { return model()->headerData(column, Qt::Horizontal).toString(); });
    for (const auto &row : selectedRowIndexes())
        lines << lineOf([&](int column) {
            const auto cell = row.siblingAtColumn(column);
            const auto copy = cell.data(CopyRole);
            return copy.isValid() ? copy.toString() : delegate->textOf(cell);
        });
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

void PagedTableView::resetLayout()
{
    applyDefaultLayout();
    if (auto *settings = m_display.settings())
        settings->remove(m_settingsKey);
    m_saveTimer->stop();
}

void PagedTableView::saveLayout()
{
    m_saveTimer->stop();
    auto *settings = m_display.settings();
    if (!settings || !model())
        return;
    settings->setValue(m_settingsKey + QStringLiteral("/version"), m_layoutVersion);
    settings->setValue(m_settingsKey + QStringLiteral("/columns"), model()->columnCount());
    settings->setValue(m_settingsKey + QStringLiteral("/header"), horizontalHeader()->saveState());
    settings->setValue(m_settingsKey + QStringLiteral("/keepsWidth"), m_keepsWidth);
}

bool PagedTableView::restoreLayout()
{
    const auto *settings = m_display.settings();
    if (!settings || settings->value(m_settingsKey + QStringLiteral("/version")).toInt() != m_layoutVersion ||
        settings->value(m_settingsKey + QStringLiteral("/columns")).toInt() != model()->columnCount())
        return false;
    m_isRestoring = true;
    const bool isRestored =
        horizontalHeader()->restoreState(settings->value(m_settingsKey + QStringLiteral("/header")).toByteArray());
    m_isRestoring = false;
    m_keepsWidth = settings->value(m_settingsKey + QStringLiteral("/keepsWidth")).toBool();
    stretchColumn();
    return isRestored && horizontalHeader()->hiddenSectionCount() < model()->columnCount();
}

void PagedTableView::applyDefaultLayout()
{
    m_isRestoring = true;
    m_keepsWidth = false;
    auto *header = horizontalHeader();
    for (int column = 0; column < header->count(); ++column) {
        header->moveSection(header->visualIndex(column), column);
        header->setSectionHidden(column, model()->headerData(column, Qt::Horizontal, HiddenRole).toBool());
        header->resizeSection(column, m_header->usualWidth(column));
    }
    stretchColumn();
    m_isRestoring = false;
}

void PagedTableView::takeResize(int column, int before, int now)
{
    const bool isHiddenOrShown = before == 0 || now == 0;
    if (m_isRestoring || isHiddenOrShown)
        return;
    const int stretched = stretchedColumn();
    if (column == stretched)
        m_keepsWidth = true;
    // One at its right would run away from under the mouse: it is made up for at the next change of the view's size.
    if (horizontalHeader()->visualIndex(column) < horizontalHeader()->visualIndex(stretched))
        stretchColumn();
    m_saveTimer->start();
}

/// Which column takes what the others leave; -1 if that one is hidden.
int PagedTableView::stretchedColumn() const
{
    for (int column = 0; model() && column < model()->columnCount(); ++column)
        if (!horizontalHeader()->isSectionHidden(column) &&
            model()->headerData(column, Qt::Horizontal, StretchRole).toBool())
            return column;
    return -1;
}

void PagedTableView::stretchColumn()
{
    const int column = stretchedColumn();
    if (column < 0 || m_keepsWidth)
        return;
    auto *header = horizontalHeader();
    const auto others = header->length() - header->sectionSize(column);
    const bool wasRestoring = std::exchange(m_isRestoring, true);
    header->resizeSection(column, std::max(m_header->usualWidth(column), viewport()->width() - others));
    m_isRestoring = wasRestoring;
}

void PagedTableView::applyDisplay()
{
    verticalHeader()->setMinimumSectionSize(m_display.rowHeight());
    verticalHeader()->setDefaultSectionSize(m_display.rowHeight());
    m_header->setFixedHeight(m_display.rowHeight() + 2);
    m_header->viewport()->update();
    viewport()->update();
}

void PagedTableView::applyDelegates()
{
    static_cast<CellDelegate *>(m_cellDelegate)->updateKinds();
    const auto *columns = model();
    m_ageTimer->stop();
    for (int column = 0; column < columns->columnCount(); ++column) {
        if (CellKind(columns->headerData(column, Qt::Horizontal, CellKindRole).toInt()) == CellKind::Age)
            m_ageTimer->start();
    }
}

void PagedTableView::setHoveredRow(int row)
{
    if (row == m_hoveredRow)
        return;
    m_hoveredRow = row;
    viewport()->update();
}

void PagedTableView::copyText(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
    Q_EMIT copied(int(selectedRowIndexes().size()));
}

void PagedTableView::fillCopyMenu(QMenu *menu)
{
    menu->addAction(tr("Tab-separated"), QKeySequence::Copy, this, [this] { copyText(selectionAsTsv()); });
    for (const auto &format : m_copyFormats) {
        menu->addAction(format.title, this, [this, toText = format.toText] { copyText(toText(selectedRowIndexes())); });
    }
}

void PagedTableView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(actions());
    if (!actions().isEmpty())
        menu->addSeparator();
    auto *copyMenu = menu->addMenu(tr("Copy as"));
    copyMenu->setEnabled(!selectedRowIndexes().isEmpty());
    fillCopyMenu(copyMenu);
    menu->popup(event->globalPos());
}

void PagedTableView::showHeaderMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *header = horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        auto *action = menu->addAction(model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!header->isSectionHidden(column));
        action->setEnabled(header->isSectionHidden(column) || header->count() - header->hiddenSectionCount() > 1);
        connect(action, &QAction::toggled, this, [this, column](bool isShown) {
            horizontalHeader()->setSectionHidden(column, !isShown);
            stretchColumn();
            m_saveTimer->start();
        });
    }
    menu->addSeparator();
    menu->addAction(tr("Reset columns"), this, &PagedTableView::resetLayout);
    menu->popup(header->mapToGlobal(position));
}

void PagedTableView::openColumnMenu()
{
    showHeaderMenu(QPoint(0, horizontalHeader()->height()));
}

bool PagedTableView::handlePageKey(const QKeyEvent *event)
{
    if (!model() || (event->key() != Qt::Key_PageDown && event->key() != Qt::Key_PageUp))
        return false;
    const bool isDown = event->key() == Qt::Key_PageDown;
    const bool isForced = event->modifiers() & Qt::ControlModifier;
    const int edge = isDown ? model()->rowCount() - 1 : 0;
    if (!isForced && currentIndex().row() != edge && model()->rowCount() > 0)
        return false;
    isDown ? Q_EMIT nextPageRequested() : Q_EMIT previousPageRequested();
    return true;
}

void PagedTableView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        if (!selectedRowIndexes().isEmpty())
            copyText(selectionAsTsv());
        return;
    }
    if (handlePageKey(event))
        return;
    // With Ctrl they would move the current row away from the selected one.
    const bool isEdge = event->key() == Qt::Key_Home || event->key() == Qt::Key_End;
    QKeyEvent plain(event->type(), event->key(), event->modifiers() & ~Qt::ControlModifier);
    QTableView::keyPressEvent(isEdge ? &plain : event);
}

/// Rows are selected as a whole: Home and End mean the first and the last row, not the first and last cell.
QModelIndex PagedTableView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    if (!model() || (action != MoveHome && action != MoveEnd))
        return QTableView::moveCursor(action, modifiers);
    return model()->index(action == MoveHome ? 0 : model()->rowCount() - 1, std::max(0, currentIndex().column()));
}

void PagedTableView::paintEvent(QPaintEvent *event)
{
    QElapsedTimer timer;
    timer.start();
    QTableView::paintEvent(event);
    if (std::exchange(m_awaitsPaint, false))
        Q_EMIT painted(std::chrono::nanoseconds(timer.nsecsElapsed()));
}

void PagedTableView::mouseMoveEvent(QMouseEvent *event)
{
    QTableView::mouseMoveEvent(event);
    setHoveredRow(indexAt(event->position().toPoint()).row());
}

void PagedTableView::leaveEvent(QEvent *event)
{
    QTableView::leaveEvent(event);
    setHoveredRow(-1);
}

void PagedTableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    stretchColumn();
}

void PagedTableView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        static_cast<CellDelegate *>(m_cellDelegate)->updateFonts();
}

} // namespace minixdr
