// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/migration_script.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QMap>
#include <QRegularExpression>

namespace minixdr
{
namespace
{

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Invalid, QStringLiteral("%1: %2").arg(path, file.errorString()));
    return file.readAll();
}

/// The "key: value" lines of the comment that a script begins with.
QMap<QString, QString> readFacts(const QByteArray &script)
{
    static const QRegularExpression fact(QStringLiteral("^-- ([a-z-]+): (.+)$"));
    QMap<QString, QString> facts;
    QString key;
    for (const auto &bytes : script.split('\n')) {
        const auto line = QString::fromUtf8(bytes);
        if (!line.startsWith(QLatin1String("--")))
            break;
        if (const auto match = fact.match(line); match.hasMatch()) {
            key = match.captured(1);
            facts.insert(key, match.captured(2).trimmed());
        } else if (!key.isEmpty() && line.startsWith(QLatin1String("--   "))) {
            facts[key] += QLatin1Char(' ') + line.mid(5).trimmed();
        }
    }
    return facts;
}

QString checksumOf(const std::vector<SqlStatement> &statements)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto &statement : statements) {
        hash.addData(statement.canonical);
        hash.addData(QByteArrayView(";\n"));
    }
    return QString::fromLatin1(hash.result().toHex());
}

Result<> takeFacts(MigrationScript &script)
{
    const auto facts = readFacts(script.upText);
    for (const auto *key : {"title", "description", "locks", "transactional", "reversible"})
        if (!facts.contains(QLatin1String(key)))
            return failure(ErrorKind::Invalid, QStringLiteral("%1/up.sql: the comment at its top has no line \"%2:\"")
                                                   .arg(script.id(), QLatin1String(key)));
    const auto isYes = [&](const char *key) { return facts.value(QLatin1String(key)) == QLatin1String("yes"); };
    script.title = facts.value(QStringLiteral("title"));
    script.description = facts.value(QStringLiteral("description"));
    script.locks = facts.value(QStringLiteral("locks"));
    script.undo = facts.value(QStringLiteral("undo"));
    script.isTransactional = isYes("transactional");
    script.isReversible = isYes("reversible");
    script.undoLosesData = isYes("undo-loses-data");
    return {};
}

Result<std::vector<SqlStatement>> split(const MigrationScript &script, const char *file, const QByteArray &text)
{
    auto statements = splitSql(text);
    if (!statements)
        return failure(ErrorKind::Invalid,
                       QStringLiteral("%1/%2: %3").arg(script.id(), QLatin1String(file), statements.error().what));
    return statements;
}

Result<MigrationScript> loadOne(const QDir &folder, const QString &id)
{
    MigrationScript script;
    script.version = id.left(4).toInt();
    script.name = id.mid(5);
    MX_TRY(script.upText, readFile(folder.filePath(id + QStringLiteral("/up.sql"))));
    MX_TRY(script.verify, readFile(folder.filePath(id + QStringLiteral("/verify.sql"))));
    MX_CHECK(takeFacts(script));
    MX_TRY(script.up, split(script, "up.sql", script.upText));
    if (script.isReversible) {
        MX_TRY(script.downText, readFile(folder.filePath(id + QStringLiteral("/down.sql"))));
        MX_TRY(script.down, split(script, "down.sql", script.downText));
    }
    script.checksum = checksumOf(script.up);
    return script;
}

} // namespace

QString MigrationScript::id() const
{
    return QStringLiteral("%1_%2").arg(version, 4, 10, QLatin1Char('0')).arg(name);
}

Result<std::vector<MigrationScript>> loadMigrations(const QString &folder)
{
    static const QRegularExpression idForm(QStringLiteral("^\\d{4}_[a-z0-9_]+$"));
    const QDir root(folder);
    std::vector<MigrationScript> scripts;
    for (const auto &id : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        if (!idForm.match(id).hasMatch())
            return failure(ErrorKind::Invalid, QStringLiteral("%1 is not the folder of a migration").arg(id));
        MX_TRY(auto script, loadOne(root, id));
        if (script.version == 0 || (!scripts.empty() && scripts.back().version == script.version))
            return failure(ErrorKind::Invalid, QStringLiteral("%1: its version is used twice, or zero").arg(id));
        scripts.push_back(std::move(script));
    }
    return scripts;
}

} // namespace minixdr

static void initMigrationResources()
{
    Q_INIT_RESOURCE(minixdr_migrations); // a static library's resources register themselves only if asked
}

namespace minixdr
{

Result<std::vector<MigrationScript>> embeddedMigrations()
{
    initMigrationResources();
    return loadMigrations(QStringLiteral(":/migrations"));
}

} // namespace minixdr
