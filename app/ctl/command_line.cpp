// SPDX-FileCopyrightText: 2026 The Mini-XDR console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command_line.h"

#include "app/ctl/suggestion.h"
#include "app/ctl/terminal.h"
#include "services/ingest/demo_request.h"

#include <CLI/CLI.hpp>

#include <charconv>
#include <memory>
#include <sstream>

namespace minixdr::ctl
{
namespace
{

constexpr auto kDescription = "Mini-XDR from the command line: every button of the console as a command.";

constexpr auto kFooter = R"(Examples:
  minixdrctl events --page 3 --filter severity=high,critical --filter address=203.0.113.0/24
  minixdrctl incidents --filter status=open --json | jq .total
  minixdrctl import --format auto eve.json auth.log
  minixdrctl migrate up
  minixdrctl loadtest --users 100 --seconds 60

Data goes to stdout, everything else to stderr. Exit codes:
  0 done   1 failed   2 wrong usage   3 server unavailable   4 denied   5 timeout or lock
  6 partly done (an import that rejected lines)   130 interrupted)";

QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

/// CLI11 fills standard strings; this hands them over as Qt's.
CLI::Option *addText(CLI::App *app, const std::string &name, QString &target, const std::string &description)
{
    return app->add_option_function<std::string>(
        name, [&target](const std::string &value) { target = text(value); }, description);
}

CLI::Option *addTexts(CLI::App *app, const std::string &name, QStringList &target, const std::string &description)
{
    return app->add_option_function<std::vector<std::string>>(
        name,
        [&target](const std::vector<std::string> &values) {
            for (const auto &value : values)
                target << text(value);
        },
        description);
}

/// CLI11 2.1 takes a number that does not fit for the greatest, or the least, that does.
template <typename Number>
std::string refuseMisfit(const std::string &value)
{
    Number number{};
    const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
    return read.ec == std::errc::result_out_of_range ? value + " does not fit into 64 bits" : std::string();
}

/// What the help of one command ends with.
void addExamples(CLI::App *command, const std::string &lines)
{
    command->footer(
        "Examples:\n" + lines +
        "\n\nOptions of every command (--data-dir, --profile, --org, --json, --timeout): minixdrctl --help");
}

/// Everything that options write into; it lives as long as the command that reads it.
struct Parsed {
    Request request;
    ListOptions list;
    DemoOptions demo;
    ImportOptions import;
    MigrateOptions migrate;
    LoadTestOptions loadTest;
    SessionOptions sessions;
    LatencyOptions latency;
    SlowOptions slow;
    CacheOptions cache;
    qint64 slowQuery = 0;
    qint64 incident = 0;
};

using Shared = std::shared_ptr<Parsed>;

void choose(const Shared &parsed, Needs needs, Command command)
{
    parsed->request.needs = needs;
    parsed->request.command = std::move(command);
}

void addList(CLI::App &app, const Shared &parsed, const char *name, const char *description, const char *keys,
             const char *examples, ExitCode (*run)(CommandContext &, const ListOptions &))
{
    auto *list = app.add_subcommand(name, description);
    addExamples(list, examples);
    auto *page = list->add_option("--page", parsed->list.page, "Page number, from 1")->check(refuseMisfit<qint64>);
    list->add_option("--page-size", parsed->list.pageSize, "Rows a page, 1 to 1000")->capture_default_str();
    addTexts(list, "--filter", parsed->list.filters, std::string("KEY=VALUE, may be repeated; keys: ") + keys)
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false);
    addText(list, "--at", parsed->list.at, "Begin at the newest row at or before this time")->excludes(page);
    list->callback([parsed, run] {
        choose(parsed, Needs::Organization,
               [parsed, run](CommandContext &context) { return run(context, parsed->list); });
    });
}

void addShow(CLI::App &app, const Shared &parsed)
{
    auto *show = app.add_subcommand("show", "One incident with its events, actions and history");
    addExamples(show, "  minixdrctl show 42\n  minixdrctl show 42 --json | jq '.actions'");
    show->add_option("ID", parsed->incident, "The incident's number")->required()->check(refuseMisfit<qint64>);
    show->callback([parsed] {
        choose(parsed, Needs::Organization,
               [parsed](CommandContext &context) { return runShow(context, parsed->incident); });
    });
}

