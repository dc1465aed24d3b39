// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commentplaces.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>

using namespace remit;
using namespace Qt::StringLiterals;
using State = DiffComment::State;

class TestCommentPlaces : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aCommentFollowsItsLineIntoTheNextRound_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("lineNow");
        QTest::addColumn<State>("state");
        const QByteArray file = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n";
        const auto row = [&file](const char* name, const QByteArray& after, int line, int lineNow, State state) {
            QTest::newRow(name) << file << after << line << lineNow << state;
        };
        row("nothing changed", file, 5, 5, State::Sent);
        row("the line was changed", "a\nb\nc\nd\nE!\nf\ng\nh\ni\nj\n", 5, 5, State::Addressed);
        row("a line nearby was changed", "a\nb\nc\nd\ne\nf\nG!\nh\ni\nj\n", 5, 5, State::Addressed);
        row("something far away was changed", "A!\nb\nc\nd\ne\nf\ng\nh\ni\nj\n", 8, 8, State::Sent);
        row("lines came in far above", "0\n1\na\nb\nc\nd\ne\nf\ng\nh\ni\nj\n", 9, 11, State::Sent);
        row("the line is gone", "a\nb\nc\nd\nf\ng\nh\ni\nj\n", 5, 5, State::Stale);
        row("the file is gone", "", 5, 1, State::Stale);
        row("a comment on the file", "a\nb\nc\nd\nE\nf\ng\nh\ni\nj\n", 0, 0, State::Addressed);
        row("a comment on an unchanged file", file, 0, 0, State::Sent);
    }

    void aCommentFollowsItsLineIntoTheNextRound()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const QByteArray, after);
        QFETCH(const int, line);
        const QList<DiffBlock> blocks = diffLines(LineTable(before), LineTable(after));
        const DiffComment comment{u"1"_s, {DiffSide::New, line}, u"why"_s, {}, State::Sent};
        const DiffComment now = carriedOver(comment, blocks);
        QTEST(now.place.line, "lineNow");
        QTEST(now.state, "state");
        QCOMPARE(now.text, comment.text);
    }
};

REMIT_TEST_MAIN(TestCommentPlaces)
#include "tst_commentplaces.moc"
