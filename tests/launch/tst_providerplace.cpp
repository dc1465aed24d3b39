// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/launch/providerkeys.h"
#include "tests/support/testmain.h"

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

QProcessEnvironment environmentOf(const QMap<QString, QString>& entries)
{
    QProcessEnvironment environment;
    for (auto it = entries.cbegin(); it != entries.cend(); ++it)
        environment.insert(it.key(), it.value());
    return environment;
}

} // namespace

class TestProviderPlace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void theKeyComesFromFileThenKeyringThenEnvironment()
    {
        Settings settings;
        const QProcessEnvironment environment = environmentOf({{u"OPENAI_API_KEY"_s, u"sk-1"_s}});
        const Provider provider = openAiProvider();
        QCOMPARE(keyPlace({}, {}, provider), KeyPlace());
        QCOMPARE(
            keyPlace(settings, environment, provider), (KeyPlace{KeyPlace::Kind::Environment, u"OPENAI_API_KEY"_s}));
        settings.providers[u"openai"_s].keyring = true;
        QCOMPARE(keyPlace(settings, environment, provider), (KeyPlace{KeyPlace::Kind::Keyring, {}}));
        settings.providers[u"openai"_s].keyFile = u"/k"_s;
        QCOMPARE(keyPlace(settings, environment, provider), (KeyPlace{KeyPlace::Kind::File, u"/k"_s}));
        QCOMPARE(keyPlace(settings, environment, anthropicProvider()), KeyPlace());
    }

    void anEmptyVariableIsNone()
    {
        QCOMPARE(
            keyPlace({}, environmentOf({{u"GEMINI_API_KEY"_s, {}}, {u"GOOGLE_API_KEY"_s, u"x"_s}}), geminiProvider()),
            (KeyPlace{KeyPlace::Kind::Environment, u"GOOGLE_API_KEY"_s}));
    }

    void theFormFollowsTheKey_data()
    {
        QTest::addColumn<QString>("variable");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<int>("form");
        const auto row = [](const char* name, const QString& variable, const QByteArray& key, ProviderKey::Form form) {
            QTest::newRow(name) << variable << key << int(form);
        };
        row("a key", u"ANTHROPIC_API_KEY"_s, "sk-ant-api03-x", ProviderKey::Form::Native);
        row("a token", u"ANTHROPIC_AUTH_TOKEN"_s, "x", ProviderKey::Form::Bearer);
        row("a subscription's", u"CLAUDE_CODE_OAUTH_TOKEN"_s, "x", ProviderKey::Form::OAuth);
        row("a subscription's by its looks", u"ANTHROPIC_API_KEY"_s, "sk-ant-oat01-x", ProviderKey::Form::OAuth);
        row("in a file", {}, "sk-ant-oat01-x", ProviderKey::Form::OAuth);
        row("in a keyring", {}, "sk-x", ProviderKey::Form::Native);
    }

    void theFormFollowsTheKey()
    {
        QFETCH(QString, variable);
        QFETCH(QByteArray, key);
        QFETCH(int, form);
        const auto kind = variable.isEmpty() ? KeyPlace::Kind::File : KeyPlace::Kind::Environment;
        QCOMPARE(int(formOf({kind, variable}, key)), form);
    }

    void theAddressComesFromTheNearestPlace()
    {
        Settings settings;
        const Provider provider = openAiProvider();
        const auto urlOf = [&](const QProcessEnvironment& environment) {
            const auto place = upstreamPlace(settings, environment, u"codex"_s, provider);
            return place ? place->url.toString() + u' ' + place->from : place.error().detail;
        };
        const QProcessEnvironment environment = environmentOf({{u"OPENAI_BASE_URL"_s, u"https://env.example/v1"_s}});
        QCOMPARE(urlOf({}), u"https://api.openai.com/v1 default"_s);
        QCOMPARE(urlOf(environment), u"https://env.example/v1 OPENAI_BASE_URL"_s);
        settings.upstreams.insert(u"codex"_s, u"https://agent.example/v1"_s);
        QCOMPARE(urlOf(environment), u"https://agent.example/v1 settings"_s);
        settings.providers[u"openai"_s].url = u"https://provider.example/v1"_s;
        QCOMPARE(urlOf(environment), u"https://provider.example/v1 settings"_s);
    }

    void anAddressThatIsNoneIsSaidWithItsPlace()
    {
        Settings settings;
        const auto fromVariable = upstreamPlace(
            settings, environmentOf({{u"OPENAI_BASE_URL"_s, u"localhost:8080"_s}}), u"codex"_s, openAiProvider());
        QVERIFY(!fromVariable);
        QVERIFY2(fromVariable.error().detail.contains(u"OPENAI_BASE_URL"), qPrintable(fromVariable.error().detail));
        settings.upstreams.insert(u"codex"_s, u"https://me:secret@llm.example/"_s);
        const auto withSecret = upstreamPlace(settings, {}, u"codex"_s, openAiProvider());
        QVERIFY(!withSecret);
        QVERIFY(withSecret.error().detail.contains(u"[upstreams]"));
        QVERIFY(!withSecret.error().detail.contains(u"secret"));
    }

    void onlyPlainHttpOverANetworkIsReadable_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("readable");
        QTest::newRow("https") << u"https://llm.example"_s << false;
        QTest::newRow("http") << u"http://llm.example"_s << true;
        QTest::newRow("an address") << u"http://10.0.0.7:8080/v1"_s << true;
        QTest::newRow("loopback") << u"http://127.0.0.1:8080/v1"_s << false;
        QTest::newRow("all of 127") << u"http://127.9.9.9"_s << false;
        QTest::newRow("loopback 6") << u"http://[::1]:8080"_s << false;
        QTest::newRow("localhost") << u"http://LOCALHOST:1"_s << false;
        QTest::newRow("named like it") << u"http://localhost.example"_s << true;
    }

    void onlyPlainHttpOverANetworkIsReadable()
    {
        QFETCH(QString, url);
        QFETCH(bool, readable);
        QCOMPARE(isReadableOnTheWay(QUrl(url)), readable);
    }
};

REMIT_TEST_MAIN(TestProviderPlace)
#include "tst_providerplace.moc"
