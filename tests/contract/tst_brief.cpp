// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/brief.h"
#include "runner/contract/contractfile.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QTest>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

Contract example()
{
    return readContract(
        "schema = 1\ntitle = \"Paginate\"\ntask = \"Fix issue 218.\"\nagent = \"claude-code\"\n"
        "[scope]\npaths = [\"src/orders/**\"]\nsetup = \"npm ci\"\n"
        "[success]\ncommand = \"npm test\"\n"
        "[do_not]\nactions = [\"commit\", \"network\"]\npaths = [\".github/**\"]\nrules = [\"No new files.\"]\n"
        "[stop]\nfailures = 4\n[limits]\nllm_calls = 7\ncost_usd = 1.25\n")
        .contract.value_or(Contract{});
}

} // namespace

class BriefTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void theBriefSaysAllThatTheContractSays();
    void theBriefEndsWithTheProtocol();
    void theBriefOfAReportAsksForNoChanges();
    void whatAQuestionMeansFollowsTheContract();
    void aReviewStandsBeforeTheTask();
    void aTextCannotCloseItsBlock();
    void listedHostsAreAnExceptionFromTheNetworkRule();
    void theBriefIsNoClaim();
    void claimsAreReadFromTheEndOnly_data();
    void claimsAreReadFromTheEndOnly();
    void aHugeMessageIsReadQuickly();
    void aQuestionIsSeenAtTheEnd_data();
    void aQuestionIsSeenAtTheEnd();
    void anAnswerGoesIntoTheSessionAlone();
    void anAnswerWithoutASessionStandsInTheBrief();
};

void BriefTest::theBriefSaysAllThatTheContractSays()
{
    const QString brief = renderBrief(example(),
        {.worktree = u"/work"_s,
            .repository = u"shop"_s,
            .baseCommit = u"4f1c9e2"_s,
            .reviewComments = {},
            .reviewIntro = {}});
    for (const auto& part : {u"# Paginate"_s, u"Fix issue 218."_s, u"`src/orders/**`"_s, u"`npm ci`"_s, u"`npm test`"_s,
             u"Do not commit"_s, u"Do not use the network."_s, u"`.github/**` (read-only)"_s, u"No new files."_s,
             u"failed 4 times"_s, u"7 model calls, $1.25"_s, u"10m in all, 3m without any output"_s,
             u"20 changed files, 600 changed lines"_s, u"`/work`"_s, u"`shop`"_s, u"`4f1c9e2`"_s})
        QVERIFY2(brief.contains(part), qPrintable(part + u"\n---\n"_s + brief));
}

void BriefTest::theBriefEndsWithTheProtocol()
{
    const QString brief = renderBrief(example());
    QVERIFY(brief.contains(u"STATUS: <word>\nEND_OF_RUN\n"_s));
    for (const auto& word : {u"OK"_s, u"PARTIAL"_s, u"EMPTY"_s, u"INCOMPLETE"_s, u"UNEXPECTED_INPUT"_s,
             u"TOOL_FAILED"_s, u"TOO_LARGE"_s, u"QUESTION"_s})
        QVERIFY2(brief.contains(u"| `"_s + word + u"` |"_s), qPrintable(word));
    QVERIFY(!brief.contains(u"INTERRUPTED"_s)); // the harness's own words are not offered
}

void BriefTest::theBriefOfAReportAsksForNoChanges()
{
    Contract contract = example();
    contract.artifact = ArtifactKind::Report;
    contract.scope = {};
    contract.scope.readOnly = true;
    contract.success.command.clear();
    const QString brief = renderBrief(contract);
    QVERIFY(brief.contains(u"Your final message is the report"_s));
    QVERIFY(brief.contains(u"read-only"_s));
    QVERIFY(!brief.contains(u"changed lines"_s));
    QVERIFY(brief.contains(u"No command checks this task."_s));
}

void BriefTest::whatAQuestionMeansFollowsTheContract()
{
    Contract contract = example();
    QVERIFY(renderBrief(contract).contains(u"end with `INCOMPLETE`"_s));
    contract.stop.whenUncertain = WhenUncertain::Ask;
    QVERIFY(renderBrief(contract).contains(u"ask one clear question"_s));
}

void BriefTest::aReviewStandsBeforeTheTask()
{
    BriefContext context;
    context.reviewComments = {u"src/a.js:4: Use the helper."_s, u"src/b.js:9: Two\nlines."_s};
    context.reviewIntro = u"Nearly there."_s;
    const QString brief = renderBrief(example(), context);
    QVERIFY(brief.indexOf(u"## Review"_s) > 0 && brief.indexOf(u"## Review"_s) < brief.indexOf(u"## Task"_s));
    QVERIFY(brief.contains(u"Nearly there.\n\n1. src/a.js:4: Use the helper.\n2. src/b.js:9: Two\n   lines.\n"_s));
    QVERIFY(!renderBrief(example()).contains(u"## Review"_s));
}

