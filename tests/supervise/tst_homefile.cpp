// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/supervise/homefile.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <unistd.h>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

} // namespace

class TestHomeFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_folder = std::make_unique<QTemporaryDir>();
        m_home = m_folder->filePath(u"home"_s);
        m_outside = m_folder->filePath(u"outside"_s);
        QVERIFY(QDir().mkpath(m_home) && QDir().mkpath(m_outside));
        QVERIFY(write(m_outside + u"/config.toml"_s, "mine"));
    }

    void itIsWrittenWithItsFoldersAndAgain()
    {
        QVERIFY(writeHomeFile(m_home, u".codex/rules/default.rules"_s, "one"));
        QVERIFY(writeHomeFile(m_home, u".codex/rules/default.rules"_s, "2"));
        const QString file = m_home + u"/.codex/rules/default.rules"_s;
        QCOMPARE(contentOf(file), QByteArray("2"));
        QCOMPARE(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QVERIFY(writeHomeFile(m_home, u"plain"_s, QByteArray(1 << 20, 'x')));
        QCOMPARE(QFile(m_home + u"/plain"_s).size(), 1 << 20);
    }

    void aFolderThatIsALinkIsNotFollowed()
    {
        QVERIFY(QFile::link(m_outside, m_home + u"/.codex"_s));
        QVERIFY(writeHomeFile(m_home, u".codex/config.toml"_s, "ours"));
        QCOMPARE(contentOf(m_outside + u"/config.toml"_s), QByteArray("mine"));
        QCOMPARE(contentOf(m_home + u"/.codex/config.toml"_s), QByteArray("ours"));
    }

    void aFileThatIsALinkIsNotFollowed()
    {
        QVERIFY(QDir().mkpath(m_home + u"/.codex"_s));
        QVERIFY(QFile::link(m_outside + u"/config.toml"_s, m_home + u"/.codex/config.toml"_s));
        QVERIFY(writeHomeFile(m_home, u".codex/config.toml"_s, "ours"));
        QCOMPARE(contentOf(m_outside + u"/config.toml"_s), QByteArray("mine"));
        QCOMPARE(contentOf(m_home + u"/.codex/config.toml"_s), QByteArray("ours"));
    }

    void aHardLinkIsNotWrittenThrough()
    {
        QCOMPARE(::link(QFile::encodeName(m_outside + u"/config.toml"_s).constData(),
                     QFile::encodeName(m_home + u"/config.toml"_s).constData()),
            0);
        QVERIFY(writeHomeFile(m_home, u"config.toml"_s, "ours"));
        QCOMPARE(contentOf(m_outside + u"/config.toml"_s), QByteArray("mine"));
    }

    void whatCannotBeWrittenIsSaid()
    {
        QVERIFY(QDir().mkpath(m_home + u"/.codex/config.toml/full"_s));
        QVERIFY(!writeHomeFile(m_home, u".codex/config.toml"_s, "ours"));
        for (const auto& path : {u"../outside/x"_s, u"a/../../outside/x"_s, u"a/"_s, QString(), u"/etc/x"_s})
            QVERIFY2(!writeHomeFile(m_home, path, "ours"), qPrintable(path));
        QCOMPARE(QDir(m_outside).entryList(QDir::Files).size(), 1);
        QVERIFY(!writeHomeFile(m_folder->filePath(u"none"_s), u"x"_s, "ours"));
    }

    void aFileInPlaceOfAFolderGivesWay()
    {
        QVERIFY(write(m_home + u"/.codex"_s, "x"));
        QVERIFY(writeHomeFile(m_home, u".codex/config.toml"_s, "ours"));
        QCOMPARE(contentOf(m_home + u"/.codex/config.toml"_s), QByteArray("ours"));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_home;
    QString m_outside;
};

REMIT_TEST_MAIN(TestHomeFile)
#include "tst_homefile.moc"
