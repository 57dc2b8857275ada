// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/indented_json.h"

#include <QJsonDocument>

#include <algorithm>

namespace minixdr
{

namespace
{

constexpr qsizetype kLongestCharacter = 4; ///< bytes of UTF-8

/// Writes JSON that is known to be well formed with fresh white space.
class Indenter
{
public:
    /// No further than `most` bytes, give or take a line.
    QByteArray run(const QByteArray &json, qsizetype most)
    {
        m_out.reserve(std::min(json.size() * 2, most));
        for (auto c = json.begin(); c != json.end() && m_out.size() < most; ++c)
            m_isInString ? takeInString(*c) : take(*c);
        return m_out;
    }

private:
    void takeInString(char c)
    {
        m_out += c;
        if (m_isEscaped)
            m_isEscaped = false;
        else if (c == '\\')
            m_isEscaped = true;
        else
            m_isInString = c != '"';
    }

    void take(char c)
    {
        switch (c) {
        case ' ':
        case '\t':
        case '\r':
        case '\n':
            return;
        case '{':
        case '[':
            breakIfFirst();
            m_out += c;
            ++m_depth;
            m_isFirst = true;
            return;
        case '}':
        case ']':
            --m_depth;
            if (!std::exchange(m_isFirst, false)) // an empty object stays on its line
                newLine();
            m_out += c;
            return;
        case ',':
            m_out += c;
            newLine();
            return;
        case ':':
            m_out += ": ";
            return;
        default:
            breakIfFirst();
            m_out += c;
            m_isInString = c == '"';
        }
    }

    void breakIfFirst()
    {
        if (std::exchange(m_isFirst, false))
            newLine();
    }
    void newLine() { m_out += '\n' + QByteArray(m_depth * 2, ' '); }

    QByteArray m_out;
    qsizetype m_depth = 0;
    bool m_isInString = false;
    bool m_isEscaped = false;
    bool m_isFirst = false; ///< the bracket before is still open and empty
};

} // namespace

IndentedJson indentedJson(const QByteArray &text, qsizetype most)
{
    QJsonParseError error;
    QJsonDocument::fromJson(text, &error);
    const auto mostBytes = (most + 1) * kLongestCharacter;
    const auto bytes = error.error == QJsonParseError::NoError ? Indenter().run(text, mostBytes) : text.left(mostBytes);
    auto whole = QString::fromUtf8(bytes);
    const bool isCut = whole.size() > most;
    whole.truncate(most);
    if (isCut && !whole.isEmpty() && whole.back().isHighSurrogate())
        whole.chop(1); // half a character
    return {whole, isCut};
}

} // namespace minixdr
