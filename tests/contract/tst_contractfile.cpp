// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/contractfile.h"
#include "tests/contract/randomcontract.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace remit;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray kHead = "schema = 1\ntitle = \"T\"\ntask = \"Do it\"\nagent = \"claude-code\"\n";

QString shown(const QList<ContractProblem>& problems)
{
    QStringList lines;
    for (const auto& problem : problems)
        lines.append(problem.inFile(u"c.toml"_s) + u" ["_s + problem.key + u']');
    return lines.join(u'\n');
}

} // namespace

class ContractFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void readsTheWholeExample();
    void missingOptionalKeysAreTheDocumentedDefaults();
    void eachProblemHasItsPlaceAndSaysWhatIsRight_data();
    void eachProblemHasItsPlaceAndSaysWhatIsRight();
    void allProblemsAreReportedInFileOrder();
    void oneSyntaxErrorDoesNotHideTheNext();
    void aSyntaxErrorInAListIsReportedOnce();
    void aLongOrDeepFileIsRefusedQuickly_data();
    void aLongOrDeepFileIsRefusedQuickly();
    void anUnreadableFileIsOneProblem();
    void writtenContractsReadBackEqual();
    void writingTwiceGivesTheSameBytes();
    void onlyDifferencesFromTheDefaultsAreWritten();
    void anotherMeaningIsAnotherHash();
    void brokenBytesNeverThrow();
};

void ContractFileTest::readsTheWholeExample()
{
    const auto reading = readContractFile(QFINDTESTDATA("../data/contract/whole.toml"));
    QVERIFY2(reading.contract, qPrintable(shown(reading.problems)));
    const Contract& contract = *reading.contract;
    QCOMPARE(contract.title, u"Paginate GET /orders"_s);
    QCOMPARE(contract.tier, Tier::Small);
    QCOMPARE(contract.agent, u"command"_s);
    QCOMPARE(contract.model, u"claude-sonnet-4-5"_s);
    QCOMPARE(contract.command.argv, QStringList({u"python3"_s, u"tools/agent.py"_s}));
    QCOMPARE(contract.command.speaks, u"claude-code"_s);
    QCOMPARE(contract.scope.paths, QStringList({u"src/orders/**"_s, u"tests/orders/**"_s}));
    QCOMPARE(contract.scope.readOnly, false);
    QCOMPARE(contract.scope.setup, u"npm ci"_s);
    QCOMPARE(contract.success.command, u"npm test -- orders"_s);
    QCOMPARE(contract.success.timeout, std::chrono::milliseconds(5min));
    QCOMPARE(contract.doNot.actions, knownActions());
    QCOMPARE(contract.doNot.paths, QStringList({u"src/auth/**"_s, u".github/**"_s}));
    QCOMPARE(contract.doNot.rules, QStringList(u"Do not add dependencies."_s));
    QCOMPARE(contract.stop.failures, 3);
    QCOMPARE(contract.stop.whenUncertain, WhenUncertain::Ask);
    Limits small = tierLimits(Tier::Small); // the example writes out what the tier has
    small.onLimit = OnLimit::Freeze;
    QCOMPARE(contract.limits, small);
    QCOMPARE(contract.costStrict, true);
    QCOMPARE(contract.environment.pass, QStringList({u"LANG"_s, u"NODE_ENV"_s}));
    QCOMPARE(contract.environment.hosts, QStringList(u"registry.example"_s));
    QCOMPARE(contract.artifact, ArtifactKind::Reproduction);
    QCOMPARE(contract.notifyOn, QStringList({u"failed"_s, u"question"_s}));
}

void ContractFileTest::missingOptionalKeysAreTheDocumentedDefaults()
{
    const auto reading = readContract(kHead);
    QVERIFY2(reading.contract, qPrintable(shown(reading.problems)));
    Contract expected;
    expected.title = u"T"_s;
    expected.task = u"Do it"_s;
    expected.agent = u"claude-code"_s;
    QCOMPARE(*reading.contract, expected);
    QCOMPARE(effectiveLimits(*reading.contract), tierLimits(Tier::Small));
}

