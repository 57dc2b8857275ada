// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/diagnostics/query_text.h"

#include <QCryptographicHash>
#include <QRegularExpression>

namespace minixdr
{

QString fingerprintOf(QStringView sql)
{
    // In one pass, so that a quote within a comment, or dashes within a string, begin nothing.
    static const QRegularExpression kParts(
        QStringLiteral(
            R"((?<comment>--[^\n]*|/\*.*?\*/)|(?<literal>E?'(?:[^'\\]|''|\\.)*'|\b\d+(?:\.\d+)?(?:e[+-]?\d+)?\b(?<!\$\d))"
            R"(|\$(?<tag>\w*)\$.*?\$\k<tag>\$)|(?<parameter>\$\d+)|(?<name>"(?:[^"]|"")*")|(?<space>\s+))"),
        QRegularExpression::DotMatchesEverythingOption | QRegularExpression::CaseInsensitiveOption);
    QString normal;
    qsizetype from = 0;
    const auto text = sql.toString();
    for (auto found = kParts.globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        normal += QStringView(text).mid(from, match.capturedStart() - from).toString().toLower();
        from = match.capturedEnd();
        if (match.hasCaptured(QStringLiteral("literal")))
            normal += QLatin1Char('?');
        else if (match.hasCaptured(QStringLiteral("name")) || match.hasCaptured(QStringLiteral("parameter")))
            normal += match.captured();
        else
            normal += QLatin1Char(' ');
    }
    normal += QStringView(text).mid(from).toString().toLower();
    const auto hash = QCryptographicHash::hash(normal.simplified().toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.left(8).toHex());
}

QString withoutSecrets(const QString &text)
{
    static const QRegularExpression kNamed(
        QStringLiteral(
            R"re(((?:password|passwd|passphrase|pwd|secret|token|api[_-]?key|private[_-]?key|credentials?)["']?\s*(?:[:=]|\bis\b)\s*["']?)[^\s"',;}\]]+)re"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression kBearer(QStringLiteral(R"(((?:bearer|basic)\s+)[A-Za-z0-9+/=._~-]{8,})"),
                                            QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression kUri(QStringLiteral(R"((\w+://[^\s:/@]+:)[^\s/@]+(?=@))"));
    auto masked = text;
    for (const auto &pattern : {kNamed, kBearer, kUri})
        masked.replace(pattern, QStringLiteral("\\1***"));
    return masked;
}

} // namespace minixdr
