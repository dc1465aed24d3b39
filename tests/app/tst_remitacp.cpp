// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/remitctl.h"
#include "tests/support/scratchrepository.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QJsonDocument>

using namespace remit::test;
using namespace Qt::StringLiterals;

/** Whole runs with an agent of the Agent Client Protocol, well and ill behaved. */
class TestRemitAcp : public QObject {
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

    void theDialogueIsARun()
    {
        const QJsonObject record = run("");
        QCOMPARE(record.value(u"status").toString(), u"OK"_s);
        QCOMPARE(record.value(u"ended_by").toString(), u"agent"_s);
        QVERIFY(textOf(record).startsWith(u"The file is written.\nSTATUS: OK"));
        const QList<QJsonObject> sessions = events("agent.session");
        QCOMPARE(sessions.size(), 1);
        QCOMPARE(sessions.constFirst().value(u"session").toString(), u"scripted-1"_s);
        QCOMPARE(sessions.constFirst().value(u"version").toString(), u"1.2.3"_s);
        QCOMPARE(events("tool.start").size(), 2);
        QCOMPARE(events("tool.end").size(), 2);
        QCOMPARE(events("agent.text").constFirst().value(u"text").toString(), u"I write the file."_s);
        const QList<QJsonObject> denied = events("policy.denied");
        QCOMPARE(denied.size(), 1);
        QCOMPARE(denied.constFirst().value(u"action").toString(), u"push"_s);
        QCOMPARE(denied.constFirst().value(u"how").toString(), u"permission"_s);
        QCOMPARE(events("agent.result").constFirst().value(u"error").toBool(true), false);
        QCOMPARE(events("run.ended").constFirst().value(u"exit").toInt(-1), 0);
    }

    void oneThatStaysIsEndedAndItsWorkCounts_data()
    {
        QTest::addColumn<QByteArray>("manner");
        QTest::newRow("stays") << QByteArray("stays");
        QTest::newRow("stubborn") << QByteArray("stubborn");
    }

    void oneThatStaysIsEndedAndItsWorkCounts()
    {
        QFETCH(QByteArray, manner);
        const QJsonObject record = run(manner);
        QCOMPARE(record.value(u"status").toString(), u"OK"_s);
        const QJsonObject ended = events("run.ended").constFirst();
        QCOMPARE(ended.value(u"by").toString(), u"agent"_s);
        QCOMPARE(ended.value(u"signal").toInt(), 0);
        QVERIFY(!ended.contains(u"exit"));
        QVERIFY(ended.value(u"reason").toString().contains(u"done"));
        QVERIFY(ended.value(u"verified").toBool());
    }

    void garbageIsToldAndDoesNotMatter()
    {
        QCOMPARE(run("garbage").value(u"status").toString(), u"OK"_s);
        int malformed = 0;
        for (const QJsonObject& notice : events("agent.notice"))
            malformed += notice.value(u"kind").toString() == u"malformed" ? 1 : 0;
        QCOMPARE(malformed, 5);
    }

    void whatGoesWrongIsTheReason_data()
    {
        QTest::addColumn<QByteArray>("manner");
        QTest::addColumn<QString>("part");
        QTest::newRow("error") << QByteArray("error") << u"no model"_s;
        QTest::newRow("crash") << QByteArray("crash") << u"exit code 7"_s;
        QTest::newRow("sign-in") << QByteArray("sign-in") << u"sign in"_s;
        QTest::newRow("limit") << QByteArray("limit") << u"limit of tokens"_s;
        QTest::newRow("deaf") << QByteArray("deaf") << u"does not read the answers"_s;
    }

    void whatGoesWrongIsTheReason()
    {
        QFETCH(QByteArray, manner);
        QFETCH(QString, part);
        const QJsonObject record = run(manner, "output = \"500 MB\"\n");
        QCOMPARE(record.value(u"status").toString(), u"ERROR"_s);
        QVERIFY2(record.value(u"reason").toString().contains(part), qPrintable(record.value(u"reason").toString()));
    }

    void limitsHoldWhateverItSays_data()
    {
        QTest::addColumn<QByteArray>("manner");
        QTest::addColumn<QByteArray>("limits");
        QTest::addColumn<QString>("limit");
        QTest::newRow("flood") << QByteArray("flood") << QByteArray("output = \"200 KB\"\n") << u"output"_s;
        QTest::newRow("hang") << QByteArray("hang") << QByteArray("idle = \"1s\"\n") << u"idle"_s;
        QTest::newRow("stays") << QByteArray("stays") << QByteArray("idle = \"1s\"\n") << u"idle"_s;
        QTest::newRow("closes") << QByteArray("closes hang") << QByteArray("idle = \"1s\"\n") << u"idle"_s;
    }

    void limitsHoldWhateverItSays()
    {
        QFETCH(QByteArray, manner);
        QFETCH(QByteArray, limits);
        QFETCH(QString, limit);
        const QJsonObject record = run(manner, limits);
        QCOMPARE(record.value(u"status").toString(), u"LIMIT"_s);
        QCOMPARE(record.value(u"limit").toString(), limit);
    }

