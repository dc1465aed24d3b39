// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/remitctl.h"
#include "tests/support/scratchrepository.h"
#include "tests/support/testmain.h"

#include <QDir>

using namespace remit::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kGoodScript = "mkdir -p src; echo new > src/new.txt\n"
                               "echo 'Wrote src/new.txt.'; echo 'STATUS: OK'; echo END_OF_RUN\n";

QString newest(const QJsonArray& rows)
{
    return rows.first().toObject().value(u"run_id").toString();
}

} // namespace

/** Every command that looks, on one real run; usage and contract errors; exit codes. */
class TestRemitctl : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(); }
    void wrongUsageEndsWithTwoAndSaysWhy_data();
    void wrongUsageEndsWithTwoAndSaysWhy();
    void everyCommandHasHelp_data();
    void everyCommandHasHelp();
    void aContractErrorHasFileLineAndColumn_data();
    void aContractErrorHasFileLineAndColumn();
    void aGoodContractPassesThePreflight();
    void theBriefIsTheExactPrompt();
    void theRecordHoldsWhatHappened();
    void listAndQueueAreArraysOfRows();
    void statusSaysPhaseAndTime();
    void theDiffIsAPatchOrAListOfFiles();
    void theLogIsTheJournalsEvents();
    void theJournalVerifiesUntilAByteIsChanged();
    void aJournalThatLostItsEndDoesNotVerify_data();
    void aJournalThatLostItsEndDoesNotVerify();
    void theAuditIsOneRecordARun();
    void theIndexIsMadeAgainFromTheJournals();
    void aUniqueBeginningNamesARun();
    void anUnknownRunIsAUsageError_data();
    void anUnknownRunIsAUsageError();
    void inspectSeesUntrackedFiles();
    void agentsAndDoctorDescribeTheMachine();
    void tryRunsTheCheckOnTheBase();
    void checkRunsTheCheckAgainOnTheResult();
    void anAgentThatDoesNotSucceedEndsWithThree_data();
    void anAgentThatDoesNotSucceedEndsWithThree();
    void aProgramThatIsNotThereCannotStart_data();
    void aProgramThatIsNotThereCannotStart();
    void aMachineWithoutASandboxEndsWithSix();
    void aDataFolderThatCannotBeMadeIsAnInternalError();
    void outputThatCannotBeWrittenIsAnInternalError();

private:
    RemitCtl m_ctl;
    ScratchRepository m_repository;
    QString m_run;
    QJsonObject m_record;
};

void TestRemitctl::initTestCase()
{
    m_repository.write("src/a.txt", "one\n");
    m_repository.write("docs/b.txt", "two\n");
    m_repository.commit(u"First"_s);
    const CtlResult result = m_ctl.runToItsEnd(m_repository.path(), {.script = kGoodScript});
    QVERIFY2(result.code == 0, (result.err + result.out).constData());
    m_record = result.object();
    m_run = m_record.value(u"run_id").toString();
}

void TestRemitctl::wrongUsageEndsWithTwoAndSaysWhy_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("a command that is none") << QStringList{u"frobnicate"_s};
    QTest::newRow("an option that is none") << QStringList{u"list"_s, u"--frob"_s};
    QTest::newRow("no run") << QStringList{u"show"_s};
    QTest::newRow("two runs") << QStringList{u"show"_s, u"a"_s, u"b"_s};
    QTest::newRow("stop nobody") << QStringList{u"stop"_s};
    QTest::newRow("stop one and all") << QStringList{u"stop"_s, u"a"_s, u"--all"_s};
    QTest::newRow("no verdict") << QStringList{u"review"_s, u"a"_s};
    QTest::newRow("no contract") << QStringList{u"run"_s, u"--repo"_s, u"."_s};
    QTest::newRow("a contract that is not there") << QStringList{u"run"_s, u"--contract"_s, u"/nowhere.toml"_s};
    QTest::newRow("a time that is none") << QStringList{u"audit"_s, u"--since"_s, u"yesterday"_s};
}

void TestRemitctl::wrongUsageEndsWithTwoAndSaysWhy()
{
    QFETCH(QStringList, arguments);
    const CtlResult result = m_ctl(arguments);
    QCOMPARE(result.code, 2);
    QVERIFY(result.out.isEmpty());
    QVERIFY(!result.err.trimmed().isEmpty());
}

