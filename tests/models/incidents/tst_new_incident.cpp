// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/incident_from_events.h"
#include "models/incidents/new_incident_presenter.h"
#include "tests/support/fake_incidents_port.h"

#include <QSignalSpy>
#include <QtTest>

using namespace minixdr;

class TestNewIncident : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void invalidInput_isNamedBesideItsField_andNotSent();
    void recheck_waitsForTheFirstSubmit_thenFollows();
    void validForm_isStored();
    void serverBlamesAField_itIsNamed();
    void otherFailure_isKeptForTheDialog();
};

static IncidentForm validForm()
{
    IncidentForm form;
    form.address = QStringLiteral(" 203.0.113.7 ");
    form.reason = QStringLiteral(" SSH brute force ");
    form.escalation = Escalation::High;
    form.events = {EventKey{UtcTime{}, EventId{1}}};
    return form;
}

void TestNewIncident::invalidInput_isNamedBesideItsField_andNotSent()
{
    FakeIncidentsPort port;
    NewIncidentPresenter presenter(port);
    auto form = validForm();
    form.address = QStringLiteral("203.0.113.777");
    form.reason = QStringLiteral("  ");
    presenter.submit(form);
    QVERIFY(presenter.problems().contains(IncidentField::Address));
    QVERIFY(presenter.problems().contains(IncidentField::Reason));
    form = validForm();
    form.reason = QString(kMaxReasonLength + 1, QLatin1Char('x'));
    presenter.submit(form);
    QCOMPARE(presenter.problems().keys(), QList{IncidentField::Reason});
    QVERIFY(port.drafts.empty());
    QVERIFY(!presenter.isSaving());
}

void TestNewIncident::recheck_waitsForTheFirstSubmit_thenFollows()
{
    FakeIncidentsPort port;
    NewIncidentPresenter presenter(port);
    presenter.recheck({});
    QVERIFY(presenter.problems().isEmpty());
    presenter.submit({});
    QCOMPARE(presenter.problems().size(), 1);
    presenter.recheck(validForm());
    QVERIFY(presenter.problems().isEmpty());
}

void TestNewIncident::validForm_isStored()
{
    FakeIncidentsPort port;
    NewIncidentPresenter presenter(port);
    QSignalSpy created(&presenter, &NewIncidentPresenter::created);
    presenter.submit(validForm());
    QVERIFY(presenter.isSaving());
    presenter.submit(validForm()); // a second click
    QTRY_COMPARE(created.count(), 1);
    QCOMPARE(port.drafts.size(), size_t(1));
    QCOMPARE(port.drafts[0].reason, QStringLiteral("SSH brute force"));
    QCOMPARE(port.drafts[0].srcIp->toString(), QStringLiteral("203.0.113.7"));
    QCOMPARE(port.drafts[0].events.size(), size_t(1));
}

void TestNewIncident::serverBlamesAField_itIsNamed()
{
    FakeIncidentsPort port;
    NewIncidentPresenter presenter(port);
    port.answers.failWith(Error{ErrorKind::Invalid, QStringLiteral("threat_category is too long"), {}});
    presenter.submit(validForm());
    QTRY_VERIFY(presenter.problems().contains(IncidentField::Category));
    QVERIFY(!presenter.error());
}

void TestNewIncident::otherFailure_isKeptForTheDialog()
{
    FakeIncidentsPort port;
    NewIncidentPresenter presenter(port);
    port.answers.failWith(Error{ErrorKind::Unavailable, QStringLiteral("gone"), {}});
    presenter.submit(validForm());
    QTRY_VERIFY(presenter.error());
    QVERIFY(!presenter.isSaving());
    port.answers.failWith(std::nullopt);
    presenter.submit(validForm());
    QVERIFY(!presenter.error());
    QTRY_COMPARE(port.rows.size(), size_t(1));
}

QTEST_GUILESS_MAIN(TestNewIncident)
#include "tst_new_incident.moc"
