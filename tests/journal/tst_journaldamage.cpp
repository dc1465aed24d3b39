// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/journal/journal.h"
#include "tests/support/testmain.h"

#include <QTemporaryDir>

using namespace remit;
using namespace Qt::StringLiterals;
using Durability = Journal::Durability;
using How = JournalState::How;

namespace {

const RunId kRun = RunId::fromText(u"paginate-get-orders-20261121-0253-k3f9"_s);
const RunId kOtherRun = RunId::fromText(u"paginate-get-orders-20261121-0253-k3f8"_s);

QByteArray contentOf(const QString& file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray("unreadable");
}

void setContent(const QString& file, const QByteArray& bytes)
{
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(out.write(bytes), bytes.size());
}

} // namespace

/** What a crash or a hand may do to a journal, and that it is found. */
class TestJournalDamage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"journal.jsonl"_s);
        auto journal = Journal::open(file, kRun);
        QVERIFY(journal);
        for (int i = 1; i <= 4; ++i)
            QVERIFY((*journal)->append(event::note, {{u"text"_s, u"event %1 \u00e4"_s.arg(i)}}, Durability::Now));
        journal->reset();
        m_whole = contentOf(file);
        for (qsizetype at = m_whole.indexOf('\n'); at >= 0; at = m_whole.indexOf('\n', at + 1))
            m_ends.append(at + 1);
        QCOMPARE(m_ends.size(), 4);
    }
    void init()
    {
        QTest::failOnWarning();
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"journal.jsonl"_s);
    }

    void aJournalTornAtAnyByteGoesOnAfterItsLastWholeLine()
    {
        for (qsizetype size = 0; size <= m_whole.size(); ++size) {
            const QString file = m_folder->filePath(u"torn-%1"_s.arg(size));
            setContent(file, m_whole.first(size));
            const auto whole = std::ranges::count_if(m_ends, [size](qsizetype end) { return end <= size; });
            const qsizetype wholeBytes = whole == 0 ? 0 : m_ends.at(whole - 1);
            const qsizetype torn = size - wholeBytes;

            const auto before = readJournal(file, kRun, {});
            QVERIFY(before);
            QCOMPARE(before->how, torn > 0 ? How::TornTail : whole > 0 ? How::Whole : How::Empty);
            QCOMPARE(before->events, whole);
            QCOMPARE(before->wholeBytes, wholeBytes);
            QCOMPARE(contentOf(file), m_whole.first(size)); // reading changes nothing

            auto journal = Journal::open(file, kRun);
            QVERIFY(journal);
            QVERIFY((*journal)->append(event::note, {}, Durability::Now));
            journal->reset();
            QStringList types;
            const auto after = readJournal(file, kRun, [&](const Event& event) { types.append(event.type); });
            QVERIFY(after);
            QCOMPARE(after->how, How::Whole);
            QCOMPARE(after->events, whole + (torn > 0 ? 2 : 1));
            QCOMPARE(types.contains(u"log.torn_tail"_s), torn > 0);
            const QString saved = file + u".torn"_s;
            QCOMPARE(QFile::exists(saved), torn > 0);
            if (torn > 0)
                QCOMPARE(contentOf(saved), m_whole.sliced(wholeBytes, torn));
        }
    }

    void tornTailsGatherInOneFile()
    {
        setContent(m_file, m_whole + "first tail");
        QVERIFY(Journal::open(m_file, kRun));
        setContent(m_file, contentOf(m_file) + "second");
        QVERIFY(Journal::open(m_file, kRun));
        QCOMPARE(contentOf(m_file + u".torn"_s), "first tailsecond");
        const auto state = readJournal(m_file, kRun, {});
        QVERIFY(state && state->how == How::Whole);
        QCOMPARE(state->events, 6);
    }

    void aTailOfZerosAsAfterAPowerCutIsTorn()
    {
        setContent(m_file, m_whole + QByteArray(100'000, '\0'));
        QVERIFY(Journal::open(m_file, kRun));
        const auto state = readJournal(m_file, kRun, {});
        QVERIFY(state && state->how == How::Whole);
        QCOMPARE(state->events, 5);
    }

    void everyFlippedBitIsFound()
    {
        for (qsizetype at = 0; at < m_whole.size(); ++at) {
            for (int bit = 0; bit < 8; ++bit) {
                QByteArray bytes = m_whole;
                bytes[at] = static_cast<char>(bytes.at(at) ^ (1 << bit));
                setContent(m_file, bytes);
                const auto hit = std::ranges::upper_bound(m_ends, at) - m_ends.begin(); // whole events before it
                const auto state = readJournal(m_file, kRun, {});
                QVERIFY(state);
                if (state->how == How::TornTail) { // the very last line feed is gone
                    QCOMPARE(at, m_whole.size() - 1);
                    QCOMPARE(state->events, 3);
                    continue;
                }
                QCOMPARE(state->how, How::Broken);
                QCOMPARE(state->brokenAt, hit + 1);
                QCOMPARE(state->events, hit);
                QVERIFY(!state->problem.isEmpty());
            }
        }
    }

    void aBrokenJournalIsNotWrittenTo()
    {
        QByteArray bytes = m_whole;
        bytes[m_ends.at(1) + 30] = '!';
        setContent(m_file, bytes + "torn");
        const auto journal = Journal::open(m_file, kRun);
        QVERIFY(!journal);
        QCOMPARE(journal.error().code, ErrorCode::Corrupt);
        QVERIFY(journal.error().detail.contains(u"Event 3"_s));
        QCOMPARE(contentOf(m_file), bytes + "torn");
    }

    void theOrderOfLinesCannotChange_data()
    {
        QTest::addColumn<QList<int>>("order");
        QTest::addColumn<int>("brokenAt");
        QTest::newRow("two swapped") << QList<int>{0, 2, 1, 3} << 2;
        QTest::newRow("first gone") << QList<int>{1, 2, 3} << 1;
        QTest::newRow("middle gone") << QList<int>{0, 1, 3} << 3;
        QTest::newRow("one twice") << QList<int>{0, 1, 1, 2, 3} << 3;
        QTest::newRow("backwards") << QList<int>{3, 2, 1, 0} << 1;
    }
    void theOrderOfLinesCannotChange()
    {
        QFETCH(QList<int>, order);
        QFETCH(int, brokenAt);
        QByteArrayList lines = m_whole.split('\n');
        QByteArray bytes;
        for (const int line : order)
            bytes += lines.at(line) + '\n';
        setContent(m_file, bytes);
        const auto state = readJournal(m_file, kRun, {});
        QVERIFY(state);
        QCOMPARE(state->how, How::Broken);
        QCOMPARE(state->brokenAt, brokenAt);
    }

    void whatDoesNotBelongIsFound_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty line") << QByteArray(m_whole + '\n');
        QTest::newRow("another line") << QByteArray(m_whole + "{}\n");
        QTest::newRow("carriage returns") << QByteArray(m_whole).replace("\n", "\r\n");
        QTest::newRow("a line without end") << QByteArray(300'000, 'x');
        QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf" + m_whole);
    }
    void whatDoesNotBelongIsFound()
    {
        QFETCH(QByteArray, bytes);
        setContent(m_file, bytes);
        const auto state = readJournal(m_file, kRun, {});
        QVERIFY(state);
        QCOMPARE(state->how, How::Broken);
    }

    void theJournalOfAnotherRunDoesNotVerify()
    {
        setContent(m_file, m_whole);
        const auto state = readJournal(m_file, kOtherRun, {});
        QVERIFY(state);
        QCOMPARE(state->how, How::Broken);
        QCOMPARE(state->brokenAt, 1);
    }

    void aJournalThatWasCutSinceTheLastReadingIsBroken()
    {
        setContent(m_file, m_whole);
        const auto state = readJournal(m_file, kRun, {});
        QVERIFY(state);
        setContent(m_file, m_whole.first(m_ends.at(2)));
        const auto shorter = readJournal(m_file, kRun, {}, *state);
        QVERIFY(shorter);
        QCOMPARE(shorter->how, How::Broken);
        QCOMPARE(shorter->brokenAt, 5);
    }

    void noEventAfterTheBreakIsHandedOut()
    {
        QByteArray bytes = m_whole;
        bytes[m_ends.at(1) + 30] = '!';
        setContent(m_file, bytes);
        QList<qint64> seqs;
        QVERIFY(readJournal(m_file, kRun, [&](const Event& event) { seqs.append(event.seq); }));
        QCOMPARE(seqs, (QList<qint64>{1, 2}));
    }

private:
    QByteArray m_whole;
    QList<qsizetype> m_ends; ///< offsets after each line feed
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

REMIT_TEST_MAIN(TestJournalDamage)
#include "tst_journaldamage.moc"
