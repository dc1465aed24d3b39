// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/process/processtree.h"
#include "tests/support/remitctl.h"
#include "tests/support/scratchrepository.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QMap>

#include <csignal>
#include <random>

using namespace remit;
using namespace remit::test;
using namespace Qt::StringLiterals;

/**
 * A person, their git and their bad luck, in any order: launch, stop, freeze, kill -9, verdicts of every kind, undo,
 * and git commands of every day on the same repository. After each step: no ref that stood is gone or moved but by an
 * accept, and what the person had not committed is as it was. At the end: everything that was ever snapshotted can be
 * read, each run has one end, and nothing lives. REMIT_STEPS steps from REMIT_SEED.
 */
class TestRandomWalk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }
    void nothingIsLost();

private:
    using Refs = QMap<QByteArray, QByteArray>; ///< name → object

    [[nodiscard]] int below(int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(m_random); }
    [[nodiscard]] QString any(const QStringList& of) { return of.isEmpty() ? QString() : of.at(below(int(of.size()))); }
    [[nodiscard]] QStringList going() const { return QDir(m_ctl.home() + u"/active"_s).entryList(QDir::Files); }

    void step();
    void launch();
    void crash();
    void review();
    void outside();
    void look();
    void ctl(const QStringList& arguments);
    void remember();
    void endAll();
    void readEverything() const;

    RemitCtl m_ctl;
    ScratchRepository m_repository;
    std::mt19937 m_random;
    QStringList m_runs;
    QHash<QString, int> m_numbers; ///< run → number of its file
    Refs m_refs;
    QString m_step; ///< what is done, for the message
    bool m_mainMoves = false; ///< by this step
    int m_verdicts = 0; ///< that were not refused
    int m_branches = 0;
    int m_commits = 0;
    QString m_newest; ///< of the person's own commits
};

void TestRandomWalk::ctl(const QStringList& arguments)
{
    m_step = arguments.join(u' ');
    const CtlResult result = m_ctl(arguments);
    // Refused is an answer; a crash and an internal error are none.
    QVERIFY2(result.code != -1 && result.code != 1, qPrintable(m_step + u": "_s + QString::fromUtf8(result.err)));
    if (result.code == 0 && arguments.constFirst() == u"review")
        ++m_verdicts;
}

void TestRandomWalk::launch()
{
    const int number = int(m_runs.size());
    const QByteArray file = "src/run" + QByteArray::number(number) + ".txt";
    const QByteArray write = "echo " + QByteArray::number(number) + " > " + file + "\n";
    const QByteArray end = "echo 'STATUS: OK'; echo END_OF_RUN\n";
    const QByteArrayList scripts{write + end, write + "while :; do echo . >> " + file + "; sleep 0.05; done\n",
        write + "exit 3\n", "rm -f src/shared.txt; " + write + end,
        "echo " + QByteArray::number(number) + " > src/shared.txt; " + write + end,
        write + "(setsid sleep 600 &); sleep 1; " + end};
    ScriptedContract contract;
    contract.title = u"Run %1"_s.arg(number);
    contract.script = scripts.at(below(int(scripts.size())));
    contract.check = "test -s " + file;
    contract.limits = "wall_clock = \"20s\"\nidle = \"10s\"\n";
    m_step = contract.title;
    const QString run = m_ctl.launch(m_repository.path(), contract);
    m_runs.append(run);
    m_numbers.insert(run, number);
}

void TestRandomWalk::crash()
{
    const QString run = any(going());
    if (run.isEmpty())
        return;
    m_step = u"kill -9 the supervisor of "_s + run;
    const QByteArray lock = contentOf(m_ctl.runFolder(run) + u"/supervisor.lock"_s);
    const ProcessIdentity identity = processIdentityFrom(QJsonDocument::fromJson(lock).object());
    if (identity.pid > 0 && identityOf(identity.pid) == identity)
        (void)::kill(pid_t(identity.pid), SIGKILL);
}

