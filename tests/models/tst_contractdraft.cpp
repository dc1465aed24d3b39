// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/contractdraft.h"
#include "models/drafttext.h"
#include "models/findingmends.h"
#include "models/scopetree.h"
#include "runner/contract/contractfile.h"
#include "tests/support/testmain.h"
#include "tests/support/valuebackend.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QSignalSpy>

#include <algorithm>

using namespace remit;
using namespace remit::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestContractDraft : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void aDraftReadsBackAsItWas_data()
    {
        QTest::addColumn<Contract>("contract");
        QTest::addColumn<QString>("repository");
        QTest::newRow("empty") << Contract() << QString();
        QTest::newRow("whole") << good() << u"/home/ada/shop api/ünï\ncode"_s;
        Contract titled;
        titled.title = u"Only a title"_s;
        Contract commanded; // as the wizard begins where no other agent is installed
        commanded.agent = u"command"_s;
        QTest::newRow("a command without a program") << commanded << QString();
        commanded.command.speaks = u"claude-code"_s;
        QTest::newRow("a command that only speaks") << commanded << QString();
        QTest::newRow("titled") << titled << u"/srv/x"_s;
    }
    void aDraftReadsBackAsItWas()
    {
        QFETCH(Contract, contract);
        QFETCH(QString, repository);
        const DraftText draft{.contract = contract, .repository = repository, .base = u"main"_s};
        const Result<DraftText> read = readDraft(writeDraft(draft));
        QVERIFY2(read.has_value(), qPrintable(read ? QString() : read.error().detail));
        QCOMPARE(*read, draft);
    }

    void aBrokenDraftSaysWhere()
    {
        const Result<DraftText> read = readDraft("schema = 1\ntitle = 3\n");
        QVERIFY(!read);
        QVERIFY(read.error().detail.startsWith(u"contract.toml:"_s));
    }

    void anEntryIsRefusedWithItsReason_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("entry");
        QTest::addColumn<bool>("fine");
        QTest::newRow("glob") << u"scope.paths"_s << u"src/**"_s << true;
        QTest::newRow("absolute") << u"scope.paths"_s << u"/src/**"_s << false;
        QTest::newRow("host") << u"environment.hosts"_s << u"registry.example"_s << true;
        QTest::newRow("url") << u"environment.hosts"_s << u"https://registry.example"_s << false;
        QTest::newRow("variable") << u"environment.pass"_s << u"LANG"_s << true;
        QTest::newRow("value") << u"environment.pass"_s << u"LANG=C"_s << false;
        QTest::newRow("model") << u"model"_s << u"a b"_s << false;
        QTest::newRow("rule") << u"do_not.rules"_s << u"Do not add dependencies."_s << true;
    }
    void anEntryIsRefusedWithItsReason()
    {
        QFETCH(QString, key);
        QFETCH(QString, entry);
        QFETCH(bool, fine);
        QCOMPARE(problemWithEntry(key, entry).isEmpty(), fine);
    }

    void itIsJudgedAgainAfterEachChange()
    {
        ValueBackend backend;
        fill(backend);
        ContractDraft draft(backend);
        QCOMPARE(draft.startProblem(), u"No repository is chosen."_s);
        draft.setRepository(u"/srv/shop"_s);
        draft.replace(good(), {});
        QTRY_VERIFY(draft.isJudged());
        QCOMPARE(draft.startProblem(), QString());
        draft.edit([](Contract& contract) { contract.scope.paths = {u"nowhere/**"_s}; });
        QVERIFY(!draft.isJudged());
        QTRY_VERIFY(draft.isJudged());
        QVERIFY(draft.preflight().hasErrors());
        QCOMPARE(draft.matchCount(u"src/**"_s), 2);
        QVERIFY(draft.brief().contains(good().task));
    }

    void anOlderAnswerIsDropped()
    {
        ValueBackend backend;
        fill(backend);
        ContractDraft draft(backend);
        backend.hold();
        draft.setRepository(u"/srv/first"_s);
        backend.repositoryValue.facts.name = u"second"_s;
        draft.setRepository(u"/srv/second"_s);
        backend.release();
        QTRY_VERIFY(draft.repository().has_value());
        QCOMPARE(draft.repository()->facts.name, u"second"_s);
    }

    void aTriedCheckIsForgottenWhenItChanges()
    {
        ValueBackend backend;
        fill(backend);
        backend.checkValue.exit = 0;
        ContractDraft draft(backend);
        draft.replace(good(), {});
        draft.setRepository(u"/srv/shop"_s);
        QTRY_VERIFY(draft.isJudged());
        draft.tryCheck();
        QTRY_VERIFY(draft.isJudged() && draft.check());
        QVERIFY(std::ranges::contains(draft.preflight().findings, u"check-passes-on-base"_s, &PreflightFinding::id));
        draft.edit([](Contract& contract) { contract.success.command = u"make other"_s; });
        QVERIFY(!draft.check());
        QTRY_VERIFY(draft.isJudged());
        QVERIFY(!std::ranges::contains(draft.preflight().findings, u"check-passes-on-base"_s, &PreflightFinding::id));
    }

    void theCheckOfAHalfWrittenContractCanBeTried()
    {
        Contract half; // as on the second page of the wizard: no title, no task, no program of the agent
        half.agent = u"command"_s;
        half.success.command = u"make check"_s;
        half.scope.setup = u"npm ci"_s;
        half.environment.pass = {u"LANG"_s};
        half.limits.memoryBytes = 1'000'000;
        QVERIFY(!readContract(writeContract(half)).contract);
        const ContractReading reading = readContract(writeContract(contractForCheck(half)));
        QVERIFY2(reading.contract, qPrintable(reading.problems.value(0).message));
        QCOMPARE(reading.contract->success, half.success);
        QCOMPARE(reading.contract->scope.setup, half.scope.setup);
        QCOMPARE(reading.contract->environment, half.environment);
        QCOMPARE(reading.contract->limits, half.limits);
    }

    void itStartsOnlyOnce()
    {
        ValueBackend backend;
        fill(backend);
        ContractDraft draft(backend);
        draft.replace(good(), {});
        draft.setRepository(u"/srv/shop"_s, u"main"_s);
        QTRY_VERIFY(draft.isJudged());
        backend.hold();
        QSignalSpy launched(&draft, &ContractDraft::launched);
        draft.start();
        draft.start();
        backend.release();
        QTRY_COMPARE(launched.size(), 1);
        QCOMPARE(backend.launches.size(), 1);
        QCOMPARE(backend.launches.constFirst().base, u"main"_s);
    }

    void aRaceLaunchesTheContractOnceForEachAgent()
    {
        ValueBackend backend;
        fill(backend);
        ContractDraft draft(backend);
        Contract contract = good();
        contract.agent = u"claude-code"_s;
        contract.model = u"opus"_s;
        draft.replace(contract, {});
        draft.setRepository(u"/srv/shop"_s, u"main"_s);
        QTRY_VERIFY(draft.isJudged());
        draft.setRacing(true);
        QVERIFY(!draft.startProblem().isEmpty());
        draft.setRacers({u"claude-code"_s});
        QVERIFY(!draft.startProblem().isEmpty());
        draft.setRacers({u"claude-code"_s, u"codex"_s});
        QCOMPARE(draft.startProblem(), QString());
        QSignalSpy failed(&draft, &ContractDraft::failed);
        QSignalSpy launched(&draft, &ContractDraft::launched);
        backend.failNext(ErrorCode::InvalidInput, u"codex: not found."_s);
        draft.start();
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(draft.isRacing()); // to be started again when that is mended
        draft.start();
        QTRY_COMPARE(launched.size(), 1);
        QVERIFY(!draft.isRacing());
        QCOMPARE(backend.calls.filter(u"race "_s).constLast(), u"race claude-code,codex"_s);
        QCOMPARE(backend.launches.size(), 2);
        QCOMPARE(backend.launches.at(0).contract.model, u"opus"_s);
        QCOMPARE(backend.launches.at(1).contract.model, QString());
    }

    void everyErrorHasAMendThatMends_data()
    {
        QTest::addColumn<Contract>("contract");
        QTest::addColumn<QString>("id");
        const auto with = [](const std::function<void(Contract&)>& change) {
            Contract contract = good();
            change(contract);
            return contract;
        };
        QTest::newRow("path") << with([](Contract& c) { c.doNot.paths = {u"deploy/**"_s}; })
                              << u"glob-matches-nothing"_s;
        QTest::newRow("slip") << with([](Contract& c) { c.scope.paths = {u"scr/**"_s}; }) << u"glob-matches-nothing"_s;
        QTest::newRow("idle") << with([](Contract& c) { c.limits.idle = 20min; }) << u"idle-never-fires"_s;
        QTest::newRow("notify") << with([](Contract& c) { c.notifyOn.clear(); }) << u"nobody-hears"_s;
        QTest::newRow("secret") << with([](Contract& c) { c.environment.pass = {u"API_KEY"_s}; })
                                << u"secret-in-environment"_s;
        QTest::newRow("read only") << with([](Contract& c) { c.scope.readOnly = true; }) << u"read-only-changes"_s;
        QTest::newRow("price") << with([](Contract& c) { c.limits.costMicroUsd = 1; }) << u"price-unknown"_s;
        QTest::newRow("overlap") << with([](Contract& c) { c.scope.paths = {u"src/**"_s, u"docs/**"_s}; })
                                 << u"scope-overlap"_s;
    }
    void everyErrorHasAMendThatMends()
    {
        QFETCH(Contract, contract);
        QFETCH(QString, id);
        PreflightContext context;
        context.files = files();
        context.others = {{u"other-run"_s, u"Other"_s, {u"docs/**"_s}}};
        context.priceKnown = id != u"price-unknown";
        const auto severity = [&](const Contract& judged) {
            const QList<PreflightFinding> findings = preflight(judged, context).findings;
            const auto found = std::ranges::find(findings, id, &PreflightFinding::id);
            return found == findings.end() ? -1 : static_cast<int>(found->severity);
        };
        const QList<PreflightFinding> findings = preflight(contract, context).findings;
        const auto finding = std::ranges::find(findings, id, &PreflightFinding::id);
        QVERIFY(finding != findings.end());
        const QList<FindingMend> mends = mendsFor(*finding, contract, context);
        QVERIFY(!mends.isEmpty());
        for (const FindingMend& mend : mends) {
            QVERIFY(!mend.text.isEmpty());
            QVERIFY(mend.change);
            Contract mended = contract;
            mend.change(mended);
            QVERIFY2(severity(mended) < static_cast<int>(finding->severity), qPrintable(mend.text));
        }
    }

    void everyKeyHasAStep()
    {
        QCOMPARE(stepOfKey(u"scope.paths"_s), WizardStep::Task);
        QCOMPARE(stepOfKey(u"success.command"_s), WizardStep::Success);
        QCOMPARE(stepOfKey(u"do_not.paths"_s), WizardStep::DoNot);
        QCOMPARE(stepOfKey(u"limits.idle"_s), WizardStep::Limits);
        QCOMPARE(stepOfKey(u"environment.pass"_s), WizardStep::Agent);
        QCOMPARE(stepOfKey({}), WizardStep::Task);
    }

    void theTreeCountsWhatTheScopeMatches()
    {
        ScopeTree tree;
        QAbstractItemModelTester tester(&tree, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QCOMPARE(tree.rowCount(), 0);
        tree.setFiles(files() + QStringList{u"odd/a[1].txt"_s, u"a/b/c/d.txt"_s});
        tree.setScope({u"src/**"_s});
        QCOMPARE(tree.indexOf(u"src"_s).data(ScopeTree::MatchCountRole).toInt(), 2);
        QCOMPARE(tree.indexOf(u"docs"_s).data(ScopeTree::MatchCountRole).toInt(), 0);
        QCOMPARE(tree.indexOf(u"src"_s).siblingAtColumn(ScopeTree::Matches).data().toString(), u"2 of 2 files"_s);
        QCOMPARE(tree.indexOf(u"odd/a[1].txt"_s).data(ScopeTree::GlobRole).toString(), u"odd/a\\[1\\].txt"_s);
        QVERIFY(!tree.indexOf(u"a/x"_s).isValid());
        QCOMPARE(tree.parent(tree.indexOf(u"a/b/c"_s)), tree.indexOf(u"a/b"_s));
        tree.setFiles({});
        QCOMPARE(tree.rowCount(), 0);
    }

private:
    static QStringList files() { return {u"src/a.cpp"_s, u"src/b.cpp"_s, u"docs/x.md"_s, u"Makefile"_s}; }
    static Contract good()
    {
        Contract contract;
        contract.title = u"Paginate"_s;
        contract.task = u"Add limit and offset to GET /orders in src/a.cpp,\nat most 100 rows."_s;
        contract.agent = u"claude-code"_s;
        contract.scope.paths = {u"src/**"_s};
        contract.success.command = u"make test"_s;
        return contract;
    }
    static void fill(ValueBackend& backend)
    {
        backend.repositoryValue.files = files();
        backend.repositoryValue.facts.name = u"shop"_s;
        backend.preflightValue.files = files();
        backend.preflightValue.agentInstalled = true;
    }
};

REMIT_GUI_TEST_MAIN(TestContractDraft)
#include "tst_contractdraft.moc"
