// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/claimmarks.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>

using namespace remit;
using namespace Qt::StringLiterals;

class TestClaimMarks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void quotedSentencesAreMarkedWhole_data()
    {
        QTest::addColumn<QString>("detail");
        QTest::addColumn<QStringList>("marked");
        QTest::newRow("a part of a sentence")
            << u"The agent says \"tests pass\"; the check failed."_s << QStringList{u"All tests pass now."_s};
        QTest::newRow("curly quotes") << u"It says \u201cnothing else was touched\u201d."_s
                                      << QStringList{u"Nothing else was touched"_s};
        QTest::newRow("no quote") << u"The check failed."_s << QStringList{};
        QTest::newRow("quoted, but not there") << u"\"never said\""_s << QStringList{};
        QTest::newRow("two") << u"\"added paging\" and \"TESTS PASS\""_s
                             << QStringList{u"I added paging (v1.2)!"_s, u"All tests pass now."_s};
        QTest::newRow("the same twice") << u"\"tests pass\", \"pass now\""_s << QStringList{u"All tests pass now."_s};
    }

    void quotedSentencesAreMarkedWhole()
    {
        QFETCH(const QString, detail);
        const QString text = u"I added paging (v1.2)! All tests pass now. \nNothing else was touched"_s;
        QStringList marked;
        const Finding other{u"too-large"_s, FindingSeverity::Low, {}, std::nullopt, u"\"paging\""_s};
        for (const ClaimMark& mark :
            claimMarks(text, {other, {u"claim-contradicted"_s, FindingSeverity::High, {}, std::nullopt, detail}}))
            marked << text.sliced(mark.start, mark.length);
        QTEST(marked, "marked");
    }

    void anEmptyClaimHasNoMarks()
    {
        QCOMPARE(claimMarks({}, {{u"claim-contradicted"_s, FindingSeverity::High, {}, std::nullopt, u"\"done\""_s}}),
            QList<ClaimMark>());
    }
};

REMIT_TEST_MAIN(TestClaimMarks)
#include "tst_claimmarks.moc"
