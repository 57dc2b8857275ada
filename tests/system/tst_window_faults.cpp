// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/workspace/prepare_workspace.h"
#include "services/workspace/workspace.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/pg_sandbox.h"
#include "tests/support/redis_sandbox.h"
#include "tests/support/turn_watch.h"
#include "ui/events/events_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/page_stack.h"
#include "ui/shell/task_list.h"

#include <QAbstractButton>
#include <QLabel>
#include <QTableView>
#include <QTest>

using namespace minixdr;
using namespace std::chrono_literals;

namespace
{

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr auto kLongestTurn = 500ms; // the sanitizers' own time
#else
constexpr auto kLongestTurn = 50ms;
#endif
constexpr auto kDelay = 300ms;    ///< longer than the cache's patience
constexpr int kRecovery = 20'000; ///< the window's own retries come every 5 s

template <typename T>
Result<T> answerOf(QFuture<Result<T>> future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 60'000))
        return failure(ErrorKind::Timeout, QStringLiteral("no answer"));
    return future.takeResult();
}

} // namespace

/// The window over real servers that fail: what it goes on showing, what it says, and that it comes back by itself.
class TestWindowFaults : public QObject
{
    Q_OBJECT
private:
    PgSandbox m_postgres;
    RedisSandbox m_redis;
    FaultProxy m_postgresNetwork{m_postgres.socketFile(), 1};
    FaultProxy m_redisNetwork{m_redis.socketPath(), 2};
    DisplaySettings m_display{nullptr};
    TaskList m_tasks;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;

    WorkspaceConfig profile()
    {
        const auto database = m_postgres.createDatabase();
        WorkspaceConfig config;
        config.appConninfo = QStringLiteral("host=127.0.0.1 port=%1 dbname=%2 user=minixdr_app sslmode=disable "
                                            "gssencmode=disable")
                                 .arg(m_postgresNetwork.port())
                                 .arg(database);
        config.ingestConninfo = m_postgres.conninfo(QStringLiteral("minixdr_ingest"), database);
        config.ownerConninfo = m_postgres.conninfo(QStringLiteral("postgres"), database);
        config.redis.host = QStringLiteral("127.0.0.1");
        config.redis.port = m_redisNetwork.port();
        return config;
    }
    Page &page() const { return *m_window->pages().current(); }
    int rows() const { return page().findChild<QTableView *>()->model()->rowCount(); }

    static void addFaults()
    {
        using Fault = FaultProxy::Fault;
        QTest::addColumn<QList<Fault>>("faults");
        QTest::newRow("delayed") << QList<Fault>{Fault::Delay};
        QTest::newRow("a byte at a time") << QList<Fault>{Fault::OneByte};
        QTest::newRow("reset") << QList<Fault>{Fault::Reset};
        QTest::newRow("reset, then half-open") << QList<Fault>{Fault::Reset, Fault::HalfOpen};
        QTest::newRow("refused") << QList<Fault>{Fault::Reset, Fault::Refuse};
        QTest::newRow("swallowed") << QList<Fault>{Fault::Loss, Fault::HalfOpen};
    }

