// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sandbox/gitrun.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>

using namespace Qt::StringLiterals;
using namespace remit;
using namespace remit::test;

/** The shims in a real box: what they refuse, what they let through unchanged, and what they tell. */
class TestBoxShim : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_actions = {u"commit"_s, u"push"_s, u"delete-recursively"_s};
        m_tools.clear();
        m_success.clear();
    }

    void aForbiddenCommandIsRefusedAndTold_data()
    {
        QTest::addColumn<QByteArray>("command");
        QTest::addColumn<QByteArray>("told");
        const auto row = [](const char* name, const char* command, const char* told) {
            QTest::newRow(name) << QByteArray(command) << QByteArray(told);
        };
        row("push", "git push origin main", "push git push origin main");
        row("through options with values", "git -C . -c a.b=c --no-pager push",
            "push git -C . -c a.b=c --no-pager push");
        row("by its path", "/usr/bin/git push", "push /usr/bin/git push");
        row("by git's own folder", "$(git --exec-path)/git push", "push /usr/lib/git-core/git push");
        row("by a dashed name", "ln -s /usr/bin/git git-push; ./git-push -f", "push ./git-push -f");
        row("commit", "git commit -am x", "commit git commit -am x");
        row("under another name of itself", "exec -a ls git commit", "commit ls commit");
        row("remote add", "git remote -v add x y", "push git remote -v add x y");
        row("from a script", "printf '#!/bin/sh\\ngit push\\n' > s; chmod +x s; ./s", "push git push");
        row("recursively", "rm -vfr src", "delete-recursively rm -vfr src");
        row("recursively, in words", "rm --rec src", "delete-recursively rm --rec src");
        row("recursively, apart", "rm src -f -R", "delete-recursively rm src -f -R");
        row("also in /tmp", "mkdir /tmp/a; rm -r /tmp/a src", "delete-recursively rm -r /tmp/a src");
        row("out of /tmp", "rm -r /tmp/../$PWD/src", "delete-recursively rm -r /tmp/../$PWD/src");
        row("by find", "find . -name '*.py' -delete", "delete-recursively find . -name *.py -delete");
    }

    void aForbiddenCommandIsRefusedAndTold()
    {
        QFETCH(QByteArray, command);
        QFETCH(QByteArray, told);
        REMIT_NEED_BOX();
        GitRun git;
        const auto [outcome, messages] = run(git, command);
        QVERIFY2(outcome.exitCode() == 1, outcome.text().constData());
        QVERIFY2(outcome.err.contains("is not allowed in this run (do not: " + told.split(' ').first() + ")"),
            outcome.text().constData());
        told.replace("$PWD", git.worktree.toUtf8());
        QCOMPARE(messages, QByteArrayList{told});
        QVERIFY(git.repository.isSound());
    }

    void theEndOfTheCheckIsToldAndIsTheSame_data()
    {
        QTest::addColumn<QByteArray>("command");
        QTest::addColumn<int>("exit");
        QTest::addColumn<QByteArray>("told");
        QTest::newRow("fails") << "sh check.sh"_ba << 3 << "check 3 sh check.sh"_ba;
        QTest::newRow("in another way") << "sh -e check.sh"_ba << 3 << QByteArray();
        QTest::newRow("killed") << "sh check.sh kill; exit $?"_ba << 143 << QByteArray();
        QTest::newRow("input and output")
            << "echo text | sh check.sh | grep -q text"_ba << 0 << "check 3 sh check.sh"_ba;
    }

    void theEndOfTheCheckIsToldAndIsTheSame()
    {
        QFETCH(QByteArray, command);
        QFETCH(int, exit);
        QFETCH(QByteArray, told);
        REMIT_NEED_BOX();
        GitRun git;
        m_success = u"sh check.sh"_s;
        const auto [outcome, messages]
            = run(git, "printf 'cat; test -z \"$1\" || kill -TERM $$; exit 3\\n' > check.sh; " + command);
        QVERIFY2(outcome.exitCode() == exit, outcome.text().constData());
        QCOMPARE(messages, told.isEmpty() ? QByteArrayList() : QByteArrayList{told});
    }

    void whatIsAllowedIsTheProgramItself_data()
    {
        QTest::addColumn<QByteArray>("command");
        for (const char* command : {"git status --porcelain", "git add -A", "git log --oneline -1", "git stash list",
                 "git --version", "git help push > /dev/null || true", "git config --get push.default || true",
                 "rm -f README.md", "rm -- -r || rm README.md", "mkdir -p /tmp/a/b && rm -rf /tmp/a",
                 "find . -name push", "git submodule status"})
            QTest::newRow(command) << QByteArray(command);
    }

    void whatIsAllowedIsTheProgramItself()
    {
        QFETCH(QByteArray, command);
        REMIT_NEED_BOX();
        GitRun git;
        const auto [outcome, messages] = run(git, command);
        QVERIFY2(outcome.exitCode() == 0, outcome.text().constData());
        QCOMPARE(messages, QByteArrayList());
    }

    void outputInputAndExitCodeAreTheProgramsOwn()
    {
        REMIT_NEED_BOX();
        GitRun git;
        const auto [outcome, messages]
            = run(git, "echo hello | git hash-object --stdin; git cat-file -e 0123456789; echo $?; git nonsense");
        QVERIFY2(outcome.exitCode() == 1, outcome.text().constData());
        QCOMPARE(outcome.out, "ce013625030ba8dba906f756967f9e9ca394464a\n128\n");
        QVERIFY(outcome.err.contains("'nonsense' is not a git command"));
        QCOMPARE(messages, QByteArrayList());
    }

    void theListDecidesWhatIsForbidden()
    {
        REMIT_NEED_BOX();
        GitRun git;
        m_actions = {};
        const auto [outcome, messages] = run(git, "rm -r src; ls src");
        QVERIFY2(outcome.exitCode() != 0, outcome.text().constData());
        QVERIFY(outcome.err.contains("No such file"));
        QCOMPARE(messages, QByteArrayList());
        QVERIFY(boxPolicy({}, u"/usr/bin"_s).programs.contains("git"));
        QVERIFY(!boxPolicy({}, u"/usr/bin"_s).programs.contains("rm"));
    }

    void thisMachineIsNoNetwork()
    {
        REMIT_NEED_BOX();
        GitRun git;
        m_actions = {u"network"_s};
        git.run.write(u"tools/curl"_s, "#!/bin/sh\necho called $*\n");
        m_tools = git.run.path(u"tools"_s);
        QVERIFY(QFile::setPermissions(m_tools + u"/curl"_s, QFile::ReadOwner | QFile::ExeOwner));
        const auto [outcome, messages] = run(git, "curl -s http://127.0.0.1:8080/x; curl https://a.example");
        QCOMPARE(messages, QByteArrayList{"network curl https://a.example"});
        QCOMPARE(outcome.out, "called -s http://127.0.0.1:8080/x\n");
        QCOMPARE(outcome.exitCode(), 1);
    }

    void aShimIsNeverWhereNothingIs()
    {
        const BoxPolicy policy
            = boxPolicy({u"publish"_s, u"network"_s, u"delete-recursively"_s}, u"/nowhere:/usr/share"_s);
        QCOMPARE(policy.programs, QByteArrayList());
        QCOMPARE(policy.gitPlaces, QStringList());
    }

    void withoutAListenerTheRefusalStands()
    {
        REMIT_NEED_BOX();
        GitRun git;
        BoxSpec spec = git.spec("git push");
        protect(spec);
        spec.listeners.clear();
        const BoxOutcome outcome = runBox(spec);
        QCOMPARE(outcome.exitCode(), 1);
        QVERIFY(outcome.err.contains("not allowed in this run"));
    }

