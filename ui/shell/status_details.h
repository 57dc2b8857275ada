// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/workspace/workspace_status.h"
#include "ui/widgets/popup.h"

class QGridLayout;
class QTimeZone;

namespace minixdr
{

/// The numbers behind the status bar: the server, its connections, and each tag of the cache with the reasons of its
/// misses. A popup that deletes itself when it closes.
class StatusDetails : public Popup
{
    Q_OBJECT
public:
    StatusDetails(const WorkspaceStatus &status, const QTimeZone &zone, QWidget *parent);

private:
    void addHeading(const QString &text);
    void addRow(const QString &name, const QString &value);
    void addPool(const postgres::PoolStatus &pool, const QTimeZone &zone);
    void addCache(const cache::CacheStatus &cache);

    QGridLayout *m_grid;
};

} // namespace minixdr