    /// Whether a visible label or button of the window says so.
    bool says(const char *words) const
    {
        const auto text = QString::fromLatin1(words);
        const auto labels = m_window->findChildren<QLabel *>();
        const auto buttons = m_window->findChildren<QAbstractButton *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *label) { return label->isVisible() && label->text().contains(text); }) ||
               std::any_of(buttons.begin(), buttons.end(), [&](const QAbstractButton *button) {
                   return button->isVisible() && button->text().contains(text);
               });
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_workspace = std::make_unique<Workspace>(profile());
        ingest::DemoRequest demo;
        demo.events = 2000;
        demo.incidents = 20;
        const auto filled = answerOf(m_workspace->ingest().fillDemo(demo, {}, {}));
        QVERIFY2(filled.has_value(), filled ? "" : qPrintable(filled.error().what));
        const auto organizations = answerOf(m_workspace->accounts().organizations({}));
        QVERIFY(organizations.has_value());
        m_workspace->setSession({organizations->front().id, std::nullopt, QStringLiteral("test")});
        const auto events = [this](QWidget *parent) {
            return new EventsPage({m_workspace->events(), m_workspace->incidents(), m_workspace->accounts(), m_display},
                                  parent);
        };
        std::vector<PageEntry> entries{
            {QStringLiteral("events"), QStringLiteral("Events"), QStringLiteral("events"), events}};
        m_window = std::make_unique<MainWindow>(MainWindowConfig{std::move(entries), m_display, m_tasks, nullptr});
        m_window->setSession(m_workspace->session(), organizations->front().name);
        connect(m_workspace.get(), &Workspace::statusChanged, m_window.get(), &MainWindow::setStatus);
        m_window->resize(1440, 900);
        m_window->show();
        QTRY_VERIFY_WITH_TIMEOUT(page().hasData(), 10'000);
        QTRY_VERIFY(says("pool "));
    }

    void cleanupTestCase()
    {
        m_window.reset();
        m_workspace.reset();
    }

    void withoutRedis_everythingWorks_andTheBarSaysSo()
    {
        QTRY_VERIFY(!says("cache down"));
        const auto before = rows();
        m_redis.stop();
        QTRY_VERIFY_WITH_TIMEOUT(says("cache down"), 10'000);
        page().reload();
        QTRY_VERIFY(page().isSettled() && page().hasData());
        QCOMPARE(rows(), before);
        QVERIFY(!says("Since"));
        m_redis.start();
        QTRY_VERIFY_WITH_TIMEOUT(!says("cache down"), kRecovery);
    }

    void withAHungRedis_theWindowDoesNotWait()
    {
        m_redis.freeze();
        TurnWatch watch;
        for (int round = 0; round < 5; ++round) {
            page().reload();
            QTRY_VERIFY(page().isSettled() && page().hasData());
        }
        const auto turn = watch.longestTurn();
        QVERIFY2(turn < kLongestTurn, qPrintable(QString::number(turn / 1ms)));
        m_redis.thaw();
        QTRY_VERIFY_WITH_TIMEOUT(!says("cache down"), kRecovery);
    }

    void withARedisNetworkThatFails_everythingWorks_andNothingWaits_data() { addFaults(); }
    void withARedisNetworkThatFails_everythingWorks_andNothingWaits()
    {
        QFETCH(const QList<FaultProxy::Fault>, faults);
        const auto before = rows();
        TurnWatch watch;
        for (const auto fault : faults)
            m_redisNetwork.begin(fault, kDelay);
        for (int round = 0; round < 5; ++round) {
            page().reload();
            QTRY_VERIFY(page().isSettled() && page().hasData());
        }
        QVERIFY(!says("Since"));
        m_redisNetwork.heal();
        QTRY_VERIFY_WITH_TIMEOUT(!says("cache down"), kRecovery);
        QCOMPARE(rows(), before);
        const auto turn = watch.longestTurn();
        QVERIFY2(turn < kLongestTurn, qPrintable(QString::number(turn / 1ms)));
    }

    void withNetworksThatFail_theRowsStay_andTheWindowComesBackByItself_data() { addFaults(); }
    void withNetworksThatFail_theRowsStay_andTheWindowComesBackByItself()
    {
        QFETCH(const QList<FaultProxy::Fault>, faults);
        const auto before = rows();
        TurnWatch watch;
        for (const auto fault : faults) {
            m_redisNetwork.begin(fault, kDelay); // or it would answer for the database
            m_postgresNetwork.begin(fault, kDelay);
        }
        for (int round = 0; round < 5; ++round) {
            page().reload();
            QTest::qWait(100); // as a person who presses F5
            QVERIFY(page().hasData());
            QCOMPARE(rows(), before);
        }
        m_redisNetwork.heal();
        m_postgresNetwork.heal();
        m_redisNetwork.endSilence();
        m_postgresNetwork.endSilence();
        QTRY_VERIFY_WITH_TIMEOUT(page().isSettled() && !says("Since") && !says("server away since"), kRecovery);
        QTRY_VERIFY_WITH_TIMEOUT(!says("cache down"), kRecovery);
        QVERIFY(page().hasData());
        QCOMPARE(rows(), before);
        const auto turn = watch.longestTurn();
        QVERIFY2(turn < kLongestTurn, qPrintable(QString::number(turn / 1ms)));
    }

    void withoutPostgres_theRowsStay_theWindowSaysSinceWhen_andComesBackByItself()
    {
        const auto before = rows();
        m_redis.stop(); // or it would answer for the database
        m_postgres.stop();
        TurnWatch watch; // the stops have held this thread up
        page().reload();
        QTRY_VERIFY_WITH_TIMEOUT(says("Since"), 15'000);
        QTRY_VERIFY_WITH_TIMEOUT(says("server away since"), 15'000);
        QCOMPARE(rows(), before);
        QVERIFY(page().hasData());
        const auto turn = watch.longestTurn();
        m_postgres.start();
        m_redis.start();
        QTRY_VERIFY_WITH_TIMEOUT(!says("Since"), kRecovery);
        QTRY_VERIFY_WITH_TIMEOUT(!says("server away since"), kRecovery);
        QCOMPARE(rows(), before);
        QVERIFY2(turn < kLongestTurn, qPrintable(QString::number(turn / 1ms)));
    }
};

QTEST_MAIN(TestWindowFaults)
#include "tst_window_faults.moc"
