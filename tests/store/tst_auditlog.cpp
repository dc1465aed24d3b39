// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/store/auditlog.h"
#include "tests/support/testmain.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <csignal>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace remit;
using namespace Qt::StringLiterals;

namespace {

AuditRecord recordOf(const QString& run)
{
    AuditRecord record;
    record.runId = run;
    record.contractTitle = u"Says \"run_id\":\"other-20261121-0253-k3f9\" in its title"_s;
    return record;
}

QByteArray contentOf(const QString& file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray("unreadable");
}

QStringList runsIn(const QString& file)
{
    QStringList runs;
    for (const QByteArray& line : contentOf(file).split('\n'))
        if (!line.isEmpty())
            runs.append(QJsonDocument::fromJson(line).object().value(u"run_id"_s).toString());
    return runs;
}

} // namespace

class TestAuditLog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"runs.jsonl"_s);
    }

    void aRunIsOneLineHoweverOftenItIsAppended()
    {
        for (int i = 0; i < 3; ++i) {
            QVERIFY(appendAuditRecord(m_file, recordOf(u"a-20261121-0253-k3f9"_s)));
            QVERIFY(appendAuditRecord(m_file, recordOf(u"other-20261121-0253-k3f9"_s)));
        }
        QCOMPARE(runsIn(m_file), (QStringList{u"a-20261121-0253-k3f9"_s, u"other-20261121-0253-k3f9"_s}));
        QVERIFY(contentOf(m_file).endsWith('\n'));
    }

    void aTornLineIsCutAndItsRunAppendedAnew()
    {
        QVERIFY(appendAuditRecord(m_file, recordOf(u"a-20261121-0253-k3f9"_s)));
        QVERIFY(appendAuditRecord(m_file, recordOf(u"b-20261121-0253-k3f9"_s)));
        const QByteArray whole = contentOf(m_file);
        const qsizetype second = whole.indexOf('\n') + 1;
        for (qsizetype size = second + 1; size < whole.size(); size += 7) {
            QVERIFY(QFile::resize(m_file, size));
            QVERIFY(appendAuditRecord(m_file, recordOf(u"b-20261121-0253-k3f9"_s)));
            QCOMPARE(contentOf(m_file), whole);
        }
    }

    void aFullDiskLeavesTheLogWhole()
    {
        QVERIFY(appendAuditRecord(m_file, recordOf(u"a-20261121-0253-k3f9"_s)));
        const QByteArray before = contentOf(m_file);
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit old{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &old), 0);
        const rlimit small{static_cast<rlim_t>(before.size()) + 50, old.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto failed = appendAuditRecord(m_file, recordOf(u"b-20261121-0253-k3f9"_s));
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &old), 0);
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::Io);
        QCOMPARE(contentOf(m_file), before);
    }

    void manyProcessesAppendAtOnce()
    {
        constexpr int kProcesses = 6;
        constexpr int kRuns = 20;
        for (int process = 0; process < kProcesses; ++process) {
            if (::fork() != 0)
                continue;
            bool good = true;
            for (int run = 0; run < kRuns; ++run) {
                good = good
                    && appendAuditRecord(m_file, recordOf(u"own%1x%2-20261121-0253-k3f9"_s.arg(process).arg(run)));
                good = good && appendAuditRecord(m_file, recordOf(u"shared%1-20261121-0253-k3f9"_s.arg(run)));
            }
            ::_exit(good ? 0 : 1);
        }
        for (int process = 0; process < kProcesses; ++process) {
            int status = -1;
            QVERIFY(::wait(&status) > 0);
            QCOMPARE(status, 0);
        }
        QStringList runs = runsIn(m_file);
        QCOMPARE(runs.size(), kProcesses * kRuns + kRuns);
        QCOMPARE(runs.removeDuplicates(), 0);
        QVERIFY(!runs.contains(QString()));
    }

    void aFolderThatIsNotThereIsAnError()
    {
        const auto failed
            = appendAuditRecord(m_folder->filePath(u"no/runs.jsonl"_s), recordOf(u"a-20261121-0253-k3f9"_s));
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::Io);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

REMIT_TEST_MAIN(TestAuditLog)
#include "tst_auditlog.moc"
