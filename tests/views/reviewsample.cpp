// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/reviewsample.h"

using namespace Qt::StringLiterals;

namespace remit::test {

namespace {

constexpr qint64 kMinute = 60'000;

struct Line {
    const char* title;
    RunStatus status;
    const char* repository;
    const char* agent;
    int minutesAgo;
    int added;
    int removed;
    ReviewState review;
};

constexpr Line kLines[] = {
    {"Move report times to UTC", RunStatus::Question, "ledger", "codex", 12, 64, 20, ReviewState::New},
    {"Port the config loader to TOML", RunStatus::Limit, "shop-api", "claude-code", 31, 212, 87, ReviewState::New},
    {"Drop deprecated regex calls", RunStatus::Interrupted, "parser", "codex", 120, 48, 51, ReviewState::Seen},
    {"Rename Basket to Cart", RunStatus::TooLarge, "storefront", "gemini-cli", 300, 1240, 1238, ReviewState::Seen},
    {"Paginate GET /orders", RunStatus::Ok, "shop-api", "claude-code", 3, 187, 20, ReviewState::Seen},
    {"Fix the flaky cache eviction test", RunStatus::Ok, "shop-api", "codex", 48, 22, 9, ReviewState::New},
    {"Document the export flags", RunStatus::Partial, "docs-site", "gemini-cli", 60, 96, 4, ReviewState::Seen},
    {"Report unused translations", RunStatus::Ok, "storefront", "claude-code", 420, 0, 0, ReviewState::Seen},
};

QString idOf(const QString& title)
{
    QString id = title.toLower();
    for (QChar& c : id)
        c = c.isLetterOrNumber() ? c : QChar(u'-');
    return id + u"-20261121-0253-k3f9"_s;
}

QByteArray oldHandler()
{
    QByteArray text
        = "// orders\n\n#include \"http/response.h\"\n#include \"json/object.h\"\n\nnamespace shop::orders {\n";
    text += "\nclass OrdersHandler::Private {\npublic:\n";
    for (int i = 0; i < 18; ++i)
        text += "    int field" + QByteArray::number(i) + " = 0;\n";
    text += "};\n\nResponse OrdersHandler::list(const Request& request) const\n{\n"
            "    const auto customer = request.query(\"customer\");\n"
            "    const auto orders = m_store.find(customer);\n\n    json::Array items;\n"
            "    for (const auto& order : orders)\n        items.push_back(toJson(order));\n\n"
            "    return http::ok(json::Object{{\"orders\", items}});\n}\n\n"
            "int OrdersHandler::countFor(std::string_view id) const\n{\n"
            "    return static_cast<int>(m_store.find(id).size());\n}\n";
    return text;
}

QByteArray newHandler()
{
    QByteArray text = oldHandler();
    text.replace("#include \"json/object.h\"\n", "#include \"json/object.h\"\n#include \"orders/page.h\"\n");
    text.replace("    const auto orders = m_store.find(customer);\n",
        "    const auto page = Page::fromQuery(request);\n    if (!page)\n"
        "        return http::badRequest(page.error());\n\n"
        "    const auto [orders, total] = m_store.find(customer, *page);\n");
    text.replace("    json::Array items;\n", "    json::Array items;\n    items.reserve(orders.size());  // NOLINT\n");
    text.replace("items}});\n",
        "items},\n                                 {\"total\", total},\n"
        "                                 {\"next\", page->next(total)}});\n");
    text.replace("int OrdersHandler::countFor", "std::size_t OrdersHandler::countFor");
    text.replace("static_cast<int>(m_store.find(id).size())", "m_store.count(id)");
    text
        += "\nstd::size_t OrdersHandler::clampLimit(std::string_view text)\n{\n    std::size_t value = kDefaultLimit;\n"
           "    std::from_chars(text.begin(), text.end(), value);\n    return std::min(value, kMaxLimit);\n}\n";
    return text;
}

void addFile(RunValue& run, const QByteArray& path, ChangeKind kind, const QByteArray& before, const QByteArray& after,
    int added, int removed)
{
    FileChange change;
    change.kind = kind;
    change.path = change.oldPath = path;
    change.oldBlob = before.isEmpty() ? QString() : u"a1"_s;
    change.newBlob = after.isEmpty() ? QString() : u"b2"_s;
    change.oldMode = before.isEmpty() ? 0 : 0100644;
    change.newMode = after.isEmpty() ? 0 : 0100644;
    change.oldSize = before.size();
    change.newSize = after.size();
    change.added = added;
    change.removed = removed;
    run.changes.append(change);
    run.sides.insert(path, {before, after, !before.isEmpty(), !after.isEmpty(), {}});
}

void fillFiles(RunValue& run)
{
    addFile(run, "src/orders/orders_handler.cpp", ChangeKind::Modified, oldHandler(), newHandler(), 18, 6);
    addFile(run, "src/orders/orders_handler.h", ChangeKind::Modified, "int countFor();\n", "std::size_t countFor();\n",
        4, 2);
    addFile(run, "src/orders/orders_store.cpp", ChangeKind::Modified, "int a;\n", "long a;\n", 22, 8);
    addFile(run, "src/orders/page.cpp", ChangeKind::Added, {}, "#include \"page.h\"\n", 38, 0);
    addFile(run, "src/orders/page.h", ChangeKind::Added, {}, "struct Page {};\n", 21, 0);
    addFile(run, "tests/orders/orders_handler_test.cpp", ChangeKind::Modified, "TEST(a)\n", "TEST(b)\n", 41, 4);
    addFile(run, "tests/orders/page_test.cpp", ChangeKind::Added, {}, "TEST(page)\n", 43, 0);
}

void fillEvents(RunValue& run)
{
    const auto add = [&run](qint64 second, const char* type, const QJsonObject& data) {
        run.events.append(
            {run.events.size() + 1, run.record.startedAtMs + second * 1000, QString::fromLatin1(type), data});
    };
    add(0, event::runCreated, {{u"run"_s, run.row.runId}, {u"title"_s, run.row.title}});
    for (int call = 0; call < 23; ++call)
        add(34 + call * 18, event::llmCall,
            {{u"model"_s, u"claude-sonnet-4-5"_s}, {u"input"_s, 18'200 + call * 311}, {u"output"_s, 600 + call * 40},
                {u"cache_read"_s, 12'000}, {u"duration_ms"_s, 4000 + call * 300}, {u"cost_usd"_s, 0.0365},
                {u"source"_s, u"gateway"_s}});
    for (int n = 1; n <= 4; ++n)
        add(120 * n, event::snapshotMade, {{u"n"_s, n}});
}

void fillFully(RunValue& run)
{
    AuditRecord& record = run.record;
    record.llmCalls = 23;
    record.costMicroUsd = 840'000;
    record.metering = Metering::Gateway;
    record.selfReported = {23, Tokens{209'600, 24'000, 180'000, 0}, 838'000};
    record.tokens = Tokens{210'000, 24'000, 180'000, 0};
    record.changedFiles = 7;
    record.before = CheckResult{u"ctest -R orders"_s, 8, 12'000, false, u"before.log"_s};
    record.after = CheckResult{u"ctest -R orders"_s, 0, 38'000, false, u"after.log"_s};
    record.claimStatus = u"OK"_s;
    record.claimText
        = u"GET /orders now takes limit and offset. All 31 tests pass. I touched nothing outside src/orders.\n\n"
          "The page type is new and has its own tests."_s;
    record.findings = {
        {u"gate-weakened"_s, FindingSeverity::Medium, u"src/orders/orders_handler.cpp"_s, 40, u"New NOLINT here."_s},
        {u"duplicate-code"_s, FindingSeverity::Low, u"src/orders/page.cpp"_s, 1, u"Looks like src/paging.cpp:12."_s}};
    run.outputs = {{u"before.log"_s, "\x1b[32m20 passed\x1b[0m, \x1b[31m2 failed\x1b[0m\n"},
        {u"after.log"_s, "Test project /w/build\n\x1b[1;32m100% tests passed\x1b[0m, 0 failed out of 31\n"}};
    run.brief = u"# Task\n\nFix issue 218: add limit and offset to the orders endpoint.\n\n## Do not\n\n- commit\n"_s;
    run.notes.reviewedFiles
        = {u"src/orders/orders_handler.h"_s, u"src/orders/orders_store.cpp"_s, u"src/orders/page.cpp"_s};
    run.notes.comments = {{u"src/orders/orders_handler.cpp"_s, 46, false,
                              u"What does a page past the end answer? I expect an empty list and no \u201cnext\u201d. "
                              "Add a test for it."_s,
                              u"c1"_s, false},
        {u"tests/orders/orders_handler_test.cpp"_s, 1, false, u"Name the case after what it shows."_s, u"c2"_s, false}};
    fillFiles(run);
    fillEvents(run);
}

void fillReason(RunValue& run)
{
    AuditRecord& record = run.record;
    if (record.agent == u"gemini-cli"_s) {
        record.llmCalls = 14;
        record.costMicroUsd = 310'000;
        record.metering = Metering::SelfReported;
    }
    if (record.status == RunStatus::Question) {
        record.question = u"Keep local time in the CSV export?"_s;
        record.reason = u"\"Keep local time in the CSV export?\" It waits for your answer."_s;
    } else if (record.status == RunStatus::Limit) {
        record.reason
            = u"The limit cost_usd was reached at 02:58:12 UTC, 318.2 s after the start: $2.0000 of $2.0000."_s;
    }
    run.row.reason = record.reason;
    run.row.question = record.question;
    run.row.llmCalls = record.llmCalls;
    run.row.costMicroUsd = record.costMicroUsd;
    run.row.metering = record.metering;
}

} // namespace

QString sampleRunId()
{
    return idOf(u"Paginate GET /orders"_s);
}

void fillReviewSample(ValueBackend& backend, qint64 nowMs)
{
    backend.nowMs = nowMs;
    backend.occupancyValue.reviewLimit = 10;
    backend.occupancyValue.toReview = 8;
    const auto agent = [&backend](const QString& id, const QString& name) {
        AgentInstallation installation;
        installation.id = id;
        installation.name = name;
        backend.agentValues.append(installation);
    };
    agent(u"claude-code"_s, u"Claude Code"_s);
    agent(u"codex"_s, u"Codex"_s);
    agent(u"gemini-cli"_s, u"Gemini CLI"_s);
    for (const Line& line : kLines) {
        RunValue run;
        run.row.title = QString::fromLatin1(line.title);
        run.row.runId = idOf(run.row.title);
        run.row.repository = u"/home/ada/src/"_s + QString::fromLatin1(line.repository);
        run.row.agent = QString::fromLatin1(line.agent);
        run.row.state = RunState::Finished;
        run.row.status = line.status;
        run.row.endedBy = line.status == RunStatus::Limit ? EndedBy::Limit : EndedBy::Agent;
        if (line.status == RunStatus::Limit)
            run.row.limit = LimitName::Cost;
        run.row.review = line.review;
        run.row.endedAtMs = nowMs - line.minutesAgo * kMinute;
        run.row.startedAtMs = run.row.endedAtMs - 8 * kMinute - 42'000;
        run.row.added = line.added;
        run.row.removed = line.removed;
        AuditRecord& record = run.record;
        record.runId = run.row.runId;
        record.contractTitle = run.row.title;
        record.repository = run.row.repository;
        record.agent = run.row.agent;
        record.base = u"4f1c9e2aa00bb11cc22dd33ee44ff5566778899a"_s;
        record.status = run.row.status;
        record.endedBy = run.row.endedBy;
        record.limit = run.row.limit;
        record.startedAtMs = run.row.startedAtMs;
        record.endedAtMs = run.row.endedAtMs;
        record.added = line.added;
        record.removed = line.removed;
        record.state = RunState::Finished;
        fillReason(run);
        run.contract.title = run.row.title;
        run.contract.task = u"Fix issue 218: add limit/offset pagination to the orders endpoint."_s;
        run.contract.agent = run.row.agent;
        run.contract.success.command = u"ctest -R orders"_s;
        run.contract.scope.paths = {u"src/orders/**"_s, u"tests/orders/**"_s};
        run.contract.limits.costMicroUsd = 2'000'000;
        run.preview = {2, {}, u"main"_s, u"77aa0011223344556677889900aabbccddeeff00"_s, false, {}};
        if (run.row.runId == sampleRunId())
            fillFully(run);
        backend.put(run);
    }
}

} // namespace remit::test
