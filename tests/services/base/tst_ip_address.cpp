// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/base/ip_address.h"

#include <QTest>

using namespace minixdr;

/// Addresses and networks as text.
class TestIpAddress : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void parse_givesTheCanonicalText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("canonical");
        QTest::newRow("v4") << "203.0.113.7"
                            << "203.0.113.7";
        QTest::newRow("blanks around") << " 10.0.0.1 "
                                       << "10.0.0.1";
        QTest::newRow("v6") << "2001:DB8:0:0:0:0:0:1"
                            << "2001:db8::1";
        QTest::newRow("loopback") << "::1"
                                  << "::1";
    }

    void parse_givesTheCanonicalText()
    {
        QFETCH(QString, text);
        const auto address = IpAddress::parse(text);
        QVERIFY(address.has_value());
        QTEST(address->toString(), "canonical");
    }

    void parse_refusesWhatIsNoAddress_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"", "10.0.0", "10.0.0.256", "10.0.0.1/24", "10.0.0.1:22", "host", "fe80::1%eth0", "1' OR '1"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void parse_refusesWhatIsNoAddress()
    {
        QFETCH(QString, text);
        QVERIFY(!IpAddress::parse(text).has_value());
    }

    void network_clearsTheBitsPastItsPrefix_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("canonical");
        QTest::newRow("whole bytes") << "10.1.2.3/16"
                                     << "10.1.0.0/16";
        QTest::newRow("inside a byte") << "10.1.2.255/28"
                                       << "10.1.2.240/28";
        QTest::newRow("everything") << "10.1.2.3/0"
                                    << "0.0.0.0/0";
        QTest::newRow("one address") << "10.1.2.3"
                                     << "10.1.2.3";
        QTest::newRow("one address in full") << "10.1.2.3/32"
                                             << "10.1.2.3";
        QTest::newRow("v6") << "2001:db8:1:2::3/32"
                            << "2001:db8::/32";
    }

    void network_clearsTheBitsPastItsPrefix()
    {
        QFETCH(QString, text);
        const auto network = IpNetwork::parse(text);
        QVERIFY(network.has_value());
        QTEST(network->toString(), "canonical");
    }

    void network_refusesABadPrefix()
    {
        for (const char *text : {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "10.0.0.0/", "2001:db8::/129"})
            QVERIFY2(!IpNetwork::parse(QString::fromLatin1(text)).has_value(), text);
    }
};

QTEST_GUILESS_MAIN(TestIpAddress)
#include "tst_ip_address.moc"