void TestRandomWalk::review()
{
    const QString run = any(m_runs);
    if (run.isEmpty())
        return;
    static const QList<QStringList> verdicts{{u"accept"_s}, {u"accept"_s, u"--how"_s, u"merge"_s},
        {u"accept"_s, u"--how"_s, u"cherry-pick"_s}, {u"accept"_s, u"--how"_s, u"branch"_s}, {u"reject"_s},
        {u"reject"_s}, {u"undo"_s}, {u"undo"_s}, {u"undo"_s}, {u"defer"_s},
        {u"send-back"_s, u"--comment"_s, u"Once more."_s}};
    const QStringList verdict = verdicts.at(below(int(verdicts.size())));
    m_mainMoves = verdict.first() == u"accept" || verdict.first() == u"undo";
    if (verdict.first() == u"send-back") {
        m_step = u"send back "_s + run;
        const CtlResult result = m_ctl(QStringList{u"review"_s, run} + verdict + QStringList{u"--json"_s});
        QVERIFY2(result.code != -1 && result.code != 1, result.err.constData());
        if (result.code == 0) {
            const QString next = result.object().value(u"next").toString();
            m_runs.append(next);
            m_numbers.insert(next, m_numbers.value(run));
        }
        return;
    }
    ctl(QStringList{u"review"_s, run} + verdict);
}

void TestRandomWalk::outside()
{
    const auto git = [this](const QStringList& arguments) {
        m_step = u"git "_s + arguments.join(u' ');
        // A supervisor that was killed, or is at it, may hold a reference; whatever of ours comes next puts that right.
        if (m_repository.gitExitCode(arguments) != 0 && m_ctl({u"list"_s}).code == 0)
            m_repository.git(arguments);
    };
    switch (below(8)) {
    case 0: {
        m_step = u"a person's commit"_s;
        const QByteArray name = "own" + QByteArray::number(++m_commits) + ".txt";
        m_repository.write(name, "a person's " + name + '\n');
        m_repository.git({u"add"_s, QString::fromLatin1(name)});
        m_repository.git({u"commit"_s, u"-qm"_s, u"Own %1"_s.arg(m_commits), u"--"_s, QString::fromLatin1(name)});
        m_newest = QString::fromLatin1(m_repository.git({u"rev-parse"_s, u"HEAD"_s}));
        m_mainMoves = true;
        break;
    }
    case 1:
        git({u"branch"_s, u"kept%1"_s.arg(++m_branches)});
        break;
    case 2:
        if (below(4) == 0) // it looks into every worktree, and there are hundreds of them later
            git({u"gc"_s, u"-q"_s});
        break;
    case 3:
        if (going().isEmpty() && below(4) == 0)
            git({u"gc"_s, u"-q"_s, u"--prune=now"_s});
        break;
    case 4:
        git({u"worktree"_s, u"prune"_s});
        break;
    case 5:
        git({u"stash"_s, u"-q"_s});
        git({u"stash"_s, u"pop"_s, u"-q"_s});
        break;
    case 6:
        git({u"pack-refs"_s, u"--all"_s});
        break;
    default:
        git({u"reflog"_s, u"expire"_s, u"--expire=now"_s, u"--all"_s});
        break;
    }
}

void TestRandomWalk::look()
{
    const QString run = any(m_runs);
    static const QList<QStringList> looks{{u"list"_s}, {u"queue"_s}, {u"retention"_s, u"--apply"_s}, {u"status"_s, {}},
        {u"show"_s, {}}, {u"journal"_s, {}}, {u"diff"_s, {}}};
    QStringList arguments = looks.at(below(int(looks.size())));
    if (arguments.constLast().isEmpty()) {
        if (run.isEmpty())
            return;
        arguments.last() = run;
    }
    ctl(arguments);
}

void TestRandomWalk::step()
{
    m_mainMoves = false;
    const int what = below(100);
    if (what < 8)
        launch();
    else if (what < 14 && !going().isEmpty())
        ctl({u"stop"_s, any(going())});
    else if (what < 22 && !going().isEmpty())
        ctl({below(2) == 0 ? u"freeze"_s : u"thaw"_s, any(going())});
    else if (what < 26)
        crash();
    else if (what < 60)
        review();
    else if (what < 80)
        outside();
    else
        look();
}

