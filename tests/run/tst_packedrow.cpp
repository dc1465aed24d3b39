// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/run/packedrows.h"
#include "tests/store/samplerows.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

using namespace remit;

class TestPackedRow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void everyMemberComesBack()
    {
        RowUnpacker unpacker;
        const RunRow full = test::fullRow();
        QVERIFY(unpacker.unpack(packRow(full)) == full);
        QVERIFY(unpacker.unpack(packRow(full)) == full); // texts from memory the second time
        QVERIFY(unpacker.unpack(packRow({})) == RunRow());
    }

    void everyWordComesBack()
    {
        RowUnpacker unpacker;
        for (int value = 0; value <= static_cast<int>(RunStatus::Interrupted); ++value) {
            RunRow row;
            row.status = static_cast<RunStatus>(value);
            row.state = static_cast<RunState>(std::min(value, static_cast<int>(RunState::Finished)));
            row.endedBy = static_cast<EndedBy>(std::min(value, static_cast<int>(EndedBy::Interrupted)));
            row.limit = static_cast<LimitName>(std::min(value, static_cast<int>(LimitName::Failures)));
            row.review = static_cast<ReviewState>(std::min(value, static_cast<int>(ReviewState::Deferred)));
            QVERIFY(unpacker.unpack(packRow(row)) == row);
        }
    }

    void aRowFromBeforeStillReads()
    {
        RunRow row = test::fullRow();
        row.metering = {};
        row.question.clear();
        row.race.clear();
        QByteArray old = packRow(row);
        old[0] = 1;
        old.chop(3); // the metering's word, an empty question and no race
        row.metering = Metering::Unknown;
        QVERIFY(RowUnpacker().unpack(old) == row);
        QVERIFY(headOf(old)->race.isEmpty());
        QCOMPARE(runIdOf(old), QByteArrayView(row.runId.toUtf8()));
    }

    void extremeNumbersComeBack()
    {
        RunRow row;
        row.createdAtMs = std::numeric_limits<qint64>::max();
        row.costMicroUsd = std::numeric_limits<qint64>::min();
        row.llmCalls = 0;
        QVERIFY(RowUnpacker().unpack(packRow(row)) == row);
    }

    void theHeadSaysWhatTheRowSays()
    {
        RunRow row = test::fullRow(3);
        const QByteArray packed = packRow(row);
        const auto head = headOf(packed);
        QVERIFY(head);
        QCOMPARE(QString::fromUtf8(head->runId), row.runId);
        QCOMPARE(QString::fromUtf8(head->title), row.title);
        QCOMPARE(QString::fromUtf8(head->repository), row.repository);
        QCOMPARE(QString::fromUtf8(head->agent), row.agent);
        QVERIFY(head->status == row.status && head->limit == row.limit && head->review == row.review);
        QCOMPARE(QString::fromUtf8(head->race), row.race);
        QCOMPARE(head->endedAtMs, row.endedAtMs);
        QCOMPARE(head->deferredUntilMs, row.deferredUntilMs);
        QCOMPARE(head->verdictAtMs, row.verdictAtMs);
    }

    void manyRowsStandOneAfterTheOther()
    {
        PackedRows rows;
        const QByteArray first = packRow(test::fullRow(0));
        QVERIFY(rows.append(first));
        const QByteArrayView seen = rows.at(0);
        RunRow huge = test::fullRow(1);
        huge.verdictText = QString(600'000, QLatin1Char('x')); // more than a chunk holds
        QVERIFY(rows.append(packRow(huge)));
        for (int n = 2; n < 5000; ++n)
            QVERIFY(rows.append(packRow(test::fullRow(n))));
        QVERIFY(!rows.append("no row"));
        QCOMPARE(rows.size(), 5000);
        QVERIFY(seen == first); // where it was
        for (int n = 2; n < 5000; ++n)
            QVERIFY(RowUnpacker().unpack(rows.at(n)) == test::fullRow(n));
        QVERIFY(RowUnpacker().unpack(rows.at(1)) == huge);
    }

    void damagedBytesAreRefusedOrHarmless()
    {
        const QByteArray whole = packRow(test::fullRow());
        RowUnpacker unpacker;
        for (qsizetype size = 0; size < whole.size(); ++size)
            QVERIFY(!unpacker.unpack(whole.first(size)) && !headOf(whole.first(size)));
        QVERIFY(!unpacker.unpack(whole + 'x'));
        QByteArray otherVersion = whole;
        otherVersion[0] = 99;
        QVERIFY(!unpacker.unpack(otherVersion));
        QRandomGenerator random(3);
        int refused = 0;
        for (int round = 0; round < 20'000; ++round) {
            QByteArray bytes = whole;
            bytes[random.bounded(static_cast<int>(bytes.size()))] = static_cast<char>(random.bounded(256));
            const auto row = unpacker.unpack(bytes);
            refused += row ? 0 : 1;
            QCOMPARE(headOf(bytes).has_value(), row.has_value());
            QVERIFY(!row || row->status <= RunStatus::Interrupted);
        }
        QVERIFY(refused > 0);
    }
};

REMIT_TEST_MAIN(TestPackedRow)
#include "tst_packedrow.moc"
