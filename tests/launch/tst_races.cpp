// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/journal/journal.h"
#include "runner/launch/launcher.h"
#include "runner/launch/raceends.h"
#include "runner/run/race.h"
#include "runner/store/index.h"
#include "tests/support/scratchrepository.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>

using namespace remit;
using namespace remit::test;
using namespace Qt::StringLiterals;

/** Runs of a race are made together, and end together. Their supervisor is a program that does nothing. */
class TestRaces : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void allAreMadeFromOneCommitAndNoneOverlaps();
    void aRaceThatIsNoneMakesNothing_data();
    void aRaceThatIsNoneMakesNothing();
    void aRunOfAnUnknownRaceIsRefused();
    void theOthersFollowTheVerdict();
    void aMarkWithoutItsVerdictIsDropped();
    void whoHoldsTheJournalIsLeftAlone();

private:
    [[nodiscard]] LaunchRequest request(const QString& program) const
    {
        LaunchRequest request;
        request.repository = m_repository->path();
        request.contract.title = u"Write a file"_s;
        request.contract.task = u"Write the file src/new.txt with one line in it, so that the check passes."_s;
        request.contract.agent = u"command"_s;
        request.contract.command.argv = {program};
        request.contract.scope.paths = {u"src/**"_s};
        request.contract.success.command = u"test -f src/new.txt"_s;
        return request;
    }
    [[nodiscard]] Race made()
    {
        const auto race = m_launcher->launchRace({request(u"true"_s), request(u"false"_s)});
        if (!race)
            qFatal("%s", qPrintable(race.error().detail));
        return *race;
    }
    void append(const RunId& run, const char* type, const QJsonObject& data) const
    {
        const auto journal = Journal::open(m_paths.journalFile(run), run);
        QVERIFY(journal);
        QVERIFY((*journal)->append(QString::fromLatin1(type), data, Journal::Durability::Now));
    }
    void finish(const RunId& run) const
    {
        append(run, event::runState, {{u"from"_s, u"queued"_s}, {u"to"_s, u"finished"_s}});
    }
    [[nodiscard]] ReviewState verdict(const RunId& run) const { return recordFromJournal(m_paths, run)->verdict; }
    [[nodiscard]] QStringList marks() const { return QDir(m_paths.data() + u"/races"_s).entryList(QDir::Files); }
    [[nodiscard]] RaceEnds ends()
    {
        return {m_paths, [this](const RunId& run) -> Result<> {
                    m_stopped.append(run);
                    finish(run);
                    return {};
                }};
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ScratchRepository> m_repository;
    std::unique_ptr<Launcher> m_launcher;
    Paths m_paths{{}, {}};
    QList<RunId> m_stopped;
};

void TestRaces::init()
{
    QTest::failOnWarning();
    m_dir = std::make_unique<QTemporaryDir>();
    m_repository = std::make_unique<ScratchRepository>();
    m_repository->write("src/a.txt", "one\n");
    m_repository->commit(u"First"_s);
    m_paths = Paths(m_dir->filePath(u"data"_s), m_dir->filePath(u"config"_s));
    m_launcher = std::make_unique<Launcher>(m_paths, LaunchCaps{}, u"/bin/true"_s);
    m_stopped.clear();
}

void TestRaces::allAreMadeFromOneCommitAndNoneOverlaps()
{
    const Race race = made();
    QCOMPARE(race.runs.size(), 2);
    QVERIFY(isRaceId(race.id));
    QCOMPARE(runsOfRace(m_paths, race.id)->size(), 2);
    for (const RunId& run : race.runs) {
        const auto record = recordFromJournal(m_paths, run);
        QVERIFY(record);
        QCOMPARE(record->race, race.id);
        QCOMPARE(record->base.toLatin1(), m_repository->git({u"rev-parse"_s, u"HEAD"_s}));
    }
    // One more run of it is no stranger to them; a run of none is.
    const auto context = m_launcher->preflightContext(m_repository->path(), {}, request(u"true"_s).contract);
    QCOMPARE(context->others.size(), 2);
    QCOMPARE(context->others.at(0).race, race.id);
}

