// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/probe.h"
#include "runner/sandbox/probediagnosis.h"
#include "tests/sandbox/boxfixture.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSignalSpy>

#include <functional>

using namespace Qt::StringLiterals;
using namespace remit;
using namespace remit::test;

class TestProbe : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void levelFollowsFromWhatIsSeen_data();
    void levelFollowsFromWhatIsSeen();
    void versionIsReadFromBwrapsOwnWords();
    void thisMachineIsProbedWithTheRealBox();
    void probeLeavesNothingBehind();
    void bwrapThatFailsIsNamedOnce();
    void missingBwrapNamesThePackage();
    void bwrapHasToBelongToRoot();
};

void TestProbe::levelFollowsFromWhatIsSeen_data()
{
    QTest::addColumn<std::function<void(ProbeObservations&)>>("change");
    QTest::addColumn<BoxLevel>("level");
    QTest::addColumn<QString>("problem");
    QTest::addColumn<QString>("mend");
    using Change = std::function<void(ProbeObservations&)>;
    const auto row = [](const char* name, Change change, BoxLevel level, const QString& problem, const QString& mend) {
        QTest::newRow(name) << change << level << problem << mend;
    };
    const auto fails = [](ProbeObservations& seen) {
        seen.boxHeld = false;
        seen.boxError = u"bwrap: setting up uid map: Permission denied"_s;
    };

    row("box holds", [](ProbeObservations&) { }, BoxLevel::A, u""_s, u""_s);
    row(
        "old bwrap", [](ProbeObservations& s) { s.version = QVersionNumber(0, 11); }, BoxLevel::AMinus, u"0.11"_s,
        u"0.12"_s);
    row("unknown version", [](ProbeObservations& s) { s.version = {}; }, BoxLevel::AMinus, u"older"_s, u"Update"_s);
    row(
        "no box-init", [](ProbeObservations& s) { s.boxInit.clear(); }, BoxLevel::None, u"remit-box-init"_s,
        u"Install Remit"_s);
    row(
        "no bwrap", [](ProbeObservations& s) { s.bwrap.clear(); }, BoxLevel::B, u"not installed"_s,
        u"apt install bubblewrap"_s);
    row(
        "no bwrap and no landlock",
        [](ProbeObservations& s) {
            s.bwrap.clear();
            s.landlock = false;
        },
        BoxLevel::C, u"not installed"_s, u"bubblewrap"_s);
    row(
        "set-user-id", [](ProbeObservations& s) { s.setuid = true; }, BoxLevel::B, u"set-user-id"_s,
        u"chmod u-s /usr/bin/bwrap"_s);
    row(
        "Debian's switch",
        [=](ProbeObservations& s) {
            fails(s);
            s.unprivilegedUserns = 0;
        },
        BoxLevel::B, u"user namespaces"_s, u"unprivileged_userns_clone=1"_s);
    row(
        "none allowed",
        [=](ProbeObservations& s) {
            fails(s);
            s.maximumUserns = 0;
        },
        BoxLevel::B, u"max_user_namespaces"_s, u"sysctl"_s);
    row(
        "Ubuntu's AppArmor",
        [=](ProbeObservations& s) {
            fails(s);
            s.apparmorRestricts = 1;
        },
        BoxLevel::B, u"AppArmor"_s, u"bwrap-userns-restrict"_s);
    row(
        "masked /proc",
        [=](ProbeObservations& s) {
            fails(s);
            s.apparmorRestricts = 1;
            s.boxError = u"bwrap: Can't mount proc on /newroot/proc: Operation not permitted"_s;
        },
        BoxLevel::B, u"/proc"_s, u"unmask=ALL"_s);
    row("something else", fails, BoxLevel::B, u"uid map"_s, u"/usr/bin/bwrap"_s);
    row(
        "something else, old kernel",
        [=](ProbeObservations& s) {
            fails(s);
            s.landlock = false;
        },
        BoxLevel::C, u"uid map"_s, u"bwrap"_s);
}

