// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/remitctl.h"
#include "tests/support/scratchrepository.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QProcess>

using namespace remit::test;
using namespace Qt::StringLiterals;

/**
 * A data folder on a disk that is full, fills up, or cannot be written: a small file system in memory, mounted for one
 * shell script that calls remitctl as a person would. What it answers lies outside of it.
 */
class TestRemitDisk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_ctl = std::make_unique<RemitCtl>();
        m_repository = std::make_unique<ScratchRepository>();
        m_repository->write("src/a.txt", "one\n");
        (void)m_repository->commit(u"First"_s);
        m_quick = m_ctl->write(
            {.title = u"Quick"_s, .script = "echo new > src/new.txt; echo 'STATUS: OK'; echo END_OF_RUN\n"});
        QVERIFY(QDir().mkpath(m_ctl->home()));
    }

    void aFullDiskRefusesANewRunAndTellsTheOldOnes()
    {
        onASmallDisk("run $QUICK; echo $? > $OUT/first\n"
                     "cat /dev/zero > $REMIT_HOME/fill 2>/dev/null\n"
                     "run $QUICK > $OUT/refused 2>&1; echo $? > $OUT/code\n"
                     "remitctl list --json > $OUT/list\n"
                     "id=$(ls $REMIT_HOME/runs | head -1); remitctl show $id --json > $OUT/show\n"
                     "remitctl journal $id --verify > $OUT/verify; echo $? > $OUT/verified\n"
                     "ls $REMIT_HOME/runs | wc -l > $OUT/runs\n"
                     "rm $REMIT_HOME/fill; run $QUICK; echo $? > $OUT/again\n");
        QCOMPARE(out("first"), QByteArray("0"));
        QCOMPARE(out("code"), QByteArray("6"));
        QVERIFY2(out("refused").contains("No space left on device"), out("refused").constData());
        const QJsonArray list = QJsonDocument::fromJson(out("list")).array();
        QCOMPARE(list.size(), 1);
        QCOMPARE(list.at(0)[u"status"].toString(), u"OK"_s);
        QCOMPARE(QJsonDocument::fromJson(out("show")).object().value(u"status").toString(), u"OK"_s);
        QCOMPARE(out("verified"), QByteArray("0"));
        QCOMPARE(out("runs"), QByteArray("1")); // nothing half made is left
        QCOMPARE(out("again"), QByteArray("0"));
    }

    void aDiskThatFillsEndsTheRunAndKeepsItsWork()
    {
        const QString slow = m_ctl->write({.title = u"Slow"_s,
            .script
            = "echo kept > src/new.txt; i=0; while [ $i -lt 300 ]; do echo line $i; i=$((i+1)); sleep 0.05; done\n"});
        m_ctl->setVariable(u"SLOW"_s, slow);
        onASmallDisk("id=$(remitctl run --repo $REPO --contract $SLOW)\n"
                     "until grep -q run.started $REMIT_HOME/runs/$id/journal.jsonl; do sleep 0.05; done\n"
                     "cat /dev/zero > $REMIT_HOME/fill 2>/dev/null\n"
                     "until grep -q run.finished $REMIT_HOME/runs/$id/journal.jsonl; do sleep 0.05; done\n"
                     "rm $REMIT_HOME/fill\n"
                     "remitctl show $id --json > $OUT/show\n"
                     "remitctl journal $id --verify > $OUT/verify; echo $? > $OUT/verified\n"
                     "remitctl list --json > $OUT/list; cat $REMIT_HOME/runs.jsonl > $OUT/audit\n"
                     "grep -lz ^REMIT_RUN=$id /proc/[0-9]*/environ > $OUT/living 2>/dev/null; run $QUICK; echo $? > "
                     "$OUT/again\n");
        const QJsonObject record = QJsonDocument::fromJson(out("show")).object();
        QCOMPARE(record.value(u"status").toString(), u"ERROR"_s);
        QVERIFY2(record.value(u"reason").toString().contains(u"full"), qPrintable(record.value(u"reason").toString()));
        QCOMPARE(out("verified"), QByteArray("0"));
        QCOMPARE(QJsonDocument::fromJson(out("list")).array().at(0)[u"status"].toString(), u"ERROR"_s);
        QCOMPARE(out("audit").count("\"status\":\"ERROR\""), 1);
        QCOMPARE(out("living"), QByteArray());
        QCOMPARE(
            m_repository->git({u"show"_s, record.value(u"ref").toString() + u":src/new.txt"_s}), QByteArray("kept"));
        QCOMPARE(out("again"), QByteArray("0"));
        QVERIFY(m_repository->isSound());
    }

    void aDiskThatCannotBeWrittenIsReadAllTheSame()
    {
        QCOMPARE(m_ctl
                     ->runToItsEnd(m_repository->path(),
                         {.script = "echo new > src/new.txt; echo 'STATUS: OK'; echo END_OF_RUN\n"})
                     .code,
            0);
        inside({u"--ro-bind"_s, m_ctl->home(), m_ctl->home()},
            "remitctl list --json > $OUT/list; echo $? > $OUT/listed\n"
            "id=$(ls $REMIT_HOME/runs | head -1)\n"
            "remitctl show $id --json > $OUT/show; remitctl diff $id > $OUT/diff\n"
            "remitctl journal $id --verify; echo $? > $OUT/verified\n"
            "run $QUICK > $OUT/refused 2>&1; echo $? > $OUT/code\n"
            "remitctl review $id reject > $OUT/review 2>&1; echo $? > $OUT/reviewed\n"
            "remitctl doctor > $OUT/doctor; echo $? > $OUT/examined\n");
        QCOMPARE(out("listed"), QByteArray("0"));
        QCOMPARE(QJsonDocument::fromJson(out("list")).array().size(), 1);
        QCOMPARE(QJsonDocument::fromJson(out("show")).object().value(u"status").toString(), u"OK"_s);
        QVERIFY(out("diff").contains("src/new.txt"));
        QCOMPARE(out("verified"), QByteArray("0"));
        QCOMPARE(out("code"), QByteArray("6"));
        QVERIFY(out("reviewed") != "0");
        QVERIFY2(!out("review").isEmpty(), "a refusal says why");
        QCOMPARE(out("examined"), QByteArray("6"));
        QVERIFY2(out("doctor").contains("not writable"), out("doctor").constData());
    }

