// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/redis/client.h"

#include <QLocalSocket>
#include <QLoggingCategory>
#include <QPointer>
#include <QRandomGenerator>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpSocket>

#include <hiredis/hiredis.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>

Q_LOGGING_CATEGORY(lcRedis, "minixdr.redis", QtInfoMsg)

namespace minixdr::redis
{
using namespace std::chrono_literals;

namespace
{

constexpr int kTicksOfSilence = 5;
/// A thread that sleeps is woken some 10 µs after the bytes are there, as long as a server on this machine takes.
constexpr auto kShortWait = 60us;
constexpr std::size_t kLook = 16 * 1024; ///< bytes

QByteArray formatted(const Command &arguments)
{
    std::vector<const char *> words;
    std::vector<size_t> lengths;
    for (const auto &argument : arguments) {
        words.push_back(argument.constData());
        lengths.push_back(static_cast<size_t>(argument.size()));
    }
    char *text = nullptr;
    const auto length = redisFormatCommandArgv(&text, static_cast<int>(words.size()), words.data(), lengths.data());
    const QByteArray bytes(text, length);
    redisFreeCommand(text);
    return bytes;
}

/// Full jitter around a back-off of 50 ms … 1 s: back within two seconds of the server's return.
std::chrono::milliseconds backoff(int failures)
{
    const auto ceiling = std::min(1000, 50 << std::min(failures, 8));
    return std::chrono::milliseconds{25 + QRandomGenerator::global()->bounded(ceiling)};
}

/// Straight to the kernel, since a Qt socket that buffers first wakes the event loop twice for each write (three system
/// calls of eight for a GET). What does not fit, or fails, goes the socket's own way.
template <typename Socket>
void transmit(Socket *socket, const QByteArray &bytes)
{
    ssize_t sent = 0;
    if (socket->bytesToWrite() == 0)
        sent = ::send(static_cast<int>(socket->socketDescriptor()), bytes.constData(),
                      static_cast<std::size_t>(bytes.size()), MSG_DONTWAIT | MSG_NOSIGNAL);
    const auto rest = bytes.mid(std::max<qsizetype>(sent, 0));
    if (!rest.isEmpty())
        socket->write(rest);
}

template <>
void transmit(QSslSocket *socket, const QByteArray &bytes)
{
    socket->write(bytes);
    socket->flush();
}

void retire(QIODevice *socket)
{
    if (!socket)
        return;
    socket->disconnect(); // it may be on the stack, emitting
    socket->deleteLater();
}

} // namespace

Client::Client(ClientConfig config, QObject *parent)
    : QObject(parent), m_config(std::move(config)), m_socket(nullptr, retire)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Client::connectToServer);
    m_connectLimit.setSingleShot(true);
    connect(&m_connectLimit, &QTimer::timeout, this, [this] { drop(QStringLiteral("connecting took too long")); });
    connect(&m_silence, &QTimer::timeout, this, &Client::checkSilence);
    if (m_config.isConfigured())
        connectToServer();
    else
        m_lastError = QStringLiteral("no Redis is configured");
}

Client::~Client()
{
    close();
}

void Client::close()
{
    m_isClosing = true;
    drop(QStringLiteral("the client is closed"));
    m_retry.stop();
    m_state = State::Closed;
}

// --- connecting -----------------------------------------------------------------------------------------------

template <typename Socket>
Socket *Client::makeSocket(void (Socket::*connected)())
{
    auto *socket = new Socket;
    m_socket.reset(socket);
    m_transmit = [socket](const QByteArray &bytes) { transmit(socket, bytes); };
    m_descriptor = {};
    m_lastWait = Clock::duration::max();
    if constexpr (!std::is_same_v<Socket, QSslSocket>)
        m_descriptor = [socket] { return static_cast<int>(socket->socketDescriptor()); };
    m_reader = std::make_unique<ReplyReader>();
    connect(socket, connected, this, [this] { m_state == State::AskingSentinel ? askSentinel() : greet(); });
    connect(socket, &Socket::errorOccurred, this, [this, socket] { drop(socket->errorString()); });
    connect(socket, &QIODevice::readyRead, this, [this] { takeReplies(m_socket->readAll()); });
    return socket;
}