void TestProbe::levelFollowsFromWhatIsSeen()
{
    using Change = std::function<void(ProbeObservations&)>;
    QFETCH(Change, change);
    QFETCH(BoxLevel, level);
    QFETCH(QString, problem);
    QFETCH(QString, mend);
    ProbeObservations seen{.bwrap = u"/usr/bin/bwrap"_s,
        .boxInit = u"/usr/libexec/remit/remit-box-init"_s,
        .version = QVersionNumber(0, 12, 0),
        .setuid = false,
        .boxHeld = true,
        .boxError = {},
        .landlock = true,
        .unprivilegedUserns = 1,
        .apparmorRestricts = 0,
        .maximumUserns = 1000};
    change(seen);
    const ProbeDiagnosis diagnosis = diagnose(seen);
    QCOMPARE(toText(diagnosis.level), toText(level));
    QCOMPARE(diagnosis.problem.isEmpty(), level == BoxLevel::A);
    QCOMPARE(diagnosis.mend.isEmpty(), level == BoxLevel::A);
    QVERIFY2(diagnosis.problem.contains(problem), qPrintable(diagnosis.problem));
    QVERIFY2(diagnosis.mend.contains(mend), qPrintable(diagnosis.mend));
}

void TestProbe::versionIsReadFromBwrapsOwnWords()
{
    QCOMPARE(bwrapVersionFrom("bubblewrap 0.8.0\n"), QVersionNumber(0, 8, 0));
    QVERIFY(bwrapVersionFrom("0.8.0").isNull());
    QVERIFY(bwrapVersionFrom("").isNull());
}

void TestProbe::thisMachineIsProbedWithTheRealBox()
{
    REMIT_NEED_BOX();
    const SandboxFacts& facts = sandboxFacts();
    QCOMPARE(facts.bwrap, systemBwrap());
    QVERIFY(QFileInfo(facts.boxInit).isExecutable());
    QVERIFY(!QVersionNumber::fromString(facts.bwrapVersion).isNull());
    QCOMPARE(facts.problem.isEmpty(), facts.level == BoxLevel::A);
}

void TestProbe::probeLeavesNothingBehind()
{
    REMIT_NEED_BOX();
    const QTemporaryDir place; // its own: others may probe at the same time
    const QByteArray usual = qgetenv("TMPDIR");
    qputenv("TMPDIR", QFile::encodeName(place.path()));
    {
        SandboxProbe probe;
        QSignalSpy finished(&probe, &SandboxProbe::finished);
        probe.start();
        QTRY_COMPARE(finished.count(), 1);
    }
    if (usual.isNull())
        qunsetenv("TMPDIR");
    else
        qputenv("TMPDIR", usual);
    QVERIFY(QDir(place.path()).isEmpty());
}

void TestProbe::bwrapThatFailsIsNamedOnce()
{
    const ScratchRun run;
    run.write(u"bwrap"_s,
        "#!/bin/sh\n[ \"$1\" = --version ] && echo bubblewrap 0.9.1 && exit 0\n"
        "echo 'bwrap: no such luck' >&2; exit 1\n");
    QVERIFY(QFile::setPermissions(run.path(u"bwrap"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    SandboxProbe probe;
    QSignalSpy finished(&probe, &SandboxProbe::finished);
    probe.start(run.path(u"bwrap"_s));
    QTRY_COMPARE(finished.count(), 1);
    const auto facts = finished.first().first().value<SandboxFacts>();
    QVERIFY(facts.level == BoxLevel::B || facts.level == BoxLevel::C);
    QCOMPARE(facts.bwrapVersion, u"0.9.1"_s);
    QVERIFY(!facts.problem.isEmpty() && !facts.mend.isEmpty());
}

void TestProbe::missingBwrapNamesThePackage()
{
    qputenv("REMIT_BWRAP", "/no/such/bwrap");
    SandboxProbe probe;
    QSignalSpy finished(&probe, &SandboxProbe::finished);
    probe.start();
    qunsetenv("REMIT_BWRAP");
    QTRY_COMPARE(finished.count(), 1);
    const auto facts = finished.first().first().value<SandboxFacts>();
    QVERIFY(facts.level != BoxLevel::A && facts.level != BoxLevel::AMinus);
    QVERIFY(facts.bwrap.isEmpty() && facts.mend.contains(u"bubblewrap"_s));
}

void TestProbe::bwrapHasToBelongToRoot()
{
    REMIT_NEED_BOX();
    // PATH has no say in it.
    const ScratchRun run;
    run.write(u"bwrap"_s, "#!/bin/sh\n");
    QVERIFY(QFile::setPermissions(run.path(u"bwrap"_s), QFile::ReadOwner | QFile::ExeOwner));
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", run.path().toUtf8() + ':' + path);
    QVERIFY(systemBwrap() != run.path(u"bwrap"_s));
    QVERIFY(systemBwrap().startsWith(u'/'));
    qputenv("PATH", path);
}

REMIT_TEST_MAIN(TestProbe)
#include "tst_probe.moc"
