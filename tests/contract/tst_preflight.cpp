// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/preflight.h"
#include "tests/support/testmain.h"

#include <QTest>

#include <algorithm>
#include <functional>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

Contract good()
{
    Contract contract;
    contract.title = u"Paginate GET /orders"_s;
    contract.task = u"Fix issue 218: add limit and offset to the orders endpoint in src/orders/list.js."_s;
    contract.agent = u"claude-code"_s;
    contract.scope.paths = {u"src/orders/**"_s, u"tests/orders/**"_s};
    contract.success.command = u"npm test -- orders"_s;
    contract.doNot.actions = knownActions();
    contract.doNot.paths = QStringList(u"src/auth/**"_s);
    return contract;
}

PreflightContext known()
{
    PreflightContext context;
    context.files = QStringList{
        u"src/orders/list.js"_s, u"src/auth/login.js"_s, u"tests/orders/list.test.js"_s, u"ops/deploy/prod.yml"_s};
    context.priceKnown = true;
    context.checkExitOnBase = 1;
    context.agentInstalled = true;
    return context;
}

QStringList idsOf(const Preflight& preflight)
{
    QStringList ids;
    for (const auto& finding : preflight.findings)
        ids.append(toText(finding.severity) + u' ' + finding.id);
    return ids;
}

PreflightFinding findingOf(const Preflight& preflight, const QString& id)
{
    const auto it = std::ranges::find(preflight.findings, id, &PreflightFinding::id);
    return it == preflight.findings.end() ? PreflightFinding{} : *it;
}

PreflightAnswer answerOf(const QList<PreflightAnswer>& answers, const QString& name)
{
    const auto it = std::ranges::find(answers, name, &PreflightAnswer::name);
    return it == answers.end() ? PreflightAnswer{} : *it;
}

} // namespace

class PreflightTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void aGoodContractHasNoFindings();
    void fivePartsAndThreeQuestionsAreAnswered();
    void anEmptyContractMissesItsParts();
    void globsThatMatchNothingAreErrorsWithTheNearest();
    void withoutFilesGlobsAreNotJudged();
    void theRestIsJudged_data();
    void theRestIsJudged();
    void overlapNamesTheOtherRun();
    void vagueTasksAreSeen_data();
    void vagueTasksAreSeen();
    void topicsAreSeenAndNearMissesAreNot_data();
    void topicsAreSeenAndNearMissesAreNot();
    void commandsAreReadToo();
    void scopeGlobsTellTopicsToo();
    void errorsStandFirst();
    void everyFindingSaysWhyAndHowToMend();
};

void PreflightTest::aGoodContractHasNoFindings()
{
    const Preflight result = preflight(good(), known());
    QCOMPARE(idsOf(result), QStringList());
    QVERIFY(!result.hasErrors());
    QCOMPARE(idsOf(preflight(good())), QStringList());
}

void PreflightTest::fivePartsAndThreeQuestionsAreAnswered()
{
    const Preflight result = preflight(good(), known());
    QStringList names;
    for (const auto& answer : result.parts + result.questions) {
        names.append(answer.name);
        QVERIFY2(answer.ok, qPrintable(answer.name));
        QVERIFY(!answer.answer.isEmpty());
    }
    QCOMPARE(names, u"task boundary environment verification artifact hear kill end"_s.split(u' '));
    QCOMPARE(answerOf(result.parts, u"boundary"_s).answer, u"src/orders/**, tests/orders/**. 2 files may change."_s);
    QCOMPARE(answerOf(result.parts, u"verification"_s).answer,
        u"npm test -- orders. On the base it fails now (exit code 1)."_s);
    QCOMPARE(answerOf(result.parts, u"artifact"_s).answer, u"Changes, at most 20 files and 600 lines."_s);
    QCOMPARE(answerOf(result.questions, u"hear"_s).answer,
        u"A notification when it ends, fails, reaches a limit or asks."_s);
    QCOMPARE(answerOf(result.questions, u"kill"_s).answer, u"10m, 3m of silence, 40 calls, $2.00, Stop."_s);
}

