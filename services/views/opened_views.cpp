// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/views/opened_views.h"

#include <QDir>
#include <QLoggingCategory>

#include <algorithm>
#include <cmath>

Q_LOGGING_CATEGORY(lcViews, "minixdr.views", QtInfoMsg)

namespace minixdr
{

OpenedViews::OpenedViews(const QString &folder)
{
    if (!folder.isEmpty())
        m_file.emplace(QDir(folder).filePath(QStringLiteral("views.jsonl")), kFileBound);
}

OpenedViews::Name OpenedViews::nameOf(const ViewOpened &opening)
{
    const auto &view = opening.view;
    return {opening.organization,
            listOf(view) + QLatin1Char(' ') + QString::number(view.pageSize) + canonicalText(view)};
}

void OpenedViews::opened(ViewOpened opening)
{
    if (!isLasting(opening.view))
        return;
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_visits, [&](const auto &visit) { return opening.at - visit.second > kSameVisit; });
    const auto [visit, isNew] = m_visits.insert_or_assign(nameOf(opening), opening.at);
    if (isNew)
        m_unsaved.push_back(std::move(opening));
}

void OpenedViews::flush()
{
    const std::lock_guard fileLock(m_fileMutex);
    std::vector<ViewOpened> unsaved;
    {
        const std::lock_guard lock(m_mutex);
        unsaved.swap(m_unsaved);
    }
    if (unsaved.empty())
        return;
    QByteArray lines;
    for (const auto &opening : unsaved)
        lines += toLine(opening) + '\n';
    const auto written = m_file ? m_file->append(lines) : Result<>();
    if (m_file && written) {
        m_isFileBroken = false; // they come back with the others' by reading
        return;
    }
    if (!written && !std::exchange(m_isFileBroken, true))
        qCWarning(lcViews) << "what people open will not outlive this program:" << written.error().what;
    for (const auto &opening : unsaved)
        take(opening);
}

double OpenedViews::decayed(const Use &use, UtcTime now)
{
    return use.weight * std::exp2(-std::chrono::duration<double>(now - use.at) / kHalfLife);
}

void OpenedViews::take(const ViewOpened &opening)
{
    auto &use = m_uses[nameOf(opening)];
    use.view = opening.view;
    const auto at = std::max(use.at, opening.at); // programs write in no order
    use.weight = decayed(use, at) + 1;
    use.at = at;
}

void OpenedViews::catchUp()
{
    flush();
    const std::lock_guard lock(m_fileMutex);
    if (!m_file)
        return;
    const auto lines = m_file->readNew();
    if (!lines) {
        qCWarning(lcViews) << lines.error().what;
        return;
    }
    qsizetype unread = 0;
    for (const auto &line : *lines) {
        if (const auto opening = viewOpenedFrom(line))
            take(*opening);
        else
            ++unread;
    }
    if (unread > 0)
        qCWarning(lcViews) << unread << "lines of what people opened cannot be read";
}

std::vector<ViewUse> OpenedViews::mostOpened(OrganizationId organization, std::size_t limit, UtcTime now)
{
    catchUp();
    const std::lock_guard lock(m_fileMutex);
    std::vector<ViewUse> uses;
    for (const auto &[name, use] : m_uses)
        if (name.first == organization)
            uses.push_back({use.view, decayed(use, now)});
    std::ranges::stable_sort(uses, std::greater{}, &ViewUse::weight);
    if (uses.size() > limit)
        uses.erase(uses.begin() + static_cast<std::ptrdiff_t>(limit), uses.end());
    return uses;
}

} // namespace minixdr
