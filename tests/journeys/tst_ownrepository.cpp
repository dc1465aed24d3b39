// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/remitctl.h"
#include "tests/support/testmain.h"

#include <QFileInfo>

using namespace remit::test;
using namespace Qt::StringLiterals;

/** From contract to landed commit on a repository that grew by itself: a clone of this project. */
class TestOwnRepository : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void aRunIsReviewedAndLands();

private:
    QByteArray git(const QStringList& arguments) const; // NOLINT(modernize-use-nodiscard)

    RemitCtl m_ctl;
};

QByteArray TestOwnRepository::git(const QStringList& arguments) const
{
    QProcess process;
    process.start(u"git"_s, QStringList{u"-C"_s, m_ctl.file(u"clone"_s)} + arguments, QIODevice::ReadOnly);
    if (!process.waitForFinished(120'000) || process.exitCode() != 0)
        qFatal("git %s: %s", qPrintable(arguments.join(u' ')), process.readAllStandardError().constData());
    return process.readAllStandardOutput().trimmed();
}

void TestOwnRepository::aRunIsReviewedAndLands()
{
    if (!QFileInfo::exists(QStringLiteral(PROJECT_TOP "/.git")))
        QSKIP("This source tree is no git checkout.");
    QCOMPARE(QProcess::execute(u"git"_s,
                 {u"clone"_s, u"--quiet"_s, u"--no-hardlinks"_s, QStringLiteral(PROJECT_TOP), m_ctl.file(u"clone"_s)}),
        0);
    git({u"config"_s, u"user.name"_s, u"Ada Tester"_s});
    git({u"config"_s, u"user.email"_s, u"ada@example.org"_s});
    const QByteArray base = git({u"rev-parse"_s, u"HEAD"_s});
    const ScriptedContract contract{
        .title = u"Tell of the clone"_s,
        .script = "echo 'A line.' >> README.md; printf 'new\\n' > docs/clone.md\n"
                  "echo 'Added a line.'; echo 'STATUS: OK'; echo END_OF_RUN\n",
        .check = "grep -q 'A line.' README.md && test -f docs/clone.md",
        .scope = "paths = [\"README.md\", \"docs/**\"]\n",
    };
    const CtlResult ran = m_ctl.runToItsEnd(m_ctl.file(u"clone"_s), contract);
    QVERIFY2(ran.code == 0, (ran.err + ran.out).constData());
    const QString run = ran.object().value(u"run_id").toString();
    QCOMPARE(ran.object().value(u"changed_files").toInt(), 2);
    QCOMPARE(git({u"rev-parse"_s, u"HEAD"_s}), base);
    QCOMPARE(git({u"status"_s, u"--porcelain"_s}), QByteArray());

    const CtlResult accepted = m_ctl({u"review"_s, run, u"accept"_s, u"--how"_s, u"squash"_s, u"--json"_s});
    QVERIFY2(accepted.code == 0, accepted.err.constData());
    QCOMPARE(git({u"rev-parse"_s, u"HEAD^"_s}), base);
    QCOMPARE(git({u"diff"_s, u"--name-only"_s, u"HEAD^"_s, u"HEAD"_s}), QByteArray("README.md\ndocs/clone.md"));
    QCOMPARE(git({u"status"_s, u"--porcelain"_s}), QByteArray());
    QCOMPARE(git({u"fsck"_s, u"--strict"_s, u"--no-dangling"_s, u"--no-progress"_s}), QByteArray());
    QCOMPARE(m_ctl({u"journal"_s, run, u"--verify"_s}).code, 0);
}

REMIT_TEST_MAIN(TestOwnRepository)
#include "tst_ownrepository.moc"
