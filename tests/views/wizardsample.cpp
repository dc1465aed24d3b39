// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/wizardsample.h"

namespace remit::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QStringList sampleFiles()
{
    QStringList files{u"README.md"_s, u"package.json"_s, u".github/workflows/ci.yml"_s, u"src/main.ts"_s};
    for (int i = 0; i < 20; ++i)
        files.append(u"src/orders/order%1.ts"_s.arg(i));
    for (int i = 0; i < 14; ++i)
        files.append(u"src/auth/auth%1.ts"_s.arg(i));
    for (int i = 0; i < 21; ++i)
        files.append(u"tests/orders/case%1.ts"_s.arg(i));
    return files;
}

} // namespace

void fillWizard(ValueBackend& backend)
{
    RepositorySummary& repository = backend.repositoryValue;
    repository.facts = {.workdir = u"/home/ada/shop-api"_s,
        .commonDir = u"/home/ada/shop-api/.git"_s,
        .name = u"shop-api"_s,
        .headBranch = u"main"_s,
        .headCommit = u"4f1c9e2d00000000000000000000000000000000"_s};
    repository.branches = {u"main"_s, u"release-2"_s};
    repository.files = sampleFiles();
    repository.base = repository.facts.headCommit;
    repository.hasAgentInstructions = true;
    backend.recentValues = {u"/home/ada/shop-api"_s, u"/home/ada/billing"_s};
    backend.preflightValue.files = repository.files;
    backend.preflightValue.agentInstalled = true;
    backend.preflightValue.priceKnown = true;
    backend.agentValues = {{.id = u"claude-code"_s,
                               .name = u"Claude Code"_s,
                               .program = u"/usr/local/bin/claude"_s,
                               .metering = Metering::Gateway},
        {.id = u"codex"_s, .name = u"Codex"_s, .program = {}, .reasons = {u"codex is not in /usr/bin."_s}},
        {.id = u"acp"_s, .name = u"ACP agent"_s, .program = u"/usr/bin/env"_s, .metering = Metering::Gateway},
        {.id = u"command"_s, .name = u"Command"_s, .program = {}, .reasons = {}}};
    backend.checkValue
        = {.command = u"ctest -R orders"_s, .exit = 8, .durationMs = 36'000, .outputFile = u"2 of 22 tests failed\n"_s};
    for (int i = 0; i < 12; ++i) {
        RunValue run;
        run.row.runId = u"earlier-%1"_s.arg(i);
        run.row.title = u"Earlier task %1"_s.arg(i);
        run.row.repository = u"/home/ada/shop-api"_s;
        run.row.state = RunState::Finished;
        run.row.review = ReviewState::Accepted;
        run.row.createdAtMs = 1'700'000'000'000 + i;
        run.row.startedAtMs = run.row.createdAtMs;
        run.row.endedAtMs = run.row.startedAtMs + 300'000 + i * 24'000;
        run.row.costMicroUsd = 500'000 + i * 40'000;
        run.row.changedFiles = 3 + i;
        run.record.repository = u"/home/ada/shop-api"_s;
        run.contract = paginationContract();
        run.contract.title = run.row.title;
        backend.put(run);
    }
}

Contract paginationContract()
{
    Contract contract;
    contract.title = u"Paginate GET /orders"_s;
    contract.task = u"Fix issue 218: add limit and offset to GET /orders in src/orders/order1.ts."_s;
    contract.agent = u"claude-code"_s;
    contract.scope.paths = {u"src/orders/**"_s, u"tests/orders/**"_s};
    contract.success.command = u"ctest -R orders"_s;
    contract.doNot.actions = {u"commit"_s, u"push"_s, u"publish"_s, u"delete-recursively"_s};
    contract.doNot.paths = {u"src/auth/**"_s, u".github/**"_s, u"deploy/**"_s};
    contract.doNot.rules = {u"Do not add dependencies."_s, u"Keep public function names."_s};
    contract.environment.hosts = {u"registry.example"_s};
    contract.limits.wallClock = 10min;
    contract.limits.costMicroUsd = 2'000'000;
    return contract;
}

} // namespace remit::test
