// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace minixdr
{

class Page;

/// What the shell knows of a page before it exists; the factory runs at its first show.
struct PageEntry {
    QString id;    ///< "incidents"
    QString title; ///< translated
    QString icon;  ///< name of a line icon, e.g. "incidents"
    std::function<Page *(QWidget *parent)> factory;
};

} // namespace minixdr
