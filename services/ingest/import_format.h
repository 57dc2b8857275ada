// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <array>
#include <optional>

namespace minixdr::ingest
{

enum class ImportFormat : quint8 { Auto, Suricata, Cowrie, Zeek, Syslog };

inline constexpr std::array kImportFormats{ImportFormat::Auto, ImportFormat::Suricata, ImportFormat::Cowrie,
                                           ImportFormat::Zeek, ImportFormat::Syslog};

/// "auto", "suricata", … as on the command line.
QString toWire(ImportFormat format);
std::optional<ImportFormat> importFormatFromWire(QStringView word);

/// The format of a file by the first of its records that betrays one; nothing if none does. `head` is how it
/// begins: 64 KiB are plenty.
std::optional<ImportFormat> detectFormat(const QByteArray &head);

} // namespace minixdr::ingest
