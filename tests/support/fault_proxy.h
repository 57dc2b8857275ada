// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <random>
#include <thread>
#include <vector>

namespace minixdr
{

/// A TCP proxy on 127.0.0.1 in front of a server's unix socket, whose network fails as it is told. It forwards on a
/// thread of its own; all functions may be called from any one thread. What it draws (after how many bytes to reset)
/// comes from its seed.
class FaultProxy
{
public:
    enum class Fault : quint8 {
        Refuse,   ///< nobody listens; open connections live on
        Reset,    ///< open connections get a RST at once, new ones after a few bytes
        HalfOpen, ///< new connections are accepted and swallowed, for their whole life; open ones live on
        OneByte,  ///< each segment carries one byte
        Delay,    ///< each segment comes later
        Loss,     ///< open connections go silent for the rest of their lives, in one direction or both; new ones live
    };
    enum class Lost : quint8 { Both, ToServer, ToClient };

    FaultProxy(QString serverSocket, quint64 seed);
    ~FaultProxy();
    FaultProxy(const FaultProxy &) = delete;
    FaultProxy &operator=(const FaultProxy &) = delete;

    quint16 port() const { return m_port; }

    /// Begins a fault; several kinds may hold at once. `delay` is of Delay, `lost` of Loss.
    void begin(Fault fault, std::chrono::milliseconds delay = {}, Lost lost = Lost::Both);
    void end(Fault fault);
    /// Ends every fault. What went silent stays silent: its server's side is closed, as by the keepalive, and its
    /// client is told nothing.
    void heal();
    /// Resets what is still silent, as keepalives do within a minute.
    void endSilence();

    /// Sockets that the proxy itself holds now.
    int sockets() const { return m_sockets; }

private:
    using Clock = std::chrono::steady_clock;
    struct Link;
    struct Stream;

    struct Faults {
        std::array<bool, 6> active{};
        std::chrono::milliseconds delay{};
        Lost lost = Lost::Both;
        bool mustReset = false;   ///< what is open now
        bool mustSilence = false; ///< what is open now
        bool mustHeal = false;
        bool mustEndSilence = false;
        bool isStopping = false;

        bool has(Fault fault) const { return active[static_cast<std::size_t>(fault)]; }
    };

    void wake() const;
    void run();
    Faults takeFaults();
    void apply(const Faults &faults);
    void listen(bool isWanted);
    int wait();
    void accept();
    void connectToServer(Link &link);
    void serve(Link &link);
    bool receive(Link &link, int from, Stream &into);
    bool forward(Stream &from, int to);
    void close(int &descriptor);
    void reset(Link &link);

    const QString m_serverSocket;
    quint16 m_port = 0;
    int m_reserved = -1; ///< bound, so that the port stays ours while nobody listens
    int m_wake = -1;
    std::atomic<int> m_sockets{0};
    std::mutex m_mutex;
    Faults m_wanted; ///< under the mutex

    // Of the thread alone:
    Faults m_faults;
    std::mt19937_64 m_random;
    int m_listener = -1;
    std::vector<std::unique_ptr<Link>> m_links;

    std::thread m_thread; ///< last: it begins when everything is there
};

} // namespace minixdr