void PreflightTest::anEmptyContractMissesItsParts()
{
    const Preflight result = preflight({});
    QVERIFY(result.hasErrors());
    QStringList missing;
    for (const auto& answer : result.parts)
        if (!answer.ok)
            missing.append(answer.name);
    QCOMPARE(missing, u"task boundary environment verification"_s.split(u' '));
    QStringList errors;
    for (const auto& finding : result.findings)
        if (finding.severity == Severity::Error)
            errors.append(finding.id);
    QCOMPARE(errors, u"no-title no-task no-scope no-success-command no-agent"_s.split(u' '));
}

void PreflightTest::globsThatMatchNothingAreErrorsWithTheNearest()
{
    Contract contract = good();
    contract.doNot.paths = {u"deploy/**"_s, u"src/auth/**"_s};
    contract.scope.paths = {u"src/odrers/**"_s, u"tests/orders/**"_s, u"zebra/*"_s};
    const Preflight result = preflight(contract, known());
    QCOMPARE(idsOf(result),
        QStringList(
            {u"error glob-matches-nothing"_s, u"error glob-matches-nothing"_s, u"error glob-matches-nothing"_s}));
    const auto& scope = result.findings[0];
    QCOMPARE(scope.key, u"scope.paths"_s);
    QCOMPARE(scope.value, u"src/odrers/**"_s);
    QVERIFY2(scope.why.contains(u"src/orders/**"_s), qPrintable(scope.why));
    QCOMPARE(result.findings[1].value, u"zebra/*"_s);
    QVERIFY(!result.findings[1].why.contains(u"meant"_s));
    const auto& doNot = result.findings[2];
    QCOMPARE(doNot.key, u"do_not.paths"_s);
    QCOMPARE(doNot.title, u"deploy/** matches nothing"_s);
    QVERIFY2(doNot.why.contains(u"ops/deploy/**"_s), qPrintable(doNot.why));
}

void PreflightTest::withoutFilesGlobsAreNotJudged()
{
    Contract contract = good();
    contract.doNot.paths = QStringList(u"deploy/**"_s);
    const Preflight result = preflight(contract);
    QCOMPARE(idsOf(result), QStringList());
    QVERIFY(answerOf(result.parts, u"boundary"_s).answer.contains(u"Not compared with the files."_s));
}

