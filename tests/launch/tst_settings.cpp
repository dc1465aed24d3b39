// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/launch/settings.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QTemporaryDir>

using namespace remit;
using namespace Qt::StringLiterals;

class TestSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void noFileMeansTheDefaults();
    void whatIsWrittenIsReadBack();
    void whatIsNotNamedKeepsItsDefault();
    void anErrorHasLineAndColumn_data();
    void anErrorHasLineAndColumn();

private:
    [[nodiscard]] QString put(const QByteArray& text) const
    {
        QFile out(m_dir.filePath(u"settings.toml"_s));
        if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size())
            qFatal("the settings cannot be written");
        return out.fileName();
    }
    QTemporaryDir m_dir;
};

void TestSettings::noFileMeansTheDefaults()
{
    const auto settings = readSettings(m_dir.filePath(u"nowhere/settings.toml"_s));
    QVERIFY(settings);
    QCOMPARE(*settings, Settings{});
}

void TestSettings::whatIsWrittenIsReadBack()
{
    Settings settings;
    settings.slotCount = 7;
    settings.reviewDebt = 1;
    settings.snapshotEvery = std::chrono::seconds{5};
    settings.holdAtMost = std::chrono::seconds{90};
    settings.toolchains = {u"/opt/a b"_s, u"/opt/\"quoted\"\\"_s, u"/opt/ü"_s};
    settings.upstreams = {{u"claude-code"_s, u"http://127.0.0.1:1/"_s}, {u"with.dot"_s, u"x"_s}};
    const QString file = m_dir.filePath(u"deep/er/settings.toml"_s);
    QVERIFY(writeSettings(file, settings));
    const auto read = readSettings(file);
    QVERIFY(read);
    QCOMPARE(*read, settings);
}

void TestSettings::whatIsNotNamedKeepsItsDefault()
{
    const auto settings = readSettings(put("slots = 5\n"));
    QVERIFY(settings);
    QCOMPARE(settings->slotCount, 5);
    QCOMPARE(settings->reviewDebt, Settings{}.reviewDebt);
}

void TestSettings::anErrorHasLineAndColumn_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("about");
    QTest::newRow("a word") << QByteArray("slots = \"three\"\n") << u":1:9: "_s << u"whole number"_s;
    QTest::newRow("none") << QByteArray("# first\nslots = 0\n") << u":2:9: "_s << u"from 1 to 64"_s;
    QTest::newRow("too many") << QByteArray("slots = 65\n") << u":1:9: "_s << u"from 1 to 64"_s;
    QTest::newRow("a fraction") << QByteArray("slots = 1.5\n") << u":1:9: "_s << u"whole number"_s;
    QTest::newRow("beyond any int") << QByteArray("review_debt = 4294967297\n") << u":1:15: "_s << u"review_debt"_s;
    QTest::newRow("an unknown key") << QByteArray("\n\nslot = 3\n") << u":3:"_s << u"slot is not a setting"_s;
    QTest::newRow("a list with a number")
        << QByteArray("toolchains = [\"/a\", 3]\n") << u":1:21: "_s << u"list of strings"_s;
    QTest::newRow("no list") << QByteArray("toolchains = \"/a\"\n") << u":1:14: "_s << u"list of strings"_s;
    QTest::newRow("no table") << QByteArray("upstreams = 3\n") << u":1:13: "_s << u"table of strings"_s;
    QTest::newRow("no TOML") << QByteArray("slots = 3\nreview_debt 4\n") << u":2:"_s << u""_s;
    QTest::newRow("no text") << QByteArray("slots = 3\n\xff\xfe\n") << u":1:10: "_s << u"utf-8"_s;
}

void TestSettings::anErrorHasLineAndColumn()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, place);
    QFETCH(QString, about);
    const QString file = put(text);
    const auto settings = readSettings(file);
    QVERIFY(!settings);
    QCOMPARE(settings.error().code, ErrorCode::InvalidInput);
    QVERIFY2(settings.error().detail.startsWith(file + place), qPrintable(settings.error().detail));
    QVERIFY2(settings.error().detail.contains(about), qPrintable(settings.error().detail));
}

REMIT_TEST_MAIN(TestSettings)
#include "tst_settings.moc"
