// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/remitctl.h"
#include "tests/support/scratchrepository.h"
#include "tests/support/testmain.h"

using namespace remit::test;
using namespace Qt::StringLiterals;

/** With --json a program reads one document from stdout whatever happens, and nothing else. */
class TestRemitJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyCommandPrintsOneDocument_data();
    void everyCommandPrintsOneDocument();
    void aFailureIsADocumentToo_data();
    void aFailureIsADocumentToo();
    void aContractThatDoesNotReadListsItsProblems_data();
    void aContractThatDoesNotReadListsItsProblems();
    void theAuditKnowsTheVerdict();

private:
    [[nodiscard]] QStringList filled(QStringList arguments) const
    {
        for (QString& argument : arguments) {
            argument.replace(u"RUN"_s, m_run);
            argument.replace(u"REPO"_s, m_repository.path());
            argument.replace(u"BROKEN"_s, m_ctl.file(u"broken.toml"_s));
            argument.replace(u"CONTRACT"_s, m_contract);
        }
        return arguments;
    }

    RemitCtl m_ctl;
    ScratchRepository m_repository;
    QString m_contract;
    QString m_run;
};

void TestRemitJson::initTestCase()
{
    QTest::failOnWarning();
    m_repository.write("src/a.txt", "one\n");
    m_repository.commit(u"First"_s);
    const ScriptedContract contract{.script = "echo new > src/new.txt\necho 'STATUS: OK'\necho END_OF_RUN\n"};
    m_contract = m_ctl.write(contract);
    (void)m_ctl.write(u"broken.toml"_s, "schema = 1\ntitle = 4\nteir = \"small\"\n");
    const CtlResult result = m_ctl.runToItsEnd(m_repository.path(), contract);
    QVERIFY2(result.code == 0, (result.err + result.out).constData());
    m_run = result.object().value(u"run_id").toString();
}

void TestRemitJson::everyCommandPrintsOneDocument_data()
{
    QTest::addColumn<QStringList>("arguments");
    for (const QString& line :
        {u"list"_s, u"queue"_s, u"status RUN"_s, u"show RUN"_s, u"diff RUN"_s, u"diff RUN --snapshot 0"_s, u"log RUN"_s,
            u"log RUN -f"_s, u"stop RUN"_s, u"stop --all"_s, u"freeze --all"_s, u"thaw --all"_s, u"lint CONTRACT"_s,
            u"lint CONTRACT --repo REPO"_s, u"brief CONTRACT"_s, u"try --contract CONTRACT --repo REPO"_s,
            u"check RUN"_s, u"inspect --repo REPO"_s, u"journal RUN"_s, u"journal RUN --verify"_s, u"audit"_s,
            u"audit --since 2020-01-01"_s, u"reindex"_s, u"retention"_s, u"agents"_s, u"prices"_s,
            u"prices claude-opus-5-5"_s, u"doctor"_s, u"review RUN accept --preview"_s,
            u"review RUN accept --how patch"_s, u"review RUN undo"_s, u"review RUN defer"_s, u"review RUN reject"_s})
        QTest::newRow(qPrintable(line)) << line.split(u' ');
}

void TestRemitJson::everyCommandPrintsOneDocument()
{
    QFETCH(QStringList, arguments);
    const CtlResult result = m_ctl(filled(arguments) + QStringList{u"--json"_s});
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(result.out, &problem);
    QVERIFY2(problem.error == QJsonParseError::NoError, (result.out + result.err).constData());
    QVERIFY(document.isObject() || document.isArray());
    QVERIFY(!document.object().contains(u"error") || document.object().value(u"error").isNull());
}

void TestRemitJson::aFailureIsADocumentToo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    const auto row = [](const QString& line, int code) { QTest::newRow(qPrintable(line)) << line.split(u' ') << code; };
    row(u"frobnicate"_s, 2);
    row(u"list --frob"_s, 2);
    row(u"show"_s, 2);
    row(u"show nobody"_s, 2);
    row(u"status nobody"_s, 2);
    row(u"diff RUN --snapshot 99"_s, 2);
    row(u"log nobody -f"_s, 2);
    row(u"stop"_s, 2);
    row(u"freeze RUN"_s, 3);
    row(u"review RUN accept --how sideways"_s, 2);
    row(u"review RUN praise"_s, 2);
    row(u"run"_s, 2);
    row(u"run --contract CONTRACT --repo /nowhere"_s, 2);
    row(u"run --contract CONTRACT --repo REPO --base nothing"_s, 2);
    row(u"run --contract CONTRACT --repo REPO --agent nobody"_s, 2);
    row(u"lint CONTRACT --repo /nowhere"_s, 2);
    row(u"inspect --repo /nowhere"_s, 2);
    row(u"prices nobodys-model"_s, 3);
    row(u"journal nobody --verify"_s, 2);
    row(u"audit --since yesterday"_s, 2);
}

void TestRemitJson::aFailureIsADocumentToo()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    const CtlResult result = m_ctl(filled(arguments) + QStringList{u"--json"_s});
    QCOMPARE(result.code, code);
    if (arguments.first() == u"freeze") // says it for each run
        QVERIFY(!result.array().first().toObject().value(u"error").toString().isEmpty());
    else
        QVERIFY2(!result.object().value(u"error").toString().isEmpty(), result.out.constData());
    QVERIFY(!result.err.trimmed().isEmpty());
}

void TestRemitJson::aContractThatDoesNotReadListsItsProblems_data()
{
    QTest::addColumn<QStringList>("arguments");
    for (const QString& line : {u"lint BROKEN"_s, u"brief BROKEN"_s, u"run --repo REPO --contract BROKEN"_s})
        QTest::newRow(qPrintable(line)) << line.split(u' ');
}

void TestRemitJson::aContractThatDoesNotReadListsItsProblems()
{
    QFETCH(QStringList, arguments);
    const CtlResult result = m_ctl(filled(arguments) + QStringList{u"--json"_s});
    QCOMPARE(result.code, 2);
    const QJsonObject document = result.object();
    QCOMPARE(document.value(u"ok").toBool(true), false);
    QCOMPARE(document.value(u"problems").toArray().size(), 4); // two that are missing, two that are wrong
    QVERIFY(document.value(u"error").toString().startsWith(m_ctl.file(u"broken.toml"_s) + u':'));
}

void TestRemitJson::theAuditKnowsTheVerdict()
{
    const auto verdict = [this] {
        const QJsonArray records = m_ctl({u"audit"_s, u"--json"_s}).array();
        return records.first().toObject().value(u"verdict").toString();
    };
    (void)m_ctl({u"review"_s, m_run, u"undo"_s});
    const QString before = verdict();
    QVERIFY(before != u"rejected"_s);
    QCOMPARE(m_ctl({u"review"_s, m_run, u"reject"_s}).code, 0);
    QCOMPARE(verdict(), u"rejected"_s);
    QVERIFY(m_ctl({u"audit"_s, u"--jsonl"_s}).out.contains("\"verdict\":\"rejected\""));
    QCOMPARE(m_ctl({u"review"_s, m_run, u"undo"_s}).code, 0);
    QCOMPARE(verdict(), before);
}

REMIT_TEST_MAIN(TestRemitJson)
#include "tst_remitjson.moc"
