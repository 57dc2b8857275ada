// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/workspace/profile_file.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

#include <libpq-fe.h>
#include <nlohmann/json.hpp>

#include <limits>

namespace minixdr
{
using nlohmann::json;

namespace
{

constexpr int kVersion = 1;
constexpr qint64 kMostBytes = 64 * 1024;
const QString kSuffix = QStringLiteral(".json");

QString wordOf(const std::string &text)
{
    return QString::fromStdString(text);
}

/// One object of the file, field by field. The first fault is kept; what nobody took is one, too: a slip in a name must
/// not pass for a default.
class Fields
{
public:
    Fields(json object, QString place) : m_object(std::move(object)), m_place(std::move(place))
    {
        if (!m_object.is_object())
            blame(QStringLiteral("%1 must be an object").arg(m_place.isEmpty() ? QStringLiteral("it") : m_place));
    }

    bool has(const char *name) const { return m_object.is_object() && m_object.contains(name); }

    QString text(const char *name)
    {
        const auto value = take(name);
        if (!value.is_null() && !value.is_string())
            blame(QStringLiteral("%1 must be a text").arg(nameOf(name)));
        return value.is_string() ? wordOf(value.get<std::string>()) : QString();
    }

    bool flag(const char *name)
    {
        const auto value = take(name);
        if (!value.is_null() && !value.is_boolean())
            blame(QStringLiteral("%1 must be true or false").arg(nameOf(name)));
        return value.is_boolean() && value.get<bool>();
    }

    int number(const char *name, int fallback, int least, int most)
    {
        const auto value = take(name);
        if (value.is_null())
            return fallback;
        const auto given = value.is_number_integer() ? value.get<qint64>() : qint64(least) - 1;
        if (given < least || given > most)
            blame(QStringLiteral("%1 must be a whole number from %2 to %3").arg(nameOf(name)).arg(least).arg(most));
        return int(std::clamp<qint64>(given, least, most));
    }

    QStringList texts(const char *name)
    {
        QStringList all;
        const auto value = take(name);
        if (!value.is_null() && !value.is_array())
            blame(QStringLiteral("%1 must be a list of texts").arg(nameOf(name)));
        for (const auto &each : value.is_array() ? value : json::array()) {
            if (!each.is_string())
                blame(QStringLiteral("%1 must be a list of texts").arg(nameOf(name)));
            else
                all << wordOf(each.get<std::string>());
        }
        return all;
    }

    Fields section(const char *name) { return {has(name) ? take(name) : json::object(), nameOf(name)}; }

    void blame(const QString &fault)
    {
        if (m_fault.isEmpty())
            m_fault = fault;
    }

    QString nameOf(const char *name) const
    {
        return m_place.isEmpty() ? QLatin1String(name) : m_place + QLatin1Char('.') + QLatin1String(name);
    }

    /// The first fault of all, once everything known was taken.
    Result<> end()
    {
        if (m_object.is_object() && !m_object.empty())
            blame(QStringLiteral("there is no field named %1").arg(nameOf(m_object.begin().key().c_str())));
        if (!m_fault.isEmpty())
            return failure(ErrorKind::Invalid, m_fault);
        return {};
    }

private:
    json take(const char *name)
    {
        if (!has(name))
            return nullptr;
        auto value = m_object.at(name);
        m_object.erase(name);
        return value;
    }