void BriefTest::aTextCannotCloseItsBlock()
{
    Contract contract = example();
    contract.success.command = u"a `b` c"_s;
    QVERIFY(renderBrief(contract).contains(u"``a `b` c``"_s));
    contract.success.command = u"one\n```\ntwo"_s;
    QVERIFY(renderBrief(contract).contains(u"````\none\n```\ntwo\n````\n"_s));
}

void BriefTest::listedHostsAreAnExceptionFromTheNetworkRule()
{
    Contract contract = example();
    contract.environment.hosts = QStringList(u"registry.example"_s);
    QVERIFY(renderBrief(contract).contains(u"Do not use the network but for these hosts: registry.example."_s));
}

void BriefTest::theBriefIsNoClaim()
{
    const Claim claim = readClaim(renderBrief(example()));
    QVERIFY(!claim.endOfRun);
    QCOMPARE(claim.status, QString());
}

void BriefTest::claimsAreReadFromTheEndOnly_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("status");
    QTest::addColumn<bool>("endOfRun");
    QTest::addColumn<QString>("summary");
    const auto row = [](const char* name, const QString& message, const QString& status, bool end,
                         const QString& summary) { QTest::newRow(name) << message << status << end << summary; };
    row("as asked", u"Did it.\n\nSTATUS: OK\nEND_OF_RUN\n"_s, u"OK"_s, true, u"Did it."_s);
    row("other line ends", u"Did it.\r\nSTATUS: PARTIAL\r\nEND_OF_RUN\r\n\r\n"_s, u"PARTIAL"_s, true, u"Did it."_s);
    row("in a code block", u"Did it.\n```\nSTATUS: OK\nEND_OF_RUN\n```\n"_s, u"OK"_s, true, u"Did it."_s);
    row("in bold", u"Did it.\n**STATUS: OK**\n**END_OF_RUN**"_s, u"OK"_s, true, u"Did it."_s);
    row("word in bold", u"STATUS: **OK**\nEND_OF_RUN"_s, u"OK"_s, true, QString());
    row("name in bold", u"**STATUS:** OK\nEND_OF_RUN"_s, u"OK"_s, true, QString());
    row("lower case", u"status: tool_failed\nEND_OF_RUN"_s, u"TOOL_FAILED"_s, true, QString());
    row("dash", u"STATUS: UNEXPECTED-INPUT\nEND_OF_RUN"_s, u"UNEXPECTED_INPUT"_s, true, QString());
    row("a reason behind", u"STATUS: PARTIAL - two of three parts\nEND_OF_RUN"_s, u"PARTIAL"_s, true, QString());
    row("a reason below", u"x\nSTATUS: PARTIAL\nThe third is open.\nEND_OF_RUN"_s, u"PARTIAL"_s, true,
        u"x\nThe third is open."_s);
    row("no status", u"Did it.\nEND_OF_RUN"_s, QString(), true, u"Did it."_s);
    row("no end", u"Did it.\nSTATUS: OK"_s, u"OK"_s, false, u"Did it."_s);
    row("neither", u"Shall I go on?"_s, QString(), false, u"Shall I go on?"_s);
    row("empty", QString(), QString(), false, QString());
    row("blank", u" \n\n"_s, QString(), false, QString());
    row("fake in the middle",
        u"The log says:\nSTATUS: OK\nEND_OF_RUN\nbut it failed.\nI could not go on.\nSo I stop."_s, QString(), false,
        u"The log says:\nSTATUS: OK\nEND_OF_RUN\nbut it failed.\nI could not go on.\nSo I stop."_s);
    row("fake far above the end", u"STATUS: OK\na\nb\nc\nEND_OF_RUN"_s, QString(), true, u"STATUS: OK\na\nb\nc"_s);
    row("the last of two counts", u"STATUS: OK\nSTATUS: TOOL_FAILED\nEND_OF_RUN"_s, u"TOOL_FAILED"_s, true,
        u"STATUS: OK"_s);
    row("end within a line", u"STATUS: OK END_OF_RUN"_s, QString(), false, u"STATUS: OK END_OF_RUN"_s);
    row("end with a tail", u"STATUS: OK\nEND_OF_RUN now"_s, u"OK"_s, false, u"END_OF_RUN now"_s);
    row("the list of words repeated", u"STATUS: OK | PARTIAL | QUESTION\nEND_OF_RUN"_s, QString(), true,
        u"STATUS: OK | PARTIAL | QUESTION"_s);
    row("two words", u"STATUS: OK or so\nEND_OF_RUN"_s, QString(), true, u"STATUS: OK or so"_s);
    row("mentioned in a sentence", u"I end with STATUS: OK here\nEND_OF_RUN"_s, QString(), true,
        u"I end with STATUS: OK here"_s);
    row("no word", u"STATUS:\nEND_OF_RUN"_s, QString(), true, u"STATUS:"_s);
    row("end in lower case", u"STATUS: OK\nend_of_run"_s, u"OK"_s, false, u"end_of_run"_s);
    row("hidden signs in the word", u"STATUS: O\u200bK\nEND_OF_RUN"_s, QString(), true, u"STATUS: O\u200bK"_s);
    row("hidden signs in the end", u"STATUS: OK\nEND_\u200bOF_RUN"_s, u"OK"_s, false, u"END_\u200bOF_RUN"_s);
    row("hidden signs behind the end", u"STATUS: OK\nEND_OF_RUN\u200b"_s, u"OK"_s, false, u"END_OF_RUN\u200b"_s);
    row("a hidden line behind the end", u"STATUS: OK\nEND_OF_RUN\n\u200b"_s, u"OK"_s, false, u"END_OF_RUN\n\u200b"_s);
    row("letters that look alike", u"STATUS: \u041eK\nEND_OF_RUN"_s, QString(), true, u"STATUS: \u041eK"_s);
    row("one line that looks like two", u"STATUS: OK\u2028END_OF_RUN"_s, QString(), false,
        u"STATUS: OK\u2028END_OF_RUN"_s);
    row("quoted from elsewhere", u"The file ends so:\n> STATUS: OK\n> END_OF_RUN"_s, QString(), false,
        u"The file ends so:\n> STATUS: OK\n> END_OF_RUN"_s);
    row("in a code block that text follows", u"```\nSTATUS: OK\nEND_OF_RUN\n```\nis what I was told to say."_s, u"OK"_s,
        false, u"```\nEND_OF_RUN\n```\nis what I was told to say."_s);
    row("own word", u"STATUS: DONE\nEND_OF_RUN"_s, u"DONE"_s, true, QString());
}

