// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/diff/diff.h"
#include "runner/diff/lineids.h"
#include "runner/diff/myers.h"
#include "tests/support/testmain.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

using namespace remit;

namespace {

QByteArray joined(const QList<QByteArray>& lines)
{
    QByteArray text;
    for (const QByteArray& line : lines)
        text += line + '\n';
    return text;
}

QByteArray rawLines(const LineTable& side, int start, int count)
{
    QByteArray text;
    for (int i = start; i < start + count; ++i) {
        text += side.line(i).toByteArray();
        if (i + 1 < side.count() || side.endsWithNewline())
            text += '\n';
    }
    return text;
}

/** What applying the blocks to the old side gives. */
QByteArray applied(const QList<DiffBlock>& blocks, const LineTable& oldSide, const LineTable& newSide)
{
    QByteArray text;
    for (const DiffBlock& block : blocks)
        text += block.equal ? rawLines(oldSide, block.oldStart, block.oldCount)
                            : rawLines(newSide, block.newStart, block.newCount);
    return text;
}

/** Empty if the blocks are whole, in order and alternate; else what is wrong. */
QString flawOf(const QList<DiffBlock>& blocks, const LineTable& oldSide, const LineTable& newSide)
{
    int oldAt = 0;
    int newAt = 0;
    for (qsizetype i = 0; i < blocks.size(); ++i) {
        const DiffBlock& block = blocks[i];
        if (block.oldStart != oldAt || block.newStart != newAt)
            return u"block %1 starts at %2/%3, not %4/%5"_s.arg(i)
                .arg(block.oldStart)
                .arg(block.newStart)
                .arg(oldAt)
                .arg(newAt);
        if (i > 0 && blocks[i - 1].equal == block.equal)
            return u"blocks %1 and %2 are of one kind"_s.arg(i - 1).arg(i);
        if (block.equal && (block.oldCount != block.newCount || block.oldCount == 0))
            return u"equal block %1 has %2 and %3 lines"_s.arg(i).arg(block.oldCount).arg(block.newCount);
        if (!block.equal && block.oldCount + block.newCount == 0)
            return u"change %1 is empty"_s.arg(i);
        oldAt += block.oldCount;
        newAt += block.newCount;
    }
    return oldAt == oldSide.count() && newAt == newSide.count() ? QString() : u"the ends are not reached"_s;
}

struct Counts {
    int added = 0;
    int removed = 0;
};

Counts countsOf(const QList<DiffBlock>& blocks)
{
    Counts counts;
    for (const DiffBlock& block : blocks) {
        if (block.equal)
            continue;
        counts.added += block.newCount;
        counts.removed += block.oldCount;
    }
    return counts;
}

class Generator {
public:
    explicit Generator(quint32 seed)
        : m_random(seed)
    {
    }

    int upTo(int bound) { return int(m_random.bounded(quint32(bound))); }

    QList<QByteArray> lines(int count, int alphabet)
    {
        QList<QByteArray> made;
        for (int i = 0; i < count; ++i)
            made.append("line " + QByteArray::number(upTo(alphabet)));
        return made;
    }

    QList<QByteArray> edited(QList<QByteArray> lines, int edits, int alphabet)
    {
        for (int i = 0; i < edits; ++i) {
            const int at = upTo(int(lines.size()) + 1);
            const int what = upTo(3);
            if (what == 0 || at >= lines.size())
                lines.insert(std::min(at, int(lines.size())), "line " + QByteArray::number(upTo(alphabet)));
            else if (what == 1)
                lines.removeAt(at);
            else
                lines[at] = "line " + QByteArray::number(upTo(alphabet));
        }
        return lines;
    }

private:
    QRandomGenerator m_random;
};

/** Length of the longest common subsequence, by the plain table. */
int longestCommon(const std::vector<int>& a, const std::vector<int>& b)
{
    std::vector<int> row(b.size() + 1);
    for (const int value : a) {
        int diagonal = 0;
        for (size_t j = 0; j < b.size(); ++j) {
            const int above = row[j + 1];
            row[j + 1] = value == b[j] ? diagonal + 1 : std::max(above, row[j]);
            diagonal = above;
        }
    }
    return row.back();
}

/** Added and removed as `git diff` counts them. */
Counts countsOfGit(const QByteArray& oldText, const QByteArray& newText, const QStringList& options)
{
    QTemporaryDir folder;
    for (const auto& [name, text] : {std::pair(u"a"_s, oldText), std::pair(u"b"_s, newText)}) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
    }
    QProcess git;
    git.setWorkingDirectory(folder.path());
    git.start(
        u"git"_s, QStringList{u"diff"_s, u"--no-index"_s, u"--numstat"_s} + options + QStringList{u"a"_s, u"b"_s});
    if (!git.waitForFinished() || git.exitCode() > 1)
        qFatal("git: %s", git.readAllStandardError().constData());
    const QByteArrayList words = git.readAllStandardOutput().split('\t');
    return words.size() < 3 ? Counts() : Counts{words[0].toInt(), words[1].toInt()};
}

} // namespace

