// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/events/event_parameters.h"
#include "services/incidents/incident_parameters.h"
#include "services/views/opened_views.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace minixdr;
using namespace std::chrono_literals;

namespace
{

const UtcTime kNow = *fromIso(u"2026-03-01T12:00:00Z");
constexpr OrganizationId kOrganization{7};

OpenedView eventsOf(const QString &host)
{
    EventFilter filter;
    filter.hostname = host;
    return {filter, 50};
}

OpenedView everything()
{
    EventFilter filter;
    filter.severities = {Severity::Critical, Severity::High};
    filter.sourceTypes = {SourceType::Zeek};
    filter.eventid = QStringLiteral("a;b=c,d%3B");
    filter.source = IpNetwork::parse(u"10.0.0.0/8");
    filter.destination = IpNetwork::parse(u"2001:db8::/32");
    filter.anyAddress = IpNetwork::parse(u"203.0.113.7");
    filter.hostname = QStringLiteral("wéb-1");
    filter.text = QStringLiteral("100% ;text=\n\"x\"");
    return {filter, 250};
}

OpenedView incidents()
{
    IncidentFilter filter;
    filter.statuses = {IncidentStatus::Open};
    filter.escalations = {Escalation::Critical};
    filter.assignee = UserId{42};
    filter.threatCategory = QStringLiteral("brute_force");
    filter.source = IpNetwork::parse(u"10.1.0.0/16");
    filter.text = QStringLiteral("ssh");
    return {filter, 100};
}

std::vector<OpenedView> viewsOf(const std::vector<ViewUse> &uses)
{
    std::vector<OpenedView> views;
    for (const auto &use : uses)
        views.push_back(use.view);
    return views;
}

} // namespace

/// What people open is found again, the most used first, by every program and after a restart.
class TestOpenedViews : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void line_keepsEveryField()
    {
        for (const auto &view : {everything(), incidents(), eventsOf({})}) {
            const ViewOpened opening{kNow, kOrganization, view};
            const auto read = viewOpenedFrom(toLine(opening));
            QVERIFY(read);
            QCOMPARE(canonicalText(read->view), canonicalText(view));
            QCOMPARE(read->view.pageSize, view.pageSize);
            QCOMPARE(listOf(read->view), listOf(view));
            QVERIFY(read->at == kNow && read->organization == kOrganization);
        }
    }

    void line_ofAnotherVersion_isNotGuessed_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("cut") << QByteArray("{\"at\": 1, \"organization");
        QTest::newRow("a list that is not there") << lineWith("cases", "", 50);
        QTest::newRow("a field that is not there") << lineWith("events", ";colour=red", 50);
        QTest::newRow("a word that is not there") << lineWith("events", ";severity=high,deadly", 50);
        QTest::newRow("no address") << lineWith("incidents", ";source=here", 50);
        QTest::newRow("no number") << lineWith("incidents", ";assignee=ann", 50);
        QTest::newRow("no page") << lineWith("events", "", 0);
    }
    void line_ofAnotherVersion_isNotGuessed()
    {
        QFETCH(const QByteArray, line);
        QVERIFY(!viewOpenedFrom(line));
    }

    void theMostUsed_comesFirst()
    {
        OpenedViews views({});
        for (int visit = 0; visit < 3; ++visit)
            views.opened({kNow + visit * 1h, kOrganization, eventsOf(QStringLiteral("often"))});
        views.opened({kNow, kOrganization, eventsOf(QStringLiteral("once"))});
        views.opened({kNow, OrganizationId{8}, eventsOf(QStringLiteral("another organization's"))});
        const auto uses = views.mostOpened(kOrganization, 10, kNow + 2h);
        const std::vector wanted{eventsOf(QStringLiteral("often")), eventsOf(QStringLiteral("once"))};
        QVERIFY(viewsOf(uses) == wanted);
        QVERIFY(uses[0].weight > 2.9 && uses[0].weight <= 3);
        QCOMPARE(views.mostOpened(kOrganization, 1, kNow).size(), std::size_t(1));
    }

    void whatIsNotOpenedAnyMore_isForgotten()
    {
        OpenedViews views({});
        for (int visit = 0; visit < 3; ++visit)
            views.opened({kNow + visit * 1h, kOrganization, eventsOf(QStringLiteral("once loved"))});
        for (int visit = 0; visit < 2; ++visit)
            views.opened({kNow + visit * 1h + 24h * 14, kOrganization, eventsOf(QStringLiteral("new"))});
        const auto uses = views.mostOpened(kOrganization, 10, kNow + 24h * 14 + 2h);
        QVERIFY(uses.front().view == eventsOf(QStringLiteral("new")));
        QVERIFY(qAbs(uses.back().weight - 0.75) < 0.02);
    }

    void aListThatRefreshesItself_isOpenedOnce()
    {
        OpenedViews views({});
        for (int refresh = 0; refresh < 1000; ++refresh)
            views.opened({kNow + refresh * 5s, kOrganization, eventsOf({})});
        QCOMPARE(views.mostOpened(kOrganization, 10, kNow).front().weight, 1.0);
    }

    void whatHasAFixedTime_isNotNoted()
    {
        OpenedViews views({});
        EventFilter filter;
        filter.from = kNow;
        views.opened({kNow, kOrganization, {filter, 50}});
        QVERIFY(views.mostOpened(kOrganization, 10, kNow).empty());
    }

    void programs_shareThem_acrossRestarts()
    {
        const QTemporaryDir folder;
        OpenedViews one(folder.path());
        OpenedViews other(folder.path());
        one.opened({kNow, kOrganization, eventsOf(QStringLiteral("a"))});
        other.opened({kNow, kOrganization, eventsOf(QStringLiteral("a"))});
        other.opened({kNow, kOrganization, incidents()});
        other.flush();
        QCOMPARE(one.mostOpened(kOrganization, 10, kNow).front().weight, 2.0);
        OpenedViews later(folder.path());
        QCOMPARE(later.mostOpened(kOrganization, 10, kNow).size(), std::size_t(2));
    }

    void aFolderThatCannotBeWritten_losesNothingHere()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        OpenedViews views(file.fileName());
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("will not outlive this program")));
        views.opened({kNow, kOrganization, incidents()});
        views.flush();
        QCOMPARE(views.mostOpened(kOrganization, 10, kNow).size(), std::size_t(1));
    }

private:
    static QByteArray lineWith(const char *list, const char *filter, int pageSize)
    {
        return QStringLiteral(R"({"at": 1, "organization": 1, "list": "%1", "filter": "%2", "page_size": %3})")
            .arg(QLatin1String(list), QLatin1String(filter))
            .arg(pageSize)
            .toUtf8();
    }
};

QTEST_GUILESS_MAIN(TestOpenedViews)
#include "tst_opened_views.moc"
