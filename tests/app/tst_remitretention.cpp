// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/review/retention.h"
#include "runner/store/runstore.h"
#include "tests/support/remitctl.h"
#include "tests/support/scratchrepository.h"
#include "tests/support/testmain.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace remit;
using namespace remit::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kDay = 86'400'000;

} // namespace

/** What may go after a verdict, when, and what never does; with real runs of the real remitctl. */
class TestRemitRetention : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(); }
    void withinThirtyDaysNothingIsListed();
    void afterwardsOnlyWhatWasDecided();
    void aWorktreeThatSomebodyWentOnInIsSnapshottedFirst();
    void thenTheSnapshotsGoAndTheVerdictStays();
    void whatWasNeverDecidedIsWhole();

private:
    [[nodiscard]] QStringList planned(qint64 days) const
    {
        QStringList lines;
        for (const RetentionItem& item : items(days))
            lines.append(m_names.value(item.run.text()) + u' ' + toText(item.what));
        lines.sort();
        return lines;
    }
    [[nodiscard]] QList<RetentionItem> items(qint64 days) const
    {
        const auto store = RunStore::open(m_ctl.home() + u"/remit.db"_s);
        return retention().plan(*(*store)->rows(), QDateTime::currentMSecsSinceEpoch() + days * kDay);
    }
    [[nodiscard]] Retention retention() const { return Retention(Paths(m_ctl.home(), m_ctl.home() + u"/config"_s)); }
    [[nodiscard]] Result<> apply(const QString& name, RetentionItem::What what, qint64 days) const
    {
        const QList<RetentionItem> all = items(days);
        const auto found = std::ranges::find_if(all,
            [&](const RetentionItem& item) { return m_names.value(item.run.text()) == name && item.what == what; });
        if (found == all.cend())
            return failure(ErrorCode::NotFound, u"It is not listed."_s);
        return retention().apply(*found, QDateTime::currentMSecsSinceEpoch() + days * kDay);
    }
    [[nodiscard]] QString worktreeOf(const QString& name) const { return m_worktrees.value(name); }
    QString launch(const QString& name)
    {
        ScriptedContract contract;
        contract.title = name;
        contract.script = "echo " + name.toUtf8() + " > src/new.txt; echo 'STATUS: OK'; echo END_OF_RUN\n";
        const CtlResult result = m_ctl.runToItsEnd(m_repository.path(), contract);
        const QString run = result.object().value(u"run_id").toString();
        m_names.insert(run, name);
        m_worktrees.insert(name, result.object().value(u"worktree").toString());
        return run;
    }
    void review(const QString& run, const QStringList& words)
    {
        const CtlResult result = m_ctl(QStringList{u"review"_s, run} + words);
        QVERIFY2(result.code == 0, result.err.constData());
    }

    RemitCtl m_ctl;
    ScratchRepository m_repository;
    QHash<QString, QString> m_names; ///< of runs
    QHash<QString, QString> m_worktrees; ///< by name
    QString m_rejected;
};

void TestRemitRetention::initTestCase()
{
    m_repository.write("src/old.txt", "old\n");
    m_repository.commit(u"First"_s);
    review(launch(u"accepted"_s), {u"accept"_s});
    m_rejected = launch(u"rejected"_s);
    const QString worktree = worktreeOf(u"rejected"_s);
    QVERIFY(QFileInfo(worktree).isDir());
    QFile mine(worktree + u"/mine.txt"_s);
    QVERIFY(mine.open(QIODevice::WriteOnly) && mine.write("a person's\n") > 0);
    mine.close();
    review(m_rejected, {u"reject"_s});
    QVERIFY(QFileInfo(worktree).isDir()); // somebody has gone on in it
    launch(u"open"_s);
    const QString sentBack = launch(u"sent-back"_s);
    const CtlResult next = m_ctl({u"review"_s, sentBack, u"send-back"_s, u"--comment"_s, u"More."_s, u"--json"_s});
    QVERIFY2(next.code == 0, next.err.constData());
    m_names.insert(next.object().value(u"next").toString(), u"second round"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_ctl.stateOf(next.object().value(u"next").toString()), u"finished"_s, 60'000);
}

void TestRemitRetention::withinThirtyDaysNothingIsListed()
{
    QCOMPARE(planned(0), QStringList());
    QCOMPARE(planned(29), QStringList());
    const CtlResult listed = m_ctl({u"retention"_s, u"--apply"_s, u"--json"_s});
    QCOMPARE(listed.code, 0);
    QVERIFY(listed.object().value(u"applied").toBool());
    QVERIFY(listed.object().value(u"items").toArray().isEmpty());
}

void TestRemitRetention::afterwardsOnlyWhatWasDecided()
{
    QCOMPARE(planned(31),
        QStringList({u"accepted home"_s, u"accepted snapshots"_s, u"rejected home"_s, u"rejected snapshots"_s,
            u"rejected worktree"_s}));
}

void TestRemitRetention::aWorktreeThatSomebodyWentOnInIsSnapshottedFirst()
{
    const auto gone = apply(u"rejected"_s, RetentionItem::What::Worktree, 31);
    QVERIFY2(gone.has_value(), gone ? "" : qPrintable(gone.error().detail));
    QVERIFY(!QFileInfo::exists(worktreeOf(u"rejected"_s)));
    const QByteArrayList refs
        = m_repository.git({u"for-each-ref"_s, u"--format=%(refname)"_s, u"refs/remit/"_s + m_rejected}).split('\n');
    const QString last = QString::fromUtf8(refs.last());
    QCOMPARE(m_repository.git({u"show"_s, last + u":mine.txt"_s}), QByteArray("a person's"));
}

void TestRemitRetention::thenTheSnapshotsGoAndTheVerdictStays()
{
    // That snapshot's own time begins now: a day later the rest may go, it may not.
    const qint64 soon = 30;
    QVERIFY(!apply(u"rejected"_s, RetentionItem::What::Snapshots, soon - 1));
    const auto gone = apply(u"rejected"_s, RetentionItem::What::Snapshots, 32);
    QVERIFY2(gone.has_value(), gone ? "" : qPrintable(gone.error().detail));
    QVERIFY(m_repository.git({u"for-each-ref"_s, u"refs/remit/"_s + m_rejected}).isEmpty());
    const CtlResult undo = m_ctl({u"review"_s, m_rejected, u"undo"_s});
    QVERIFY(undo.code != 0);
    QVERIFY2(undo.err.contains("snapshots of run"), undo.err.constData());
    QCOMPARE((m_ctl({u"journal"_s, m_rejected, u"--verify"_s}).code), 0);
    QVERIFY(m_repository.isSound());
}

void TestRemitRetention::whatWasNeverDecidedIsWhole()
{
    for (const auto& [run, name] : m_names.asKeyValueRange()) {
        if (name == u"rejected")
            continue;
        QVERIFY2(!m_repository.git({u"for-each-ref"_s, u"refs/remit/"_s + run}).isEmpty(), qPrintable(name));
    }
    QVERIFY(QFileInfo(worktreeOf(u"open"_s)).isDir());
    QVERIFY(QFileInfo(worktreeOf(u"sent-back"_s)).isDir());
}

REMIT_TEST_MAIN(TestRemitRetention)
#include "tst_remitretention.moc"