/** What stands now must stand later, but for main, which only goes on. */
void TestRandomWalk::remember()
{
    Refs now;
    const QByteArrayList lines
        = m_repository.git({u"for-each-ref"_s, u"--format=%(refname) %(objectname)"_s}).split('\n');
    for (const QByteArray& line : lines) {
        const qsizetype space = line.indexOf(' ');
        if (space > 0 && !line.startsWith("refs/stash"))
            now.insert(line.first(space), line.sliced(space + 1));
    }
    for (const auto& [name, object] : m_refs.asKeyValueRange()) {
        // An accept moves main or makes a branch of the run's; an undo takes that back. Nothing else moves.
        const bool ours = name.startsWith("refs/heads/") && !name.startsWith("refs/heads/kept");
        if (ours && m_mainMoves)
            continue;
        QVERIFY2(now.value(name) == object, (name + " after " + m_step.toUtf8()).constData());
    }
    m_refs = now;
    QCOMPARE(m_repository.read("draft.txt"), "a person's draft, not committed\n");
    QCOMPARE(m_repository.read("tracked.txt"), "changed, not committed\n");
    for (int number = 1; number <= m_commits; ++number) {
        const QByteArray name = "own" + QByteArray::number(number) + ".txt";
        QCOMPARE(m_repository.read(name), "a person's " + name + '\n');
    }
    if (!m_newest.isEmpty())
        QVERIFY2(m_repository.gitExitCode({u"merge-base"_s, u"--is-ancestor"_s, m_newest, u"main"_s}) == 0,
            qPrintable(m_step));
}

void TestRandomWalk::endAll()
{
    ctl({u"stop"_s, u"--all"_s});
    (void)m_ctl({u"list"_s});
    QTRY_VERIFY_WITH_TIMEOUT(going().isEmpty(), 30'000);
    for (const QString& run : std::as_const(m_runs)) {
        QCOMPARE(processesWith("REMIT_RUN=" + run.toUtf8()), QList<qint64>());
        const QJsonObject record = m_ctl.show(run);
        QCOMPARE(record.value(u"state").toString(), u"finished"_s);
        QCOMPARE((m_ctl({u"journal"_s, run, u"--verify"_s}).code), 0);
        QCOMPARE(contentOf(m_ctl.runFolder(run) + u"/journal.jsonl"_s).count("\"type\":\"run.finished\""), 1);
    }
    QCOMPARE(contentOf(m_ctl.home() + u"/runs.jsonl"_s).count('\n'), m_runs.size());
}

void TestRandomWalk::readEverything() const
{
    QVERIFY(m_repository.isSound());
    for (const QString& run : m_runs) {
        const QByteArray journal = contentOf(m_ctl.runFolder(run) + u"/journal.jsonl"_s);
        for (const QByteArray& line : journal.split('\n')) {
            if (!line.contains("\"type\":\"snapshot.made\""))
                continue;
            const QJsonObject data = QJsonDocument::fromJson(line).object().value(u"data").toObject();
            const QString commit = data.value(u"commit").toString();
            QCOMPARE(QString::fromLatin1(m_repository.git({u"rev-parse"_s, data.value(u"ref").toString()})), commit);
            QVERIFY(!m_repository.git({u"ls-tree"_s, u"-r"_s, commit}).isEmpty());
        }
        const QJsonObject record = m_ctl.show(run);
        if (record.value(u"status").toString() != u"OK")
            continue;
        const QString file = u"%1:src/run%2.txt"_s.arg(record.value(u"ref").toString()).arg(m_numbers.value(run));
        QCOMPARE(m_repository.git({u"show"_s, file}).split('\n').first(), QByteArray::number(m_numbers.value(run)));
    }
}

void TestRandomWalk::nothingIsLost()
{
    const int steps
        = qEnvironmentVariableIntValue("REMIT_STEPS") > 0 ? qEnvironmentVariableIntValue("REMIT_STEPS") : 150;
    const auto seed = uint(qEnvironmentVariableIntValue("REMIT_SEED"));
    m_random.seed(seed);
    QVERIFY(QDir().mkpath(m_ctl.home() + u"/config"_s));
    (void)m_ctl.write(u"home/config/settings.toml"_s, "slots = 3\nreview_debt = 10000\nsnapshot_seconds = 5\n");
    m_repository.write("src/shared.txt", "shared\n");
    m_repository.write("tracked.txt", "committed\n");
    m_repository.commit(u"First"_s);
    m_repository.write("tracked.txt", "changed, not committed\n");
    m_repository.write("draft.txt", "a person's draft, not committed\n");
    remember();
    for (int number = 1; number <= steps; ++number) {
        step();
        if (!QTest::currentTestFailed())
            remember();
        if (QTest::currentTestFailed()) {
            qInfo("%s", qPrintable(u"step %1 of seed %2: %3"_s.arg(number).arg(seed).arg(m_step)));
            return;
        }
    }
    QVERIFY(m_verdicts > 0 && m_commits > 0); // or it was no walk
    endAll();
    if (!QTest::currentTestFailed())
        readEverything();
}

REMIT_TEST_MAIN(TestRandomWalk)
#include "tst_randomwalk.moc"