private:
    struct Ran {
        BoxOutcome outcome;
        QByteArrayList messages; ///< words with spaces between them
    };

    void protect(BoxSpec& spec) const
    {
        const QString searchPath = (m_tools.isEmpty() ? QString() : m_tools + u':') + u"/usr/local/bin:/usr/bin:/bin"_s;
        if (!m_tools.isEmpty())
            spec.readOnlyPaths.append(m_tools);
        spec.policy = boxPolicy(m_actions, searchPath);
        watchCommand(spec.policy, m_success, searchPath);
        spec.policy.shim = boxShimProgram();
        spec.listeners = {QLatin1StringView(kPolicyPort)};
        spec.environment.removeIf([](const QByteArray& entry) { return entry.startsWith("PATH="); });
        spec.environment.append("PATH=/run/box/bin:" + searchPath.toUtf8());
    }

    Ran run(GitRun& git, const QByteArray& command) const
    {
        BoxSpec spec = git.spec(command);
        spec.argv = {"/bin/bash", "-c", command};
        protect(spec);
        Ran ran;
        QTcpServer server;
        QObject::connect(&server, &QTcpServer::newConnection, &server, [&] {
            QTcpSocket* const socket = server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::disconnected, &server, [&ran, socket] {
                QByteArray words = socket->readAll();
                words.chop(1);
                ran.messages.append(words.replace('\0', ' '));
            });
        });
        ran.outcome = runBox(spec, {}, [&](BoxProcess& box, const QList<int>& listeners) {
            if (listeners.size() == 1 && server.setSocketDescriptor(listeners.first()))
                box.go();
            else
                box.kill();
        });
        (void)QTest::qWaitFor(
            [&] {
                return !ran.messages.isEmpty() || (m_success.isEmpty() && !ran.outcome.err.contains("not allowed in"));
            },
            m_success.isEmpty() ? 2000 : 500);
        return ran;
    }

    QStringList m_actions;
    QString m_success; ///< a command whose end is told
    QString m_tools; ///< a folder of programs outside /usr
};

REMIT_TEST_MAIN(TestBoxShim)
#include "tst_boxshim.moc"
