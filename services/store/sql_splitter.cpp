// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/sql_splitter.h"

#include <QByteArrayList>

#include <algorithm>
#include <utility>

namespace minixdr
{
namespace
{

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

/// PostgreSQL's lexer: a name begins with a letter, an underscore or any byte beyond ASCII.
bool beginsName(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool continuesName(char c)
{
    return beginsName(c) || (c >= '0' && c <= '9') || c == '$';
}

/// One pass over a script, token by token.
class Splitter
{
public:
    explicit Splitter(const QByteArray &script) : m_script(script) {}

    Result<std::vector<SqlStatement>> split()
    {
        while (m_at < m_script.size())
            MX_CHECK(takeToken());
        endStatement();
        return std::move(m_statements);
    }

private:
    char peek(qsizetype ahead = 0) const
    {
        const auto at = m_at + ahead;
        return at < m_script.size() ? m_script.at(at) : '\0';
    }

    Result<> takeToken()
    {
        const char c = peek();
        if (isSpace(c))
            return takeSpace();
        if (c == '-' && peek(1) == '-')
            return takeLineComment();
        if (c == '/' && peek(1) == '*')
            return takeBlockComment();
        if (c == '\'' || c == '"')
            return takeQuoted(c, false);
        if (c == '$')
            return takeDollar();
        if (beginsName(c))
            return takeWord();
        return takeSign(c);
    }

    Result<> takeSpace()
    {
        while (isSpace(peek()))
            advance();
        m_isSpaceDue = true;
        return {};
    }

    Result<> takeLineComment()
    {
        while (m_at < m_script.size() && peek() != '\n')
            advance();
        m_isSpaceDue = true;
        return {};
    }

    Result<> takeBlockComment()
    {
        const int line = m_line;
        int depth = 0;
        do {
            if (m_at >= m_script.size())
                return failure(ErrorKind::Invalid, QStringLiteral("the comment of line %1 has no end").arg(line));
            const bool opens = peek() == '/' && peek(1) == '*';
            const bool closes = peek() == '*' && peek(1) == '/';
            depth += opens ? 1 : closes ? -1 : 0;
            advance(opens || closes ? 2 : 1);
        } while (depth > 0);
        m_isSpaceDue = true;
        return {};
    }

    /// A doubled quote stands for itself; in E'…' a backslash takes the next byte along.
    Result<> takeQuoted(char quote, bool hasEscapes)
    {
        const auto from = begin();
        const int line = m_line;
        advance();
        for (;;) {
            if (m_at >= m_script.size())
                return failure(ErrorKind::Invalid, QStringLiteral("the quote of line %1 has no end").arg(line));
            if (peek() == quote && peek(1) != quote)
                break;
            advance((hasEscapes && peek() == '\\') || peek() == quote ? 2 : 1);
        }
        advance();
        append(from);
        return {};
    }

    Result<> takeDollar()
    {
        const auto from = begin();
        qsizetype end = m_at + 1;
        if (end < m_script.size() && beginsName(m_script.at(end)))
            while (end < m_script.size() && continuesName(m_script.at(end)) && m_script.at(end) != '$')
                ++end;
        if (end >= m_script.size() || m_script.at(end) != '$') { // a parameter such as $1
            advance();
            append(from);
            return {};
        }
        const auto tag = m_script.mid(m_at, end + 1 - m_at);
        const auto close = m_script.indexOf(tag, end + 1);
        if (close < 0)
            return failure(
                ErrorKind::Invalid,
                QStringLiteral("the literal %1 of line %2 has no end").arg(QString::fromUtf8(tag)).arg(m_line));
        advance(close + tag.size() - m_at);
        append(from);
        return {};
    }

    Result<> takeWord()
    {
        const auto from = begin();
        while (continuesName(peek()))
            advance();
        const auto word = m_script.mid(from, m_at - from).toUpper();
        append(from);
        if (word == "E" && peek() == '\'')
            return takeQuoted('\'', true);
        followBody(word);
        return {};
    }

    /// As psql does it: BEGIN … END of a CREATE FUNCTION or PROCEDURE, within which CASE … END may stand.
    void followBody(const QByteArray &word)
    {
        m_leadingWords.append(word);
        if (m_leadingWords.size() > 4)
            m_leadingWords.removeLast();
        if (m_leadingWords.first() != "CREATE" ||
            !(m_leadingWords.contains("FUNCTION") || m_leadingWords.contains("PROCEDURE")))
            return;
        if (word == "BEGIN" || (word == "CASE" && m_bodyDepth > 0))
            ++m_bodyDepth;
        else if (word == "END" && m_bodyDepth > 0)
            --m_bodyDepth;
    }

    Result<> takeSign(char c)
    {
        if (c == ';' && m_parentheses == 0 && m_bodyDepth == 0) {
            advance();
            endStatement();
            return {};
        }
        if (c == '(')
            ++m_parentheses;
        else if (c == ')' && m_parentheses > 0)
            --m_parentheses;
        const auto from = begin();
        advance();
        append(from);
        return {};
    }

    qsizetype begin()
    {
        if (m_start < 0) {
            m_start = m_at;
            m_startLine = m_line;
        }
        return m_at;
    }

    void append(qsizetype from)
    {
        if (std::exchange(m_isSpaceDue, false) && !m_canonical.isEmpty())
            m_canonical += ' ';
        m_canonical += m_script.mid(from, m_at - from);
        m_end = m_at;
    }

    void advance(qsizetype count = 1)
    {
        const auto to = std::min(m_at + count, m_script.size());
        for (; m_at < to; ++m_at)
            m_line += m_script.at(m_at) == '\n';
    }

    void endStatement()
    {
        if (m_start >= 0)
            m_statements.push_back({m_script.mid(m_start, m_end - m_start), m_canonical, m_startLine});
        m_start = -1;
        m_canonical.clear();
        m_leadingWords.clear();
        m_isSpaceDue = false;
        m_parentheses = 0;
        m_bodyDepth = 0;
    }

    const QByteArray &m_script;
    std::vector<SqlStatement> m_statements;
    qsizetype m_at = 0;
    qsizetype m_start = -1;
    qsizetype m_end = 0;
    int m_line = 1;
    int m_startLine = 1;
    int m_parentheses = 0;
    int m_bodyDepth = 0;
    bool m_isSpaceDue = false;
    QByteArray m_canonical;
    QByteArrayList m_leadingWords;
};

} // namespace

Result<std::vector<SqlStatement>> splitSql(const QByteArray &script)
{
    return Splitter(script).split();
}

} // namespace minixdr
