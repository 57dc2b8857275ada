// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/cell_kind.h"
#include "services/base/utc_time.h"
#include "services/events/severity.h"
#include "ui/widgets/paged_table_view.h"

#include <QAbstractTableModel>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

using namespace minixdr;

namespace
{

/// Ten rows: severity, a number, a text with a tab in it.
class RowsModel : public QAbstractTableModel
{
public:
    QString secondTitle = QStringLiteral("Tries");

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 10; }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 3; }

    QVariant headerData(int section, Qt::Orientation, int role) const override
    {
        const QStringList titles{QStringLiteral("Severity"), secondTitle, QStringLiteral("Reason")};
        static constexpr std::array kinds{CellKind::Severity, CellKind::Number, CellKind::Text};
        if (role == Qt::DisplayRole)
            return titles.at(section);
        if (role == CellKindRole)
            return int(kinds.at(std::size_t(section)));
        return role == StretchRole ? QVariant(section == 2) : QVariant();
    }

    QVariant data(const QModelIndex &index, int role) const override
    {
        if (role == RawRole && index.column() == 0)
            return int(Severity::High);
        if (role == RawRole && index.column() == 1)
            return qint64(1000 + index.row());
        if (role == Qt::DisplayRole && index.column() == 2)
            return QStringLiteral("port\tscan");
        return {};
    }
};

} // namespace

class TestPagedTableView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init();
    void cleanup();
    void copy_givesVisibleColumnsAsTsv();
    void hiddenColumns_areRemembered_andReset();
    void widths_areRemembered_alsoOfTheColumnThatStretches();
    void otherVersion_ignoresWhatWasRemembered();
    void pageKeys_askForOtherPages_atTheEdges();
    void endKey_goesToTheLastRow();
    void edgeKeys_selectTheRowTheyGoTo();
    void column_isAsWideAsItsTitle();
    void rowHeight_followsTheDensity();
    void firstPaint_afterARowsChange_isTimed();
    void stretchColumn_takesTheRest();

private:
    std::unique_ptr<PagedTableView> makeView(int version = 1);

    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<DisplaySettings> m_display;
    RowsModel m_model;
    std::unique_ptr<PagedTableView> m_view;
};

void TestPagedTableView::init()
{
    m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("ui.ini")), QSettings::IniFormat);
    m_settings->clear();
    m_display = std::make_unique<DisplaySettings>(m_settings.get());
    m_view = makeView();
}

void TestPagedTableView::cleanup()
{
    m_view.reset();
    m_display.reset();
    m_settings.reset();
}

std::unique_ptr<PagedTableView> TestPagedTableView::makeView(int version)
{
    auto view = std::make_unique<PagedTableView>(QStringLiteral("rows"), version, *m_display);
    view->setModel(&m_model);
    view->resize(800, 400);
    view->show();
    return view;
}

void TestPagedTableView::copy_givesVisibleColumnsAsTsv()
{
    m_view->horizontalHeader()->setSectionHidden(0, true);
    m_view->selectRow(2);
    QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("Tries\tReason\n1,002\tport scan\n"));
}

void TestPagedTableView::hiddenColumns_areRemembered_andReset()
{
    m_view->horizontalHeader()->setSectionHidden(1, true);
    m_view->horizontalHeader()->moveSection(2, 0);
    m_view->saveLayout();
    const auto again = makeView();
    QVERIFY(again->horizontalHeader()->isSectionHidden(1));
    QCOMPARE(again->horizontalHeader()->logicalIndex(0), 2);
    again->resetLayout();
    QVERIFY(!again->horizontalHeader()->isSectionHidden(1));
    QCOMPARE(again->horizontalHeader()->logicalIndex(0), 0);
    QVERIFY(!makeView()->horizontalHeader()->isSectionHidden(1));
}

