// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/request.h"

#include <QPromise>
#include <QtTest>

#include <deque>

using namespace minixdr;

namespace
{

/// A service that answers when the test says so.
class Oracle
{
public:
    QFuture<Result<int>> ask(std::stop_token stop)
    {
        auto &question = m_questions.emplace_back();
        question.stop = std::move(stop);
        question.promise.start();
        return question.promise.future();
    }
    void answer(size_t question, Result<int> result)
    {
        m_questions[question].promise.addResult(std::move(result));
        m_questions[question].promise.finish();
    }
    bool isStopped(size_t question) const { return m_questions[question].stop.stop_requested(); }
    void die() { m_questions.clear(); }

private:
    struct Question {
        std::stop_token stop;
        QPromise<Result<int>> promise;
    };
    std::deque<Question> m_questions;
};

} // namespace

class TestRequest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void answer_arrivesLater_evenIfItIsThere();
    void send_stopsTheFormer_andDropsItsAnswer();
    void cancel_dropsTheAnswer();
    void destruction_stopsAndDrops();
    void answer_maySendAgain();
    void vanishedService_answersUnavailable();

private:
    void send(Request<int> &request)
    {
        request.send([this](std::stop_token stop) { return m_oracle->ask(stop); },
                     [this](Result<int> answer) { m_answers.push_back(std::move(answer)); });
    }

    std::unique_ptr<Oracle> m_oracle;
    std::vector<Result<int>> m_answers;
};

void TestRequest::init()
{
    m_oracle = std::make_unique<Oracle>();
    m_answers.clear();
}

void TestRequest::answer_arrivesLater_evenIfItIsThere()
{
    Request<int> request;
    request.send([](std::stop_token) { return QtFuture::makeReadyFuture(Result<int>(7)); },
                 [this](Result<int> answer) { m_answers.push_back(std::move(answer)); });
    QVERIFY(m_answers.empty());
    QVERIFY(request.isUnderWay());
    QTRY_COMPARE(m_answers.size(), size_t(1));
    QCOMPARE(*m_answers[0], 7);
    QVERIFY(!request.isUnderWay());
}

void TestRequest::send_stopsTheFormer_andDropsItsAnswer()
{
    Request<int> request;
    send(request);
    send(request);
    QVERIFY(m_oracle->isStopped(0));
    QVERIFY(!m_oracle->isStopped(1));
    m_oracle->answer(1, 2);
    m_oracle->answer(0, 1);
    QTRY_COMPARE(m_answers.size(), size_t(1));
    QCoreApplication::processEvents();
    QCOMPARE(m_answers.size(), size_t(1));
    QCOMPARE(*m_answers[0], 2);
}

void TestRequest::cancel_dropsTheAnswer()
{
    Request<int> request;
    send(request);
    m_oracle->answer(0, 1);
    request.cancel();
    QVERIFY(!request.isUnderWay());
    QVERIFY(m_oracle->isStopped(0));
    QCoreApplication::processEvents();
    QVERIFY(m_answers.empty());
}

void TestRequest::destruction_stopsAndDrops()
{
    {
        Request<int> request;
        send(request);
    }
    QVERIFY(m_oracle->isStopped(0));
    m_oracle->answer(0, 1);
    QCoreApplication::processEvents();
    QVERIFY(m_answers.empty());
}

void TestRequest::answer_maySendAgain()
{
    Request<int> request;
    bool hasAskedAgain = false;
    request.send([this](std::stop_token stop) { return m_oracle->ask(stop); },
                 [&](Result<int>) {
                     send(request);
                     hasAskedAgain = true;
                 });
    m_oracle->answer(0, 1);
    QTRY_VERIFY(hasAskedAgain);
    m_oracle->answer(1, 2);
    QTRY_COMPARE(m_answers.size(), size_t(1));
    QCOMPARE(*m_answers[0], 2);
}

void TestRequest::vanishedService_answersUnavailable()
{
    Request<int> request;
    send(request);
    m_oracle->die();
    QTRY_COMPARE(m_answers.size(), size_t(1));
    QCOMPARE(m_answers[0].error().kind, ErrorKind::Unavailable);
}

QTEST_GUILESS_MAIN(TestRequest)
#include "tst_request.moc"
