// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>
#include <QString>

#include <optional>

namespace minixdr::ingest
{

/// One record of a file: a line, or an object of a JSON array without the white space between its parts.
struct Record {
    QByteArray bytes;
    qint64 line = 0; ///< where it begins, from 1
    QString problem; ///< why it cannot be a record; empty if it may be one
};

/// Cuts a log file into records in constant memory. A file whose first character is '[' is one JSON array of objects;
/// any other holds a record a line, where empty lines and lines that begin with '#' are none. A broken object costs
/// itself and not the rest of the array: the next one is found again by its indentation. The device must outlive it.
class RecordReader
{
public:
    /// Longer records are answered, cut short, as a problem.
    static constexpr qsizetype kLongestRecord = 1 << 20;

    explicit RecordReader(QIODevice *device, qsizetype longestRecord = kLongestRecord);

    /// Nothing at the end of the file, or when it cannot be read any further (see QIODevice::errorString).
    std::optional<Record> next();
    /// Whether the device has to be asked for the next one.
    bool isDrained() const { return m_at >= m_block.size(); }
    /// How much was cut so far.
    qint64 position() const { return m_consumed; }

private:
    enum class Shape : quint8 { Unknown, Lines, Array };

    bool fill();
    std::optional<char> peek();
    void advance();
    void findShape();
    std::optional<Record> nextLine();
    std::optional<Record> nextObject();
    std::optional<Record> strayText();
    std::optional<Record> cutObject();
    bool isNextObject(const Record &record) const;

    QIODevice *m_device;
    qsizetype m_longest;
    QByteArray m_block;
    qsizetype m_at = 0;
    qint64 m_consumed = 0;
    qint64 m_line = 1;
    Shape m_shape = Shape::Unknown;
    bool m_isOpenArray = false; ///< its end was neither read nor missed

    int m_column = 0;                 ///< of the next byte
    bool m_isIndented = true;         ///< only spaces so far on this line
    int m_indent = -1;                ///< column at which objects begin their line; -1 while unknown
    std::optional<bool> m_areOneLine; ///< whether no object so far went over several lines
};

} // namespace minixdr::ingest