void Client::connectToServer()
{
    m_triedAt = Clock::now();
    m_connectLimit.start(m_config.connectTimeout);
    if (!m_config.sentinels.empty()) {
        m_state = State::AskingSentinel;
        return open(m_config.sentinels[m_sentinel++ % m_config.sentinels.size()]);
    }
    m_state = State::Connecting;
    if (m_config.socketPath.isEmpty())
        return open({m_config.host, m_config.port});
    makeSocket<QLocalSocket>(&QLocalSocket::connected)->connectToServer(m_config.socketPath);
}

void Client::open(const Address &address)
{
    if (!m_config.useTls) {
        auto *socket = makeSocket<QTcpSocket>(&QTcpSocket::connected);
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        return socket->connectToHost(address.host, address.port);
    }
    auto *socket = makeSocket<QSslSocket>(&QSslSocket::encrypted);
    auto tls = QSslConfiguration::defaultConfiguration();
    if (!m_config.caFile.isEmpty())
        tls.setCaCertificates(QSslCertificate::fromPath(m_config.caFile));
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    socket->setSslConfiguration(tls);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    socket->connectToHostEncrypted(address.host, address.port);
}

void Client::askSentinel()
{
    m_socket->write(formatted({"SENTINEL", "GET-MASTER-ADDR-BY-NAME", m_config.masterName.toUtf8()}));
}

void Client::takeSentinelsAnswer(const Reply &reply)
{
    if (reply.elements.size() != 2)
        return drop(QStringLiteral("the sentinel knows no master named %1").arg(m_config.masterName));
    m_state = State::Connecting;
    open({QString::fromUtf8(reply.elements[0].text), static_cast<quint16>(reply.elements[1].text.toUShort())});
}

void Client::greet()
{
    std::vector<Command> hello;
    if (!m_config.password.isEmpty() && m_config.user.isEmpty())
        hello.push_back({"AUTH", m_config.password.toUtf8()});
    else if (!m_config.password.isEmpty())
        hello.push_back({"AUTH", m_config.user.toUtf8(), m_config.password.toUtf8()});
    if (m_config.database != 0)
        hello.push_back({"SELECT", QByteArray::number(m_config.database)});
    if (!m_config.sentinels.empty())
        hello.push_back({"ROLE"}); // a sentinel may be behind; the server itself knows
    hello.push_back({"PING"});     // only a server that answers it is ready (not LOADING, not NOAUTH)
    m_greetings = static_cast<int>(hello.size());
    for (const auto &command : hello)
        m_socket->write(formatted(command));
}

void Client::takeGreeting(const Reply &reply)
{
    if (reply.type == Reply::Type::Error)
        return drop(errorOfReply(reply.text).what);
    if (reply.type == Reply::Type::Array && !reply.elements.empty() && reply.elements.front().text != "master")
        return drop(QStringLiteral("the server is no master any more"));
    if (--m_greetings > 0)
        return;
    m_connectLimit.stop();
    m_state = State::Ready;
    m_failures = 0;
    m_hasBeenReady = true;
    qCInfo(lcRedis) << "Redis is there";
    Q_EMIT ready();
}

void Client::drop(const QString &reason)
{
    if (m_state == State::Down || m_state == State::Closed)
        return;
    const bool wasReady = m_state == State::Ready;
    m_state = State::Down;
    m_lastError = reason;
    m_connectLimit.stop();
    m_silence.stop();
    m_socket.reset();
    m_unsent.clear();
    if (!m_isClosing && (wasReady || m_failures == 0))
        qCInfo(lcRedis) << "Redis is away:" << reason;
    // Counted from a failed attempt's start: one that hung has waited already.
    const auto waited = wasReady ? 0ms : std::chrono::ceil<std::chrono::milliseconds>(Clock::now() - m_triedAt);
    m_retry.start(std::max(0ms, backoff(m_failures++) - waited));
    // Who is resumed below may destroy this client.
    const auto pending = std::exchange(m_pending, {});
    if (wasReady)
        Q_EMIT lost(reason);
    for (const auto &completion : pending)
        completion.resolve(failure(ErrorKind::Unavailable, reason));
}

/// Silence is measured in ticks: when it is this thread that was held up, one tick has passed, not all of them.
void Client::checkSilence()
{
    if (m_pending.empty())
        return m_silence.stop();
    if (++m_silentTicks > kTicksOfSilence)
        drop(QStringLiteral("no answer within %1 ms").arg(m_config.commandTimeout.count()));
}

bool Client::isUndecided() const
{
    const auto attempts = std::max<std::size_t>(1, m_config.sentinels.size());
    return m_config.isConfigured() && !m_hasBeenReady && m_state != State::Closed && std::size_t(m_failures) < attempts;
}