class TestDiffLines : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void aLineTableKnowsItsLines_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArrayList>("lines");
        QTest::addColumn<bool>("newline");
        QTest::addColumn<bool>("returns");
        QTest::newRow("empty") << QByteArray() << QByteArrayList() << true << false;
        QTest::newRow("one newline") << QByteArray("\n") << QByteArrayList{""} << true << false;
        QTest::newRow("two lines") << QByteArray("a\nb\n") << QByteArrayList{"a", "b"} << true << false;
        QTest::newRow("torn") << QByteArray("a\nb") << QByteArrayList{"a", "b"} << false << false;
        QTest::newRow("blank ones") << QByteArray("\n\na\n\n") << QByteArrayList{"", "", "a", ""} << true << false;
        QTest::newRow("returns") << QByteArray("a\r\nb\r\n") << QByteArrayList{"a\r", "b\r"} << true << true;
        QTest::newRow("null byte") << QByteArray("a\0b\n", 4) << QByteArrayList{QByteArray("a\0b", 3)} << true << false;
    }

    void aLineTableKnowsItsLines()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArrayList, lines);
        QFETCH(bool, newline);
        QFETCH(bool, returns);
        const LineTable table(bytes);
        QByteArrayList found;
        for (int i = 0; i < table.count(); ++i)
            found.append(table.line(i).toByteArray());
        QCOMPARE(found, lines);
        QCOMPARE(table.endsWithNewline(), newline);
        QCOMPARE(table.hasCarriageReturns(), returns);
    }

    void blocksAreFoundInPlainCases_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QList<DiffBlock>>("blocks");
        using Blocks = QList<DiffBlock>;
        QTest::newRow("both empty") << QByteArray() << QByteArray() << Blocks();
        QTest::newRow("equal") << QByteArray("a\nb\n") << QByteArray("a\nb\n") << Blocks{{true, 0, 2, 0, 2}};
        QTest::newRow("all new") << QByteArray() << QByteArray("a\n") << Blocks{{false, 0, 0, 0, 1}};
        QTest::newRow("all gone") << QByteArray("a\nb\n") << QByteArray() << Blocks{{false, 0, 2, 0, 0}};
        QTest::newRow("one changed") << QByteArray("a\nb\nc\n") << QByteArray("a\nx\nc\n")
                                     << Blocks{{true, 0, 1, 0, 1}, {false, 1, 1, 1, 1}, {true, 2, 1, 2, 1}};
        QTest::newRow("newline lost at the end")
            << QByteArray("a\nb\n") << QByteArray("a\nb") << Blocks{{true, 0, 1, 0, 1}, {false, 1, 1, 1, 1}};
        QTest::newRow("line end changed")
            << QByteArray("a\r\nb\n") << QByteArray("a\nb\n") << Blocks{{false, 0, 1, 0, 1}, {true, 1, 1, 1, 1}};
    }

    void blocksAreFoundInPlainCases()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QList<DiffBlock>, blocks);
        QVERIFY(diffLines(LineTable(before), LineTable(after)) == blocks);
    }

    void whitespaceIsIgnoredAsAsked_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<bool>("trailing");
        QTest::addColumn<bool>("amount");
        QTest::addColumn<bool>("all");
        QTest::newRow("at the end") << QByteArray("a b\n") << QByteArray("a b  \n") << true << true << true;
        QTest::newRow("carriage return") << QByteArray("a b\n") << QByteArray("a b\r\n") << true << true << true;
        QTest::newRow("amount") << QByteArray("a b\n") << QByteArray("a \t b\n") << false << true << true;
        QTest::newRow("indent deeper") << QByteArray(" a\n") << QByteArray("\ta\n") << false << true << true;
        QTest::newRow("indent new") << QByteArray("a\n") << QByteArray("  a\n") << false << false << true;
        QTest::newRow("joined") << QByteArray("a b\n") << QByteArray("ab\n") << false << false << true;
        QTest::newRow("newline lost") << QByteArray("a\n") << QByteArray("a") << true << true << true;
        QTest::newRow("word") << QByteArray("a\n") << QByteArray("b\n") << false << false << false;
    }

    void whitespaceIsIgnoredAsAsked()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        const LineTable oldSide(before);
        const LineTable newSide(after);
        const auto same = [&](WhitespaceMode mode) {
            const auto blocks = diffLines(oldSide, newSide, mode);
            return blocks.size() == 1 && blocks.first().equal;
        };
        QVERIFY(!same(WhitespaceMode::Exact));
        QTEST(same(WhitespaceMode::IgnoreTrailing), "trailing");
        QTEST(same(WhitespaceMode::IgnoreAmount), "amount");
        QTEST(same(WhitespaceMode::IgnoreAll), "all");
    }

    void anAddedFunctionIsNotTornAtItsBraces()
    {
        const LineTable before(joined({"void a()", "{", "    one();", "}", "", "void c()", "{", "    three();", "}"}));
        const LineTable after(joined({"void a()", "{", "    one();", "}", "", "void b()", "{", "    two();", "}", "",
            "void c()", "{", "    three();", "}"}));
        const QList<DiffBlock> expected{{true, 0, 5, 0, 5}, {false, 5, 0, 5, 5}, {true, 5, 4, 10, 4}};
        QVERIFY(diffLines(before, after) == expected);
    }

    void aChangeAtEitherEndMayMoveInwards()
    {
        const LineTable before(joined({"    a", "    b", "}", "c"}));
        const LineTable after(joined({"    a", "    b", "}", "    a", "    b", "}", "c"}));
        const QList<DiffBlock> blocks = diffLines(before, after);
        QCOMPARE(flawOf(blocks, before, after), QString());
        QCOMPARE(applied(blocks, before, after), after.bytes());
    }

    void myersIsMinimalWithinItsCost()
    {
        Generator generator(7);
        for (int round = 0; round < 400; ++round) {
            const LineTable oldSide(joined(generator.lines(generator.upTo(40), 1 + generator.upTo(12))));
            const LineTable newSide(joined(generator.lines(generator.upTo(40), 1 + generator.upTo(12))));
            const LineIds ids = lineIds(oldSide, newSide, WhitespaceMode::Exact);
            std::vector<char> oldDiffers(ids.oldIds.size());
            std::vector<char> newDiffers(ids.newIds.size());
            Myers(1000).compare(ids.oldIds, ids.newIds, oldDiffers, newDiffers);
            QCOMPARE(std::ranges::count(oldDiffers, 0), longestCommon(ids.oldIds, ids.newIds));
            QCOMPARE(std::ranges::count(newDiffers, 0), longestCommon(ids.oldIds, ids.newIds));
        }
    }

    void applyingTheBlocksGivesTheNewSide_data()
    {
        QTest::addColumn<int>("lines");
        QTest::addColumn<int>("edits");
        QTest::addColumn<int>("alphabet");
        QTest::addColumn<int>("rounds");
        QTest::newRow("tiny, few words") << 6 << 4 << 3 << 800;
        QTest::newRow("small") << 60 << 12 << 40 << 300;
        QTest::newRow("small, repeating") << 80 << 40 << 6 << 200;
        QTest::newRow("unique lines") << 400 << 60 << 1'000'000 << 40;
        QTest::newRow("rewritten") << 200 << 800 << 500 << 30;
        QTest::newRow("large") << 5000 << 300 << 3000 << 4;
    }

    void applyingTheBlocksGivesTheNewSide()
    {
        QFETCH(int, lines);
        QFETCH(int, edits);
        QFETCH(int, alphabet);
        QFETCH(int, rounds);
        Generator generator(quint32(lines * 31 + edits));
        for (int round = 0; round < rounds; ++round) {
            const QList<QByteArray> before = generator.lines(generator.upTo(lines) + 1, alphabet);
            const QList<QByteArray> after = generator.edited(before, generator.upTo(edits), alphabet);
            QByteArray oldText = joined(before);
            QByteArray newText = joined(after);
            if (round % 5 == 0)
                oldText.chop(1);
            if (round % 7 == 0)
                newText.chop(1);
            const LineTable oldSide(oldText);
            const LineTable newSide(newText);
            const QList<DiffBlock> blocks = diffLines(oldSide, newSide);
            QCOMPARE(flawOf(blocks, oldSide, newSide), QString());
            QCOMPARE(applied(blocks, oldSide, newSide), newText);
        }
    }

    void countsAreThoseOfGit_data()
    {
        QTest::addColumn<int>("lines");
        QTest::addColumn<int>("edits");
        QTest::addColumn<int>("alphabet");
        QTest::newRow("few edits") << 300 << 10 << 100'000;
        QTest::newRow("some edits") << 2000 << 100 << 100'000;
        QTest::newRow("many edits") << 2000 << 900 << 100'000;
        QTest::newRow("repeating lines") << 1000 << 60 << 200;
    }

    void countsAreThoseOfGit()
    {
        QFETCH(int, lines);
        QFETCH(int, edits);
        QFETCH(int, alphabet);
        Generator generator{quint32(edits)};
        for (int round = 0; round < 4; ++round) {
            const QList<QByteArray> before = generator.lines(lines, alphabet);
            const QList<QByteArray> after = generator.edited(before, edits, alphabet);
            const Counts ours = countsOf(diffLines(LineTable(joined(before)), LineTable(joined(after))));
            const Counts git = countsOfGit(joined(before), joined(after), {u"--minimal"_s});
            QCOMPARE(ours.added - ours.removed, git.added - git.removed);
            QVERIFY2(ours.added <= git.added + git.added / 50,
                qPrintable(u"%1 added, git has %2"_s.arg(ours.added).arg(git.added)));
            QVERIFY(ours.added >= git.added);
        }
    }

    void whitespaceCountsAreThoseOfGit_data()
    {
        QTest::addColumn<WhitespaceMode>("mode");
        QTest::addColumn<QString>("option");
        QTest::newRow("trailing") << WhitespaceMode::IgnoreTrailing << u"--ignore-space-at-eol"_s;
        QTest::newRow("amount") << WhitespaceMode::IgnoreAmount << u"--ignore-space-change"_s;
        QTest::newRow("all") << WhitespaceMode::IgnoreAll << u"--ignore-all-space"_s;
    }

    void whitespaceCountsAreThoseOfGit()
    {
        QFETCH(WhitespaceMode, mode);
        QFETCH(QString, option);
        Generator generator(99);
        QList<QByteArray> before = generator.lines(400, 100'000);
        QList<QByteArray> after = before;
        for (int i = 0; i < 120; ++i) {
            QByteArray& line = after[generator.upTo(int(after.size()))];
            static const QList<QByteArray> ends{"", " ", "\t", "\r", "  x"};
            line = QByteArray(generator.upTo(3), ' ') + line.replace(' ', QByteArray(generator.upTo(3), ' '))
                + ends[generator.upTo(5)];
        }
        const Counts ours = countsOf(diffLines(LineTable(joined(before)), LineTable(joined(after)), mode));
        const Counts git = countsOfGit(joined(before), joined(after), {option});
        QVERIFY(git.added > 0);
        QCOMPARE(ours.added, git.added);
        QCOMPARE(ours.removed, git.removed);
    }

    void noiseEndsInBoundedTime()
    {
        Generator generator(3);
        const QByteArray before = joined(generator.lines(60'000, 2000));
        const QByteArray after = joined(generator.lines(60'000, 2000));
        QElapsedTimer timer;
        timer.start();
        const LineTable oldSide(before);
        const LineTable newSide(after);
        const QList<DiffBlock> blocks = diffLines(oldSide, newSide);
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(flawOf(blocks, oldSide, newSide), QString());
        QCOMPARE(applied(blocks, oldSide, newSide), after);
    }
};

REMIT_TEST_MAIN(TestDiffLines)
#include "tst_difflines.moc"
