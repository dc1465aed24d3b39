// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/contractfile.h"
#include "runner/contract/nearest.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>
#include <QTest>

using namespace remit;
using namespace Qt::StringLiterals;

class QuantitiesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void durationsAreRead_data();
    void durationsAreRead();
    void sizesAreRead_data();
    void sizesAreRead();
    void whatIsWrittenReadsBack();
    void sizesAreWrittenInTheLargestFittingUnit_data();
    void sizesAreWrittenInTheLargestFittingUnit();
    void aNearWordIsFoundAndAFarOneIsNot_data();
    void aNearWordIsFoundAndAFarOneIsNot();
    void hiddenCharactersAreShownInMessages();
    void eachTierIsLooserThanTheOneBefore();
};

void QuantitiesTest::durationsAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("ms");
    QTest::newRow("seconds") << u"90s"_s << qint64(90'000);
    QTest::newRow("minutes") << u"10m"_s << qint64(600'000);
    QTest::newRow("hours") << u"2h"_s << qint64(7'200'000);
    QTest::newRow("mixed") << u"1h30m"_s << qint64(5'400'000);
    QTest::newRow("milliseconds") << u"500ms"_s << qint64(500);
    QTest::newRow("all") << u"1h2m3s4ms"_s << qint64(3'723'004);
    QTest::newRow("minutes and milliseconds") << u"1m1ms"_s << qint64(60'001);
    QTest::newRow("zero") << u"0s"_s << qint64(0);
    QTest::newRow("longest") << u"8784h"_s << qint64(31'622'400'000);
    for (const char* bad : {"", "10", "m", "10 m", " 10m", "10m ", "1.5h", "-1s", "+1s", "10min", "1m1h", "1m1m", "1d",
             "8785h", "99999999999999999999s", "1h-5m", "10M", "1e3s", "٣s"})
        QTest::newRow(bad[0] == 0 ? "empty" : bad) << QString::fromUtf8(bad) << qint64(-1);
}

void QuantitiesTest::durationsAreRead()
{
    QFETCH(QString, text);
    QFETCH(qint64, ms);
    const auto duration = parseDuration(text);
    QCOMPARE(duration.has_value(), ms >= 0);
    if (duration)
        QCOMPARE(duration->count(), ms);
    else
        QVERIFY(duration.error().code == ErrorCode::InvalidInput && duration.error().detail.contains(u"10m"_s));
}

void QuantitiesTest::sizesAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("bytes");
    QTest::newRow("bytes") << u"512 B"_s << qint64(512);
    QTest::newRow("kilobytes") << u"100 KB"_s << qint64(100'000);
    QTest::newRow("gigabytes") << u"4 GB"_s << qint64(4'000'000'000);
    QTest::newRow("no space") << u"4GB"_s << qint64(4'000'000'000);
    QTest::newRow("decimals") << u"1.5 MB"_s << qint64(1'500'000);
    QTest::newRow("all decimals") << u"0.001 KB"_s << qint64(1);
    QTest::newRow("zero") << u"0 B"_s << qint64(0);
    QTest::newRow("largest") << u"1000 TB"_s << qint64(1'000'000'000'000'000);
    for (const char* bad : {"", "100", "100 kb", "100 KiB", "4  GB", " 4 GB", "-1 B", "1,5 MB", "0.5 B", "1.0001 KB",
             "1001 TB", "99999999999999999999 B", "GB", "1e3 B", "1. MB", "٣ B"})
        QTest::newRow(bad[0] == 0 ? "empty" : bad) << QString::fromUtf8(bad) << qint64(-1);
}

void QuantitiesTest::sizesAreRead()
{
    QFETCH(QString, text);
    QFETCH(qint64, bytes);
    const auto size = parseSize(text);
    QCOMPARE(size.has_value(), bytes >= 0);
    if (size)
        QCOMPARE(*size, bytes);
    else
        QVERIFY(size.error().code == ErrorCode::InvalidInput && size.error().detail.contains(u"100 KB"_s));
}

void QuantitiesTest::whatIsWrittenReadsBack()
{
    QRandomGenerator random(3);
    for (int i = 0; i < 20'000; ++i) {
        const auto scale = qint64(1) << random.bounded(48);
        const qint64 value = qint64(random.generate64() >> 1) % scale;
        if (const auto duration = std::chrono::milliseconds(value); value <= 31'622'400'000)
            QCOMPARE(parseDuration(durationText(duration)).value_or(std::chrono::milliseconds(-1)), duration);
        QCOMPARE(parseSize(sizeText(value)).value_or(-1), value);
    }
}

void QuantitiesTest::sizesAreWrittenInTheLargestFittingUnit_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("whole") << qint64(1'000'000) << u"1 MB"_s;
    QTest::newRow("half") << qint64(1'500'000) << u"1.5 MB"_s;
    QTest::newRow("odd") << qint64(1'234'567) << u"1234.567 KB"_s;
    QTest::newRow("small") << qint64(999) << u"999 B"_s;
    QTest::newRow("kilobytes and a bit") << qint64(1'001) << u"1.001 KB"_s;
    QTest::newRow("zero") << qint64(0) << u"0 B"_s;
}

void QuantitiesTest::sizesAreWrittenInTheLargestFittingUnit()
{
    QFETCH(qint64, bytes);
    QFETCH(QString, text);
    QCOMPARE(sizeText(bytes), text);
}

void QuantitiesTest::aNearWordIsFoundAndAFarOneIsNot_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("nearest");
    QTest::newRow("dropped letter") << u"wall_clok"_s << u"wall_clock"_s;
    QTest::newRow("swapped letters") << u"ilde"_s << u"idle"_s;
    QTest::newRow("capitals") << u"Idle"_s << u"idle"_s;
    QTest::newRow("dash") << u"wall-clock"_s << u"wall_clock"_s;
    QTest::newRow("far") << u"zebra"_s << QString();
    QTest::newRow("endless") << QString(100'000, u'x') << QString();
}

void QuantitiesTest::aNearWordIsFoundAndAFarOneIsNot()
{
    QFETCH(QString, word);
    QFETCH(QString, nearest);
    QCOMPARE(nearestWord(word, {u"wall_clock"_s, u"idle"_s, u"output"_s}), nearest);
}

void QuantitiesTest::hiddenCharactersAreShownInMessages()
{
    QCOMPARE(printable(u"a\u202eb\nc"_s), u"a\\u202eb\\u000ac"_s);
    QCOMPARE(printable(QString(100, u'x'), 5), u"xxxxx…"_s);
    QCOMPARE(printable(u"漢字é"_s), u"漢字é"_s);
}

void QuantitiesTest::eachTierIsLooserThanTheOneBefore()
{
    for (int tier = 0; tier < 3; ++tier) {
        const Limits tight = tierLimits(Tier(tier));
        const Limits loose = tierLimits(Tier(tier + 1));
        QVERIFY(*tight.wallClock < *loose.wallClock && *tight.idle < *loose.idle && *tight.llmCalls < *loose.llmCalls);
        QVERIFY(*tight.costMicroUsd < *loose.costMicroUsd && *tight.outputBytes < *loose.outputBytes);
        QVERIFY(*tight.memoryBytes < *loose.memoryBytes && *tight.diskBytes < *loose.diskBytes);
        QVERIFY(*tight.processes < *loose.processes && *tight.changedFiles < *loose.changedFiles);
        QVERIFY(*tight.changedLines < *loose.changedLines && tight.onLimit && loose.onLimit);
        QVERIFY(*tight.idle < *tight.wallClock);
    }
    Contract contract;
    contract.limits.llmCalls = 0;
    QCOMPARE(effectiveLimits(contract).llmCalls, 0);
    QCOMPARE(effectiveLimits(contract).idle, tierLimits(Tier::Small).idle);
}

REMIT_TEST_MAIN(QuantitiesTest)
#include "tst_quantities.moc"
