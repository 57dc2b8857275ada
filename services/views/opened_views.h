// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/appended_lines.h"
#include "services/views/opened_view.h"

#include <map>
#include <mutex>
#include <optional>
#include <vector>

namespace minixdr
{

/// A view, and how much it is used: each opening counts one, half as much with every week that passes.
struct ViewUse {
    OpenedView view;
    double weight = 0;

    bool operator==(const ViewUse &) const = default;
};

/// Which views the people of a profile open, kept in a file that its programs share and that outlives them. Used by
/// several threads; opened() only notes, flush() and mostOpened() use the disk.
class OpenedViews
{
public:
    static constexpr std::chrono::minutes kSameVisit{10}; ///< a list that refreshes itself is opened once
    static constexpr std::chrono::weeks kHalfLife{1};
    static constexpr qint64 kFileBound = 512 << 10;

    /// Without a folder they are this program's own.
    explicit OpenedViews(const QString &folder);

    /// Views that nobody will open again are passed over.
    void opened(ViewOpened opening);

    /// Adds what was opened since to the file.
    void flush();

    /// At most `limit` of the organization, the most used first.
    std::vector<ViewUse> mostOpened(OrganizationId organization, std::size_t limit, UtcTime now);

private:
    struct Use {
        OpenedView view;
        double weight = 0; ///< as of `at`
        UtcTime at;
    };
    using Name = std::pair<OrganizationId, QString>;

    static double decayed(const Use &use, UtcTime now);
    static Name nameOf(const ViewOpened &opening);
    void take(const ViewOpened &opening);
    void catchUp();

    std::mutex m_mutex; ///< of what was opened here
    std::vector<ViewOpened> m_unsaved;
    std::map<Name, UtcTime> m_visits;

    std::mutex m_fileMutex; ///< of the file and of what was read of it
    std::map<Name, Use> m_uses;
    std::optional<AppendedLines> m_file;
    bool m_isFileBroken = false;
};

} // namespace minixdr