void TestRemitctl::everyCommandHasHelp_data()
{
    QTest::addColumn<QString>("command");
    for (const QString& command : {u"run"_s, u"list"_s, u"queue"_s, u"status"_s, u"show"_s, u"diff"_s, u"log"_s,
             u"stop"_s, u"freeze"_s, u"thaw"_s, u"review"_s, u"lint"_s, u"brief"_s, u"try"_s, u"check"_s, u"inspect"_s,
             u"journal"_s, u"audit"_s, u"reindex"_s, u"retention"_s, u"agents"_s, u"key"_s, u"prices"_s, u"doctor"_s})
        QTest::newRow(qPrintable(command)) << command;
}

void TestRemitctl::everyCommandHasHelp()
{
    QFETCH(QString, command);
    const CtlResult result = m_ctl({command, u"--help"_s});
    QCOMPARE(result.code, 0);
    QVERIFY2(result.out.startsWith("Usage: remitctl " + command.toUtf8()), result.out.constData());
    QVERIFY(m_ctl({u"--help"_s}).out.contains("\n  " + command.toUtf8()));
}

void TestRemitctl::aContractErrorHasFileLineAndColumn_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QByteArray>("place");
    QTest::newRow("an unknown key") << QByteArray("tier = ") << QByteArray("teir = ") << QByteArray(":4:1:");
    QTest::newRow("a value that is none") << QByteArray("\"small\"") << QByteArray("\"tiny\"") << QByteArray(":4:8:");
    QTest::newRow("no TOML") << QByteArray("schema = 1") << QByteArray("schema = = 1") << QByteArray(":1:");
    QTest::newRow("a glob that matches nothing")
        << QByteArray("src/**") << QByteArray("source/**") << QByteArray(":10:10:");
}

void TestRemitctl::aContractErrorHasFileLineAndColumn()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QByteArray, place);
    QFile good(m_ctl.write(ScriptedContract{.script = kGoodScript}));
    QVERIFY(good.open(QIODevice::ReadOnly));
    QByteArray text = good.readAll();
    QVERIFY(text.contains(from));
    const QString file = m_ctl.write(u"wrong.toml"_s, text.replace(from, to));
    for (const QStringList& arguments : {QStringList{u"lint"_s, file, u"--repo"_s, m_repository.path()},
             QStringList{u"run"_s, u"--contract"_s, file, u"--repo"_s, m_repository.path()}}) {
        const CtlResult result = m_ctl(arguments);
        QCOMPARE(result.code, 2);
        QVERIFY2((result.err + result.out).contains(file.toUtf8() + place), (result.err + result.out).constData());
    }
    const CtlResult asJson = m_ctl({u"lint"_s, file, u"--json"_s, u"--repo"_s, m_repository.path()});
    QCOMPARE(asJson.code, 2);
    const QJsonObject document = asJson.object();
    const QJsonArray told = document.value(u"problems").toArray().isEmpty() ? document.value(u"findings").toArray()
                                                                            : document.value(u"problems").toArray();
    QVERIFY(std::ranges::any_of(told, [&](const QJsonValue& item) {
        return place.startsWith(':' + QByteArray::number(item.toObject().value(u"line").toInt()) + ':');
    }));
}

void TestRemitctl::aGoodContractPassesThePreflight()
{
    const QString file = m_ctl.write(ScriptedContract{.script = kGoodScript});
    const CtlResult result = m_ctl({u"lint"_s, file, u"--repo"_s, m_repository.path(), u"--json"_s});
    QCOMPARE(result.code, 0);
    QVERIFY(result.object().value(u"ok").toBool());
    QCOMPARE(result.object().value(u"parts").toArray().size(), 5);
    QCOMPARE(result.object().value(u"questions").toArray().size(), 3);
    QCOMPARE(m_ctl({u"lint"_s, file}).code, 0);
}

void TestRemitctl::theBriefIsTheExactPrompt()
{
    const CtlResult result = m_ctl({u"brief"_s, m_ctl.write(ScriptedContract{.script = kGoodScript})});
    QCOMPARE(result.code, 0);
    QVERIFY(result.out.contains("Write the file src/new.txt"));
    QVERIFY(result.out.contains("END_OF_RUN"));
}