void PreflightTest::theRestIsJudged_data()
{
    using Change = std::function<void(Contract&, PreflightContext&)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("finding");
    const auto row = [](const char* name, const QString& finding, const Change& change) {
        QTest::newRow(name) << change << finding;
    };
    row("no success command", u"error no-success-command"_s,
        [](Contract& c, PreflightContext&) { c.success.command = u" "_s; });
    row("a report needs none", QString(), [](Contract& c, PreflightContext&) {
        c.success.command.clear();
        c.artifact = ArtifactKind::Report;
    });
    row("passes on the base", u"warning check-passes-on-base"_s,
        [](Contract&, PreflightContext& x) { x.checkExitOnBase = 0; });
    row("cannot run on the base", u"warning check-cannot-run"_s,
        [](Contract&, PreflightContext& x) { x.checkExitOnBase = 127; });
    row("not tried on the base", QString(), [](Contract&, PreflightContext& x) { x.checkExitOnBase.reset(); });
    row("price unknown, own limit", u"error price-unknown"_s, [](Contract& c, PreflightContext& x) {
        c.limits.costMicroUsd = 1;
        x.priceKnown = false;
    });
    row("price unknown, tier's limit", u"warning price-unknown"_s,
        [](Contract&, PreflightContext& x) { x.priceKnown = false; });
    row("prices unreadable, own limit", u"error prices-unreadable"_s, [](Contract& c, PreflightContext& x) {
        c.costStrict = true;
        x.pricesProblem = u"prices.toml:1:1: no price"_s;
    });
    row("prices unreadable, tier's limit", u"warning prices-unreadable"_s,
        [](Contract&, PreflightContext& x) { x.pricesProblem = u"prices.toml:1:1: no price"_s; });
    row("price not asked", QString(), [](Contract& c, PreflightContext& x) {
        c.limits.costMicroUsd = 1;
        x.priceKnown.reset();
    });
    row("agent not installed", u"error agent-not-installed"_s,
        [](Contract&, PreflightContext& x) { x.agentInstalled = false; });
    row("agent unknown", u"error unknown-agent"_s, [](Contract& c, PreflightContext& x) {
        c.agent = u"claud-code"_s;
        x.knownAgents = QStringList{u"claude-code"_s, u"command"_s};
    });
    row("stream unknown", u"error unknown-stream"_s, [](Contract& c, PreflightContext& x) {
        c.agent = u"command"_s;
        c.command = {{u"true"_s}, u"txt"_s};
        x.knownAgents = QStringList{u"claude-code"_s, u"command"_s};
    });
    for (const QString& speaks : {u"acp"_s, u"command"_s}) {
        row(qPrintable(u"stream that is none: "_s + speaks), u"error unknown-stream"_s,
            [speaks](Contract& c, PreflightContext& x) {
                c.agent = u"command"_s;
                c.command = {{u"true"_s}, speaks};
                x.knownAgents = QStringList{u"claude-code"_s, u"acp"_s, u"command"_s};
            });
    }
    row("agent of the protocol", QString(), [](Contract& c, PreflightContext& x) {
        c.agent = u"acp"_s;
        c.command.argv = {u"gemini"_s, u"--acp"_s};
        x.knownAgents = QStringList{u"claude-code"_s, u"acp"_s, u"command"_s};
    });
    row("agent of the protocol without a program", u"error no-command"_s,
        [](Contract& c, PreflightContext&) { c.agent = u"acp"_s; });
    row("agent known", QString(), [](Contract& c, PreflightContext& x) {
        c.agent = u"command"_s;
        c.command = {{u"true"_s}, u"text"_s};
        x.knownAgents = QStringList{u"claude-code"_s, u"command"_s};
    });
    row("command without a program", u"error no-command"_s,
        [](Contract& c, PreflightContext&) { c.agent = u"command"_s; });
    row("no instructions for agents", u"note no-agent-instructions"_s,
        [](Contract&, PreflightContext& x) { x.hasAgentInstructions = false; });
    row("idle at wall clock", u"warning idle-never-fires"_s,
        [](Contract& c, PreflightContext&) { c.limits.idle = std::chrono::minutes(10); });
    row("nobody hears", u"warning nobody-hears"_s, [](Contract& c, PreflightContext&) { c.notifyOn.clear(); });
    row("secret in the environment", u"warning secret-in-environment"_s,
        [](Contract& c, PreflightContext&) { c.environment.pass = {u"LANG"_s, u"GITHUB_TOKEN"_s}; });
    row("no secret in the environment", QString(),
        [](Contract& c, PreflightContext&) { c.environment.pass = {u"TOKENIZERS_PARALLELISM"_s, u"KEYBOARD"_s}; });
    row("read-only changes", u"error read-only-changes"_s,
        [](Contract& c, PreflightContext&) { c.scope.readOnly = true; });
    row("bad glob", u"error bad-glob"_s, [](Contract& c, PreflightContext&) { c.doNot.paths.append(u"/etc/**"_s); });
    row("no scope", u"error no-scope"_s, [](Contract& c, PreflightContext&) { c.scope.paths.clear(); });
    row("whole repository", u"warning scope-is-everything"_s,
        [](Contract& c, PreflightContext&) { c.scope.paths = QStringList(u"**"_s); });
    row("scope wholly forbidden", u"error scope-is-forbidden"_s,
        [](Contract& c, PreflightContext&) { c.doNot.paths = {u"src/**"_s, u"tests/**"_s}; });
}

void PreflightTest::theRestIsJudged()
{
    using Change = std::function<void(Contract&, PreflightContext&)>;
    QFETCH(Change, change);
    QFETCH(QString, finding);
    Contract contract = good();
    PreflightContext context = known();
    change(contract, context);
    QCOMPARE(idsOf(preflight(contract, context)), finding.isEmpty() ? QStringList() : QStringList(finding));
}

