// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/valuebackend.h"

#include <QSignalSpy>

using namespace remit;
using namespace remit::test;
using namespace Qt::StringLiterals;

namespace {

RunValue runValue(const QString& id, RunState state)
{
    RunValue run;
    run.row.runId = id;
    run.row.title = u"Title of "_s + id;
    run.row.state = state;
    return run;
}

} // namespace

class TestValueBackend : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void aFilterChoosesActiveAndWaitingRuns()
    {
        ValueBackend backend;
        backend.put(runValue(u"a"_s, RunState::Running));
        backend.put(runValue(u"b"_s, RunState::Finished));
        backend.put(runValue(u"c"_s, RunState::Queued));
        RunFilter active;
        active.active = true;
        QCOMPARE(backend.runs(active).result()->size(), 2);
        RunFilter waiting;
        waiting.needsReview = true;
        QCOMPARE(backend.runs(waiting).result()->constFirst().runId, u"b"_s);
    }

    void aVerdictIsTakenAndTakenBack()
    {
        ValueBackend backend;
        backend.put(runValue(u"b"_s, RunState::Finished));
        QSignalSpy changed(&backend, &Backend::runsChanged);
        QVERIFY(backend.reject(u"b"_s, u"wrong file"_s).result());
        QCOMPARE(backend.find(u"b"_s)->row.review, ReviewState::Rejected);
        QVERIFY(backend.undoVerdict(u"b"_s).result());
        QCOMPARE(backend.find(u"b"_s)->row.review, ReviewState::Seen);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(backend.calls, QStringList({u"reject b wrong file"_s, u"undo b"_s}));
    }

    void aRunningRunTakesNoVerdict()
    {
        ValueBackend backend;
        backend.put(runValue(u"a"_s, RunState::Running));
        const auto answer = backend.accept(u"a"_s, LandingWay::Squash, {}, {}).result();
        QCOMPARE(answer.error().code, ErrorCode::Refused);
    }

    void aWantedErrorChangesNothing()
    {
        ValueBackend backend;
        backend.put(runValue(u"a"_s, RunState::Running));
        backend.failNext(ErrorCode::Busy, u"It is locked."_s);
        QCOMPARE(backend.stop(u"a"_s).result().error(), (Error{ErrorCode::Busy, u"It is locked."_s}));
        QCOMPARE(backend.find(u"a"_s)->row.state, RunState::Running);
        QVERIFY(backend.stop(u"a"_s).result());
    }

    void heldAnswersComeInOrder()
    {
        ValueBackend backend;
        backend.put(runValue(u"a"_s, RunState::Queued));
        backend.hold();
        const auto first = backend.occupancy();
        const auto second = backend.record(u"a"_s);
        QVERIFY(!first.isFinished() && !second.isFinished());
        backend.release();
        QVERIFY(first.isFinished() && second.isFinished());
        QVERIFY(second.result());
    }

    void sentBackWorkIsQueuedAgain()
    {
        ValueBackend backend;
        backend.put(runValue(u"b"_s, RunState::Finished));
        const QString next = *backend.sendBack(u"b"_s, u"Two things."_s, {ReviewComment{}}).result();
        QCOMPARE(backend.find(next)->row.parent, u"b"_s);
        QCOMPARE(backend.find(next)->row.state, RunState::Queued);
        QCOMPARE(backend.find(u"b"_s)->row.review, ReviewState::SentBack);
    }

    void eventsAreCountedFromOne()
    {
        ValueBackend backend;
        backend.put(runValue(u"a"_s, RunState::Running));
        QSignalSpy arrived(&backend, &Backend::eventsArrived);
        backend.appendEvent(u"a"_s, 1000, QLatin1StringView(event::note));
        backend.appendEvent(u"a"_s, 2000, QLatin1StringView(event::note));
        QCOMPARE(arrived.size(), 2);
        const QList<Event> later = *backend.events(u"a"_s, 1).result();
        QCOMPARE(later.size(), 1);
        QCOMPARE(later.constFirst().seq, 2);
    }
};

REMIT_TEST_MAIN(TestValueBackend)
#include "tst_valuebackend.moc"