void addDemo(CLI::App &app, const Shared &parsed)
{
    auto *demo = app.add_subcommand("demo", "Fill the database with the demo scenario");
    addExamples(demo, "  minixdrctl demo --events 5000000 --incidents 2000 --replace\n"
                      "  minixdrctl demo --seed 7 --until 2026-01-31     # the same rows on any day");
    using ingest::DemoRequest;
    demo->add_option("--events", parsed->demo.events, "How many events")
        ->check(CLI::Range(qint64{0}, DemoRequest::kMostEvents))
        ->capture_default_str();
    demo->add_option("--incidents", parsed->demo.incidents, "How many incidents")
        ->check(CLI::Range(qint64{0}, DemoRequest::kMostIncidents))
        ->capture_default_str();
    demo->add_option("--seed", parsed->demo.seed, "The same seed, until the same day, gives the same rows")
        ->check(
            [](const std::string &value) { return std::string(value.starts_with('-') ? "it is not negative" : ""); })
        ->check(refuseMisfit<quint64>)
        ->capture_default_str();
    addText(demo, "--until", parsed->demo.until, "Where the 90 days end; default: the last midnight, UTC");
    demo->add_flag("--replace", parsed->demo.isReplacing, "Remove what the demo organizations hold first");
    demo->callback([parsed] {
        choose(parsed, Needs::Schema, [parsed](CommandContext &context) { return runDemo(context, parsed->demo); });
    });
}

void addImport(CLI::App &app, const Shared &parsed)
{
    auto *importing = app.add_subcommand("import", "Load sensor files into an organization");
    addTexts(importing, "FILE", parsed->import.files, "Files to read; - is standard input")->required();
    addText(importing, "--format", parsed->import.format, "What the files are; default: auto")
        ->check(CLI::IsMember({"auto", "suricata", "cowrie", "zeek", "syslog"}));
    importing->add_option("--year", parsed->import.year, "Year of syslog lines that carry none");
    importing->add_flag("--create-org", parsed->import.makesOrganization,
                        "Make the organization of --org if it is not there; the first of all is made without");
    addExamples(importing, "  minixdrctl import --org \"Example Inc.\" --create-org eve.json auth.log\n"
                           "  minixdrctl import --format syslog --year 2025 messages.1\n"
                           "  zcat eve.json.gz | minixdrctl import -");
    importing->callback([parsed] {
        parsed->request.missing = parsed->import.makesOrganization ? Missing::Made : Missing::MadeFirst;
        choose(parsed, Needs::Organization,
               [parsed](CommandContext &context) { return runImport(context, parsed->import); });
    });
}

void addMigrate(CLI::App &app, const Shared &parsed)
{
    auto *migrate = app.add_subcommand("migrate", "Migrations of the schema");
    migrate->require_subcommand(1);
    addExamples(migrate, "  minixdrctl migrate status\n  minixdrctl migrate up\n"
                         "  minixdrctl migrate down          # says what it would undo\n"
                         "  minixdrctl migrate down 1 --yes  # undoes what is newer than 1");
    migrate->add_subcommand("status", "Every migration with its state")->callback([parsed] {
        choose(parsed, Needs::Servers, [](CommandContext &context) { return runMigrateStatus(context); });
    });
    auto *up = migrate->add_subcommand("up", "Run what is pending, up to VERSION or all");
    up->add_option("VERSION", parsed->migrate.target, "The last one to run");
    up->callback([parsed] {
        choose(parsed, Needs::Servers,
               [parsed](CommandContext &context) { return runMigrateUp(context, parsed->migrate); });
    });
    auto *down = migrate->add_subcommand("down", "Undo what is newer than VERSION (0: all), or the newest one");
    down->add_option("VERSION", parsed->migrate.target, "The version to go back to");
    down->add_flag("--yes", parsed->migrate.isConfirmed, "Do it: without, the command only says what it would undo");
    down->callback([parsed] {
        choose(parsed, Needs::Servers,
               [parsed](CommandContext &context) { return runMigrateDown(context, parsed->migrate); });
    });
}

void addLoadTest(CLI::App &app, const Shared &parsed)
{
    auto *test = app.add_subcommand("loadtest", "Run the specification's scenario with simulated users");
    addExamples(test, "  minixdrctl loadtest --users 100 --spawn-rate 10 --seconds 60\n"
                      "  minixdrctl loadtest --users 20 --json | jq '.targets[] | select(.met | not)'");
    test->add_option("--users", parsed->loadTest.users, "Simulated users")->capture_default_str();
    test->add_option("--spawn-rate", parsed->loadTest.spawnRate, "Users started a second")->capture_default_str();
    test->add_option("--seconds", parsed->loadTest.seconds, "How long")->capture_default_str();
    test->add_option("--seed", parsed->loadTest.seed, "The same seed gives the same choices")
        ->check(refuseMisfit<quint64>)
        ->capture_default_str();
    test->callback([parsed] {
        choose(parsed, Needs::Organization,
               [parsed](CommandContext &context) { return runLoadTest(context, parsed->loadTest); });
    });
}