void TestRemitctl::theRecordHoldsWhatHappened()
{
    QCOMPARE(m_record.value(u"status").toString(), u"OK"_s);
    QCOMPARE(m_record.value(u"state").toString(), u"finished"_s);
    QCOMPARE(m_record.value(u"ended_by").toString(), u"agent"_s);
    QVERIFY(m_record.value(u"limit").isNull());
    QCOMPARE(m_record.value(u"changed_files").toInt(), 1);
    QCOMPARE(m_record.value(u"added").toInt(), 1);
    QVERIFY(m_record.value(u"before").toObject().value(u"exit").toInt() != 0);
    QCOMPARE(m_record.value(u"after").toObject().value(u"exit").toInt(-1), 0);
    QVERIFY(m_record.value(u"ref").toString().startsWith(u"refs/remit/"_s + m_run));
    QVERIFY(!m_record.value(u"reason").toString().isEmpty());
    QVERIFY(m_record.value(u"findings").isArray());
    QVERIFY(m_record.value(u"limits").isArray());
    QCOMPARE(m_ctl.show(m_run), m_record);
    QVERIFY(m_ctl({u"show"_s, m_run}).out.contains(m_run.toUtf8()));
    QCOMPARE(m_repository.git({u"status"_s, u"--porcelain"_s}), QByteArray());
    QVERIFY(m_repository.isSound());
}

void TestRemitctl::listAndQueueAreArraysOfRows()
{
    for (const QString& command : {u"list"_s, u"queue"_s}) {
        const CtlResult result = m_ctl({command, u"--json"_s});
        QCOMPARE(result.code, 0);
        QVERIFY(result.array().size() >= 1);
        QVERIFY(m_ctl({command}).out.contains(m_run.toUtf8()));
    }
    QVERIFY(m_ctl({u"list"_s, u"--json"_s, u"nothing has this title"_s}).array().isEmpty());
    QCOMPARE(m_ctl({u"list"_s, u"--json"_s, u"--limit"_s, u"1"_s}).array().size(), 1);
}

void TestRemitctl::statusSaysPhaseAndTime()
{
    const QJsonObject status = m_ctl({u"status"_s, m_run, u"--json"_s}).object();
    QCOMPARE(status.value(u"phase").toInt(), 5);
    QCOMPARE(status.value(u"phases").toInt(), 5);
    QVERIFY(status.value(u"elapsed_s").toDouble() > 0);
    QCOMPARE(status.value(u"next_event").toString(), u"a verdict"_s);
    QVERIFY(m_ctl({u"status"_s, m_run}).out.contains("phase 5 of 5"));
}

void TestRemitctl::theDiffIsAPatchOrAListOfFiles()
{
    const QByteArray patch = m_ctl({u"diff"_s, m_run}).out;
    QVERIFY2(patch.contains("+++ b/src/new.txt") && patch.contains("\n+new\n"), patch.constData());
    const QJsonArray files = m_ctl({u"diff"_s, m_run, u"--json"_s}).object().value(u"files").toArray();
    QCOMPARE(files.size(), 1);
    QCOMPARE(files.first().toObject().value(u"path").toString(), u"src/new.txt"_s);
    QVERIFY(
        m_ctl({u"diff"_s, m_run, u"--snapshot"_s, u"0"_s, u"--json"_s}).object().value(u"files").toArray().isEmpty());
    QCOMPARE(m_ctl({u"diff"_s, m_run, u"--snapshot"_s, u"99"_s}).code, 2);
}

void TestRemitctl::theLogIsTheJournalsEvents()
{
    const QJsonArray events = m_ctl({u"log"_s, m_run, u"--json"_s}).array();
    QCOMPARE(events.first().toObject().value(u"type").toString(), u"run.created"_s);
    QCOMPARE(m_ctl({u"journal"_s, m_run, u"--json"_s}).array().size(), events.size());
    const CtlResult followed = m_ctl({u"log"_s, m_run, u"--follow"_s});
    QCOMPARE(followed.code, 0);
    QCOMPARE(followed.out, m_ctl({u"log"_s, m_run}).out);
}

void TestRemitctl::theJournalVerifiesUntilAByteIsChanged()
{
    const CtlResult whole = m_ctl({u"journal"_s, m_run, u"--verify"_s, u"--json"_s});
    QCOMPARE(whole.code, 0);
    QVERIFY(whole.object().value(u"verified").toBool());
    QFile journal(m_ctl.runFolder(m_run) + u"/journal.jsonl"_s);
    QVERIFY(journal.open(QIODevice::ReadOnly));
    const QByteArray original = journal.readAll();
    journal.close();
    const auto put = [&](const QByteArray& bytes) {
        return journal.open(QIODevice::WriteOnly) && journal.write(bytes) == bytes.size() && (journal.close(), true);
    };
    QVERIFY(put(QByteArray(original).replace("Wrote src/new.txt", "Wrote src/old.txt")));
    const CtlResult changed = m_ctl({u"journal"_s, m_run, u"--verify"_s, u"--json"_s});
    QVERIFY(put(original));
    QCOMPARE(changed.code, 3);
    QVERIFY(!changed.object().value(u"verified").toBool());
    QVERIFY(changed.object().value(u"broken_at").toInt() > 1);
}