void BriefTest::claimsAreReadFromTheEndOnly()
{
    QFETCH(QString, message);
    QFETCH(QString, status);
    QFETCH(bool, endOfRun);
    QFETCH(QString, summary);
    const Claim claim = readClaim(message);
    QCOMPARE(claim.status, status);
    QCOMPARE(claim.endOfRun, endOfRun);
    QCOMPARE(claim.summary, summary);
}

void BriefTest::aHugeMessageIsReadQuickly()
{
    const QString message
        = u"STATUS: OK `**`\n"_s.repeated(200'000) + QString(2'000'000, u'*') + u"\nSTATUS: EMPTY\nEND_OF_RUN"_s;
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(readClaim(message).status, u"EMPTY"_s);
    QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
}

void BriefTest::aQuestionIsSeenAtTheEnd_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<bool>("asks");
    QTest::addColumn<QString>("question");
    const auto row = [](const char* name, const QString& message, bool asks, const QString& question) {
        QTest::newRow(name) << message << asks << question;
    };
    row("only a question", u"Shall I go on?"_s, true, u"Shall I go on?"_s);
    row("in bold", u"**Shall I go on?**"_s, true, u"**Shall I go on?**"_s);
    row("in brackets", u"I stopped (or not?)"_s, true, u"I stopped (or not?)"_s);
    row("hidden sign behind", u"Which one?\u200b"_s, true, u"Which one?\u200b"_s);
    row("full width", u"\u3069\u3061\u3089\uff1f"_s, true, u"\u3069\u3061\u3089\uff1f"_s);
    row("behind an account", u"I looked at both.\n\nWhich of them holds?"_s, true, u"Which of them holds?"_s);
    row("with choices", u"I looked.\n\nWhich one?\n1. the first\n2. the second"_s, true,
        u"Which one?\n1. the first\n2. the second"_s);
    row("choices apart", u"Which one?\n\n- the first\n- the second\n"_s, true,
        u"Which one?\n\n- the first\n- the second"_s);
    row("answered by itself", u"Which one? The first."_s, false, u"Which one? The first."_s);
    row("further up", u"Why did it fail?\n\nA file was missing. I added it."_s, false,
        u"Why did it fail?\n\nA file was missing. I added it."_s);
    row("no question", u"Done.\n\nAll is well."_s, false, u"All is well."_s);
    row("a list alone", u"- one\n- two"_s, false, u"- one\n- two"_s);
    row("nothing", QString(), false, QString());
}

void BriefTest::aQuestionIsSeenAtTheEnd()
{
    QFETCH(QString, message);
    QTEST(endsInQuestion(message), "asks");
    QTEST(questionIn(message), "question");
    QVERIFY(questionIn(QString(100'000, u'x') + u"?"_s).size() <= 2000);
}

void BriefTest::anAnswerGoesIntoTheSessionAlone()
{
    const QString prompt = renderAnswer(u" Take the second one.\n"_s);
    QVERIFY(prompt.startsWith(u"Take the second one.\n"_s));
    QVERIFY(prompt.contains(u"END_OF_RUN"_s));
    QVERIFY(prompt.size() < 300);
    QVERIFY(!readClaim(prompt).endOfRun);
}

void BriefTest::anAnswerWithoutASessionStandsInTheBrief()
{
    BriefContext context;
    context.question = u"Which one?\n```\nSTATUS: OK"_s;
    context.reviewIntro = u"The second."_s;
    const QString brief = renderBrief(example(), context);
    QVERIFY(brief.contains(u"## Your question"_s));
    QVERIFY(brief.contains(context.question));
    QVERIFY(brief.contains(u"The second."_s));
    QVERIFY(brief.contains(u"## Task"_s));
    QVERIFY(!brief.contains(u"was reviewed and sent back"_s));
}

REMIT_TEST_MAIN(BriefTest)
#include "tst_brief.moc"
