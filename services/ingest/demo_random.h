// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <bit>

namespace minixdr::ingest
{

/// Steele, Lea and Flood's splitmix64: one well-mixed number for each input.
inline quint64 mixed(quint64 value)
{
    value += 0x9e3779b97f4a7c15ULL;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31);
}

/// Blackman and Vigna's xoshiro256**, because the standard library's distributions differ from one to another: the
/// same seed must give the same demo everywhere.
class DemoRandom
{
public:
    explicit DemoRandom(quint64 seed)
    {
        for (quint64 &word : m_state)
            word = seed = mixed(seed);
    }

    quint64 next()
    {
        const quint64 result = std::rotl(m_state[1] * 5, 7) * 9;
        const quint64 shifted = m_state[1] << 17;
        m_state[2] ^= m_state[0];
        m_state[3] ^= m_state[1];
        m_state[1] ^= m_state[2];
        m_state[0] ^= m_state[3];
        m_state[2] ^= shifted;
        m_state[3] = std::rotl(m_state[3], 45);
        return result;
    }
    /// 0 … count - 1; 0 if count is 0.
    quint64 below(quint64 count) { return count == 0 ? 0 : next() % count; }
    /// low … high.
    qint64 between(qint64 low, qint64 high) { return low + qint64(below(quint64(high - low + 1))); }
    bool happens(int percent) { return below(100) < quint64(percent); }

    template <typename Container>
    const auto &oneOf(const Container &container)
    {
        return container[static_cast<typename Container::size_type>(below(quint64(container.size())))];
    }

private:
    std::array<quint64, 4> m_state{};
};

} // namespace minixdr::ingest
