// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cache/redis_key.h"

#include <QTest>

#include <rapidcheck.h>

using namespace minixdr;
using namespace minixdr::cache;

namespace
{

/// Short texts of few letters, so that two of them often differ in nothing but where a ':' stands.
rc::Gen<QString> trickyText()
{
    const auto letters = rc::gen::container<std::string>(rc::gen::element(':', '1', 'v', 'h', '%', 'a', '\n'));
    return rc::gen::map(letters, [](const std::string &text) { return QString::fromStdString(text); });
}

rc::Gen<Key> anyKey()
{
    return rc::gen::apply(
        [](qint64 organization, const QString &tag, const QString &detail, int repeats) {
            return Key{OrganizationId{organization}, tag, detail.repeated(repeats)};
        },
        rc::gen::element<qint64>(1, 11, 111, -1), trickyText(), trickyText(), rc::gen::element(1, 1, 60));
}

bool isSame(const Key &one, const Key &other)
{
    return one.organization == other.organization && one.tag == other.tag && one.detail == other.detail;
}

} // namespace

/// What one organization stores can never be found by another, or under another tag.
class TestRedisKey : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keyOfValue_isReadable()
    {
        QCOMPARE(keyOfValue({OrganizationId{42}, QStringLiteral("events"), QStringLiteral("page=3;size=50")}),
                 QByteArray("mx:1:42:events:v:page=3;size=50"));
        QCOMPARE(keyOfGeneration(OrganizationId{42}, QStringLiteral("events")),
                 QByteArray("mx:1:42:events:generation"));
    }

    void keyOfValue_keepsItsLength_andItsBeginning_whenTheDetailIsLong()
    {
        const auto key =
            keyOfValue({OrganizationId{42}, QStringLiteral("events"), QStringLiteral("page=3;").repeated(1000)});
        QVERIFY(key.startsWith("mx:1:42:events:h:"));
        QVERIFY(key.contains(":page=3;page=3;"));
        QVERIFY(key.size() < 200);
    }

    void keyOfValue_isDifferent_forDifferentKeys()
    {
        QVERIFY(rc::check([] {
            const auto one = *anyKey();
            const auto other = *anyKey();
            RC_ASSERT((keyOfValue(one) == keyOfValue(other)) == isSame(one, other));
        }));
    }

    void keyOfValue_isNeverThatOfAGeneration()
    {
        QVERIFY(rc::check([] {
            const auto key = *anyKey();
            const auto other = *anyKey();
            RC_ASSERT(keyOfValue(key) != keyOfGeneration(other.organization, other.tag));
        }));
    }

    void keyOfValue_beginsWithItsOrganization()
    {
        QVERIFY(rc::check([] {
            const auto key = *anyKey();
            RC_ASSERT(keyOfValue(key).startsWith("mx:1:" + QByteArray::number(key.organization.value) + ':'));
        }));
    }
};

QTEST_GUILESS_MAIN(TestRedisKey)
#include "tst_redis_key.moc"