void PreflightTest::overlapNamesTheOtherRun()
{
    PreflightContext context = known();
    context.others
        = {{u"csv-20261121-0200-aaaa"_s, u"Speed up the CSV importer"_s, {u"src/import/**"_s, u"src/orders/csv/**"_s}},
            {u"docs-20261121-0200-bbbb"_s, u"Docs"_s, {u"docs/**"_s}}};
    const Preflight result = preflight(good(), context);
    QCOMPARE(idsOf(result), QStringList(u"warning scope-overlap"_s));
    QCOMPARE(result.findings[0].value, u"csv-20261121-0200-aaaa"_s);
    QCOMPARE(result.findings[0].why,
        u"\"Speed up the CSV importer\" may change src/orders/csv/** too. One of the two would conflict."_s);
}

void PreflightTest::vagueTasksAreSeen_data()
{
    QTest::addColumn<QString>("task");
    QTest::addColumn<bool>("vague");
    for (const char* task : {"Fix bugs", "improve the code", "Make it better.", "Refactor everything",
             "Clean up the repository", "do it", "Please improve things as needed", "Fix the tests and so on",
             "Fix some problems.", "Update the orders page", "优化代码"})
        QTest::newRow(task) << QString::fromUtf8(task) << true;
    for (const char* task : {"Fix issue 218: add limit/offset pagination to the orders endpoint.",
             "Fix bugs in the CSV importer: quoted line ends are lost", "Rename parseOrder() to readOrder",
             "Improve the error message of `remit lint` for a missing file",
             "Add a test for empty input to tests/csv.py",
             "Sort the list of orders by date, newest first, on the start page",
             "把 src/orders/list.js 的分页参数改成 limit 和 offset"})
        QTest::newRow(task) << QString::fromUtf8(task) << false;
}

void PreflightTest::vagueTasksAreSeen()
{
    QFETCH(QString, task);
    QFETCH(bool, vague);
    Contract contract = good();
    contract.task = task;
    QCOMPARE(idsOf(preflight(contract, known())), vague ? QStringList(u"warning vague-task"_s) : QStringList());
}

void PreflightTest::topicsAreSeenAndNearMissesAreNot_data()
{
    QTest::addColumn<QString>("task");
    QTest::addColumn<QString>("topic");
    const auto row
        = [](const char* task, const QString& topic) { QTest::newRow(task) << QString::fromUtf8(task) << topic; };
    row("Rotate the API key in config/settings.py", u"topic-secrets"_s);
    row("Store passwords with a new hash in user.py", u"topic-secrets"_s);
    row("Split the tokenizer in lexer.py into two files", {});
    row("Fix the keyboard shortcut in src/keys.ts line 40", {});
    row("Let users log in with OAuth in src/session.ts", u"topic-auth"_s);
    row("Check the authorization of each request in api.py", u"topic-auth"_s);
    row("Show the author of a commit in src/log.ts", {});
    row("Fix the login page layout in login.css", u"topic-auth"_s);
    row("Add tax lines to the invoice in src/pdf.ts", u"topic-billing"_s);
    row("Fix the git checkout step in docs/build.md", {});
    row("Write a database migration for the new column", u"topic-migrations"_s);
    row("Run the migrations against the test data set", u"topic-migrations"_s);
    row("Describe the migration guide to Qt 6 in docs/qt6.md", {});
    row("Prepare a new release and update CHANGELOG.md", u"topic-release"_s);
    row("Release the lock in src/queue.c after an error", {});
    row("Mend the release notes formatter in tools/notes.py", {});
    row("Clean the production database of old rows", u"topic-production-data"_s);
    row("Add a production build flag to CMakeLists.txt", {});
    row("Fix src/a.c and push to main", u"topic-push"_s);
    row("Fix src/a.c, commit and push.", u"topic-push"_s);
    row("git push the fix of src/a.c", u"topic-push"_s);
    row("Push the new item onto the stack in src/vm.c", {});
    row("Use push_back in place of insert in list.cpp", {});
    row("Style the push button in button.css", {});
    row("Fix src/a.c. Do not push to main", {});
    row("Fix src/a.c and then deploy it to staging", u"topic-deploy"_s);
    row("Deploy the new version of src/worker", u"topic-deploy"_s);
    row("Explain the deployment steps in docs/ops.md", {});
    row("Fix the deploy script ops/run.sh so that it takes --dry", {});
    row("Fix src/a.c without deploying to production servers", {});
    row("Write the summary to out.md and send it to the team", u"topic-send"_s);
    row("Send an e-mail to all customers of list.csv", u"topic-send"_s);
    row("Fix the send button in src/chat.tsx", {});
    row("Cover send_message() of src/mail.py with a test", {});
    row("Make sure that requests send the header X-Id", {});
    row("Pay the open bills of the cloud account 42", u"topic-pay"_s);
    row("Pay attention to line ends in src/csv.py", {});
    row("Fix the payload size check in src/http.c", {});
    row("Never send anything; only fix src/mail.py", {});
}