private:
    void onASmallDisk(const QByteArray& script)
    {
        inside({u"--size"_s, u"8000000"_s, u"--tmpfs"_s, m_ctl->home()}, script);
    }
    void inside(const QStringList& mounts, const QByteArray& script)
    {
        QProcessEnvironment environment = m_ctl->environment();
        environment.insert(u"QUICK"_s, m_quick);
        environment.insert(u"REPO"_s, m_repository->path());
        environment.insert(u"OUT"_s, m_out.path());
        QProcess shell;
        shell.setProcessEnvironment(environment);
        shell.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        shell.start(u"bwrap"_s,
            QStringList{u"--die-with-parent"_s, u"--dev-bind"_s, u"/"_s, u"/"_s} + mounts
                + QStringList{u"--"_s, u"/bin/bash"_s, u"-c"_s,
                    u"run() { remitctl run --repo $REPO --contract $1 --wait; }\n"_s + QString::fromUtf8(script)});
        QVERIFY(shell.waitForFinished(60'000));
    }
    [[nodiscard]] QByteArray out(const char* name) const
    {
        return contentOf(m_out.filePath(QString::fromLatin1(name))).trimmed();
    }

    std::unique_ptr<RemitCtl> m_ctl;
    std::unique_ptr<ScratchRepository> m_repository;
    QTemporaryDir m_out;
    QString m_quick;
};

REMIT_TEST_MAIN(TestRemitDisk)
#include "tst_remitdisk.moc"
