// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>

#include <functional>

class QWidget;

namespace minixdr
{

/// Asks where to save, and writes there without keeping the window waiting. A failure is told in a message box that
/// belongs to `parent`; a file that could not be written whole is left as it was. `makeBytes` runs on another thread.
void saveAs(QWidget *parent, const QString &title, const QString &suggestedName, std::function<QByteArray()> makeBytes);

/// The picture as PNG, for saveAs().
QByteArray pngOf(const QImage &image);

} // namespace minixdr