void TestRemitctl::aJournalThatLostItsEndDoesNotVerify_data()
{
    QTest::addColumn<int>("lines");
    QTest::newRow("its last line") << 1;
    QTest::newRow("three lines") << 3;
    QTest::newRow("all of it") << 1000;
}

void TestRemitctl::aJournalThatLostItsEndDoesNotVerify()
{
    QFETCH(int, lines);
    RemitCtl own;
    const QString run = own.runToItsEnd(m_repository.path(), {.script = kGoodScript}).object()[u"run_id"_s].toString();
    const QString name = own.runFolder(run) + u"/journal.jsonl"_s;
    QFile journal(name);
    QVERIFY(journal.open(QIODevice::ReadWrite));
    QByteArrayList left = journal.readAll().split('\n');
    left.removeLast();
    left = left.first(std::max<qsizetype>(0, left.size() - lines));
    QVERIFY(journal.resize(0) && journal.seek(0));
    for (const QByteArray& line : std::as_const(left))
        QVERIFY(journal.write(line + '\n') > 0);
    journal.close();
    const CtlResult result = own({u"journal"_s, run, u"--verify"_s, u"--json"_s});
    QCOMPARE(result.code, 3);
    QCOMPARE(result.object().value(u"verified").toBool(true), false);
    QVERIFY(!result.object().value(u"problem").toString().isEmpty());
}

void TestRemitctl::theAuditIsOneRecordARun()
{
    const auto ofOurs = [&](const QJsonArray& records) {
        return std::ranges::count_if(
            records, [&](const QJsonValue& value) { return value.toObject().value(u"run_id").toString() == m_run; });
    };
    QCOMPARE(ofOurs(m_ctl({u"audit"_s, u"--json"_s}).array()), 1);
    QCOMPARE(m_ctl({u"audit"_s, u"--json"_s, u"--since"_s, u"2999-01-01"_s}).array().size(), 0);
    const QByteArrayList lines = m_ctl({u"audit"_s, u"--jsonl"_s}).out.trimmed().split('\n');
    for (const QByteArray& line : lines)
        QVERIFY(QJsonDocument::fromJson(line).isObject());
}

