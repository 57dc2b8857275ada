// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/incident_detail_presenter.h"
#include "tests/support/fake_incidents_port.h"

#include <QSignalSpy>
#include <QtTest>

using namespace minixdr;
using namespace std::chrono_literals;
using State = IncidentDetailPresenter::State;

class TestIncidentDetail : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void show_givesTheRowAtOnce_andTheRestLater();
    void change_isStored_andToldToTheList();
    void change_toWhatItIs_asksNothing();
    void conflict_tellsWhoDidWhat_andKeepsTheChange();
    void conflict_canBeDropped();
    void conflict_ofALeftIncident_isSeenBeforeItIsSentAgain();
    void unsavedChanges_ofSeveralIncidents_areAllKept();
    void leaving_stopsTheQuestion_butNoChange();
    void failedChange_isKept_andSentAgain();
    void changeOfALeftIncident_isStillStored();
    void note_isAdded_andHistoryReloaded();
    void failedNote_isReported();
    void newerRow_reloads_olderDoesNot();
    void vanishedIncident_isAnError();

private:
    void showFirst()
    {
        m_detail->show(m_port->rows[0]);
        QTRY_COMPARE(m_detail->state(), State::Complete);
    }

    std::optional<IncidentConflict> conflict() const
    {
        return m_detail->unsaved() ? m_detail->unsaved()->conflict : std::nullopt;
    }

    std::unique_ptr<FakeIncidentsPort> m_port;
    std::unique_ptr<IncidentDetailPresenter> m_detail;
};

void TestIncidentDetail::init()
{
    m_port = std::make_unique<FakeIncidentsPort>();
    m_port->rows = someIncidents(3);
    m_detail = std::make_unique<IncidentDetailPresenter>(*m_port, 1ms);
}

void TestIncidentDetail::cleanup()
{
    m_detail.reset();
    m_port.reset();
}

void TestIncidentDetail::show_givesTheRowAtOnce_andTheRestLater()
{
    m_detail->show(m_port->rows[0]);
    QCOMPARE(m_detail->state(), State::Loading);
    QCOMPARE(m_detail->incident(), m_port->rows[0]);
    QTRY_COMPARE(m_detail->state(), State::Complete);
    QCOMPARE(m_detail->detail().events.size(), size_t(12));
}

void TestIncidentDetail::change_isStored_andToldToTheList()
{
    showFirst();
    QSignalSpy stored(m_detail.get(), &IncidentDetailPresenter::stored);
    m_detail->setStatus(IncidentStatus::Contained);
    QVERIFY(m_detail->isSaving());
    QTRY_COMPARE(stored.count(), 1);
    QCOMPARE(m_detail->incident().status, IncidentStatus::Contained);
    QTRY_COMPARE(m_detail->detail().history.size(), size_t(1));
    m_detail->assign(UserId{2});
    QTRY_COMPARE(m_detail->incident().assignee, UserId{2});
    m_detail->assign(std::nullopt);
    QTRY_COMPARE(m_detail->incident().assignee, std::optional<UserId>());
    QCOMPARE(m_detail->incident().version, 4);
}

void TestIncidentDetail::change_toWhatItIs_asksNothing()
{
    showFirst();
    m_detail->setStatus(m_detail->incident().status);
    m_detail->setEscalation(m_detail->incident().escalation);
    QVERIFY(!m_detail->isSaving());
    QVERIFY(m_port->changes.empty());
}