void TestRaces::aRaceThatIsNoneMakesNothing_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("second");
    QTest::newRow("one") << 1 << QString();
    QTest::newRow("ten") << 10 << QString();
    QTest::newRow("another check") << 2 << u"check"_s;
    QTest::newRow("another base") << 2 << u"base"_s;
    QTest::newRow("another repository") << 2 << u"repository"_s;
    QTest::newRow("an agent that nobody knows") << 2 << u"agent"_s;
}

void TestRaces::aRaceThatIsNoneMakesNothing()
{
    QFETCH(const int, count);
    QFETCH(const QString, second);
    QList<LaunchRequest> requests(count, request(u"true"_s));
    if (second == u"check")
        requests[1].contract.success.command = u"false"_s;
    else if (second == u"base")
        requests[1].base = u"main"_s;
    else if (second == u"repository")
        requests[1].repository = m_dir->path();
    else if (second == u"agent")
        requests[1].contract.agent = u"nobody"_s;
    const auto race = m_launcher->launchRace(requests);
    QVERIFY(!race);
    QCOMPARE(race.error().code, ErrorCode::InvalidInput);
    QVERIFY(QDir(m_paths.runs()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).isEmpty());
    QVERIFY(ActiveRuns(m_paths).all().isEmpty());
}

void TestRaces::aRunOfAnUnknownRaceIsRefused()
{
    LaunchRequest wrong = request(u"true"_s);
    wrong.race = u"../../x"_s;
    const auto run = m_launcher->launch(wrong);
    QVERIFY(!run);
    QCOMPARE(run.error().code, ErrorCode::InvalidInput);
}

void TestRaces::theOthersFollowTheVerdict()
{
    const Race race = made();
    const RunId& accepted = race.runs.at(0);
    const RunId& other = race.runs.at(1);
    finish(accepted);
    QVERIFY(ends().begin(accepted, RaceEnds::Deed::Accept));
    append(accepted, event::verdictGiven, {{u"verdict"_s, u"accepted"_s}});
    const RaceEnd end = ends().settle(accepted, RaceEnds::Deed::Accept);
    QCOMPARE(end.problems, QStringList());
    QVERIFY(end.rejected == QList{other} && end.stopped == QList{other} && m_stopped == QList{other});
    QCOMPARE(verdict(other), ReviewState::Rejected);
    QCOMPARE(marks(), QStringList());
    QVERIFY(ends().settle(accepted, RaceEnds::Deed::Accept).rejected.isEmpty()); // once more changes nothing

    append(accepted, event::verdictGiven, {{u"verdict"_s, u"seen"_s}, {u"undo_of"_s, 3}});
    QVERIFY(ends().settle(accepted, RaceEnds::Deed::Undo).reopened == QList{other});
    QCOMPARE(verdict(other), ReviewState::Seen);
    QVERIFY(ends().settle(accepted, RaceEnds::Deed::Undo).reopened.isEmpty());
}

void TestRaces::aMarkWithoutItsVerdictIsDropped()
{
    const Race race = made();
    finish(race.runs.at(0));
    QVERIFY(ends().begin(race.runs.at(0), RaceEnds::Deed::Accept));
    QCOMPARE(marks().size(), 1);
    QCOMPARE(ends().recover(), QStringList());
    QCOMPARE(marks(), QStringList());
    QVERIFY(m_stopped.isEmpty());
    QCOMPARE(verdict(race.runs.at(1)), ReviewState::New);
}

void TestRaces::whoHoldsTheJournalIsLeftAlone()
{
    const Race race = made();
    const RunId& run = race.runs.at(0);
    finish(run);
    append(run, event::verdictGiven, {{u"verdict"_s, u"accepted"_s}});
    QVERIFY(ends().begin(run, RaceEnds::Deed::Accept));
    {
        const auto held = Journal::open(m_paths.journalFile(run), run);
        QVERIFY(held);
        QCOMPARE(ends().recover(), QStringList());
        QCOMPARE(marks().size(), 1);
    }
    QCOMPARE(ends().recover(), QStringList());
    QCOMPARE(marks(), QStringList());
    QCOMPARE(verdict(race.runs.at(1)), ReviewState::Rejected);
}

REMIT_TEST_MAIN(TestRaces)
#include "tst_races.moc"
