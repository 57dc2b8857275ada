// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/completion.h"
#include "services/base/task.h"
#include "services/redis/reply_reader.h"

#include <QIODevice>
#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace minixdr::redis
{

struct Address {
    QString host;
    quint16 port = 6379;
    bool operator==(const Address &) const = default;
};

/// How to reach one Redis. The password is never logged.
struct ClientConfig {
    QString socketPath; ///< a unix socket; else host and port, or sentinels
    QString host;
    quint16 port = 6379;
    std::vector<Address> sentinels; ///< one of them tells where the master of `masterName` is
    QString masterName;
    bool useTls = false; ///< of Redis and its sentinels; the certificate is verified, its name too
    QString caFile;      ///< PEM; empty: the system's authorities
    QString user;        ///< of an ACL; empty: default
    QString password;
    int database = 0;
    std::chrono::milliseconds softTimeout{100};    ///< how long a reader of the cache waits before it loads instead
    std::chrono::milliseconds commandTimeout{250}; ///< silence this long, with a command under way, is a hang
    std::chrono::milliseconds connectTimeout{1000};

    bool isConfigured() const { return !socketPath.isEmpty() || !host.isEmpty() || !sentinels.empty(); }
};

using Command = std::vector<QByteArray>;

/// One connection to Redis that pipelines by itself: while something is under way, commands issued in one turn of the
/// event loop share a write, and replies come back in their order. hiredis formats and parses, a Qt socket carries: one
/// code path for unix, TCP and TLS. While a server answers within microseconds, its answer is looked for before the
/// event loop sleeps. With sentinels it asks one for the master each time it connects (Redis manual,
/// "Guidelines for Redis clients with support for Redis Sentinel"), and leaves a server that turns out to be a replica.
/// While the server is away or hangs, every command answers Unavailable at once and a timer tries to come back. Owned
/// by the workspace, on its service thread.
class Client : public QObject
{
    Q_OBJECT
public:
    explicit Client(ClientConfig config, QObject *parent = nullptr);
    ~Client() override;

    /// An error reply is an Error. A server that is silent for the command timeout while something is asked has its
    /// connection dropped, and everything under way is Unavailable: what it does not answer now, it will not next.
    Task<Reply> command(Command arguments, CallContext context);

    /// Several commands in one write; one reply each, errors as replies of type Error.
    Task<std::vector<Reply>> pipeline(std::vector<Command> commands, CallContext context);

    /// Ends everything under way with Unavailable, for good.
    void close();

    bool isReady() const { return m_state == State::Ready; }
    /// Ready, and nothing has waited longer than the soft timeout: who asks now may expect an answer. A stalled server
    /// so costs one reader a soft timeout, not each of them.
    bool isAnswering() const;
    /// Whether the first attempts are still under way: nobody knows yet whether a server answers. Never again after
    /// one has.
    bool isUndecided() const;
    QString lastError() const { return m_lastError; }
    const ClientConfig &config() const { return m_config; }

Q_SIGNALS:
    /// Comes before any other caller sees a ready client, so that the receiver's commands are the first.
    void ready();
    void lost(const QString &reason);

private:
    using Clock = CallContext::Clock;
    enum class State : quint8 { Down, AskingSentinel, Connecting, Ready, Closed };

    template <typename Socket>
    Socket *makeSocket(void (Socket::*connected)());
    void connectToServer();
    void open(const Address &address);
    void askSentinel();
    void takeSentinelsAnswer(const Reply &reply);
    void greet();
    void takeGreeting(const Reply &reply);
    void send(std::span<const Command> commands, std::span<const Completion<Reply>> completions);
    void flush();
    void lookForReply();
    void takeReplies(const QByteArray &bytes);
    void checkSilence();
    void drop(const QString &reason);

    ClientConfig m_config;
    std::unique_ptr<QIODevice, void (*)(QIODevice *)> m_socket;
    std::function<void(const QByteArray &)> m_transmit;
    std::function<int()> m_descriptor; ///< of a socket whose bytes are the replies; none with TLS
    std::unique_ptr<ReplyReader> m_reader;
    std::deque<Completion<Reply>> m_pending;
    Clock::time_point m_triedAt;                         ///< the last attempt to connect
    Clock::time_point m_askedSince;                      ///< of the oldest command that waits, or of the last reply
    Clock::duration m_lastWait = Clock::duration::max(); ///< for a reply, when nothing else was under way
    bool m_isFirstReply = false;
    QByteArray m_unsent;
    bool m_isFlushScheduled = false;
    State m_state = State::Down;
    bool m_isClosing = false; ///< an end that we asked for is no news
    QString m_lastError = QStringLiteral("not connected yet");
    int m_failures = 0;
    bool m_hasBeenReady = false;
    std::size_t m_sentinel = 0; ///< the one to ask; the next after it has failed
    int m_greetings = 0;        ///< replies to come before the client is ready
    int m_silentTicks = 0;
    QTimer m_retry;
    QTimer m_connectLimit;
    QTimer m_silence;
};

} // namespace minixdr::redis