void TestRemitctl::theIndexIsMadeAgainFromTheJournals()
{
    const QJsonArray before = m_ctl({u"list"_s, u"--json"_s}).array();
    for (const QString& suffix : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(m_ctl.home() + u"/remit.db"_s + suffix);
    const CtlResult result = m_ctl({u"reindex"_s, u"--json"_s});
    QCOMPARE(result.code, 0);
    QCOMPARE(result.object().value(u"runs").toInt(), before.size());
    QCOMPARE(m_ctl({u"list"_s, u"--json"_s}).array(), before);
}

void TestRemitctl::aUniqueBeginningNamesARun()
{
    RemitCtl own;
    const QString one = own.launch(m_repository.path(), {.title = u"Alpha task"_s, .script = kGoodScript});
    const QString two = own.launch(
        m_repository.path(), {.title = u"Alpine task"_s, .script = kGoodScript, .scope = "paths = [\"docs/**\"]\n"});
    QCOMPARE(own.show(u"alpha"_s).value(u"run_id").toString(), one);
    QCOMPARE(own.show(u"alpi"_s).value(u"run_id").toString(), two);
    const CtlResult both = own({u"show"_s, u"alp"_s});
    QCOMPARE(both.code, 2);
    QVERIFY(both.err.contains("could be any of 2 runs"));
    QCOMPARE(own({u"show"_s, u"alph?"_s}).code, 2); // no pattern
    QCOMPARE(own({u"stop"_s, u"--all"_s}).code, 0);
}

void TestRemitctl::anUnknownRunIsAUsageError_data()
{
    QTest::addColumn<QStringList>("arguments");
    for (const QString& command : {u"status"_s, u"show"_s, u"diff"_s, u"log"_s, u"stop"_s, u"freeze"_s, u"thaw"_s,
             u"journal"_s, u"check"_s, u"supervise"_s}) {
        QTest::addRow("%s", qPrintable(command)) << QStringList{command, u"no-such-run"_s};
        QTest::addRow("%s outside", qPrintable(command)) << QStringList{command, u"../../etc"_s};
    }
    QTest::newRow("review") << QStringList{u"review"_s, u"no-such-run"_s, u"accept"_s};
}

void TestRemitctl::anUnknownRunIsAUsageError()
{
    QFETCH(QStringList, arguments);
    const CtlResult result = m_ctl(arguments);
    QCOMPARE(result.code, 2);
    QVERIFY2(result.err.contains("There is no run"), result.err.constData());
}

void TestRemitctl::inspectSeesUntrackedFiles()
{
    ScratchRepository repository;
    repository.write("src/a.txt", "one\n");
    repository.commit(u"First"_s);
    repository.write("conf.txt", "key = AKIAIOSFODNN7EXAMPLQ\nghp_0123456789abcdefghijABCDEFGHIJ012345\n");
    const CtlResult result = m_ctl({u"inspect"_s, u"--repo"_s, repository.path(), u"--json"_s});
    QVERIFY2(result.out.contains("secret-added"), (result.out + result.err).constData());
    QVERIFY(result.out.contains("conf.txt"));
}

void TestRemitctl::agentsAndDoctorDescribeTheMachine()
{
    const QJsonArray agents = m_ctl({u"agents"_s, u"--json"_s}).array();
    QVERIFY(std::ranges::any_of(
        agents, [](const QJsonValue& agent) { return agent.toObject().value(u"id").toString() == u"command"; }));
    const CtlResult doctor = m_ctl({u"doctor"_s, u"--json"_s});
    QCOMPARE(doctor.code, 0);
    QVERIFY(doctor.object().value(u"runs_can_start").toBool());
    QVERIFY(m_ctl({u"doctor"_s}).out.startsWith("sandbox"));
}

void TestRemitctl::tryRunsTheCheckOnTheBase()
{
    const QString contract = m_ctl.write(ScriptedContract{.script = kGoodScript, .check = "cat src/a.txt; exit 7"});
    const CtlResult result
        = m_ctl({u"try"_s, u"--repo"_s, m_repository.path(), u"--contract"_s, contract, u"--json"_s});
    QCOMPARE(result.code, 3);
    QCOMPARE(result.object().value(u"exit").toInt(), 7);
    QCOMPARE(result.object().value(u"output").toString(), u"one\n"_s);
    QVERIFY(QDir(m_ctl.home()).entryList({u"try-*"_s}, QDir::Dirs).isEmpty());
}

void TestRemitctl::checkRunsTheCheckAgainOnTheResult()
{
    const CtlResult result = m_ctl({u"check"_s, m_run, u"--json"_s});
    QCOMPARE(result.code, 0);
    QCOMPARE(result.object().value(u"exit").toInt(-1), 0);
    QVERIFY(m_ctl({u"log"_s, m_run}).out.contains("again: exit 0"));
    QCOMPARE(m_ctl({u"journal"_s, m_run, u"--verify"_s}).code, 0);
}

void TestRemitctl::anAgentThatDoesNotSucceedEndsWithThree_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QByteArray>("reason");
    const QByteArray writes = "echo x > src/new.txt\n";
    const auto saying = [](const QByteArray& word) { return "echo 'STATUS: " + word + "'; echo END_OF_RUN\n"; };
    QTest::newRow("it says partial") << writes + saying("PARTIAL") << u"PARTIAL"_s << QByteArray("STATUS PARTIAL");
    QTest::newRow("its check fails") << "echo x >> src/a.txt\n" + saying("OK") << u"INCOMPLETE"_s
                                     << QByteArray("The check fails on the result: it ended with 1.");
    QTest::newRow("it changes nothing") << saying("OK") << u"EMPTY"_s << QByteArray("without a change");
    QTest::newRow("it asks") << QByteArray("echo x >> src/a.txt; echo 'Which file is meant?'\n") << u"QUESTION"_s
                             << QByteArray("asks a question: \"Which file is meant?\"");
    QTest::newRow("it fails") << QByteArray("echo x >> src/a.txt; exit 9\n") << u"ERROR"_s << QByteArray("exit code 9");
    QTest::newRow("it is killed") << QByteArray("kill -9 $$\n") << u"ERROR"_s << QByteArray("signal 9");
    QTest::newRow("it could not") << saying("INCOMPLETE") << u"INCOMPLETE"_s << QByteArray("STATUS INCOMPLETE");
    QTest::newRow("the input is another")
        << saying("UNEXPECTED_INPUT") << u"UNEXPECTED_INPUT"_s << QByteArray("STATUS UNEXPECTED_INPUT");
    QTest::newRow("a tool fails") << saying("TOOL_FAILED") << u"TOOL_FAILED"_s << QByteArray("STATUS TOOL_FAILED");
    QTest::newRow("it is too large") << saying("TOO_LARGE") << u"TOO_LARGE"_s << QByteArray("STATUS TOO_LARGE");
    QTest::newRow("it goes on behind its end") << writes + saying("OK") + "echo one more thing\n"
                                               << u"INCOMPLETE"_s << QByteArray("without END_OF_RUN");
    QTest::newRow("it says nothing") << writes << u"INCOMPLETE"_s << QByteArray("without a STATUS line");
}

