// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/list_diff.h"

#include <QRandomGenerator>
#include <QtTest>

#include <algorithm>
#include <numeric>

using namespace minixdr;

using Rows = std::vector<int>;
using Kind = RowEdit::Kind;

class TestListDiff : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void listDiff_isEmpty_whenNothingChanged();
    void listDiff_mergesNeighbours_intoOneRange();
    void listDiff_keepsAllButTheMovedRow();
    void listDiff_rebuildsAnyList();
};

static std::vector<RowEdit> diff(const Rows &before, const Rows &after)
{
    return listDiff(std::span(before), std::span(after));
}

static Rows applied(Rows rows, const std::vector<RowEdit> &edits, const Rows &after)
{
    for (const auto &edit : edits) {
        const auto place = rows.begin() + edit.first;
        if (edit.kind == Kind::Remove)
            rows.erase(place, place + edit.count);
        else
            rows.insert(place, after.begin() + edit.first, after.begin() + edit.first + edit.count);
    }
    return rows;
}

void TestListDiff::listDiff_isEmpty_whenNothingChanged()
{
    QVERIFY(diff({1, 2, 3}, {1, 2, 3}).empty());
    QVERIFY(diff({}, {}).empty());
}

void TestListDiff::listDiff_mergesNeighbours_intoOneRange()
{
    const std::vector<RowEdit> expected{{Kind::Remove, 3, 2}, {Kind::Insert, 0, 2}};
    QVERIFY(diff({3, 4, 5, 6, 7}, {1, 2, 3, 4, 5}) == expected);
}

void TestListDiff::listDiff_keepsAllButTheMovedRow()
{
    const std::vector<RowEdit> expected{{Kind::Remove, 0, 1}, {Kind::Insert, 3, 1}};
    QVERIFY(diff({1, 2, 3, 4}, {2, 3, 4, 1}) == expected);
}

void TestListDiff::listDiff_rebuildsAnyList()
{
    QRandomGenerator random(7);
    const auto someRows = [&] {
        Rows rows(20);
        std::iota(rows.begin(), rows.end(), 0);
        std::shuffle(rows.begin(), rows.end(), random);
        rows.resize(random.bounded(21u));
        return rows;
    };
    for (int round = 0; round < 500; ++round) {
        const auto before = someRows();
        const auto after = someRows();
        QCOMPARE(applied(before, diff(before, after), after), after);
    }
}

QTEST_GUILESS_MAIN(TestListDiff)
#include "tst_list_diff.moc"
