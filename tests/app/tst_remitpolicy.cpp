// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/remitctl.h"
#include "tests/support/scratchrepository.h"
#include "tests/support/testmain.h"

using namespace remit::test;
using namespace Qt::StringLiterals;

/** The do-not list in a whole run: refused with a sentence, each attempt an event and a finding, the run goes on. */
class TestRemitPolicy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAttemptIsRefusedToldAndFound()
    {
        QTest::failOnWarning();
        const RemitCtl ctl;
        const ScratchRepository repository;
        repository.write("src/a.txt", "one\n");
        const QString base = repository.commit(u"First"_s);
        const CtlResult ran = ctl.runToItsEnd(repository.path(),
            {.script = "git status --porcelain && git add -A || exit 3\n"
                       "git push origin HEAD && exit 4\n"
                       "git -c user.name=x commit -qm x && exit 5\n"
                       "rm -rf src && exit 6\n"
                       "echo new > src/new.txt; echo 'STATUS: OK'; echo END_OF_RUN\n",
                .scope = "paths = [\"src/**\"]\n[do_not]\nactions = [\"push\", \"delete-recursively\"]\n"});
        QVERIFY2(ran.code == 0, (ran.out + ran.err).constData());
        const QString run = ran.object().value(u"run_id").toString();
        QCOMPARE(contentOf(ctl.runFolder(run) + u"/stderr.log"_s).count("is not allowed in this run"), 3);
        const QByteArray journal = contentOf(ctl.runFolder(run) + u"/journal.jsonl"_s);
        QCOMPARE(journal.count("\"type\":\"policy.denied\""), 3);
        for (const char* what : {"git push origin HEAD", "git -c user.name=x commit -qm x", "rm -rf src"})
            QVERIFY2(journal.contains("\"what\":\"" + QByteArray(what) + '"'), what);
        int found = 0;
        for (const QJsonValue& finding : ran.object().value(u"findings").toArray())
            found += finding[u"kind"].toString() == u"policy-denied" ? 1 : 0;
        QCOMPARE(found, 3);
        QCOMPARE(QString::fromLatin1(repository.git({u"rev-parse"_s, u"main"_s})), base);
        QVERIFY(repository.isSound());
    }
};

REMIT_TEST_MAIN(TestRemitPolicy)
#include "tst_remitpolicy.moc"
