// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/process/processtree.h"
#include "tests/support/remitctl.h"
#include "tests/support/scratchrepository.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QFileInfo>

#include <csignal>

using namespace remit;
using namespace remit::test;
using namespace Qt::StringLiterals;

/** A machine that cannot make a box: refused, unless a person has typed that they accept what is left. */
class TestRemitLevels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_ctl = std::make_unique<RemitCtl>();
        m_repository = std::make_unique<ScratchRepository>();
        m_repository->write("src/a.txt", "one\n");
        m_repository->write("locked/b.txt", "two\n");
        m_base = m_repository->commit(u"First"_s);
        const QString broken
            = m_ctl->write(u"bwrap"_s, "#!/bin/sh\necho 'setting up uid map: Permission denied' >&2\nexit 1\n");
        QVERIFY(QFile::setPermissions(broken, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        m_ctl->setVariable(u"REMIT_BWRAP"_s, broken);
    }

    void withoutConsentItDoesNotStart()
    {
        const CtlResult refused = run({.script = "echo 'STATUS: OK'; echo END_OF_RUN\n"}, {});
        QCOMPARE(refused.code, 6);
        const QString reason = refused.object().value(u"reason").toString();
        QVERIFY2(reason.contains(u"--consent \"level "_s), qPrintable(reason));
        QVERIFY(!m_ctl->hasEvent(refused.object().value(u"run_id").toString(), "run.started"));
    }

    void consentIsTypedOut()
    {
        for (const QString& text : {u"B"_s, u"yes"_s, u"level A"_s, u"Level B"_s, u""_s})
            QCOMPARE(run({.script = "true\n"}, text).code, 2);
    }

    void aWeakerConsentThanNeededIsNone()
    {
        m_ctl->setVariable(u"REMIT_BOX_KEEPER"_s, u"/nowhere"_s);
        QCOMPARE(run({.script = "true\n"}, u"level C"_s).code, 6);
    }

    void levelBCarriesARunToItsEnd()
    {
        if (!hasLandlock())
            QSKIP("This kernel's Landlock cannot hold the network.");
        const QByteArray secret = m_ctl->write(u"secret.txt"_s, "the secret\n").toUtf8();
        const QByteArray main = m_repository->path().toUtf8();
        const CtlResult ran
            = run({.script = "git status --porcelain && git log --oneline && echo x >> src/a.txt && git diff --stat && "
                             "git add -A || exit 3\n"
                             "cat "
                          + secret
                          + " && exit 4\n"
                            "echo x > "
                          + main
                          + "/src/a.txt && exit 5\n"
                            "echo x > "
                          + main
                          + "/.git/hooks/post-checkout && exit 6\n"
                            "echo changed > locked/b.txt\n"
                            "rm .git; mkdir .git; printf '[core]\\n fsmonitor = touch "
                          + main
                          + "/pwned\\n' > .git/config\n"
                            "(setsid sleep 600 </dev/null >/dev/null 2>&1 &)\n"
                            "echo new > src/new.txt; echo 'STATUS: OK'; echo END_OF_RUN\n",
                      .scope = "paths = [\"src/**\"]\n[do_not]\npaths = [\"locked/**\"]\n"},
                u"level B"_s);
        QVERIFY2(ran.code == 0, (ran.out + ran.err).constData());
        const QJsonObject record = ran.object();
        QCOMPARE(record.value(u"level").toString(), u"B"_s);
        const QString id = record.value(u"run_id").toString();
        QVERIFY(contentOf(m_ctl->runFolder(id) + u"/journal.jsonl"_s).contains("\"level\":\"B\""));
        QCOMPARE(QString::fromLatin1(m_repository->git({u"rev-parse"_s, u"main"_s})), m_base);
        QCOMPARE(m_repository->read("src/a.txt"), "one\n");
        QVERIFY(!QFileInfo::exists(m_repository->path() + u"/.git/hooks/post-checkout"_s));
        QStringList kinds;
        for (const QJsonValue& finding : record.value(u"findings").toArray())
            kinds.append(finding[u"kind"].toString());
        QVERIFY2(kinds.contains(u"do-not-path"_s), qPrintable(kinds.join(u' '))); // checked afterwards
        QVERIFY2(kinds.contains(u"policy-denied"_s), qPrintable(kinds.join(u' '))); // .git was replaced, and put back
        QCOMPARE(processesWith("REMIT_RUN=" + id.toUtf8()), QList<qint64>());
        // A person's own git in that worktree.
        const QString worktree = record.value(u"worktree").toString();
        QVERIFY(QFileInfo(worktree + u"/.git"_s).isFile());
        (void)m_repository->git({u"-C"_s, worktree, u"status"_s});
        QVERIFY(!QFileInfo::exists(m_repository->path() + u"/pwned"_s));
        QVERIFY(m_repository->isSound());
        QCOMPARE((*m_ctl)({u"check"_s, id}).code, 0); // as it was accepted
        QCOMPARE((*m_ctl)({u"review"_s, id, u"accept"_s}).code, 0);
        QCOMPARE(m_repository->git({u"show"_s, u"main:src/new.txt"_s}), QByteArray("new"));
    }

    void aKilledSupervisorLeavesNothing()
    {
        if (!hasLandlock())
            QSKIP("This kernel's Landlock cannot hold the network.");
        const QString id = launch({.script = "(setsid sleep 600 &); echo kept > src/new.txt; echo up; sleep 600\n"});
        QTRY_VERIFY_WITH_TIMEOUT(contentOf(m_ctl->runFolder(id) + u"/stdout.log"_s).contains("up"), 30'000);
        const QByteArray lock = contentOf(m_ctl->runFolder(id) + u"/supervisor.lock"_s);
        const ProcessIdentity supervisor = processIdentityFrom(QJsonDocument::fromJson(lock).object());
        QVERIFY(supervisor.pid > 0 && ::kill(pid_t(supervisor.pid), SIGKILL) == 0);
        QTRY_COMPARE_WITH_TIMEOUT(processesWith("REMIT_RUN=" + id.toUtf8()), QList<qint64>(), 2'000);
        QCOMPARE((*m_ctl)({u"list"_s}).code, 0);
        const QJsonObject record = m_ctl->show(id);
        QCOMPARE(record.value(u"status").toString(), u"INTERRUPTED"_s);
        QCOMPARE(
            m_repository->git({u"show"_s, record.value(u"ref").toString() + u":src/new.txt"_s}), QByteArray("kept"));
    }

    void aLimitAndAStopEndIt()
    {
        if (!hasLandlock())
            QSKIP("This kernel's Landlock cannot hold the network.");
        const CtlResult limited
            = run({.script = "trap '' TERM; (setsid sleep 600 &); sleep 600\n", .limits = "wall_clock = \"1s\"\n"},
                u"level B"_s);
        QCOMPARE(limited.code, 4);
        QCOMPARE(limited.object().value(u"limit").toString(), u"wall_clock"_s);
        const QString id = launch({.script = "trap '' TERM; (setsid sleep 600 &); echo up; sleep 600\n"});
        QTRY_VERIFY_WITH_TIMEOUT(contentOf(m_ctl->runFolder(id) + u"/stdout.log"_s).contains("up"), 30'000);
        QCOMPARE((*m_ctl)({u"freeze"_s, id}).code, 0);
        QCOMPARE((*m_ctl)({u"stop"_s, id}).code, 0);
        QCOMPARE(processesWith("REMIT_RUN=" + id.toUtf8()), QList<qint64>());
        QCOMPARE(m_ctl->show(id).value(u"status").toString(), u"STOPPED"_s);
    }

private:
    [[nodiscard]] bool hasLandlock() const
    {
        const QJsonObject sandbox = (*m_ctl)({u"doctor"_s, u"--json"_s}).object().value(u"sandbox").toObject();
        return sandbox.value(u"landlock").toBool();
    }
    [[nodiscard]] CtlResult run(const ScriptedContract& contract, const QString& consent) const
    {
        QStringList words{u"run"_s, u"--repo"_s, m_repository->path(), u"--contract"_s, m_ctl->write(contract),
            u"--wait"_s, u"--json"_s};
        if (!consent.isNull())
            words << u"--consent"_s << consent;
        return (*m_ctl)(words);
    }
    [[nodiscard]] QString launch(const ScriptedContract& contract) const
    {
        const CtlResult launched = (*m_ctl)({u"run"_s, u"--repo"_s, m_repository->path(), u"--contract"_s,
            m_ctl->write(contract), u"--json"_s, u"--consent"_s, u"level B"_s});
        return launched.object().value(u"run_id").toString();
    }

    std::unique_ptr<RemitCtl> m_ctl;
    std::unique_ptr<ScratchRepository> m_repository;
    QString m_base;
};

REMIT_TEST_MAIN(TestRemitLevels)
#include "tst_remitlevels.moc"
