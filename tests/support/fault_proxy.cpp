// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fault_proxy.h"

#include <QFile>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <deque>

namespace minixdr
{
using namespace std::chrono_literals;

namespace
{

constexpr int kLongestSleep = 100; ///< milliseconds
constexpr std::size_t kMostBuffered = 1 << 18;

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

/// A TCP socket at the port, 0 for any; -1 if it is taken.
int boundSocket(quint16 port)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    const int on = 1;
    ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    const auto address = loopback(port);
    if (::bind(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return descriptor;
    ::close(descriptor);
    return -1;
}

quint16 portOf(int descriptor)
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    ::getsockname(descriptor, reinterpret_cast<sockaddr *>(&address), &size);
    return ntohs(address.sin_port);
}

bool mayComeLater()
{
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR || errno == EINPROGRESS;
}

} // namespace

/// What is on its way in one direction.
struct FaultProxy::Stream {
    struct Segment {
        QByteArray bytes;
        Clock::time_point due;
    };
    std::deque<Segment> segments;
    std::size_t size = 0;
    bool isLost = false;  ///< whatever comes is swallowed
    bool isEnded = false; ///< its sender has closed
};

struct FaultProxy::Link {
    int client = -1;
    int server = -1; ///< none: half-open, or closed
    Stream toServer;
    Stream toClient;
    std::optional<std::size_t> resetAfter; ///< bytes in either direction