void addServer(CLI::App &app, const Shared &parsed)
{
    auto *sessions = app.add_subcommand("sessions", "Sessions of the database server, and who blocks whom");
    addExamples(sessions, "  minixdrctl sessions --json | jq '.[] | select(.blocked_by != [])'");
    auto *cancel = sessions->add_option("--cancel", parsed->sessions.cancel, "Cancel what the session PID runs");
    sessions->add_option("--terminate", parsed->sessions.terminate, "End the session PID; its transaction is undone")
        ->excludes(cancel);
    sessions->callback([parsed] {
        choose(parsed, Needs::Servers,
               [parsed](CommandContext &context) { return runSessions(context, parsed->sessions); });
    });
    auto *indexes =
        app.add_subcommand("indexes", "Sizes of tables, use of each index; unused, duplicate and missing ones");
    addExamples(indexes, "  minixdrctl indexes --json | jq '.indexes[] | select(.unused)'");
    indexes->callback(
        [parsed] { choose(parsed, Needs::Servers, [](CommandContext &context) { return runIndexes(context); }); });
}

void addLatency(CLI::App &app, const Shared &parsed)
{
    auto *latency = app.add_subcommand("latency", "How long statements took, in all programs of the profile");
    addExamples(latency, "  minixdrctl latency --minutes 60 --json | jq '.statements[0]'");
    latency->add_option("--minutes", parsed->latency.minutes, "How far back, up to a week")
        ->check(CLI::Range(1, 7 * 24 * 60))
        ->capture_default_str();
    addText(latency, "--statement", parsed->latency.statement, "Only this one, e.g. events.page_older");
    latency->callback([parsed] {
        choose(parsed, Needs::Servers,
               [parsed](CommandContext &context) { return runLatency(context, parsed->latency); });
    });
    auto *slow = app.add_subcommand("slow", "The slow query log");
    addExamples(slow, "  minixdrctl slow --limit 5\n  minixdrctl explain $(minixdrctl slow --json | jq "
                      ".queries[0].number)");
    slow->add_option("--limit", parsed->slow.limit, "The newest so many")
        ->check(CLI::Range(1, 5000))
        ->capture_default_str();
    slow->add_option("--threshold", parsed->slow.threshold, "Log from so many milliseconds on; kept")
        ->check(refuseMisfit<qint64>);
    slow->callback([parsed] {
        choose(parsed, Needs::Servers, [parsed](CommandContext &context) { return runSlow(context, parsed->slow); });
    });
    auto *explain =
        app.add_subcommand("explain", "EXPLAIN (ANALYZE, BUFFERS) of a logged query: runs it again, read-only");
    addExamples(explain, "  minixdrctl explain $(minixdrctl slow --json | jq .queries[0].number)");
    explain->add_option("NUMBER", parsed->slowQuery, "Its number in the slow query log")
        ->required()
        ->check(refuseMisfit<qint64>);
    explain->callback([parsed] {
        choose(parsed, Needs::Servers,
               [parsed](CommandContext &context) { return runExplain(context, parsed->slowQuery); });
    });
}

void addResources(CLI::App &app, const Shared &parsed)
{
    auto *pool = app.add_subcommand("pool", "Connections of all programs of the profile, and who has them");
    addExamples(pool, "  minixdrctl pool\n  minixdrctl pool --json | jq '.[].pools[] | {name, status}'");
    pool->callback(
        [parsed] { choose(parsed, Needs::Servers, [](CommandContext &context) { return runPool(context); }); });
    auto *cache = app.add_subcommand("cache", "Hit rates and misses by tag; what lies in Redis");
    addExamples(cache, "  minixdrctl cache --keys events --limit 20\n  minixdrctl cache --invalidate events\n"
                       "  minixdrctl cache --warm-up");
    auto *warmUp = cache->add_flag("--warm-up", parsed->cache.mustWarmUp,
                                   "Load the views that people of the organization open most, and say what it cost");
    auto *keys = addText(cache, "--keys", parsed->cache.keysOf, "List the organization's values of this tag");
    addText(cache, "--invalidate", parsed->cache.invalidate, "Make the organization's values of this tag misses")
        ->excludes(keys)
        ->excludes(warmUp);
    keys->excludes(warmUp);
    cache->add_option("--limit", parsed->cache.limit, "List at most so many keys")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    cache->callback([parsed] {
        choose(parsed, Needs::Organization,
               [parsed](CommandContext &context) { return runCache(context, parsed->cache); });
    });
}