void ContractFileTest::eachProblemHasItsPlaceAndSaysWhatIsRight_data()
{
    QTest::addColumn<QByteArray>("toml");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("says");

    const auto row = [](const char* name, const QByteArray& toml, int line, int column, const QString& key,
                         const QString& says) { QTest::newRow(name) << toml << line << column << key << says; };
    row("unknown key", kHead + "[limits]\nwallclock = \"5m\"\n", 6, 1, u"limits.wallclock"_s,
        u"Did you mean wall_clock?"_s);
    row("unknown section", kHead + "[limit]\nidle = \"5m\"\n", 5, 2, u"limit"_s, u"Did you mean limits?"_s);
    row("key of another section", kHead + "[scope]\ncommand = \"x\"\n", 6, 1, u"scope.command"_s, u"[success]"_s);
    row("wholly unknown key", kHead + "[stop]\nzebra = 1\n", 6, 1, u"stop.zebra"_s, u"failures, when_uncertain"_s);
    row("text for a list", kHead + "[scope]\npaths = \"src/**\"\n", 6, 9, u"scope.paths"_s,
        u"a list of texts, for example [\"src/**\""_s);
    row("number in a list", kHead + "[scope]\npaths = [\"a\", 7]\n", 6, 15, u"scope.paths"_s,
        u"here is a whole number"_s);
    row("text for a truth", kHead + "[scope]\nread_only = \"true\"\n", 6, 13, u"scope.read_only"_s, u"true or false"_s);
    row("number for a duration", kHead + "[limits]\nidle = 30\n", 6, 8, u"limits.idle"_s, u"\"10m\""_s);
    row("bad duration", kHead + "[limits]\nidle = \"30 min\"\n", 6, 8, u"limits.idle"_s, u"90s, 10m, 2h"_s);
    row("zero duration", kHead + "[success]\ntimeout = \"0s\"\n", 6, 11, u"success.timeout"_s, u"more than zero"_s);
    row("bad size", kHead + "[limits]\nmemory = \"4 GiB\"\n", 6, 10, u"limits.memory"_s, u"GB"_s);
    row("number for a size", kHead + "[limits]\ndisk = 4000\n", 6, 8, u"limits.disk"_s, u"\"4 GB\""_s);
    row("negative count", kHead + "[limits]\nllm_calls = -1\n", 6, 13, u"limits.llm_calls"_s, u"from 0 to"_s);
    row("decimal count", kHead + "[limits]\nllm_calls = 1.5\n", 6, 13, u"limits.llm_calls"_s, u"a decimal number"_s);
    row("zero processes", kHead + "[limits]\nprocesses = 0\n", 6, 13, u"limits.processes"_s, u"from 1"_s);
    row("cost as text", kHead + "[limits]\ncost_usd = \"2\"\n", 6, 12, u"limits.cost_usd"_s, u"2.00"_s);
    row("cost not finite", kHead + "[limits]\ncost_usd = inf\n", 6, 12, u"limits.cost_usd"_s, u"from 0 to"_s);
    row("cost not a number", kHead + "[limits]\ncost_usd = nan\n", 6, 12, u"limits.cost_usd"_s, u"from 0 to"_s);
    row("cost too fine", kHead + "[limits]\ncost_usd = 0.0000001\n", 6, 12, u"limits.cost_usd"_s, u"six decimals"_s);
    row("cost_strict twice", "cost_strict = true\n" + kHead + "[limits]\ncost_strict = false\n", 7, 15,
        u"limits.cost_strict"_s, u"Keep one"_s);
    row("bad tier", kHead + "tier = \"smal\"\n", 5, 8, u"tier"_s, u"Did you mean \"small\"?"_s);
    row("bad action", kHead + "[do_not]\nactions = [\"comit\"]\n", 6, 12, u"do_not.actions"_s,
        u"Did you mean \"commit\"?"_s);
    row("bad notify word", kHead + "[notify]\non = [\"finish\"]\n", 6, 7, u"notify.on"_s,
        u"Did you mean \"finished\"?"_s);
    row("bad artifact", kHead + "[artifact]\nkind = \"change\"\n", 6, 8, u"artifact.kind"_s,
        u"Did you mean \"changes\"?"_s);
    row("bad on_limit", kHead + "[limits]\non_limit = \"pause\"\n", 6, 12, u"limits.on_limit"_s, u"stop, freeze"_s);
    row("bad glob", kHead + "[do_not]\npaths = [\"/etc/**\"]\n", 6, 10, u"do_not.paths"_s, u"starts with /"_s);
    row("glob upwards", kHead + "[scope]\npaths = [\"a/../b\"]\n", 6, 10, u"scope.paths"_s, u".."_s);
    row("empty rule", kHead + "[do_not]\nrules = [\" \"]\n", 6, 10, u"do_not.rules"_s, u"empty"_s);
    row("variable with a value", kHead + "[environment]\npass = [\"A=b\"]\n", 6, 9, u"environment.pass"_s,
        u"only the name"_s);
    row("host as an address", kHead + "[environment]\nhosts = [\"https://a.b/\"]\n", 6, 10, u"environment.hosts"_s,
        u"without scheme"_s);
    row("agent in capitals", "schema = 1\ntitle = \"T\"\ntask = \"D\"\nagent = \"Claude Code\"\n", 4, 9, u"agent"_s,
        u"lower case"_s);
    row("blank task", "schema = 1\ntitle = \"T\"\ntask = \" \"\nagent = \"x\"\n", 3, 8, u"task"_s, u"empty"_s);
    row("missing task", "schema = 1\ntitle = \"T\"\nagent = \"x\"\n", 1, 1, u"task"_s, u"task is missing"_s);
    row("newer schema", "schema = 2\ntitle = \"T\"\ntask = \"D\"\nagent = \"x\"\n", 1, 10, u"schema"_s,
        u"reads schema 1"_s);
    row("section as a value", kHead + "limits = 4\n", 5, 10, u"limits"_s, u"[limits]"_s);
    row("command without its agent", kHead + "[command]\nargv = [\"x\"]\n", 5, 1, u"command"_s,
        u"only with agent = \"command\""_s);
    row("what an agent of the protocol speaks",
        "schema = 1\ntitle = \"T\"\ntask = \"D\"\nagent = \"acp\"\n[command]\nargv = [\"x\"]\nspeaks = \"text\"\n", 7,
        10, u"command.speaks"_s, u"is known"_s);
    row("agent of the protocol without its command", "schema = 1\ntitle = \"T\"\ntask = \"D\"\nagent = \"acp\"\n", 4, 9,
        u"agent"_s, u"[command]"_s);
    row("agent without its command", "schema = 1\ntitle = \"T\"\ntask = \"D\"\nagent = \"command\"\n", 4, 9, u"agent"_s,
        u"[command]"_s);
    row("command without a program",
        "schema = 1\ntitle = \"T\"\ntask = \"D\"\nagent = \"command\"\n[command]\nargv = []\n", 6, 8, u"command.argv"_s,
        u"no program"_s);
    row("duplicate key", kHead + "[limits]\nidle = \"1m\"\nidle = \"2m\"\n", 7, 1, u"limits.idle"_s,
        u"first in line 6"_s);
    row("duplicate section", kHead + "[stop]\nfailures = 2\n[stop]\n", 7, 1, u"stop"_s, u"first in line 5"_s);
    row("syntax", kHead + "[limits]\nidle = 5m\n", 6, 9, QString(), u"not TOML"_s);
    row("bad UTF-8", kHead + "# caf\xe9\n", 5, 6, QString(), u"UTF-8"_s);
    row("NUL in a command", kHead + "[success]\ncommand = \"a\\u0000b\"\n", 6, 11, u"success.command"_s, u"NUL"_s);
}