    json m_object;
    QString m_place;
    QString m_fault;
};

/// A conninfo or URI that libpq understands and that holds no secret.
QString takeConninfo(Fields &fields, const char *name)
{
    const auto text = fields.text(name);
    char *trouble = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> parsed(
        PQconninfoParse(text.toUtf8().constData(), &trouble), &PQconninfoFree);
    const std::unique_ptr<char, decltype(&PQfreemem)> owned(trouble, &PQfreemem);
    const bool maySay = !text.contains(QLatin1String("password")) && !text.contains(QLatin1String("://"));
    if (!parsed) // libpq repeats the part that it stumbles over, which may be a password
        fields.blame(QStringLiteral("%1 is no connection string%2")
                         .arg(fields.nameOf(name),
                              maySay ? QStringLiteral(": ") + QString::fromUtf8(trouble).trimmed() : QString()));
    for (const auto *option = parsed.get(); option && option->keyword; ++option)
        if (option->val && qstrcmp(option->dispchar, "*") == 0)
            fields.blame(QStringLiteral("%1 holds a password; put it into ~/.pgpass instead").arg(fields.nameOf(name)));
    return text;
}

Result<> readPostgres(Fields fields, WorkspaceConfig &config)
{
    config.appConninfo = takeConninfo(fields, "app");
    config.ingestConninfo = takeConninfo(fields, "ingest");
    config.ownerConninfo = takeConninfo(fields, "owner");
    config.isThroughPooler = fields.flag("through_pooler");
    config.poolSize = fields.number("pool_size", config.poolSize, 1, 1000);
    config.poolOverflow = fields.number("pool_overflow", config.poolOverflow, 0, 1000);
    config.instances = fields.number("instances", config.instances, 1, 100'000);
    if (config.appConninfo.isEmpty())
        fields.blame(
            QStringLiteral("%1 is missing: how role minixdr_app connects, e.g. \"host=db.example dbname=minixdr "
                           "user=minixdr_app\"")
                .arg(fields.nameOf("app")));
    return fields.end();
}

std::optional<redis::Address> addressFrom(const QString &text)
{
    static const QRegularExpression form(QStringLiteral(R"(^(?:\[([^\]]+)\]|([^:\[\]]+))(?::([0-9]{1,5}))?$)"));
    const auto match = form.match(text);
    const auto port = match.captured(3).isEmpty() ? 26379 : match.captured(3).toInt();
    if (!match.hasMatch() || port < 1 || port > std::numeric_limits<quint16>::max())
        return std::nullopt;
    return redis::Address{match.captured(1) + match.captured(2), quint16(port)};
}

/// The first line of a file that is its owner's alone, as libpq wants it of ~/.pgpass.
Result<QString> readPassword(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Invalid,
                       QStringLiteral("the password file %1 cannot be read: %2").arg(path, file.errorString()));
    constexpr auto kOthers =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    if (file.permissions() & kOthers)
        return failure(ErrorKind::Denied,
                       QStringLiteral("others may read or write the password file %1; run: chmod 600 %1").arg(path));
    const auto password = QString::fromUtf8(file.readLine(kMostBytes)).trimmed();
    if (password.isEmpty())
        return failure(ErrorKind::Invalid, QStringLiteral("the password file %1 is empty").arg(path));
    return password;
}

Result<> readRedis(Fields fields, const QDir &besides, redis::ClientConfig &config)
{
    const auto inFolder = [&](const QString &path) { return path.isEmpty() ? path : besides.absoluteFilePath(path); };
    config.socketPath = inFolder(fields.text("socket"));
    config.host = fields.text("host");
    config.port = quint16(fields.number("port", config.port, 1, std::numeric_limits<quint16>::max()));
    config.masterName = fields.text("master");
    for (const auto &text : fields.texts("sentinels")) {
        if (const auto address = addressFrom(text))
            config.sentinels.push_back(*address);
        else
            fields.blame(QStringLiteral("%1: \"%2\" is no host:port").arg(fields.nameOf("sentinels"), text));
    }
    config.useTls = fields.flag("tls");
    config.caFile = inFolder(fields.text("ca_file"));
    config.user = fields.text("user");
    const auto passwordFile = inFolder(fields.text("password_file"));
    config.database = fields.number("database", 0, 0, 1023);
    const int ways = int(!config.socketPath.isEmpty()) + int(!config.host.isEmpty()) + int(!config.sentinels.empty());
    if (ways != 1)
        fields.blame(QStringLiteral("redis needs one of socket, host and sentinels"));
    if (config.sentinels.empty() != config.masterName.isEmpty())
        fields.blame(QStringLiteral("redis.sentinels and redis.master go together"));
    if (config.useTls && !config.socketPath.isEmpty())
        fields.blame(QStringLiteral("redis.tls is for host or sentinels, not for a socket"));
    if (!config.user.isEmpty() && passwordFile.isEmpty())
        fields.blame(QStringLiteral("redis.user needs a redis.password_file"));
    if (!config.caFile.isEmpty() && !QFileInfo(config.caFile).isReadable())
        fields.blame(QStringLiteral("redis.ca_file %1 cannot be read").arg(config.caFile));
    MX_CHECK(fields.end());
    if (!passwordFile.isEmpty()) {
        MX_TRY(config.password, readPassword(passwordFile));
    }
    return {};
}

Result<WorkspaceConfig> configFrom(const json &document, const QDir &besides)
{
    WorkspaceConfig config;
    Fields fields(document, {});
    if (fields.number("version", kVersion, 1, std::numeric_limits<int>::max()) != kVersion)
        fields.blame(QStringLiteral("its version is not %1; a newer console wrote it").arg(kVersion));
    config.isProduction = fields.flag("production");
    if (!fields.has("postgres"))
        fields.blame(QStringLiteral("it has no postgres"));
    auto postgres = fields.section("postgres");
    const bool hasRedis = fields.has("redis");
    auto redis = fields.section("redis");
    MX_CHECK(fields.end());
    MX_CHECK(readPostgres(std::move(postgres), config));
    if (hasRedis)
        MX_CHECK(readRedis(std::move(redis), besides, config.redis));
    return config;
}

Result<QString> pathOf(const QString &nameOrFile)
{
    if (nameOrFile.endsWith(kSuffix))
        return QFileInfo(nameOrFile).absoluteFilePath();
    static const QRegularExpression form(QStringLiteral("^[A-Za-z0-9_][A-Za-z0-9._-]*$"));
    if (!form.match(nameOrFile).hasMatch())
        return failure(
            ErrorKind::Invalid,
            QStringLiteral("\"%1\" is no name of a profile; take letters, digits, '.', '_' and '-', or give a "
                           "file that ends in .json")
                .arg(nameOrFile));
    return QDir(profilesFolder()).filePath(nameOrFile + kSuffix);
}

Error absenceOf(const QString &path, const QString &trouble)
{
    const auto there = QDir(profilesFolder()).entryList({QLatin1Char('*') + kSuffix}, QDir::Files, QDir::Name);
    auto text = QStringLiteral("the profile %1 cannot be read: %2").arg(path, trouble);
    if (!there.isEmpty())
        text += QStringLiteral("; in %1 there are %2").arg(profilesFolder(), there.join(QStringLiteral(", ")));
    return {ErrorKind::Invalid, text, {}};
}

QString stateFolder(const QString &profile)
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/mini-xdr/profiles/") + profile;
}

} // namespace

QString profilesFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/mini-xdr/profiles");
}

Result<WorkspaceConfig> readProfile(const QString &nameOrFile)
{
    MX_TRY(const auto path, pathOf(nameOrFile));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(absenceOf(path, file.errorString()));
    const auto bytes = file.read(kMostBytes);
    const auto document = json::parse(bytes.begin(), bytes.end(), nullptr, false, true);
    auto config = document.is_discarded()
                      ? Result<WorkspaceConfig>(failure(ErrorKind::Invalid, QStringLiteral("it is no JSON")))
                      : configFrom(document, QFileInfo(path).dir());
    if (!config)
        return failure(config.error().kind, QStringLiteral("the profile %1: %2").arg(path, config.error().what));
    config->profile = QFileInfo(path).completeBaseName();
    config->diagnosticsFolder = stateFolder(config->profile) + QStringLiteral("/diagnostics");
    config->rejectsFolder = stateFolder(config->profile) + QStringLiteral("/rejects");
    return config;
}

} // namespace minixdr