void PreflightTest::topicsAreSeenAndNearMissesAreNot()
{
    QFETCH(QString, task);
    QFETCH(QString, topic);
    Contract contract = good();
    contract.title = u"A run"_s;
    contract.task = task;
    const Preflight result = preflight(contract, known());
    QStringList topics;
    for (const auto& finding : result.findings)
        if (finding.id.startsWith(u"topic-"_s)) {
            topics.append(finding.id);
            QCOMPARE(finding.severity, Severity::Warning);
            QCOMPARE(finding.key, u"task"_s);
            QVERIFY2(task.contains(finding.value), qPrintable(finding.value));
        }
    QCOMPARE(topics, topic.isEmpty() ? QStringList() : QStringList(topic));
}

void PreflightTest::commandsAreReadToo()
{
    Contract contract = good();
    contract.success.command = u"npm test && kubectl apply -f k8s/"_s;
    const auto finding = findingOf(preflight(contract, known()), u"topic-deploy"_s);
    QCOMPARE(finding.key, u"success.command"_s);
    QCOMPARE(finding.value, u"kubectl apply"_s);
}

void PreflightTest::scopeGlobsTellTopicsToo()
{
    Contract contract = good();
    PreflightContext context = known();
    context.files->append({u"db/migrations/1.sql"_s, u"src/author/x.js"_s});
    contract.scope.paths = {u"db/migrations/**"_s, u"src/author/**"_s};
    const Preflight result = preflight(contract, context);
    QCOMPARE(idsOf(result), QStringList(u"warning topic-migrations"_s));
    QCOMPARE(result.findings[0].key, u"scope.paths"_s);
    QCOMPARE(result.findings[0].value, u"db/migrations/**"_s);
}

void PreflightTest::errorsStandFirst()
{
    Contract contract = good();
    contract.task = u"Deploy it"_s;
    contract.success.command.clear();
    PreflightContext context = known();
    context.hasAgentInstructions = false;
    const Preflight result = preflight(contract, context);
    QVERIFY(result.findings.size() >= 3);
    QVERIFY(std::ranges::is_sorted(result.findings, std::ranges::greater{}, &PreflightFinding::severity));
    QCOMPARE(result.findings.first().severity, Severity::Error);
    QCOMPARE(result.findings.last().id, u"no-agent-instructions"_s);
}

void PreflightTest::everyFindingSaysWhyAndHowToMend()
{
    Contract contract;
    contract.task = u"Deploy it and rotate the API key"_s;
    contract.scope.paths = {u"/x"_s, u"zebra/**"_s};
    PreflightContext context = known();
    context.priceKnown = false;
    context.hasAgentInstructions = false;
    const Preflight result = preflight(contract, context);
    QVERIFY(result.findings.size() > 6);
    for (const auto& finding : result.findings) {
        QVERIFY2(!finding.title.isEmpty() && !finding.title.endsWith(u'.'), qPrintable(finding.id));
        QVERIFY2(finding.why.endsWith(u'.') || finding.why.endsWith(u'?'), qPrintable(finding.id));
        QVERIFY2(finding.mend.endsWith(u'.'), qPrintable(finding.id));
    }
}

REMIT_TEST_MAIN(PreflightTest)
#include "tst_preflight.moc"
