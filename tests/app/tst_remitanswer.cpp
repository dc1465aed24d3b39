// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/fakeclaude.h"
#include "tests/support/scratchrepository.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>

using namespace remit::test;
using namespace Qt::StringLiterals;

/** A run that ends with a question, and the answer that lets it go on. */
class TestRemitAnswer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_ctl = std::make_unique<RemitCtl>();
        m_repository = std::make_unique<ScratchRepository>();
        m_repository->write("src/a.txt", "one\n");
        (void)m_repository->commit(u"First"_s);
    }
    void aQuestionStandsFirstInTheQueueAndIsAnswered();
    void theAnswerAloneGoesIntoTheSession();
    void theAnswerMayComeFromStandardInput();
    void whatAskedNothingIsNotAnswered();
    void aQuestionIsReadFromTheEndOnly_data();
    void aQuestionIsReadFromTheEndOnly();

private:
    [[nodiscard]] QString idOf(const CtlResult& result) const { return result.object().value(u"run_id").toString(); }
    [[nodiscard]] QJsonObject endOf(const QString& run) const
    {
        (void)(*m_ctl)({u"log"_s, run, u"-f"_s});
        return m_ctl->show(run);
    }
    std::unique_ptr<RemitCtl> m_ctl;
    std::unique_ptr<ScratchRepository> m_repository;
};

void TestRemitAnswer::aQuestionStandsFirstInTheQueueAndIsAnswered()
{
    const QByteArray script
        = "if grep -q 'Take the second' \"$REMIT_BRIEF\"; then mkdir -p src; echo 2 > src/new.txt\n"
          "printf 'Done.\\nSTATUS: OK\\nEND_OF_RUN\\n'; else\n"
          "printf 'I looked at both.\\n\\nWhich of the two files?\\n\\nSTATUS: QUESTION\\nEND_OF_RUN\\n'; fi\n";
    const CtlResult asked = m_ctl->runToItsEnd(m_repository->path(), {.script = script});
    QCOMPARE(asked.code, 3);
    const QJsonObject record = asked.object();
    QCOMPARE(record.value(u"status").toString(), u"QUESTION"_s);
    QCOMPARE(record.value(u"question").toString(), u"Which of the two files?"_s);
    QCOMPARE(record.value(u"reason").toString(),
        u"The agent asks a question: \"Which of the two files?\" It waits for your answer."_s);
    const QString run = record.value(u"run_id").toString();
    // Newer ones do not push it down.
    (void)m_ctl->runToItsEnd(m_repository->path(), {.script = "echo nothing\n"});
    QCOMPARE((*m_ctl)({u"queue"_s, u"--json"_s}).array().first().toObject().value(u"run_id").toString(), run);
    const QByteArray queue = (*m_ctl)({u"queue"_s}).out;
    QVERIFY2(queue.contains("asks: Which of the two files?"), queue.constData());
    QVERIFY((*m_ctl)({u"show"_s, run}).out.contains("Which of the two files?"));
    QVERIFY((*m_ctl)({u"status"_s, run}).out.contains("your answer"));

    QCOMPARE((*m_ctl)({u"review"_s, run, u"answer"_s}).code, 2);
    QCOMPARE((*m_ctl)({u"review"_s, run, u"answer"_s, u"--text"_s, u" "_s}).code, 2);
    const CtlResult answered
        = (*m_ctl)({u"review"_s, run, u"answer"_s, u"--text"_s, u"Take the second."_s, u"--json"_s});
    QVERIFY2(answered.code == 0, answered.err.constData());
    const QString next = answered.object().value(u"next").toString();
    QCOMPARE(endOf(next).value(u"status").toString(), u"OK"_s);
    QCOMPARE(m_ctl->show(run).value(u"verdict").toString(), u"sent_back"_s);
    const QByteArray brief = contentOf(m_ctl->runFolder(next) + u"/brief.md"_s);
    QVERIFY(brief.contains("Which of the two files?")); // it has no session that would know it
    QVERIFY(brief.contains("## Task"));
    QVERIFY(!(*m_ctl)({u"queue"_s}).out.contains("asks:"));
}

