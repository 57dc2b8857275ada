// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace minixdr
{

/// Turns SIGINT, SIGTERM and SIGHUP into an orderly quit, so that the local servers are stopped. One a program; owned
/// by main().
class QuitOnSignal : public QObject
{
    Q_OBJECT
public:
    explicit QuitOnSignal(QObject *parent = nullptr);

Q_SIGNALS:
    void quitRequested();

private:
    void onReadable();

    int m_readEnd = -1;
};

} // namespace minixdr