    bool isLost() const { return toServer.isLost || toClient.isLost; }
};

FaultProxy::FaultProxy(QString serverSocket, quint64 seed) : m_serverSocket(std::move(serverSocket)), m_random(seed)
{
    m_reserved = boundSocket(0);
    m_wake = ::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (m_reserved < 0 || m_wake < 0)
        qFatal("the fault proxy has no socket: %s", std::strerror(errno));
    m_sockets = 1;
    m_port = portOf(m_reserved);
    listen(true);
    m_thread = std::thread([this] { run(); });
}

FaultProxy::~FaultProxy()
{
    {
        const std::lock_guard lock(m_mutex);
        m_wanted.isStopping = true;
    }
    wake();
    m_thread.join();
    close(m_listener);
    close(m_reserved);
    ::close(m_wake);
}

// --- what it is told --------------------------------------------------------------------------------------------

void FaultProxy::begin(Fault fault, std::chrono::milliseconds delay, Lost lost)
{
    {
        const std::lock_guard lock(m_mutex);
        m_wanted.active[static_cast<std::size_t>(fault)] = true;
        if (fault == Fault::Delay)
            m_wanted.delay = delay;
        if (fault == Fault::Reset)
            m_wanted.mustReset = true;
        if (fault == Fault::Loss) {
            m_wanted.mustSilence = true;
            m_wanted.lost = lost;
        }
    }
    wake();
}

void FaultProxy::end(Fault fault)
{
    {
        const std::lock_guard lock(m_mutex);
        m_wanted.active[static_cast<std::size_t>(fault)] = false;
    }
    wake();
}

void FaultProxy::heal()
{
    {
        const std::lock_guard lock(m_mutex);
        m_wanted.active = {};
        m_wanted.mustHeal = true;
    }
    wake();
}

void FaultProxy::endSilence()
{
    {
        const std::lock_guard lock(m_mutex);
        m_wanted.mustEndSilence = true;
    }
    wake();
}

void FaultProxy::wake() const
{
    const quint64 one = 1;
    static_cast<void>(::write(m_wake, &one, sizeof one) == sizeof one);
}

// --- its thread -------------------------------------------------------------------------------------------------

void FaultProxy::run()
{
    for (;;) {
        m_faults = takeFaults();
        if (m_faults.isStopping)
            break;
        apply(m_faults);
        if (wait() > 0)
            accept();
        for (const auto &link : m_links)
            serve(*link);
        std::erase_if(m_links, [](const auto &link) { return link->client < 0 && link->server < 0; });
    }
    for (const auto &link : m_links) {
        close(link->client);
        close(link->server);
    }
}

FaultProxy::Faults FaultProxy::takeFaults()
{
    const std::lock_guard lock(m_mutex);
    auto faults = m_wanted;
    m_wanted.mustReset = m_wanted.mustSilence = m_wanted.mustHeal = m_wanted.mustEndSilence = false;
    return faults;
}

void FaultProxy::apply(const Faults &faults)
{
    listen(!faults.has(Fault::Refuse));
    for (const auto &link : m_links) {
        if (faults.mustReset || (faults.mustEndSilence && link->isLost()))
            reset(*link);
        if (faults.mustSilence && link->server >= 0) {
            link->toServer.isLost |= faults.lost != Lost::ToClient;
            link->toClient.isLost |= faults.lost != Lost::ToServer;
        }
        if (faults.mustHeal && link->isLost())
            close(link->server);
        if (!faults.has(Fault::Reset))
            link->resetAfter.reset();
    }
}

void FaultProxy::listen(bool isWanted)
{
    if (isWanted == (m_listener >= 0))
        return;
    if (!isWanted)
        return close(m_listener);
    m_listener = boundSocket(m_port);
    if (m_listener < 0 || ::listen(m_listener, 64) != 0)
        qFatal("the fault proxy cannot listen again: %s", std::strerror(errno));
    ++m_sockets;
}

/// Sleeps until there is something to do; over 0 if somebody wants to connect.
int FaultProxy::wait()
{
    std::vector<pollfd> watched{{m_wake, POLLIN, 0}, {m_listener, POLLIN, 0}}; // -1 is passed over
    auto next = Clock::now() + std::chrono::milliseconds{kLongestSleep};
    const auto watch = [&](int descriptor, const Stream &incoming, const Stream &outgoing) {
        if (descriptor < 0)
            return;
        short events = incoming.isEnded || incoming.size >= kMostBuffered ? 0 : POLLIN;
        if (!outgoing.segments.empty()) {
            const auto due = outgoing.segments.front().due;
            next = std::min(next, due);
            if (due <= Clock::now())
                events |= POLLOUT;
        }
        if (events != 0)
            watched.push_back({descriptor, events, 0});
    };
    for (const auto &link : m_links) {
        watch(link->client, link->toServer, link->toClient);
        watch(link->server, link->toClient, link->toServer);
    }
    const auto sleep = std::chrono::ceil<std::chrono::milliseconds>(next - Clock::now());
    // What is due is waited for by POLLOUT, so that a full socket is no reason to spin.
    const bool isDue = sleep <= 0ms;
    ::poll(watched.data(), watched.size(), isDue ? kLongestSleep : static_cast<int>(sleep.count()));
    quint64 count = 0;
    static_cast<void>(::read(m_wake, &count, sizeof count));
    return watched[1].revents & POLLIN ? 1 : 0;
}

void FaultProxy::accept()
{
    const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (client < 0)
        return;
    ++m_sockets;
    const int on = 1;
    ::setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    auto link = std::make_unique<Link>();
    link->client = client;
    if (m_faults.has(Fault::Reset))
        link->resetAfter = m_random() % 512;
    if (m_faults.has(Fault::HalfOpen))
        link->toServer.isLost = link->toClient.isLost = true;
    else
        connectToServer(*link);
    m_links.push_back(std::move(link));
}

void FaultProxy::connectToServer(Link &link)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const auto path = QFile::encodeName(m_serverSocket);
    std::copy_n(path.constData(), std::min<std::size_t>(path.size(), sizeof address.sun_path - 1), address.sun_path);
    link.server = ::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    ++m_sockets;
    if (::connect(link.server, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        reset(link); // as the server's own kernel would answer
}

void FaultProxy::serve(Link &link)
{
    if (link.client >= 0 && !receive(link, link.client, link.toServer))
        link.toServer.isEnded = true;
    if (link.server >= 0 && !receive(link, link.server, link.toClient))
        link.toClient.isEnded = true;
    if (link.resetAfter && *link.resetAfter == 0)
        return reset(link);
    const bool isServerThere = link.server < 0 || forward(link.toServer, link.server);
    const bool isClientThere = link.client < 0 || forward(link.toClient, link.client);
    if (!isServerThere || !isClientThere)
        return reset(link);
    if (link.isLost()) { // neither side hears of the other's end
        if (link.toServer.isEnded)
            close(link.client);
        if (link.toClient.isEnded)
            close(link.server);
        return;
    }
    const bool isServersEnd = link.toClient.isEnded && link.toClient.segments.empty();
    const bool isClientsEnd = link.toServer.isEnded && link.toServer.segments.empty();
    if (isServersEnd || isClientsEnd) {
        close(link.client);
        close(link.server);
    }
}

/// False once the sender has closed.
bool FaultProxy::receive(Link &link, int from, Stream &into)
{
    if (into.isEnded || into.size >= kMostBuffered)
        return !into.isEnded;
    QByteArray bytes(1 << 14, Qt::Uninitialized);
    const auto size = ::recv(from, bytes.data(), static_cast<std::size_t>(bytes.size()), 0);
    if (size < 0)
        return mayComeLater();
    if (size == 0)
        return false;
    if (into.isLost)
        return true;
    bytes.truncate(size);
    if (link.resetAfter)
        *link.resetAfter -= std::min(*link.resetAfter, static_cast<std::size_t>(size));
    const auto delay = m_faults.has(Fault::Delay) ? m_faults.delay : 0ms;
    auto due = Clock::now() + delay;
    if (!into.segments.empty()) // a byte does not overtake another
        due = std::max(due, into.segments.back().due);
    into.size += static_cast<std::size_t>(size);
    into.segments.push_back({std::move(bytes), due});
    return true;
}

/// False if the receiver is gone.
bool FaultProxy::forward(Stream &from, int to)
{
    if (from.isLost) {
        from.segments.clear();
        from.size = 0;
    }
    const bool isSlow = m_faults.has(Fault::OneByte);
    while (!from.segments.empty() && from.segments.front().due <= Clock::now()) {
        auto &bytes = from.segments.front().bytes;
        const auto most = isSlow ? 1 : static_cast<std::size_t>(bytes.size());
        const auto size = ::send(to, bytes.constData(), most, MSG_NOSIGNAL);
        if (size < 0)
            return mayComeLater();
        from.size -= static_cast<std::size_t>(size);
        bytes.remove(0, size);
        if (bytes.isEmpty())
            from.segments.pop_front();
        if (isSlow)
            break; // the others' turn
    }
    return true;
}

void FaultProxy::close(int &descriptor)
{
    if (descriptor < 0)
        return;
    ::close(std::exchange(descriptor, -1));
    --m_sockets;
}

void FaultProxy::reset(Link &link)
{
    const linger atOnce{1, 0};
    if (link.client >= 0)
        ::setsockopt(link.client, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    close(link.client);
    close(link.server);
}

} // namespace minixdr