void TestRemitctl::anAgentThatDoesNotSucceedEndsWithThree()
{
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, reason);
    RemitCtl own; // none awaits review there
    const CtlResult result = own.runToItsEnd(m_repository.path(), {.script = script});
    QCOMPARE(result.code, 3);
    QTEST(result.object().value(u"status").toString(), "status");
    const QString said = result.object().value(u"reason").toString();
    QVERIFY2(said.contains(QString::fromUtf8(reason)), qPrintable(said));
}

void TestRemitctl::aProgramThatIsNotThereCannotStart_data()
{
    QTest::addColumn<QString>("program");
    QTest::newRow("not on the path") << u"no-such-program"_s;
    QTest::newRow("not in the worktree") << u"./tools/agent"_s;
    QTest::newRow("not on the disk") << u"/nowhere/agent"_s;
    QTest::newRow("not to be run") << m_repository.path() + u"/src/a.txt"_s;
}

void TestRemitctl::aProgramThatIsNotThereCannotStart()
{
    QFETCH(QString, program);
    QFile contract(m_ctl.write(ScriptedContract{.script = kGoodScript}));
    QVERIFY(contract.open(QIODevice::ReadOnly));
    QByteArray text = contract.readAll();
    text.replace(text.indexOf("argv = "), text.indexOf("\nspeaks") - text.indexOf("argv = "),
        "argv = [\"" + program.toUtf8() + "\"]");
    const CtlResult result = m_ctl({u"run"_s, u"--repo"_s, m_repository.path(), u"--contract"_s,
        m_ctl.write(u"absent.toml"_s, text), u"--wait"_s, u"--json"_s});
    QCOMPARE(result.code, 6);
    QCOMPARE(result.object().value(u"status").toString(), u"ERROR"_s);
    QVERIFY(result.object().value(u"reason").toString().contains(program));
    QCOMPARE(m_ctl({u"review"_s, result.object()[u"run_id"_s].toString(), u"reject"_s}).code, 0);
}

void TestRemitctl::aMachineWithoutASandboxEndsWithSix()
{
    RemitCtl own;
    const QString fake
        = own.write(u"bwrap"_s, "#!/bin/sh\necho 'bwrap: setting up uid map: Permission denied' >&2\nexit 1\n");
    QVERIFY(QFile::setPermissions(fake, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    own.setVariable(u"REMIT_BWRAP"_s, fake);
    const CtlResult result = own.runToItsEnd(m_repository.path(), {.script = kGoodScript});
    QCOMPARE(result.code, 6);
    QCOMPARE(result.object().value(u"status").toString(), u"ERROR"_s);
    QVERIFY(!own.hasEvent(newest(own({u"list"_s, u"--json"_s}).array()), "run.started"));
    QCOMPARE(own({u"doctor"_s}).code, 6);
}

void TestRemitctl::aDataFolderThatCannotBeMadeIsAnInternalError()
{
    RemitCtl own;
    own.setVariable(u"REMIT_HOME"_s, own.write(u"file"_s, "not a folder") + u"/home"_s);
    const CtlResult result = own({u"list"_s});
    QCOMPARE(result.code, 1);
    QVERIFY(result.err.contains("cannot be made"));
}

void TestRemitctl::outputThatCannotBeWrittenIsAnInternalError()
{
    QProcess full;
    full.setStandardOutputFile(u"/dev/full"_s);
    full.start(u"remitctl"_s, {u"--version"_s});
    QVERIFY(full.waitForFinished());
    QCOMPARE(full.exitCode(), 1);
    QVERIFY(full.readAllStandardError().contains("could not be written"));
}

REMIT_TEST_MAIN(TestRemitctl)
#include "tst_remitctl.moc"
