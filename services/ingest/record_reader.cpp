// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/record_reader.h"

#include <cstring>
#include <utility>

namespace minixdr::ingest
{

namespace
{

constexpr qsizetype kBlockSize = 256 * 1024;

bool isBlank(char letter)
{
    return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
}
bool isStructure(char letter)
{
    return std::strchr("{}[],:\"", letter) != nullptr && letter != 0;
}

/// Appends JSON without the white space that only lays it out, and follows strings and depth.
class ObjectCutter
{
public:
    ObjectCutter(QByteArray &out, qsizetype longest) : m_out(out), m_longest(longest) {}

    /// False once the object is closed.
    bool take(char letter)
    {
        if (m_isString)
            takeInString(letter);
        else if (isBlank(letter))
            m_isSpacePending = true;
        else
            takeOutside(letter);
        return m_depth > 0;
    }
    bool isString() const { return m_isString; }
    bool isTooLong() const { return m_isTooLong; }

private:
    void takeInString(char letter)
    {
        // No JSON string holds a bare line end: a missing quote must not swallow the rest of the file.
        if (letter == '\n' || (letter == '"' && !m_isEscaped))
            m_isString = false;
        m_isEscaped = letter == '\\' && !m_isEscaped;
        append(letter);
    }
    void takeOutside(char letter)
    {
        const bool separates =
            m_isSpacePending && !m_out.isEmpty() && !isStructure(m_out.back()) && !isStructure(letter);
        if (separates)
            append(' ');
        m_isSpacePending = false;
        m_isString = letter == '"';
        m_depth += letter == '{' || letter == '[' ? 1 : letter == '}' || letter == ']' ? -1 : 0;
        append(letter);
    }
    void append(char letter)
    {
        if (m_out.size() < m_longest)
            m_out.append(letter);
        else
            m_isTooLong = true;
    }

    QByteArray &m_out;
    qsizetype m_longest;
    int m_depth = 0;
    bool m_isString = false;
    bool m_isEscaped = false;
    bool m_isSpacePending = false;
    bool m_isTooLong = false;
};

QString tooLong(qsizetype longest)
{
    return QStringLiteral("longer than %1 bytes").arg(longest);
}

} // namespace

RecordReader::RecordReader(QIODevice *device, qsizetype longestRecord) : m_device(device), m_longest(longestRecord) {}

bool RecordReader::fill()
{
    // More than is there would be waited for before any of it is given.
    const auto ready = m_device->bytesAvailable();
    m_block = m_device->read(ready > 0 ? std::min<qint64>(ready, kBlockSize) : kBlockSize);
    m_at = 0;
    return !m_block.isEmpty();
}

std::optional<char> RecordReader::peek()
{
    if (m_at >= m_block.size() && !fill())
        return std::nullopt;
    return m_block.at(m_at);
}

void RecordReader::advance()
{
    const char letter = m_block.at(m_at++);
    ++m_consumed;
    if (letter == '\n') {
        ++m_line;
        m_column = 0;
        m_isIndented = true;
        return;
    }
    ++m_column;
    m_isIndented = m_isIndented && isBlank(letter);
}

void RecordReader::findShape()
{
    fill();
    const bool hasMark = m_block.startsWith("\xEF\xBB\xBF");
    m_at = hasMark ? 3 : 0;
    m_consumed = m_at;
    while (peek() && isBlank(*peek()))
        advance();
    m_shape = peek() == '[' ? Shape::Array : Shape::Lines;
    m_isOpenArray = m_shape == Shape::Array;
    if (m_isOpenArray)
        advance();
}

std::optional<Record> RecordReader::next()
{
    if (m_shape == Shape::Unknown)
        findShape();
    return m_shape == Shape::Array ? nextObject() : nextLine();
}

std::optional<Record> RecordReader::nextLine()
{
    while (peek()) {
        Record record{{}, m_line++, {}};
        bool isEnded = false;
        while (!isEnded && peek()) {
            const char *start = m_block.constData() + m_at;
            const auto left = m_block.size() - m_at;
            const auto *end = static_cast<const char *>(std::memchr(start, '\n', std::size_t(left)));
            const auto length = end ? end - start : left;
            isEnded = end != nullptr;
            const auto room = m_longest - record.bytes.size();
            record.bytes.append(start, std::min(length, room));
            if (length > room)
                record.problem = tooLong(m_longest);
            m_at += length + (isEnded ? 1 : 0);
            m_consumed += length + (isEnded ? 1 : 0);
        }
        if (record.bytes.endsWith('\r'))
            record.bytes.chop(1);
        if (!record.bytes.trimmed().isEmpty() && !record.bytes.startsWith('#'))
            return record;
    }
    return std::nullopt;
}

std::optional<Record> RecordReader::nextObject()
{
    while (const auto letter = peek()) {
        if (*letter == '{')
            return cutObject();
        if (!isBlank(*letter) && *letter != ',' && *letter != ']')
            return strayText();
        m_isOpenArray = m_isOpenArray && *letter != ']';
        advance();
    }
    if (!std::exchange(m_isOpenArray, false))
        return std::nullopt;
    return Record{{}, m_line, QStringLiteral("the array never ends: the file may be cut off")};
}

std::optional<Record> RecordReader::strayText()
{
    Record record{{}, m_line, QStringLiteral("not a JSON object")};
    while (peek() && *peek() != ',' && *peek() != '{' && *peek() != ']' && *peek() != '\n') {
        if (record.bytes.size() < m_longest)
            record.bytes.append(*peek());
        advance();
    }
    return record;
}

/// Whether the '{' ahead begins the next object of the array although this one was never closed.
bool RecordReader::isNextObject(const Record &record) const
{
    return m_isIndented && m_line > record.line && m_column == m_indent &&
           (m_indent > 0 || m_areOneLine.value_or(false));
}

std::optional<Record> RecordReader::cutObject()
{
    Record record{{}, m_line, {}};
    if (m_isIndented && m_indent < 0)
        m_indent = m_column;
    ObjectCutter cutter(record.bytes, m_longest);
    bool isOpen = true;
    while (isOpen && peek()) {
        if (*peek() == '{' && !cutter.isString() && isNextObject(record))
            break;
        isOpen = cutter.take(*peek());
        advance();
    }
    if (isOpen && !peek())
        m_isOpenArray = false; // told with the object
    if (cutter.isTooLong())
        record.problem = tooLong(m_longest);
    else if (isOpen)
        record.problem = QStringLiteral("the object never ends");
    else
        m_areOneLine = m_areOneLine.value_or(true) && m_line == record.line;
    return record;
}

} // namespace minixdr::ingest
