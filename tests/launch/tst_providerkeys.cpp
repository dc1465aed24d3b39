// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/launch/keyfile.h"
#include "runner/launch/providerkeys.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QTemporaryDir>

#include <sys/stat.h>

using namespace remit;
using namespace Qt::StringLiterals;

class TestProviderKeys : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void aFileOfOnesOwnIsRead_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("mode");
        QTest::newRow("a line") << QByteArray("sk-abc\n") << 0600;
        QTest::newRow("without its end") << QByteArray("sk-abc") << 0600;
        QTest::newRow("of another system") << QByteArray("sk-abc\r\n") << 0600;
        QTest::newRow("only for reading") << QByteArray("sk-abc\n") << 0400;
    }

    void aFileOfOnesOwnIsRead()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, mode);
        const auto key = readKeyFile(put(content, mode_t(mode)));
        QVERIFY2(key.has_value(), key ? "" : qPrintable(key.error().detail));
        QCOMPARE(*key, QByteArray("sk-abc"));
    }

    void whatIsNoKeyFileIsRefused_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("mode");
        QTest::addColumn<QString>("why");
        QTest::newRow("others may read") << QByteArray("sk-abc\n") << 0644 << u"0644"_s;
        QTest::newRow("the group may read") << QByteArray("sk-abc\n") << 0640 << u"chmod 600"_s;
        QTest::newRow("others may write") << QByteArray("sk-abc\n") << 0602 << u"0602"_s;
        QTest::newRow("a program") << QByteArray("sk-abc\n") << 0700 << u"0700"_s;
        QTest::newRow("empty") << QByteArray() << 0600 << u"is empty"_s;
        QTest::newRow("a blank line") << QByteArray("\n") << 0600 << u"is empty"_s;
        QTest::newRow("two lines") << QByteArray("sk-abc\nsk-def\n") << 0600 << u"more than one line"_s;
        QTest::newRow("blanks") << QByteArray("Bearer sk-abc\n") << 0600 << u"blanks"_s;
        QTest::newRow("bytes") << QByteArray("sk-\0abc", 7) << 0600 << u"signs"_s;
        QTest::newRow("huge") << QByteArray(1 << 20, 'x') << 0600 << u"1048576 bytes"_s;
        QTest::newRow("one too long") << QByteArray(kLongestKey + 1, 'x') << 0600 << u"4097 bytes"_s;
    }

    void whatIsNoKeyFileIsRefused()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, mode);
        QFETCH(QString, why);
        const QString path = put(content, mode_t(mode));
        const auto key = readKeyFile(path);
        QVERIFY(!key);
        QVERIFY2(key.error().detail.contains(path) && key.error().detail.contains(why), qPrintable(key.error().detail));
        QVERIFY(!key.error().detail.contains(u"sk-abc"));
    }

    void linksFoldersAndPipesAreRefused()
    {
        const QString file = put("sk-abc\n", 0600);
        const QString link = m_dir.filePath(u"link"_s);
        QVERIFY(QFile::link(file, link));
        QVERIFY(readKeyFile(link).error().detail.contains(u"is a link"));
        QVERIFY(readKeyFile(m_dir.path()).error().detail.contains(u"no regular file"));
        const QString pipe = m_dir.filePath(u"pipe"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        QVERIFY(readKeyFile(pipe).error().detail.contains(u"no regular file"));
        QVERIFY(readKeyFile(u"/dev/zero"_s).error().detail.contains(u"no regular file"));
        QVERIFY(readKeyFile(m_dir.filePath(u"none"_s)).error().detail.contains(u"cannot be read"));
    }

    void keysAreCollectedFromTheirPlaces()
    {
        Settings settings;
        settings.providers[u"openai"_s].keyFile = put("sk-file\n", 0600);
        QProcessEnvironment environment;
        environment.insert(u"OPENAI_API_KEY"_s, u"sk-environment"_s);
        environment.insert(u"CLAUDE_CODE_OAUTH_TOKEN"_s, u"sk-ant-oat01-x\n"_s);
        const auto keys
            = collectKeys(settings, environment, {openAiProvider(), anthropicProvider(), geminiProvider()}).result();
        QVERIFY(keys);
        QCOMPARE(keys->size(), 2);
        QCOMPARE(keys->value(u"openai"_s).value, QByteArray("sk-file"));
        QCOMPARE(keys->value(u"anthropic"_s).value, QByteArray("sk-ant-oat01-x"));
        QVERIFY(keys->value(u"anthropic"_s).form == ProviderKey::Form::OAuth);
    }

    void whatIsNamedAndCannotBeHadIsAnError()
    {
        Settings settings;
        settings.providers[u"openai"_s].keyFile = u"/nowhere/key"_s;
        QProcessEnvironment environment;
        environment.insert(u"OPENAI_API_KEY"_s, u"sk-environment"_s);
        environment.insert(u"GEMINI_API_KEY"_s, u"two\nlines"_s);
        const auto file = collectKeys(settings, environment, {openAiProvider()}).result();
        QVERIFY(!file && file.error().detail.contains(u"/nowhere/key"));
        const auto variable = collectKeys(settings, environment, {geminiProvider()}).result();
        QVERIFY(!variable && variable.error().detail.contains(u"GEMINI_API_KEY"));
        QVERIFY(!variable.error().detail.contains(u"two"));
    }

    void withoutASessionTheKeyringIsSaidToBeMissingAtOnce()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qputenv("XDG_RUNTIME_DIR", m_dir.path().toUtf8());
        Settings settings;
        settings.providers[u"openai"_s].keyring = true;
        const auto future = collectKeys(settings, {}, {openAiProvider()});
        QVERIFY(future.isFinished());
        QVERIFY(!future.result());
        QVERIFY(future.result().error().detail.contains(u"no keyring"));
    }

private:
    [[nodiscard]] QString put(const QByteArray& content, mode_t mode) const
    {
        static int number = 0;
        QFile out(m_dir.filePath(u"key%1"_s.arg(++number)));
        if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size()
            || ::chmod(QFile::encodeName(out.fileName()).constData(), mode) != 0)
            qFatal("the key file cannot be written");
        return out.fileName();
    }
    QTemporaryDir m_dir;
};

REMIT_TEST_MAIN(TestProviderKeys)
#include "tst_providerkeys.moc"