    void oneThatIsSentBackGoesOnWithItsSession()
    {
        QCOMPARE(run("").value(u"status").toString(), u"OK"_s);
        const QString parent = m_run;
        const CtlResult sent
            = (*m_ctl)({u"review"_s, parent, u"send-back"_s, u"--comment"_s, u"Once more."_s, u"--json"_s});
        QVERIFY2(sent.code == 0, (sent.out + sent.err).constData());
        m_run = sent.object().value(u"next").toString();
        QCOMPARE((*m_ctl)({u"log"_s, m_run, u"--follow"_s}).code, 0);
        QCOMPARE(m_ctl->show(m_run).value(u"status").toString(), u"OK"_s);
        QVERIFY(contentOf(m_ctl->runFolder(m_run) + u"/stdout.log"_s).contains("Old words."));
        for (const QJsonObject& text : events("agent.text"))
            QVERIFY(!text.value(u"text").toString().contains(u"Old words."));
        QCOMPARE(events("agent.session").constFirst().value(u"session").toString(), u"scripted-1"_s);
        QVERIFY(!textOf(m_ctl->show(m_run)).contains(u"Old words."));
    }

    void aProgramThatIsNotThereCannotStart()
    {
        const CtlResult result = start("[\"no-such-agent\", \"--acp\"]", "");
        QCOMPARE(result.code, 6);
        QVERIFY2((result.out + result.err).contains("no-such-agent"), (result.out + result.err).constData());
    }

    /** A package of npm as a user installs it: a link in a bin folder, an interpreter beside, a dependency beside. */
    void aProgramOfTheUsersPathSimplyWorks()
    {
        const QString tools = m_ctl->file(u"tools"_s);
        QVERIFY(QDir().mkpath(tools + u"/lib/node_modules/scripted/bin"_s));
        QVERIFY(QDir().mkpath(tools + u"/lib/node_modules/dependency"_s));
        QVERIFY(QDir().mkpath(tools + u"/bin"_s));
        const QString real = u"tools/lib/node_modules/scripted/bin/agent.py"_s;
        (void)m_ctl->write(
            u"tools/lib/node_modules/scripted/package.json"_s, "{\"dependencies\": {\"dependency\": \"1\"}}");
        (void)m_ctl->write(u"tools/lib/node_modules/dependency/agent.py"_s, contentOf(QStringLiteral(SCRIPTED_ACP)));
        (void)m_ctl->write(real,
            "#!/usr/bin/env own-python\nimport os, runpy\nrunpy.run_path(os.path.join(os.path.dirname(__file__), "
            "'../../dependency/agent.py'), run_name='__main__')\n");
        (void)m_ctl->write(u"tools/bin/own-python"_s, "#!/bin/sh\nexec /usr/bin/python3 \"$@\"\n");
        for (const QString& file : {m_ctl->file(real), tools + u"/bin/own-python"_s})
            QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        QVERIFY(QFile::link(u"../lib/node_modules/scripted/bin/agent.py"_s, tools + u"/bin/scripted-agent"_s));
        const QString path = m_ctl->environment().value(u"PATH"_s);
        m_ctl->setVariable(u"PATH"_s, tools + u"/bin:"_s + path);
        const CtlResult result = start("[\"scripted-agent\"]", "");
        m_ctl->setVariable(u"PATH"_s, path);
        QVERIFY2(result.code == 0, (result.out + result.err).constData());
    }

private:
    static QString textOf(const QJsonObject& record)
    {
        return record.value(u"claim").toObject().value(u"text").toString();
    }

    CtlResult start(const QByteArray& argv, const QByteArray& limits)
    {
        const QByteArray text = "schema = 1\ntitle = \"Write a new file\"\n"
                                "task = \"Write the file src/new.txt with one line in it, so that the check passes.\"\n"
                                "tier = \"small\"\nagent = \"acp\"\n[command]\nargv = "
            + argv
            + "\n[scope]\npaths = [\"src/**\"]\n[success]\ncommand = \"test -f src/new.txt\"\n"
              "[do_not]\nactions = [\"push\", \"network\"]\n[limits]\nwall_clock = \"1m\"\nchanged_lines = 5000\n"
            + limits;
        return (*m_ctl)({u"run"_s, u"--repo"_s, m_repository->path(), u"--contract"_s,
            m_ctl->write(u"contract.toml"_s, text), u"--wait"_s, u"--json"_s});
    }

    /** Runs it to its end; its record. */
    QJsonObject run(const QByteArray& manners, const QByteArray& limits = {})
    {
        QByteArray argv = "[\"python3\", \"" SCRIPTED_ACP "\"";
        for (const QByteArray& manner : manners.split(' '))
            argv += manner.isEmpty() ? QByteArray() : ", \"" + manner + '"';
        const CtlResult result = start(argv + ']', limits);
        if (!result.out.startsWith('{'))
            qWarning("no record: %s %s", result.out.constData(), result.err.constData());
        const QJsonObject record = result.object();
        m_run = record.value(u"run_id").toString();
        return record;
    }

    QList<QJsonObject> events(const char* type) const
    {
        QList<QJsonObject> found;
        for (const QByteArray& line : contentOf(m_ctl->runFolder(m_run) + u"/journal.jsonl"_s).split('\n')) {
            const QJsonObject event = QJsonDocument::fromJson(line).object();
            if (event.value(u"type").toString() == QLatin1StringView(type))
                found.append(event.value(u"data").toObject());
        }
        return found;
    }

    std::unique_ptr<RemitCtl> m_ctl; ///< one for each test: a queue that nobody reviews starts no more
    std::unique_ptr<ScratchRepository> m_repository;
    QString m_run;
};

REMIT_TEST_MAIN(TestRemitAcp)
#include "tst_remitacp.moc"