void TestIncidentDetail::conflict_tellsWhoDidWhat_andKeepsTheChange()
{
    showFirst();
    m_port->changeBehindOurBack(m_port->rows[0].id, IncidentStatus::Resolved, QStringLiteral("Mira Engel"));
    m_port->changeBehindOurBack(m_port->rows[0].id, IncidentStatus::Investigating, QStringLiteral("Jonas Okafor"));
    m_detail->setEscalation(Escalation::Low);
    QTRY_VERIFY(conflict());
    QCOMPARE(conflict()->actor, QStringLiteral("Jonas Okafor"));
    QCOMPARE(conflict()->changes, QStringList{QStringLiteral("status: open → investigating")});
    QCOMPARE(m_detail->unsaved()->error.kind, ErrorKind::Conflict);
    QCOMPARE(m_detail->incident().status, IncidentStatus::Investigating);
    QVERIFY(m_detail->unsaved());

    m_detail->retryUnsaved();
    QTRY_COMPARE(m_detail->incident().escalation, Escalation::Low);
    QCOMPARE(m_detail->incident().status, IncidentStatus::Investigating);
    QVERIFY(!m_detail->unsaved());
    QVERIFY(!conflict());
}

void TestIncidentDetail::conflict_canBeDropped()
{
    showFirst();
    m_port->changeBehindOurBack(m_port->rows[0].id, IncidentStatus::Dismissed, QStringLiteral("Jonas Okafor"));
    m_detail->setStatus(IncidentStatus::Contained);
    QTRY_VERIFY(conflict());
    m_detail->dropUnsaved();
    QVERIFY(!m_detail->unsaved());
    QVERIFY(!conflict());
    QCOMPARE(m_detail->incident().status, IncidentStatus::Dismissed);
}

void TestIncidentDetail::conflict_ofALeftIncident_isSeenBeforeItIsSentAgain()
{
    showFirst();
    m_port->changeBehindOurBack(m_port->rows[0].id, IncidentStatus::Investigating, QStringLiteral("Jonas Okafor"));
    m_port->answers.hold();
    m_detail->setEscalation(Escalation::Low);
    m_detail->show(m_port->rows[1]);
    m_port->answers.releaseAll();
    QTRY_VERIFY(m_detail->unsaved());
    QVERIFY(m_detail->mustShowUnsaved());
    m_detail->retryUnsaved();
    QVERIFY2(!m_detail->isSaving(), "it would be refused for ever");

    m_detail->show(m_port->rows[0]);
    m_detail->retryUnsaved();
    QVERIFY2(!m_detail->isSaving(), "nobody has seen yet what the other did");
    QTRY_VERIFY(conflict());
    QVERIFY(!m_detail->mustShowUnsaved());
    QCOMPARE(conflict()->actor, QStringLiteral("Jonas Okafor"));
    QCOMPARE(conflict()->changes, QStringList{QStringLiteral("status: open → investigating")});
    m_detail->retryUnsaved();
    QTRY_COMPARE(m_port->rows[0].escalation, Escalation::Low);
    QCOMPARE(m_port->rows[0].status, IncidentStatus::Investigating);
}

void TestIncidentDetail::unsavedChanges_ofSeveralIncidents_areAllKept()
{
    const auto first = m_port->rows[0].id;
    const auto second = m_port->rows[1].id;
    showFirst();
    m_port->answers.failWith(Error{ErrorKind::Unavailable, QStringLiteral("gone"), {}});
    m_detail->setStatus(IncidentStatus::Resolved);
    QCOMPARE(m_detail->unsavedIncidents(), std::vector{first}); // under way
    QTRY_VERIFY(m_detail->unsaved());
    m_detail->show(m_port->rows[1]);
    m_detail->setStatus(IncidentStatus::Dismissed);
    QTRY_COMPARE(m_detail->unsavedIncidents(), (std::vector{first, second}));
    QTRY_VERIFY(!m_detail->isSaving());
    QCOMPARE(m_detail->unsaved()->change.id, second); // the one that is shown
    m_port->answers.failWith(std::nullopt);
    m_detail->retryUnsaved();
    QTRY_COMPARE(m_port->rows[1].status, IncidentStatus::Dismissed);
    QTRY_VERIFY(!m_detail->isSaving());
    m_detail->retryUnsaved();
    QTRY_COMPARE(m_port->rows[0].status, IncidentStatus::Resolved);
    QTRY_VERIFY(!m_detail->unsaved());
}

