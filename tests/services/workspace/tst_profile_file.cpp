// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/workspace/profile_file.h"

#include <QDir>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace minixdr;

namespace
{

constexpr char kEverything[] =
    "{ "
    "'version': 1, 'production': true, "
    "'postgres': {'app': 'host=a,b dbname=minixdr user=minixdr_app sslmode=verify-full', "
    "'ingest': 'postgresql://minixdr_ingest@a/minixdr', 'owner': 'service=minixdr_owner', "
    "'through_pooler': true, 'pool_size': 8, 'pool_overflow': 0, 'instances': 40}, "
    "'redis': {'sentinels': ['s1', 's2:26380', '[::1]:26381'], 'master': 'mx', 'tls': true, 'ca_file': 'ca.pem', "
    "'user': 'console', 'password_file': 'redis.password', 'database': 3}}";

} // namespace

class TestProfileFile : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_folder;

    QString inFolder(const char *name) const { return m_folder.filePath(QLatin1String(name)); }

    QString write(const char *name, const QByteArray &content,
                  QFileDevice::Permissions permissions = QFileDevice::ReadOwner | QFileDevice::WriteOwner)
    {
        QFile file(inFolder(name));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(content) != content.size() ||
            !file.setPermissions(permissions))
            qFatal("cannot write %s", qPrintable(file.fileName()));
        return file.fileName();
    }

    /// JSON with single quotes in place of double ones.
    Result<WorkspaceConfig> read(QByteArray json) { return readProfile(write("given.json", json.replace('\'', '"'))); }

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void everyField_isRead()
    {
        write("redis.password", "s3cret\n");
        write("ca.pem", "x");
        const auto profile = read(kEverything);
        QVERIFY2(profile, qPrintable(profile ? QString() : profile.error().what));
        QCOMPARE(profile->profile, QStringLiteral("given"));
        QVERIFY(profile->isProduction);
        QVERIFY(profile->isThroughPooler);
        QCOMPARE(profile->appConninfo, QStringLiteral("host=a,b dbname=minixdr user=minixdr_app sslmode=verify-full"));
        QCOMPARE(profile->ownerConninfo, QStringLiteral("service=minixdr_owner"));
        QCOMPARE(std::tuple(profile->poolSize, profile->poolOverflow, profile->instances), std::tuple(8, 0, 40));
        const auto &redis = profile->redis;
        const std::vector<redis::Address> sentinels{
            {QStringLiteral("s1"), 26379}, {QStringLiteral("s2"), 26380}, {QStringLiteral("::1"), 26381}};
        QVERIFY(redis.sentinels == sentinels);
        QCOMPARE(redis.masterName, QStringLiteral("mx"));
        QVERIFY(redis.useTls);
        QCOMPARE(redis.caFile, inFolder("ca.pem"));
        QCOMPARE(redis.user, QStringLiteral("console"));
        QCOMPARE(redis.password, QStringLiteral("s3cret"));
        QCOMPARE(redis.database, 3);
        QVERIFY(!profile->diagnosticsFolder.isEmpty() && profile->diagnosticsFolder != profile->rejectsFolder);
    }

    void whatIsNotGiven_isOffOrTheDefault()
    {
        const auto profile = read("{'postgres': {'app': 'host=a'}}");
        QVERIFY(profile);
        QVERIFY(!profile->isProduction && !profile->isThroughPooler && !profile->redis.isConfigured());
        QVERIFY(profile->ingestConninfo.isEmpty() && profile->ownerConninfo.isEmpty());
        QCOMPARE(std::tuple(profile->poolSize, profile->poolOverflow, profile->instances), std::tuple(4, 2, 1));
    }

    void faults_areNamed_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("named");
        const auto add = [](const char *name, const char *content, const char *named) {
            QTest::newRow(name) << QByteArray(content) << QString::fromLatin1(named);
        };
        add("no JSON", "host=a", "no JSON");
        add("a list", "[]", "must be an object");
        add("empty", "{}", "postgres");
        add("newer", "{'version': 2, 'postgres': {'app': 'host=a'}}", "version");
        add("a slip", "{'postgres': {'app': 'host=a', 'pol_size': 3}}", "postgres.pol_size");
        add("a slip above", "{'postgres': {'app': 'host=a'}, 'prodution': true}", "prodution");
        add("wrong kind", "{'production': 'yes', 'postgres': {'app': 'host=a'}}", "production");
        add("no app", "{'postgres': {'owner': 'host=a'}}", "postgres.app");
        add("conninfo", "{'postgres': {'app': 'host=a hots=b'}}", "postgres.app");
        add("password", "{'postgres': {'app': 'host=a password=x'}}", ".pgpass");
        add("password in URI", "{'postgres': {'app': 'host=a', 'owner': 'postgresql://me:x@a/b'}}", "postgres.owner");
        add("pool", "{'postgres': {'app': 'host=a', 'pool_size': 0}}", "postgres.pool_size");
        add("fraction", "{'postgres': {'app': 'host=a', 'pool_size': 1.5}}", "postgres.pool_size");
        add("two ways", "{'postgres': {'app': 'host=a'}, 'redis': {'socket': '/s', 'host': 'h'}}", "one of socket");
        add("no way", "{'postgres': {'app': 'host=a'}, 'redis': {'port': 6379}}", "one of socket");
        add("port", "{'postgres': {'app': 'host=a'}, 'redis': {'host': 'h', 'port': 65536}}", "redis.port");
        add("sentinel", "{'postgres': {'app': 'host=a'}, 'redis': {'sentinels': ['h:x'], 'master': 'm'}}", "h:x");
        add("no master", "{'postgres': {'app': 'host=a'}, 'redis': {'sentinels': ['h']}}", "redis.master");
        add("TLS on a socket", "{'postgres': {'app': 'host=a'}, 'redis': {'socket': '/s', 'tls': true}}", "redis.tls");
        add("authority", "{'postgres': {'app': 'host=a'}, 'redis': {'host': 'h', 'ca_file': 'none.pem'}}", "none.pem");
        add("password file", "{'postgres': {'app': 'host=a'}, 'redis': {'host': 'h', 'password_file': 'none'}}",
            "none");
    }

    void faults_areNamed()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, named);
        const auto profile = read(content);
        QVERIFY(!profile);
        QVERIFY2(profile.error().what.contains(named), qPrintable(profile.error().what));
        QVERIFY2(profile.error().what.contains(QStringLiteral("given.json")), qPrintable(profile.error().what));
    }

    void passwordFile_isItsOwnersAlone()
    {
        const QByteArray content = "{'postgres': {'app': 'host=a'}, 'redis': {'host': 'h', 'password_file': 'open'}}";
        write("open", "s3cret", QFileDevice::ReadOwner | QFileDevice::ReadGroup);
        const auto profile = read(content);
        QVERIFY(!profile);
        QCOMPARE(profile.error().kind, ErrorKind::Denied);
        QVERIFY(profile.error().what.contains(QStringLiteral("chmod 600")));
        QVERIFY(!profile.error().what.contains(QStringLiteral("s3cret")));
    }

    void names_areLookedUpInTheUsersFolder()
    {
        const auto kept = profilesFolder() + QStringLiteral("/tst-eu.json");
        QVERIFY(QDir().mkpath(profilesFolder()));
        QVERIFY(QFile::copy(write("x", R"({"postgres": {"app": "host=a"}})"), kept));
        const auto found = readProfile(QStringLiteral("tst-eu"));
        const auto missing = readProfile(QStringLiteral("tst-us"));
        QVERIFY(QFile::remove(kept));
        QVERIFY(found);
        QCOMPARE(found->profile, QStringLiteral("tst-eu"));
        QVERIFY(!missing);
        QVERIFY2(missing.error().what.contains(QStringLiteral("tst-eu.json")), qPrintable(missing.error().what));
        for (const char *wrong : {"", "../x", "a b", ".hidden"})
            QVERIFY(!readProfile(QString::fromLatin1(wrong)));
    }
};

QTEST_GUILESS_MAIN(TestProfileFile)
#include "tst_profile_file.moc"
