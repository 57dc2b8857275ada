// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/cell_text.h"
#include "models/table/rows_table_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace minixdr;
using namespace std::chrono_literals;

namespace
{

struct Pet {
    int number = 0;
    QString name;
    UtcTime born{};

    int key() const { return number; }
    bool operator==(const Pet &) const = default;
};

constexpr std::array kPetColumns{
    Column<Pet>{"number", QT_TRANSLATE_NOOP("Pets", "No."), CellKind::Number,
                [](const Pet &pet) { return QVariant::fromValue<qint64>(pet.number); }, 6},
    Column<Pet>{"name", QT_TRANSLATE_NOOP("Pets", "Name"), CellKind::Text,
                [](const Pet &pet) { return QVariant(pet.name); }, 20, ColumnWish::Stretch},
    Column<Pet>{"born", QT_TRANSLATE_NOOP("Pets", "Born"), CellKind::Time,
                [](const Pet &pet) { return toRaw(pet.born); }, 23, ColumnWish::Hidden},
};

Pet pet(int number, QString name = QStringLiteral("Rex"))
{
    return {number, std::move(name), UtcTime(1s)};
}

} // namespace

class TestRowsTableModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void data_givesTextAndRawValue();
    void headerData_tellsTheView();
    void replace_keepsPersistentIndexes_ofRowsThatStay();
    void replace_announcesOnlyChangedRows();
    void replace_resets_forAnotherPage();
    void update_changesOneRow_andIgnoresStrangers();

private:
    std::unique_ptr<RowsTableModel<Pet>> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestRowsTableModel::init()
{
    m_tester.reset();
    m_model = std::make_unique<RowsTableModel<Pet>>("Pets", kPetColumns);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    m_model->replace({pet(1), pet(2), pet(3)});
}

void TestRowsTableModel::data_givesTextAndRawValue()
{
    m_model->replace({pet(1204)});
    QCOMPARE(m_model->index(0, 0).data(RawRole), QVariant::fromValue<qint64>(1204));
    QCOMPARE(m_model->index(0, 0).data(CopyRole), QStringLiteral("1204"));
    QCOMPARE(m_model->index(0, 0).data().toString(), QLocale().toString(1204));
    QCOMPARE(m_model->index(0, 2).data(RawRole), QVariant::fromValue<qint64>(1'000'000));
    QCOMPARE(m_model->index(0, 2).data(CopyRole), QStringLiteral("1970-01-01T00:00:01.000000Z"));
}

void TestRowsTableModel::headerData_tellsTheView()
{
    const auto header = [&](int column, int role) { return m_model->headerData(column, Qt::Horizontal, role); };
    QCOMPARE(header(1, Qt::DisplayRole), QStringLiteral("Name"));
    QCOMPARE(header(1, ColumnIdRole), QStringLiteral("name"));
    QCOMPARE(header(1, StretchRole), true);
    QCOMPARE(header(0, WidthRole), 6);
    QCOMPARE(header(2, HiddenRole), true);
    QCOMPARE(header(2, CellKindRole), static_cast<int>(CellKind::Time));
    QCOMPARE(m_model->columnOf(u"born"), 2);
    QCOMPARE(m_model->columnOf(u"died"), -1);
}

void TestRowsTableModel::replace_keepsPersistentIndexes_ofRowsThatStay()
{
    const QPersistentModelIndex second(m_model->index(1, 0));
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    m_model->replace({pet(7), pet(8), pet(2), pet(3)});
    QCOMPARE(reset.count(), 0);
    QVERIFY(second.isValid());
    QCOMPARE(second.row(), 2);
    QCOMPARE(m_model->rowCount(), 4);
}

void TestRowsTableModel::replace_announcesOnlyChangedRows()
{
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_model->replace({pet(1), pet(2, QStringLiteral("Ada")), pet(3)});
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed[0][0].toModelIndex().row(), 1);
    QCOMPARE(changed[0][1].toModelIndex().row(), 1);
    QCOMPARE(m_model->row(1).name, QStringLiteral("Ada"));
    m_model->replace({pet(1), pet(2, QStringLiteral("Ada")), pet(3)});
    QCOMPARE(changed.count(), 1);
}

void TestRowsTableModel::replace_resets_forAnotherPage()
{
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    m_model->replace({pet(4), pet(5)});
    QCOMPARE(reset.count(), 1);
    m_model->replace({});
    QCOMPARE(reset.count(), 1);
    QCOMPARE(m_model->rowCount(), 0);
}

void TestRowsTableModel::update_changesOneRow_andIgnoresStrangers()
{
    QVERIFY(m_model->update(pet(3, QStringLiteral("Ida"))));
    QCOMPARE(m_model->row(2).name, QStringLiteral("Ida"));
    QVERIFY(!m_model->update(pet(9)));
}

QTEST_GUILESS_MAIN(TestRowsTableModel)
#include "tst_rows_table_model.moc"
