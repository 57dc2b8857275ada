// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/diagnostics/lock_tree.h"

#include <algorithm>
#include <map>
#include <set>

namespace minixdr
{
namespace
{

class Builder
{
public:
    explicit Builder(const std::vector<ServerSession> &sessions) : m_sessions(sessions)
    {
        for (const auto &session : sessions)
            m_known.insert(session.pid);
        for (const auto &session : sessions)
            if (const auto blocker = parentOf(session); blocker != 0)
                m_children[blocker].push_back(&session);
    }

    std::vector<SessionLine> build()
    {
        const auto isRoot = [this](const ServerSession &session) { return parentOf(session) == 0; };
        for (const auto &session : m_sessions)
            if (isRoot(session) && m_children.contains(session.pid))
                add(session, 0);
        for (const auto &session : m_sessions)
            if (isRoot(session))
                add(session, 0);
        for (const auto &session : m_sessions)
            add(session, 0); // those in a circle have no root
        return std::move(m_lines);
    }

private:
    /// 0 if it waits for nobody that is listed; a prepared transaction has no session.
    qint64 parentOf(const ServerSession &session) const
    {
        const auto known = std::ranges::find_if(session.blockedBy, [&](qint64 pid) {
            return pid != session.pid && m_known.contains(static_cast<qint32>(pid));
        });
        return known == session.blockedBy.end() ? 0 : *known;
    }

    void add(const ServerSession &session, int depth)
    {
        if (!m_added.insert(session.pid).second)
            return;
        m_lines.push_back({session, depth});
        if (const auto children = m_children.find(session.pid); children != m_children.end())
            for (const auto *child : children->second)
                add(*child, depth + 1);
    }

    const std::vector<ServerSession> &m_sessions;
    std::set<qint32> m_known;
    std::map<qint64, std::vector<const ServerSession *>> m_children;
    std::set<qint32> m_added;
    std::vector<SessionLine> m_lines;
};

} // namespace

std::vector<SessionLine> lockTree(const std::vector<ServerSession> &sessions)
{
    return Builder(sessions).build();
}

} // namespace minixdr