void TestIncidentDetail::leaving_stopsTheQuestion_butNoChange()
{
    showFirst();
    m_port->answers.hold();
    m_detail->setStatus(IncidentStatus::Resolved);
    m_detail->show(m_port->rows[1]);
    QTRY_COMPARE(m_port->answers.waiting(), size_t(2));
    m_detail->setActive(false);
    m_port->answers.releaseAll();
    QTRY_COMPARE(m_port->rows[0].status, IncidentStatus::Resolved);
    QCOMPARE(m_detail->state(), State::Loading);
    m_detail->setActive(true);
    QTRY_COMPARE(m_detail->state(), State::Complete);
    QCOMPARE(m_detail->incident().id, m_port->rows[1].id);
}

void TestIncidentDetail::failedChange_isKept_andSentAgain()
{
    showFirst();
    m_port->answers.failWith(Error{ErrorKind::Unavailable, QStringLiteral("gone"), {}});
    m_detail->setStatus(IncidentStatus::Resolved);
    QTRY_VERIFY(m_detail->unsaved());
    QCOMPARE(m_detail->unsaved()->error.kind, ErrorKind::Unavailable);
    QVERIFY(!conflict());
    QCOMPARE(m_detail->incident().status, IncidentStatus::Open);
    m_port->answers.failWith(std::nullopt);
    m_detail->retryUnsaved();
    QTRY_COMPARE(m_detail->incident().status, IncidentStatus::Resolved);
}

void TestIncidentDetail::changeOfALeftIncident_isStillStored()
{
    showFirst();
    m_port->answers.hold();
    m_detail->setStatus(IncidentStatus::Resolved);
    m_detail->show(m_port->rows[1]);
    QSignalSpy stored(m_detail.get(), &IncidentDetailPresenter::stored);
    m_port->answers.releaseAll();
    QTRY_COMPARE(stored.count(), 1);
    QCOMPARE(m_port->rows[0].status, IncidentStatus::Resolved);
    QCOMPARE(m_detail->incident().id, m_port->rows[1].id);
}

void TestIncidentDetail::note_isAdded_andHistoryReloaded()
{
    showFirst();
    QSignalSpy added(m_detail.get(), &IncidentDetailPresenter::noteAdded);
    m_detail->addNote(QStringLiteral("   "));
    QVERIFY(!m_detail->isSaving());
    m_detail->addNote(QStringLiteral(" called the customer "));
    QTRY_COMPARE(added.count(), 1);
    QCOMPARE(added.first().first().value<IncidentId>(), m_port->rows[0].id);
    QTRY_COMPARE(m_detail->detail().history.size(), size_t(1));
    QCOMPARE(m_detail->detail().history[0].note, QStringLiteral("called the customer"));
}

void TestIncidentDetail::failedNote_isReported()
{
    showFirst();
    QSignalSpy failed(m_detail.get(), &IncidentDetailPresenter::noteFailed);
    m_port->answers.failWith(Error{ErrorKind::Timeout, {}, {}});
    m_detail->addNote(QStringLiteral("x"));
    QTRY_COMPARE(failed.count(), 1);
}

void TestIncidentDetail::newerRow_reloads_olderDoesNot()
{
    showFirst();
    const auto before = m_port->rows[0];
    m_port->changeBehindOurBack(before.id, IncidentStatus::Dismissed, QStringLiteral("Jonas Okafor"));
    m_detail->show(before);
    QCOMPARE(m_detail->incident().status, before.status);
    m_detail->show(m_port->rows[0]);
    QCOMPARE(m_detail->state(), State::Complete); // the tabs keep what they show meanwhile
    QTRY_COMPARE(m_detail->detail().history.size(), size_t(1));
}

void TestIncidentDetail::vanishedIncident_isAnError()
{
    showFirst();
    m_port->rows.clear();
    m_detail->reload();
    QTRY_COMPARE(m_detail->state(), State::Failed);
    QCOMPARE(m_detail->error().kind, ErrorKind::NotFound);
}

QTEST_GUILESS_MAIN(TestIncidentDetail)
#include "tst_incident_detail.moc"
