// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats.h"
#include "tests/support/testmain.h"

using namespace Qt::StringLiterals;
using namespace remit;

namespace {

constexpr qint64 kSecond = 1000;
constexpr qint64 kMinute = 60 * kSecond;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;

const QLocale english(QLocale::English, QLocale::UnitedStates);
const QLocale german(QLocale::German, QLocale::Germany);

} // namespace

class TestFormats : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void durationsNameTwoUnitsAtMost_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << qint64(0) << u"0 s"_s;
        QTest::newRow("negative") << qint64(-5) << u"0 s"_s;
        QTest::newRow("one millisecond") << qint64(1) << u"0.1 s"_s;
        QTest::newRow("under a second") << qint64(480) << u"0.4 s"_s;
        QTest::newRow("just under a second") << qint64(999) << u"0.9 s"_s;
        QTest::newRow("seconds") << 38 * kSecond << u"38 s"_s;
        QTest::newRow("just under a minute") << kMinute - 1 << u"59 s"_s;
        QTest::newRow("whole minutes") << 10 * kMinute << u"10 min"_s;
        QTest::newRow("minutes and seconds") << 8 * kMinute + 42 * kSecond << u"8 min 42 s"_s;
        QTest::newRow("seconds have two digits") << 8 * kMinute + 2 * kSecond << u"8 min 02 s"_s;
        QTest::newRow("hours and minutes") << 2 * kHour + 5 * kMinute + 59 * kSecond << u"2 h 05 min"_s;
        QTest::newRow("whole hours") << 2 * kHour + 30 * kSecond << u"2 h"_s;
        QTest::newRow("days") << 3 * kDay + 5 * kHour << u"3 d"_s;
    }
    void durationsNameTwoUnitsAtMost()
    {
        QFETCH(qint64, ms);
        QFETCH(QString, text);
        QCOMPARE(format::duration(ms, english), text);
    }

    void clocksCountMinutesAndHours_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("text");
        QTest::newRow("start") << qint64(0) << u"0:00"_s;
        QTest::newRow("negative") << qint64(-1) << u"0:00"_s;
        QTest::newRow("minutes") << 6 * kMinute + 12 * kSecond << u"6:12"_s;
        QTest::newRow("hours") << kHour + 6 * kMinute + 12 * kSecond << u"1:06:12"_s;
        QTest::newRow("days") << 30 * kHour << u"30:00:00"_s;
    }
    void clocksCountMinutesAndHours()
    {
        QFETCH(qint64, ms);
        QFETCH(QString, text);
        QCOMPARE(format::clock(ms), text);
    }

    void agesBecomeADateAfterAWeek_data()
    {
        QTest::addColumn<qint64>("past");
        QTest::addColumn<QString>("text");
        QTest::newRow("future") << -kHour << u"now"_s;
        QTest::newRow("now") << 4 * kSecond << u"now"_s;
        QTest::newRow("seconds") << 8 * kSecond << u"8 s"_s;
        QTest::newRow("minutes") << 12 * kMinute << u"12 min"_s;
        QTest::newRow("hours") << 5 * kHour << u"5 h"_s;
        QTest::newRow("days") << 3 * kDay << u"3 d"_s;
        QTest::newRow("just under a week") << 7 * kDay - 1 << u"6 d"_s;
        QTest::newRow("a date") << 15 * kDay << u"6 Nov"_s;
        QTest::newRow("another year") << 365 * kDay << u"21 Nov 2025"_s;
    }
    void agesBecomeADateAfterAWeek()
    {
        QFETCH(qint64, past);
        QFETCH(QString, text);
        const qint64 now = QDateTime(QDate(2026, 11, 21), QTime(12, 0)).toMSecsSinceEpoch();
        QCOMPARE(format::age(now - past, now, english), text);
    }

    void costsShowCentsWhereTheyMatter_data()
    {
        QTest::addColumn<qint64>("micro");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("exact");
        QTest::newRow("nothing") << qint64(0) << u"$0.00"_s << u"$0.00"_s;
        QTest::newRow("a trace") << qint64(1) << u"<$0.01"_s << u"$0.00"_s;
        QTest::newRow("one cent") << qint64(10'000) << u"$0.01"_s << u"$0.01"_s;
        QTest::newRow("some") << qint64(840'000) << u"$0.84"_s << u"$0.84"_s;
        QTest::newRow("dollars") << qint64(12'345'678) << u"$12.35"_s << u"$12.35"_s;
        QTest::newRow("just under") << qint64(999'990'000) << u"$999.99"_s << u"$999.99"_s;
        QTest::newRow("rounds up") << qint64(999'996'000) << u"$1,000"_s << u"$1,000.00"_s;
        QTest::newRow("thousands") << qint64(1'234'560'000) << u"$1,235"_s << u"$1,234.56"_s;
    }
    void costsShowCentsWhereTheyMatter()
    {
        QFETCH(qint64, micro);
        QFETCH(QString, text);
        QFETCH(QString, exact);
        QCOMPARE(format::cost(micro, english), text);
        QCOMPARE(format::exactCost(micro, english), exact);
    }

    void whatIsNotKnownIsSaidToBeUnknown()
    {
        QCOMPARE(format::cost(std::nullopt), u"unknown"_s);
        QCOMPARE(format::exactCost(std::nullopt), u"unknown"_s);
        QCOMPARE(format::tokens(std::nullopt), u"unknown"_s);
        QCOMPARE(format::number(std::nullopt), u"unknown"_s);
    }

    void tokensShrinkToThousandsAndMillions_data()
    {
        QTest::addColumn<qint64>("count");
        QTest::addColumn<QString>("text");
        QTest::newRow("few") << qint64(940) << u"940"_s;
        QTest::newRow("a thousand") << qint64(1000) << u"1.0 k"_s;
        QTest::newRow("thousands") << qint64(18'240) << u"18.2 k"_s;
        QTest::newRow("almost a million") << qint64(999'949) << u"999.9 k"_s;
        QTest::newRow("rounds to a million") << qint64(999'950) << u"1.0 M"_s;
        QTest::newRow("millions") << qint64(1'300'000) << u"1.3 M"_s;
    }
    void tokensShrinkToThousandsAndMillions()
    {
        QFETCH(qint64, count);
        QFETCH(QString, text);
        QCOMPARE(format::tokens(count, english), text);
    }

    void sizesAreDecimal_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << qint64(0) << u"0 B"_s;
        QTest::newRow("bytes") << qint64(512) << u"512 B"_s;
        QTest::newRow("999 bytes") << qint64(999) << u"999 B"_s;
        QTest::newRow("kilobytes") << qint64(1000) << u"1.0 KB"_s;
        QTest::newRow("megabytes") << qint64(310'000'000) << u"310 MB"_s;
        QTest::newRow("rounds to the next unit") << qint64(999'600) << u"1.0 MB"_s;
        QTest::newRow("one decimal below ten") << qint64(8'200'000'000) << u"8.2 GB"_s;
        QTest::newRow("none above") << qint64(9'960'000'000) << u"10 GB"_s;
        QTest::newRow("terabytes") << qint64(1'234'000'000'000'000) << u"1,234 TB"_s;
    }
    void sizesAreDecimal()
    {
        QFETCH(qint64, bytes);
        QFETCH(QString, text);
        QCOMPARE(format::size(bytes, english), text);
    }

    void countsOfADiffHaveARealMinus()
    {
        QCOMPARE(format::diffCounts(187, 20, english), u"+187 \u221220"_s);
        QCOMPARE(format::diffCounts(0, 0, english), u"+0 \u22120"_s);
        QCOMPARE(format::added(12'345, english), u"+12,345"_s);
        QCOMPARE(format::removed(12'345, german), u"\u221212.345"_s);
    }

    void sharesAreWholePercents()
    {
        QCOMPARE(format::share(0.664, english), u"66 %"_s);
        QCOMPARE(format::share(0, english), u"0 %"_s);
        QCOMPARE(format::share(1, english), u"100 %"_s);
        QCOMPARE(format::share(qQNaN(), english), u"unknown"_s);
    }

    void metersSpeakTheUnitOfTheirLimit_data()
    {
        QTest::addColumn<QString>("unit");
        QTest::addColumn<double>("used");
        QTest::addColumn<double>("allowed");
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("text");
        QTest::newRow("time") << u"ms"_s << 372'000.0 << 600'000.0 << u"harness"_s << u"6:12 of 10:00"_s;
        QTest::newRow("cost") << u"usd"_s << 0.84 << 2.0 << u"gateway"_s << u"$0.84 of $2.00"_s;
        QTest::newRow("cost unknown") << u"usd"_s << 0.0 << 2.0 << u"unknown"_s << u"unknown of $2.00"_s;
        QTest::newRow("bytes") << u"bytes"_s << 400'000.0 << 1'000'000.0 << u"harness"_s << u"0.4 of 1.0 MB"_s;
        QTest::newRow("bytes unknown") << u"bytes"_s << 0.0 << 1e6 << u"unknown"_s << u"unknown of 1.0 MB"_s;
        QTest::newRow("calls") << u"calls"_s << 12.0 << 40.0 << u"gateway"_s << u"12 of 40"_s;
        QTest::newRow("lines") << u"lines"_s << 1200.0 << 6000.0 << u"harness"_s << u"1,200 of 6,000"_s;
    }
    void metersSpeakTheUnitOfTheirLimit()
    {
        QFETCH(QString, unit);
        QFETCH(double, used);
        QFETCH(double, allowed);
        QFETCH(QString, source);
        QFETCH(QString, text);
        QCOMPARE(format::limitUse({LimitName::WallClock, used, allowed, unit, source}, english), text);
    }

    void theShareOfALimitStaysBetweenNoneAndAll()
    {
        const auto shareOf = [](double used, double allowed) {
            return format::limitShare({LimitName::Output, used, allowed, u"bytes"_s, u"harness"_s});
        };
        QCOMPARE(shareOf(1, 4), 0.25);
        QCOMPARE(shareOf(9, 4), 1.0);
        QCOMPARE(shareOf(1, 0), 0.0);
        QCOMPARE(shareOf(-1, 4), 0.0);
        QCOMPARE(shareOf(qQNaN(), 4), 0.0);
    }

    void numbersFollowTheLocale()
    {
        QCOMPARE(format::number(1'234'567, german), u"1.234.567"_s);
        QCOMPARE(format::cost(840'000, german), u"$0,84"_s);
        QCOMPARE(format::tokens(18'240, german), u"18,2 k"_s);
        QCOMPARE(format::sizeOf(400'000, 1'000'000, german), u"0,4 of 1,0 MB"_s);
        QCOMPARE(format::countOf(1200, 6000, german), u"1.200 of 6.000"_s);
    }

    void anEstimateSaysAbout() { QCOMPARE(format::about(format::duration(kMinute, english)), u"about 1 min"_s); }
};

REMIT_TEST_MAIN(TestFormats)
#include "tst_formats.moc"
