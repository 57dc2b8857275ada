// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/postgres/endpoint.h"

#include <QTest>

using namespace minixdr::postgres;

/// What a conninfo says of where servers listen.
class TestEndpoint : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void endpoints_areThoseOfTheConninfo_data()
    {
        using Endpoints = std::vector<Endpoint>;
        QTest::addColumn<QByteArray>("conninfo");
        QTest::addColumn<Endpoints>("expected");
        const auto row = [](const char *name, const char *conninfo, const Endpoints &expected) {
            QTest::newRow(name) << QByteArray(conninfo) << expected;
        };
        row("none", "dbname=x", {Endpoint{}});
        row("one", "host=db port=6432", {{"db", {}, "6432"}});
        row("several", "host=a,b,c", {{"a", {}, {}}, {"b", {}, {}}, {"c", {}, {}}});
        row("one port for all", "host=a,b port=6432", {{"a", {}, "6432"}, {"b", {}, "6432"}});
        row("a port each", "host=a,b port=1,2", {{"a", {}, "1"}, {"b", {}, "2"}});
        row("a port is left out", "host=a,b port=1,", {{"a", {}, "1"}, {"b", {}, "5432"}});
        row("addresses", "hostaddr=10.0.0.1,::1", {{{}, "10.0.0.1", {}}, {{}, "::1", {}}});
        row("names and addresses", "host=a,b hostaddr=10.0.0.1,10.0.0.2",
            {{"a", "10.0.0.1", {}}, {"b", "10.0.0.2", {}}});
        row("URI", "postgresql://u@a:1,b:2/x", {{"a", {}, "1"}, {"b", {}, "2"}});
        row("lists that do not fit", "host=a,b port=1,2,3", {Endpoint{}});
        row("nonsense", "host", {Endpoint{}});
    }

    void endpoints_areThoseOfTheConninfo()
    {
        QFETCH(QByteArray, conninfo);
        QFETCH(std::vector<Endpoint>, expected);
        QVERIFY(endpointsOf(conninfo) == expected);
    }

    void names_areLookedUp_andNothingElse()
    {
        const auto needsLookup = [](const char *host, const char *address = "") {
            return Endpoint{host, address, {}}.needsLookup();
        };
        QVERIFY(needsLookup("db.example.org"));
        QVERIFY(needsLookup("localhost"));
        QVERIFY(!needsLookup("db.example.org", "10.0.0.1"));
        for (const char *host : {"10.0.0.1", "::1", "/run/postgresql", "@abstract", ""})
            QVERIFY2(!needsLookup(host), host);
    }
};

QTEST_APPLESS_MAIN(TestEndpoint)
#include "tst_endpoint.moc"
