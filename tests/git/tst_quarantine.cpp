// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/git/quarantine.h"
#include "tests/git/results.h"
#include "tests/support/scratchrepository.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFileInfo>

using namespace remit;
using namespace remit::test;
using namespace Qt::StringLiterals;

/** New objects get their names among the others only when they are kept. */
class TestQuarantine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_scratch = std::make_unique<ScratchRepository>();
        m_scratch->write("a.txt", "old\n");
        (void)m_scratch->commit(u"First"_s);
        m_handle = openCommon(commonDir(), HandleKind::Bare).value();
    }

    void anObjectIsReadBeforeItIsKeptAndByGitAfterwards()
    {
        auto quarantine = Quarantine::begin(m_handle.get(), commonDir());
        QVERIFY(quarantine.has_value());
        const QString id = write("new content\n");
        QVERIFY(blobBytes(m_handle.get(), idFrom(id).value(), 100).has_value());
        QVERIFY(!gitHas(id));
        QVERIFY(quarantine->keep());
        QVERIFY(gitHas(id));
        QCOMPARE(m_scratch->git({u"cat-file"_s, u"blob"_s, id}), QByteArray("new content"));
        QVERIFY(blobBytes(m_handle.get(), idFrom(id).value(), 100).has_value());
        QVERIFY(m_scratch->isSound());
    }

    void keepingTwiceIsNothing()
    {
        auto quarantine = Quarantine::begin(m_handle.get(), commonDir());
        QVERIFY(quarantine && quarantine->keep() && quarantine->keep());
        const QString id = write("second\n");
        QVERIFY(quarantine->keep());
        QVERIFY(gitHas(id));
    }

    void manyAreKept()
    {
        auto quarantine = Quarantine::begin(m_handle.get(), commonDir());
        QVERIFY(quarantine.has_value());
        QStringList ids;
        for (int i = 0; i < 600; ++i)
            ids.append(write("content " + QByteArray::number(i)));
        QVERIFY(quarantine->keep());
        QVERIFY(gitHas(ids.constFirst()) && gitHas(ids.constLast()));
        QVERIFY(m_scratch->isSound());
    }

    void whatIsNotKeptGoesWithIt()
    {
        {
            auto quarantine = Quarantine::begin(m_handle.get(), commonDir());
            QVERIFY(quarantine.has_value());
            QVERIFY(!gitHas(write("lost\n")));
        }
        QVERIFY(QDir(commonDir() + u"/objects"_s).entryList({u"tmp_objdir*"_s}, QDir::Dirs).isEmpty());
        QVERIFY(m_scratch->isSound());
    }

    /** As a crash leaves it: git knows the name, and removes it in its time. */
    void whatACrashLeavesGitRemoves()
    {
        const QString left = commonDir() + u"/objects/tmp_objdir-remit-crash1"_s;
        QVERIFY(QDir().mkpath(left + u"/aa"_s));
        m_scratch->git({u"prune"_s, u"--expire=now"_s});
        QVERIFY(!QFileInfo::exists(left));
    }

private:
    [[nodiscard]] QString commonDir() const { return m_scratch->path() + u"/.git"_s; }
    [[nodiscard]] bool gitHas(const QString& id) const
    {
        return m_scratch->gitExitCode({u"cat-file"_s, u"-e"_s, id}) == 0;
    }
    [[nodiscard]] QString write(const QByteArray& content) const
    {
        git_oid id{};
        if (git_blob_create_from_buffer(&id, m_handle.get(), content.constData(), size_t(content.size())) < 0)
            qFatal("a blob cannot be written");
        return idText(id);
    }

    GitLibrary m_library;
    std::unique_ptr<ScratchRepository> m_scratch;
    RepositoryHandle m_handle;
};

REMIT_TEST_MAIN(TestQuarantine)
#include "tst_quarantine.moc"