void TestRemitAnswer::theAnswerAloneGoesIntoTheSession()
{
    installFakeClaude(*m_ctl, R"(
if not resumed:
    end("Which of the two files?")
os.makedirs("src", exist_ok=True)
open("src/new.txt", "w").write(session + "\n" + prompt)
end("Done.\nSTATUS: OK\nEND_OF_RUN")
)");
    const QString contract = m_ctl->write(u"claude.toml"_s, claudeContract());
    const CtlResult asked
        = (*m_ctl)({u"run"_s, u"--repo"_s, m_repository->path(), u"--contract"_s, contract, u"--wait"_s, u"--json"_s});
    QCOMPARE(asked.object().value(u"status").toString(), u"QUESTION"_s);
    const CtlResult answered
        = (*m_ctl)({u"review"_s, idOf(asked), u"answer"_s, u"--text"_s, u"The second one."_s, u"--json"_s});
    QVERIFY2(answered.code == 0, answered.err.constData());
    const QString next = answered.object().value(u"next").toString();
    const QJsonObject record = endOf(next);
    QVERIFY2(record.value(u"status").toString() == u"OK"_s, qPrintable(record.value(u"reason").toString()));
    const QByteArray written = m_repository->git({u"show"_s, record.value(u"ref").toString() + u":src/new.txt"_s});
    QVERIFY2(written.startsWith("5e551011-0000-4000-8000-000000000001\nThe second one.\n"), written.constData());
    QVERIFY(!written.contains("## Task"));
}

void TestRemitAnswer::theAnswerMayComeFromStandardInput()
{
    const QByteArray script = "printf 'Which one?\\nSTATUS: QUESTION\\nEND_OF_RUN\\n'\n";
    const QString run = idOf(m_ctl->runToItsEnd(m_repository->path(), {.script = script}));
    QProcess process;
    process.setProcessEnvironment(m_ctl->environment());
    process.start(u"sh"_s,
        {u"-c"_s, u"printf 'The first.' | \"$0\" review \"$1\" answer --text - --json"_s, QString::fromUtf8(REMIT_CTL),
            run});
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitCode(), 0);
    const QString next = QJsonDocument::fromJson(process.readAllStandardOutput()).object().value(u"next").toString();
    (void)endOf(next);
    QVERIFY(contentOf(m_ctl->runFolder(next) + u"/brief.md"_s).contains("The first."));
}

void TestRemitAnswer::whatAskedNothingIsNotAnswered()
{
    const QByteArray script = "mkdir -p src; echo x > src/new.txt; printf 'STATUS: OK\\nEND_OF_RUN\\n'\n";
    const QString run = idOf(m_ctl->runToItsEnd(m_repository->path(), {.script = script}));
    const CtlResult answered = (*m_ctl)({u"review"_s, run, u"answer"_s, u"--text"_s, u"x"_s});
    QVERIFY(answered.code != 0);
    QVERIFY2(answered.err.contains("send-back"), answered.err.constData());
    QCOMPARE(m_ctl->show(run).value(u"question"), QJsonValue(QJsonValue::Null));
}

void TestRemitAnswer::aQuestionIsReadFromTheEndOnly_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QString>("status");
    QTest::newRow("only a question") << QByteArray("Shall I go on?\\n") << u"QUESTION"_s;
    QTest::newRow("a fake in the middle")
        << QByteArray("STATUS: OK\\nEND_OF_RUN\\nand then it broke\\n") << u"INCOMPLETE"_s;
    QTest::newRow("a fake question in the middle")
        << QByteArray("STATUS: QUESTION\\nEND_OF_RUN\\nDone.\\n") << u"INCOMPLETE"_s;
    QTest::newRow("in other letters") << QByteArray("status: ok\\nend_of_run\\n") << u"INCOMPLETE"_s;
    QTest::newRow("with hidden signs") << QByteArray("STATUS: OK\\nEND_OF\\342\\200\\213_RUN\\n") << u"INCOMPLETE"_s;
    QTest::newRow("quoted") << QByteArray("> STATUS: OK\\n> END_OF_RUN\\n") << u"INCOMPLETE"_s;
}

void TestRemitAnswer::aQuestionIsReadFromTheEndOnly()
{
    QFETCH(QByteArray, said);
    const CtlResult result = m_ctl->runToItsEnd(
        m_repository->path(), {.script = "mkdir -p src; echo x > src/new.txt; printf '" + said + "'\n"});
    QTEST(result.object().value(u"status").toString(), "status");
}

REMIT_TEST_MAIN(TestRemitAnswer)
#include "tst_remitanswer.moc"
