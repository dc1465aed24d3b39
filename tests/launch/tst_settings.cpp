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
    void aChangeLeavesTheRest();
    void aKeyInTheSettingsIsNotRepeated();
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
    settings.providers = {{u"openai"_s, {u"http://127.0.0.1:1/v1"_s, u"/a \"b\"/ü"_s, false}},
        {u"gemini"_s, {{}, {}, true}}, {u"anthropic"_s, {u"https://llm.example"_s, {}, false}}};
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

void TestSettings::aChangeLeavesTheRest()
{
    const QString file = put("slots = 5\n[providers.openai]\nkey_file = \"/k\"\n");
    const auto changed
        = changeSettings(file, [](Settings& settings) { settings.providers[u"gemini"_s].keyring = true; });
    QVERIFY(changed);
    QCOMPARE(changed->slotCount, 5);
    QCOMPARE(changed->providers.value(u"openai"_s).keyFile, u"/k"_s);
    QCOMPARE(*readSettings(file), *changed);
    const QString broken = put("slots = 0\n");
    QVERIFY(!changeSettings(broken, [](Settings& settings) { settings.slotCount = 1; }));
    QFile in(broken);
    QVERIFY(in.open(QIODevice::ReadOnly));
    QCOMPARE(in.readAll(), QByteArray("slots = 0\n"));
}

void TestSettings::aKeyInTheSettingsIsNotRepeated()
{
    const auto settings = readSettings(put("[providers.openai]\nkey = \"sk-secret\"\n"));
    QVERIFY(!settings);
    QVERIFY(settings.error().detail.contains(u"key_file"));
    QVERIFY(!settings.error().detail.contains(u"sk-secret"));
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
    QTest::newRow("no table of providers") << QByteArray("providers = 3\n") << u":1:13: "_s << u"table of providers"_s;
    QTest::newRow("no provider") << QByteArray("[providers.mistral]\nurl = \"https://a.b\"\n") << u":1:"_s
                                 << u"mistral is no provider; there are anthropic"_s;
    QTest::newRow("a provider that is none") << QByteArray("[providers]\nopenai = 3\n") << u":2:10: "_s << u"a table"_s;
    QTest::newRow("no address") << QByteArray("[providers.openai]\nurl = \"llm.example\"\n") << u":2:7: "_s
                                << u"no address"_s;
    QTest::newRow("another scheme") << QByteArray("[providers.openai]\nurl = \"ftp://llm.example\"\n") << u":2:7: "_s
                                    << u"no address"_s;
    QTest::newRow("a password") << QByteArray("[providers.openai]\nurl = \"https://a:b@llm.example\"\n") << u":2:7: "_s
                                << u"password"_s;
    QTest::newRow("a query") << QByteArray("[providers.openai]\nurl = \"https://llm.example?a=b\"\n") << u":2:7: "_s
                             << u"after its path"_s;
    QTest::newRow("a number") << QByteArray("[providers.openai]\nurl = 3\n") << u":2:7: "_s << u"no address"_s;
    QTest::newRow("a relative file") << QByteArray("[providers.openai]\nkey_file = \"k\"\n") << u":2:12: "_s
                                     << u"absolute path"_s;
    QTest::newRow("another store") << QByteArray("[providers.openai]\nkey = \"wallet\"\n") << u":2:7: "_s
                                   << u"\"keyring\""_s;
    QTest::newRow("an unknown key of a provider")
        << QByteArray("[providers.openai]\nkeyfile = \"/k\"\n") << u":2:11: "_s << u"keyfile is not a setting"_s;
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