void ContractFileTest::eachProblemHasItsPlaceAndSaysWhatIsRight()
{
    QFETCH(QByteArray, toml);
    QFETCH(int, line);
    QFETCH(int, column);
    QFETCH(QString, key);
    QFETCH(QString, says);
    const auto reading = readContract(toml);
    QVERIFY(!reading.contract);
    QVERIFY2(reading.problems.size() == 1, qPrintable(shown(reading.problems)));
    const auto& problem = reading.problems.first();
    QVERIFY2(problem.message.contains(says), qPrintable(shown(reading.problems)));
    QCOMPARE(problem.key, key);
    QCOMPARE(problem.line, line);
    QCOMPARE(problem.column, column);
    QVERIFY(problem.inFile(u"c.toml"_s).startsWith(u"c.toml:%1:%2: "_s.arg(line).arg(column)));
}

void ContractFileTest::allProblemsAreReportedInFileOrder()
{
    const auto reading = readContract("schema = 1\ntitle = 3\ntask = \"D\"\nagent = \"x\"\ntier = \"huge\"\n"
                                      "[limits]\nidle = \"x\"\nfoo = 1\n[scope]\npaths = [\"\", \"a/**\", \"//\"]\n");
    QStringList keys;
    for (const auto& problem : reading.problems)
        keys.append(u"%1:%2"_s.arg(problem.line).arg(problem.key));
    QCOMPARE(keys,
        QStringList({u"2:title"_s, u"5:tier"_s, u"7:limits.idle"_s, u"8:limits.foo"_s, u"10:scope.paths"_s,
            u"10:scope.paths"_s}));
}

void ContractFileTest::oneSyntaxErrorDoesNotHideTheNext()
{
    const auto reading = readContract("schema = 1\ntitle = T\ntask = \"D\"\nagent = \"x\"\ntier = \"huge\"\n[scope\n"
                                      "paths = [\"a\"]\n[limits]\nidle = 5 m\nidle = \"x\"\n");
    QList<int> lines;
    for (const auto& problem : reading.problems)
        lines.append(problem.line);
    QVERIFY2(lines == QList<int>({2, 5, 6, 9, 10}), qPrintable(shown(reading.problems)));
}