void TestPagedTableView::widths_areRemembered_alsoOfTheColumnThatStretches()
{
    auto *header = m_view->horizontalHeader();
    const int stretched = 2;
    QCOMPARE(header->length(), m_view->viewport()->width());
    header->setSectionHidden(stretched, true);
    header->setSectionHidden(stretched, false);
    m_view->resize(820, 400);
    QCOMPARE(header->length(), m_view->viewport()->width());
    header->resizeSection(0, 200);
    QCOMPARE(header->length(), m_view->viewport()->width()); // the other gives way
    header->resizeSection(stretched, 333);
    m_view->saveLayout();
    m_view->resize(1000, 400);
    QCOMPARE(header->sectionSize(stretched), 333);
    const auto again = makeView();
    QCOMPARE(again->horizontalHeader()->sectionSize(0), 200);
    QCOMPARE(again->horizontalHeader()->sectionSize(stretched), 333);
    again->resetLayout();
    QCOMPARE(again->horizontalHeader()->length(), again->viewport()->width());
}

void TestPagedTableView::otherVersion_ignoresWhatWasRemembered()
{
    m_view->horizontalHeader()->setSectionHidden(1, true);
    m_view->saveLayout();
    QVERIFY(!makeView(2)->horizontalHeader()->isSectionHidden(1));
}

void TestPagedTableView::pageKeys_askForOtherPages_atTheEdges()
{
    QSignalSpy next(m_view.get(), &PagedTableView::nextPageRequested);
    QSignalSpy previous(m_view.get(), &PagedTableView::previousPageRequested);
    m_view->selectRow(4);
    QTest::keyClick(m_view.get(), Qt::Key_PageDown);
    QCOMPARE(next.size(), 0);
    QCOMPARE(m_view->currentIndex().row(), 9);
    QTest::keyClick(m_view.get(), Qt::Key_PageDown);
    QCOMPARE(next.size(), 1);
    m_view->selectRow(0);
    QTest::keyClick(m_view.get(), Qt::Key_PageUp);
    QCOMPARE(previous.size(), 1);
    m_view->selectRow(4);
    QTest::keyClick(m_view.get(), Qt::Key_PageDown, Qt::ControlModifier);
    QCOMPARE(next.size(), 2);
}

void TestPagedTableView::endKey_goesToTheLastRow()
{
    m_view->selectRow(0);
    QTest::keyClick(m_view.get(), Qt::Key_End);
    QCOMPARE(m_view->currentIndex().row(), 9);
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QCOMPARE(m_view->currentIndex().row(), 0);
}

void TestPagedTableView::edgeKeys_selectTheRowTheyGoTo()
{
    for (const auto modifier : {Qt::NoModifier, Qt::ControlModifier}) {
        m_view->selectRow(4);
        QTest::keyClick(m_view.get(), Qt::Key_Home, modifier);
        QCOMPARE(m_view->selectedRowIndexes(), QModelIndexList{m_model.index(0, 0)});
        QTest::keyClick(m_view.get(), Qt::Key_End, modifier);
        QCOMPARE(m_view->selectedRowIndexes(), QModelIndexList{m_model.index(9, 0)});
    }
    QTest::keyClick(m_view.get(), Qt::Key_Home, Qt::ShiftModifier);
    QCOMPARE(m_view->selectedRowIndexes().size(), 10);
}

void TestPagedTableView::column_isAsWideAsItsTitle()
{
    m_model.secondTitle = QStringLiteral("An unusually long title in some language");
    m_view->resetLayout();
    QVERIFY(m_view->columnWidth(1) > m_view->fontMetrics().horizontalAdvance(m_model.secondTitle));
    m_model.secondTitle = QStringLiteral("Tries");
}

void TestPagedTableView::rowHeight_followsTheDensity()
{
    QCOMPARE(m_view->rowHeight(0), 26);
    m_display->setRowDensity(RowDensity::Comfortable);
    QCOMPARE(m_view->rowHeight(0), 32);
}

void TestPagedTableView::firstPaint_afterARowsChange_isTimed()
{
    QSignalSpy painted(m_view.get(), &PagedTableView::painted);
    QTRY_COMPARE(painted.size(), 1);
    m_view->viewport()->repaint();
    QCOMPARE(painted.size(), 1);
    Q_EMIT m_model.dataChanged(m_model.index(0, 0), m_model.index(9, 2));
    QTRY_COMPARE(painted.size(), 2);
}

void TestPagedTableView::stretchColumn_takesTheRest()
{
    QTRY_COMPARE(m_view->horizontalHeader()->length(), m_view->viewport()->width());
}

QTEST_MAIN(TestPagedTableView)
#include "tst_paged_table_view.moc"
