// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/base/call_on.h"
#include "services/base/completion.h"

#include <QTest>
#include <QThread>

#include <thread>

using namespace minixdr;
using namespace std::chrono_literals;

namespace
{

QCoro::Task<> awaitInto(Completion<int> completion, CallContext context, std::optional<Result<int>> *out)
{
    *out = co_await completion.within(std::move(context));
}

Task<int> doubled(int value)
{
    co_return value * 2;
}

} // namespace

/// The primitive under every await: one answer, whichever of value, deadline and stop comes first.
class TestCompletion : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void within_answersTheValue()
    {
        const Completion<int> completion;
        std::optional<Result<int>> answer;
        awaitInto(completion, CallContext::within(5s), &answer);
        QVERIFY(!answer);
        QVERIFY(completion.resolve(7));
        QVERIFY(answer && *answer);
        QCOMPARE(**answer, 7);
        QVERIFY2(!completion.resolve(8), "the first answer counts");
    }

    void within_isTimeout_whenTheDeadlinePasses()
    {
        const Completion<int> completion;
        std::optional<Result<int>> answer;
        awaitInto(completion, CallContext::within(20ms), &answer);
        QTRY_VERIFY(answer.has_value());
        QCOMPARE(answer->error().kind, ErrorKind::Timeout);
    }

    void within_isCancelled_whenAnotherThreadStops()
    {
        const Completion<int> completion;
        std::optional<Result<int>> answer;
        std::stop_source stop;
        awaitInto(completion, CallContext::within(5s, stop.get_token()), &answer);
        std::thread([&stop] { stop.request_stop(); }).join();
        QTRY_VERIFY(answer.has_value());
        QCOMPARE(answer->error().kind, ErrorKind::Cancelled);
    }

    void within_isCancelled_whenStoppedBefore()
    {
        const Completion<int> completion;
        std::optional<Result<int>> answer;
        std::stop_source stop;
        stop.request_stop();
        awaitInto(completion, CallContext::within(5s, stop.get_token()), &answer);
        QTRY_VERIFY(answer.has_value());
        QCOMPARE(answer->error().kind, ErrorKind::Cancelled);
    }

    void within_answersAtOnce_whenResolvedBefore()
    {
        const Completion<int> completion;
        completion.resolve(3);
        std::optional<Result<int>> answer;
        awaitInto(completion, CallContext::within(0s), &answer);
        QVERIFY(answer && *answer);
        QCOMPARE(**answer, 3);
    }

    void deadlines_fireInOrder()
    {
        QList<int> order;
        const auto now = CallContext::Clock::now();
        auto &timers = DeadlineTimer::ofThisThread();
        timers.schedule(now + 30ms, [&order] { order << 3; });
        timers.schedule(now + 10ms, [&order] { order << 1; });
        auto dropped = timers.schedule(now + 15ms, [&order] { order << -1; });
        timers.schedule(now + 20ms, [&order] { order << 2; });
        dropped.cancel();
        QTRY_COMPARE(order, (QList<int>{1, 2, 3}));
    }

    void callOn_runsOnTheOtherThread()
    {
        QThread thread;
        auto *context = new QObject;
        context->moveToThread(&thread);
        connect(&thread, &QThread::finished, context, &QObject::deleteLater);
        thread.start();
        const auto future = callOn<int>(context, [] { return doubled(21); });
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.result().value(), 42);
        thread.quit();
        QVERIFY(thread.wait(5000));
    }
};

QTEST_GUILESS_MAIN(TestCompletion)
#include "tst_completion.moc"
