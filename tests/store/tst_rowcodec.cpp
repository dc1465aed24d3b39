// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/store/rowcodec.h"
#include "tests/store/samplerows.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

using namespace remit;

class TestRowCodec : public QObject {
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

    void extremeNumbersComeBack()
    {
        RunRow row;
        row.createdAtMs = std::numeric_limits<qint64>::max();
        row.costMicroUsd = std::numeric_limits<qint64>::min();
        row.llmCalls = 0;
        QVERIFY(RowUnpacker().unpack(packRow(row)) == row);
    }

    void damagedBytesAreRefusedOrHarmless()
    {
        const QByteArray whole = packRow(test::fullRow());
        RowUnpacker unpacker;
        for (qsizetype size = 0; size < whole.size(); ++size)
            QVERIFY(!unpacker.unpack(whole.first(size)));
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
            QVERIFY(!row || row->status <= RunStatus::Interrupted);
        }
        QVERIFY(refused > 0);
    }
};

REMIT_TEST_MAIN(TestRowCodec)
#include "tst_rowcodec.moc"