void addCommands(CLI::App &app, const Shared &parsed)
{
    addList(app, parsed, "events", "A page of events, newest first",
            "from until severity source-type eventid source destination address host text",
            "  minixdrctl events --page 3 --page-size 200 --filter severity=high,critical\n"
            "  minixdrctl events --at 2026-01-31T12:00:00Z --filter address=203.0.113.0/24\n"
            "  minixdrctl events --filter text=powershell --json | jq .total",
            &runEvents);
    addList(app, parsed, "incidents", "A page of incidents, newest first",
            "from until status escalation assignee category source text",
            "  minixdrctl incidents --filter status=open,investigating --filter escalation=critical\n"
            "  minixdrctl incidents --filter assignee=none --json | jq '.incidents[].id'",
            &runIncidents);
    addShow(app, parsed);
    auto *status = app.add_subcommand("status", "Servers, schema, pool and cache");
    addExamples(status, "  minixdrctl status\n  minixdrctl status --json | jq .schema.pending");
    status->callback(
        [parsed] { choose(parsed, Needs::Servers, [](CommandContext &context) { return runStatus(context); }); });
    addDemo(app, parsed);
    addImport(app, parsed);
    addMigrate(app, parsed);
    addLoadTest(app, parsed);
    addLatency(app, parsed);
    addResources(app, parsed);
    addServer(app, parsed);
}

/// The options that `command` takes, its own and those of the programs around it.
QStringList optionsOf(const CLI::App *command)
{
    QStringList names;
    for (; command != nullptr; command = command->get_parent())
        for (const auto *option : command->get_options())
            for (const auto &name : option->get_lnames())
                names << QStringLiteral("--") + text(name);
    return names;
}

QStringList commandsOf(const CLI::App *command)
{
    QStringList names;
    for (const auto *each : command->get_subcommands([](const CLI::App *) { return true; }))
        names << text(each->get_name());
    return names;
}

/// A word that nobody takes, which says more than that another is missing. Empty if there is none.
QString unexpectedWord(const CLI::App &app)
{
    const auto words = app.remaining(true);
    if (words.empty())
        return {};
    const CLI::App *command = &app;
    while (!command->get_subcommands().empty())
        command = command->get_subcommands().front();
    const auto word = text(words.front()).section(QLatin1Char('='), 0, 0);
    const bool isOption = word.startsWith(QLatin1Char('-'));
    const auto known = isOption ? optionsOf(command) : commandsOf(command);
    const auto closest = closestTo(word, known);
    auto said = isOption          ? QStringLiteral("there is no option %1").arg(word)
                : known.isEmpty() ? QStringLiteral("%1 does not take \"%2\"").arg(text(command->get_name()), word)
                                  : QStringLiteral("there is no command \"%1\"").arg(word);
    return closest.isEmpty() ? said : said + QStringLiteral("; did you mean %1?").arg(closest);
}

ExitCode refuse(const CLI::App &app, const CLI::ParseError &error)
{
    const Terminal terminal;
    std::ostringstream data;
    std::ostringstream notes;
    app.exit(error, data, notes);
    if (error.get_exit_code() == 0) { // --help, --version
        terminal.data(text(data.str()));
        return ExitCode::Ok;
    }
    if (const auto unexpected = unexpectedWord(app); unexpected.isEmpty())
        terminal.note(text(notes.str()).trimmed());
    else
        terminal.error(unexpected + QStringLiteral("\nRun with --help for more information."));
    return ExitCode::Usage;
}

} // namespace

Request parseCommandLine(int argc, char **argv)
{
    const auto parsed = std::make_shared<Parsed>();
    CLI::App app(kDescription, "minixdrctl");
    app.footer(kFooter);
    app.set_version_flag("--version", std::string("minixdrctl ") + MINIXDR_VERSION);
    app.require_subcommand(1);
    app.fallthrough();
    auto &options = parsed->request.options;
    // A variable that is not set must not mean other servers, or another folder, than was meant.
    const auto refuseEmpty = [](const char *problem) {
        return [problem](const std::string &name) { return std::string(name.empty() ? problem : ""); };
    };
    auto *data = addText(&app, "--data-dir", options.servers.dataDirectory, "Where the local servers keep their data")
                     ->check(refuseEmpty("it needs a folder"));
    addText(&app, "--profile", options.servers.profile, "Servers of your own: a profile's name, or its .json file")
        ->excludes(data)
        ->check(refuseEmpty("a profile needs a name"));
    addText(&app, "--org", options.organization, "The organization's name or short name (slug); default: the first");
    app.add_flag("--json", options.isJson, "JSON instead of a table");
    app.add_option("--timeout", options.timeoutSeconds, "Seconds to wait for each answer")
        ->check(CLI::Range(1, 86'400))
        ->capture_default_str();
    addCommands(app, parsed);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        parsed->request.command = {};
        parsed->request.exitCode = refuse(app, error);
    }
    return std::move(parsed->request); // and with it the command, which holds what it was parsed from
}

} // namespace minixdr::ctl
