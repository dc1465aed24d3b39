// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/deferchoices.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>

using namespace remit;
using namespace Qt::StringLiterals;

class TestDeferChoices : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void onlyTimesToComeAreOffered_data()
    {
        QTest::addColumn<QDateTime>("now");
        QTest::addColumn<QStringList>("expected");
        const QDate saturday(2026, 11, 21);
        QTest::newRow("morning") << QDateTime(saturday, QTime(10, 0))
                                 << QStringList{u"For an hour, until 11:00"_s, u"Until this evening, 18:00"_s,
                                        u"Until tomorrow, 9:00"_s, u"Until Monday, 9:00"_s};
        QTest::newRow("late") << QDateTime(saturday, QTime(17, 30))
                              << QStringList{
                                     u"For an hour, until 18:30"_s, u"Until tomorrow, 9:00"_s, u"Until Monday, 9:00"_s};
        QTest::newRow("tomorrow is Monday") << QDateTime(saturday.addDays(1), QTime(20, 0))
                                            << QStringList{u"For an hour, until 21:00"_s, u"Until tomorrow, 9:00"_s};
        QTest::newRow("today is Monday") << QDateTime(saturday.addDays(2), QTime(20, 0))
                                         << QStringList{u"For an hour, until 21:00"_s, u"Until tomorrow, 9:00"_s,
                                                u"Until Monday, 9:00"_s};
    }

    void onlyTimesToComeAreOffered()
    {
        QFETCH(const QDateTime, now);
        QStringList words;
        for (const DeferChoice& choice : deferChoices(now)) {
            QVERIFY(choice.until > now);
            words << choice.words;
        }
        QTEST(words, "expected");
    }
};

REMIT_TEST_MAIN(TestDeferChoices)
#include "tst_deferchoices.moc"