bool Client::isAnswering() const
{
    return isReady() && (m_pending.empty() || Clock::now() - m_askedSince < m_config.softTimeout);
}

// --- commands -------------------------------------------------------------------------------------------------

Task<Reply> Client::command(Command arguments, CallContext context)
{
    if (m_state != State::Ready)
        co_return failure(ErrorKind::Unavailable, m_lastError);
    const Completion<Reply> completion;
    send({&arguments, 1}, {&completion, 1});
    MX_CO_TRY(auto reply, co_await completion.within(std::move(context)));
    if (reply.type == Reply::Type::Error)
        co_return failure(errorOfReply(reply.text));
    co_return reply;
}

Task<std::vector<Reply>> Client::pipeline(std::vector<Command> commands, CallContext context)
{
    if (m_state != State::Ready)
        co_return failure(ErrorKind::Unavailable, m_lastError);
    const std::vector<Completion<Reply>> completions(commands.size());
    send(commands, completions);
    std::vector<Reply> replies;
    for (const auto &completion : completions) {
        MX_CO_TRY(auto reply, co_await completion.within(context));
        replies.push_back(std::move(reply));
    }
    co_return replies;
}

/// Nagle's rule (RFC 896), a turn of the event loop long: at once if nothing else is under way, else with what comes
/// until the turn ends.
void Client::send(std::span<const Command> commands, std::span<const Completion<Reply>> completions)
{
    const bool isIdle = m_pending.empty();
    if (isIdle) {
        m_silentTicks = 0;
        m_askedSince = Clock::now();
        m_isFirstReply = true;
    }
    m_pending.insert(m_pending.end(), completions.begin(), completions.end());
    for (const auto &command : commands)
        m_unsent += formatted(command);
    if (isIdle) {
        flush();
        if (m_descriptor && m_lastWait < kShortWait) // once this turn's other work is done
            QMetaObject::invokeMethod(this, &Client::lookForReply, Qt::QueuedConnection);
    } else if (!std::exchange(m_isFlushScheduled, true))
        QMetaObject::invokeMethod(this, &Client::flush, Qt::QueuedConnection);
}

void Client::flush()
{
    m_isFlushScheduled = false;
    if (m_state != State::Ready || m_unsent.isEmpty())
        return;
    if (!m_silence.isActive())
        m_silence.start(m_config.commandTimeout / kTicksOfSilence);
    m_transmit(std::exchange(m_unsent, {}));
}

/// Past the Qt socket, which then finds nothing to read; an end or an error is left to it.
void Client::lookForReply()
{
    if (m_state != State::Ready || m_socket->bytesAvailable() > 0)
        return;
    std::array<char, kLook> bytes;
    while (!m_pending.empty() && Clock::now() - m_askedSince < kShortWait) {
        const auto count = ::recv(m_descriptor(), bytes.data(), bytes.size(), MSG_DONTWAIT);
        if (count > 0)
            return takeReplies(QByteArray::fromRawData(bytes.data(), count));
        if (count == 0 || errno != EAGAIN)
            return;
    }
}

void Client::takeReplies(const QByteArray &bytes)
{
    const QPointer<Client> alive(this);
    const auto *socket = m_socket.get();
    m_silentTicks = 0;
    const auto now = Clock::now();
    if (std::exchange(m_isFirstReply, false))
        m_lastWait = now - m_askedSince;
    m_askedSince = now;
    auto replies = m_reader->feed(bytes);
    if (!replies)
        return drop(replies.error().what);
    for (auto &reply : *replies) {
        if (m_state == State::AskingSentinel) {
            takeSentinelsAnswer(reply);
        } else if (m_state == State::Connecting) {
            takeGreeting(reply);
        } else if (m_pending.empty()) {
            return drop(QStringLiteral("a reply came that nobody asked for"));
        } else {
            const auto completion = m_pending.front();
            m_pending.pop_front();
            const bool isReplica = reply.type == Reply::Type::Error && reply.text.startsWith("READONLY ");
            completion.resolve(std::move(reply));
            if (isReplica && alive && !m_config.sentinels.empty())
                return drop(QStringLiteral("the server is a replica now"));
        }
        if (!alive || m_socket.get() != socket)
            return; // the resumed caller dropped the connection
    }
}

} // namespace minixdr::redis
