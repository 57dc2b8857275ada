// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/base/ip_address.h"

#include <QString>

#include <optional>

namespace minixdr::ingest
{

/// What one message of OpenSSH's daemon says.
struct SshdMessage {
    QString eventid; ///< "sshd.failed_password"
    QString user;    ///< as the client claimed it; untrusted
    std::optional<IpAddress> address;
    std::optional<qint32> port; ///< of the client
};

/// Understands what sshd writes about logins, disconnects and break-in attempts (OpenSSH auth.c, packet.c, sshd.c,
/// and pam_unix). Any other message is an "sshd.other". User names may hold spaces and forged " from …" parts: the
/// address is always the last one of the line, where sshd writes its own.
SshdMessage understandSshd(const QString &message);

} // namespace minixdr::ingest