void ContractFileTest::aSyntaxErrorInAListIsReportedOnce()
{
    const auto reading = readContract(kHead + "[scope]\npaths = [ \"a\" \"b\",\n  \"c\" ]\n");
    QVERIFY2(reading.problems.size() == 1, qPrintable(shown(reading.problems)));
    QCOMPARE(reading.problems.first().line, 6);
}

void ContractFileTest::aLongOrDeepFileIsRefusedQuickly_data()
{
    QTest::addColumn<QByteArray>("toml");
    QTest::newRow("over 1 MiB") << QByteArray(1 << 20, '#') + "\n";
    QTest::newRow("lists in lists") << "a = " + QByteArray(200'000, '[');
    QTest::newRow("tables in tables") << "a = " + QByteArray("{a=").repeated(100'000);
    QTest::newRow("a deep key") << "a" + QByteArray(".a").repeated(300'000) + " = 1";
    QTest::newRow("a deep header") << "[a" + QByteArray(".a").repeated(300'000) + "]";
    QByteArray many;
    for (int i = 0; i < 60'000; ++i)
        many += "k" + QByteArray::number(i) + ".x = 1\n";
    QTest::newRow("many dotted keys") << many;
    QTest::newRow("an open text") << "a = \"\"\"" + QByteArray("x\n").repeated(200'000);
    QTest::newRow("many errors") << QByteArray("= \n\n").repeated(100'000);
}

void ContractFileTest::aLongOrDeepFileIsRefusedQuickly()
{
    QFETCH(QByteArray, toml);
    QElapsedTimer timer;
    timer.start();
    const auto reading = readContract(toml);
    QVERIFY(!reading.contract);
    QVERIFY(!reading.problems.isEmpty());
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
}

void ContractFileTest::anUnreadableFileIsOneProblem()
{
    QTemporaryDir folder;
    const auto missing = readContractFile(folder.filePath(u"none.toml"_s));
    QCOMPARE(missing.problems.size(), 1);
    QCOMPARE(missing.problems.first().line, 0);
    const auto directory = readContractFile(folder.path());
    QCOMPARE(directory.problems.size(), 1);
    QVERIFY(!directory.contract);
}

void ContractFileTest::writtenContractsReadBackEqual()
{
    for (quint32 seed = 1; seed <= 4000; ++seed) {
        const Contract contract = test::randomContract(seed);
        const QByteArray toml = writeContract(contract);
        const auto reading = readContract(toml);
        const QByteArray text
            = "seed " + QByteArray::number(seed) + "\n" + toml + "\n" + shown(reading.problems).toUtf8();
        QVERIFY2(reading.contract, text.constData());
        QVERIFY2(*reading.contract == contract, text.constData());
    }
}

void ContractFileTest::writingTwiceGivesTheSameBytes()
{
    for (quint32 seed = 1; seed <= 200; ++seed) {
        const QByteArray first = writeContract(test::randomContract(seed));
        const auto reading = readContract(first);
        QVERIFY(reading.contract);
        QCOMPARE(writeContract(*reading.contract), first);
        QCOMPARE(contractHash(*reading.contract), contractHash(test::randomContract(seed)));
    }
}

void ContractFileTest::onlyDifferencesFromTheDefaultsAreWritten()
{
    const auto reading = readContract(kHead);
    QVERIFY(reading.contract);
    QCOMPARE(writeContract(*reading.contract),
        QByteArray("schema = 1\ntitle = \"T\"\ntask = \"Do it\"\ntier = \"small\"\nagent = \"claude-code\"\n"));
}

void ContractFileTest::anotherMeaningIsAnotherHash()
{
    Contract contract = test::randomContract(1);
    const QString hash = contractHash(contract);
    QCOMPARE(hash.size(), 64);
    contract.stop.failures += 1;
    QVERIFY(contractHash(contract) != hash);
}

void ContractFileTest::brokenBytesNeverThrow()
{
    QRandomGenerator random(7);
    for (quint32 seed = 1; seed <= 1500; ++seed) {
        QByteArray toml = writeContract(test::randomContract(seed));
        for (int i = 0; i < 3; ++i) {
            const auto at = random.bounded(toml.size());
            switch (random.bounded(3)) {
            case 0:
                toml[at] = char(random.bounded(256));
                break;
            case 1:
                toml.remove(at, random.bounded(8));
                break;
            default:
                toml.insert(at, toml.mid(random.bounded(toml.size()), random.bounded(30)));
            }
        }
        const auto reading = readContract(toml);
        QCOMPARE(reading.contract.has_value(), reading.problems.isEmpty());
    }
}

REMIT_TEST_MAIN(ContractFileTest)
#include "tst_contractfile.moc"
