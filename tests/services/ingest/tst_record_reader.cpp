// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ingest/record_reader.h"

#include <QBuffer>
#include <QTest>

using namespace minixdr::ingest;

namespace
{

std::vector<Record> recordsOf(QByteArray text, qsizetype longest = RecordReader::kLongestRecord)
{
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);
    RecordReader reader(&buffer, longest);
    std::vector<Record> records;
    while (auto record = reader.next())
        records.push_back(*record);
    return records;
}

QStringList shown(const std::vector<Record> &records)
{
    QStringList lines;
    for (const auto &record : records)
        lines << QStringLiteral("%1|%2|%3").arg(record.line).arg(QString::fromUtf8(record.bytes), record.problem);
    return lines;
}

} // namespace

class TestRecordReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void next_cutsRecords_data();
    void next_cutsRecords();
    void next_goesOnAfterRecordThatIsTooLong();
    void next_readsFileLargerThanItsBlocks();
};

void TestRecordReader::next_cutsRecords_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("records");
    const auto row = [](const char *name, const char *text, const QStringList &records) {
        QTest::newRow(name) << QByteArray(text) << records;
    };
    const QString never = QStringLiteral("the object never ends");
    row("empty", "", {});
    row("blank", " \n\n\r\n", {});
    row("lines", "a\nb\r\n\n# comment\nc", {QStringLiteral("1|a|"), QStringLiteral("2|b|"), QStringLiteral("5|c|")});
    row("byte order mark", "\xEF\xBB\xBFone", {QStringLiteral("1|one|")});
    row("array on one line", R"([{"a":1},{"b":[2, {"c" : "x y"}]}])",
        {QStringLiteral(R"(1|{"a":1}|)"), QStringLiteral(R"(1|{"b":[2,{"c":"x y"}]}|)")});
    row("pretty array", "[\n  {\n    \"a\": 1\n  },\n  {\n    \"b\": \"}]\\\"{\"\n  }\n]\n",
        {QStringLiteral("2|{\"a\":1}|"), QStringLiteral("5|{\"b\":\"}]\\\"{\"}|")});
    row("array after blank lines", "\n\n [ {} ]", {QStringLiteral("3|{}|")});
    row("empty array", "[]", {});
    row("words stay apart", "[{\"a\": tru e}]", {QStringLiteral("1|{\"a\":tru e}|")});
    row("stray values", "[1, {\"a\":2}, x]",
        {QStringLiteral("1|1|not a JSON object"), QStringLiteral("1|{\"a\":2}|"),
         QStringLiteral("1|x|not a JSON object")});
    row("array is cut off",
        "[{\"a\":1},{\"b\":", {QStringLiteral("1|{\"a\":1}|"), QStringLiteral("1|{\"b\":|") + never});
    const QString array = QStringLiteral("the array never ends: the file may be cut off");
    row("array is cut off between objects", "[{\"a\":1},\n{\"b\":2},\n",
        {QStringLiteral("1|{\"a\":1}|"), QStringLiteral("2|{\"b\":2}|"), QStringLiteral("3||") + array});
    row("array without its end", "[{\"a\":1}", {QStringLiteral("1|{\"a\":1}|"), QStringLiteral("1||") + array});
    row("array of nothing without its end", "[", {QStringLiteral("1||") + array});
    row("missing brace in a pretty array", "[\n  {\n    \"a\": 1\n  ,\n  {\n    \"b\": 2\n  }\n]",
        {QStringLiteral("2|{\"a\":1,|") + never, QStringLiteral("5|{\"b\":2}|")});
    row("missing brace, an object a line", "[\n{},\n{\"a\": 1,\n{\"b\": 2}\n]",
        {QStringLiteral("2|{}|"), QStringLiteral("3|{\"a\":1,|") + never, QStringLiteral("4|{\"b\":2}|")});
    row("missing quote", "[\n{},\n{\"a\": \"x},\n{\"b\": 2}\n]",
        {QStringLiteral("2|{}|"), QStringLiteral("3|{\"a\":\"x},\n|") + never, QStringLiteral("4|{\"b\":2}|")});
    row("objects without indentation", "[\n{\n\"a\": [\n{\n\"b\": 1\n}\n]\n}\n]",
        {QStringLiteral("2|{\"a\":[{\"b\":1}]}|")});
}

void TestRecordReader::next_cutsRecords()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, records);
    QCOMPARE(shown(recordsOf(text)), records);
}

void TestRecordReader::next_goesOnAfterRecordThatIsTooLong()
{
    const auto lines = recordsOf("first\n" + QByteArray(100, 'x') + "\nlast\n", 20);
    QCOMPARE(lines.size(), 3U);
    QCOMPARE(lines[1].bytes.size(), 20);
    QCOMPARE(lines[1].problem, QStringLiteral("longer than 20 bytes"));
    QCOMPARE(lines[2].bytes, QByteArray("last"));

    const auto objects = recordsOf("[{\"a\":\"" + QByteArray(100, 'x') + "\"},{\"b\":2}]", 20);
    QCOMPARE(objects.size(), 2U);
    QCOMPARE(objects[0].problem, QStringLiteral("longer than 20 bytes"));
    QCOMPARE(objects[1].bytes, QByteArray("{\"b\":2}"));
}

void TestRecordReader::next_readsFileLargerThanItsBlocks()
{
    QByteArray text = "[\n";
    for (int i = 0; i < 20'000; ++i)
        text += "  {\n    \"number\": " + QByteArray::number(i) + ",\n    \"text\": \"a \\\"quoted\\\" word\"\n  },\n";
    text += "]\n";
    const auto records = recordsOf(text);
    QCOMPARE(records.size(), 20'000U);
    for (std::size_t i = 0; i < records.size(); ++i) {
        QCOMPARE(records[i].bytes,
                 "{\"number\":" + QByteArray::number(qint64(i)) + ",\"text\":\"a \\\"quoted\\\" word\"}");
        QCOMPARE(records[i].line, qint64(2 + 4 * i));
    }
}

QTEST_GUILESS_MAIN(TestRecordReader)
#include "tst_record_reader.moc"
