// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/hostile/hostileground.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>

using namespace remit::test;
using namespace Qt::StringLiterals;

namespace {

/** One line of outcomes.txt. */
struct Outcome {
    QString agent;
    QStringList statuses;
    QStringList limits; ///< empty: no limit is reached; an empty word: or none
    QStringList findings; ///< one of these kinds is found; empty: it does not matter
};

QStringList words(const QString& text)
{
    return text.isEmpty() ? QStringList() : text.split(u'|');
}

QList<Outcome> outcomes()
{
    QFile file(u"" HOSTILE_FOLDER "/outcomes.txt"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("outcomes.txt cannot be read");
    QList<Outcome> read;
    while (!file.atEnd()) {
        const QString line = QString::fromUtf8(file.readLine());
        const QStringList cells = line.split(u" | "_s);
        if (line.startsWith(u'#') || cells.size() != 5)
            continue;
        read.append(
            {cells[0].trimmed(), words(cells[1].trimmed()), words(cells[2].trimmed()), words(cells[3].trimmed())});
    }
    return read;
}

QStringList kindsOf(const QJsonObject& record)
{
    QStringList kinds;
    for (const QJsonValue& finding : record.value(u"findings").toArray())
        kinds.append(finding.toObject().value(u"kind").toString());
    return kinds;
}

} // namespace

/** What a hostile agent tries, and what must be so after each. Two programs share the list: see SHARD. */
class TestHostile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_ground = std::make_unique<HostileGround>(); }
    void init() { QTest::failOnWarning(); }
    void cleanupTestCase() { m_ground.reset(); }

    void everyAgentIsListed()
    {
        QStringList listed;
        for (const Outcome& outcome : outcomes())
            listed.append(outcome.agent);
        QCOMPARE(listed, QDir(u"" HOSTILE_AGENTS ""_s).entryList(QDir::Files, QDir::Name));
        QVERIFY(listed.size() >= 60);
    }

    void nothingIsHarmed_data()
    {
        QTest::addColumn<QStringList>("statuses");
        QTest::addColumn<QStringList>("limits");
        QTest::addColumn<QStringList>("findings");
        const int shards = std::max(1, qEnvironmentVariableIntValue("HOSTILE_SHARDS"));
        const int shard = qEnvironmentVariableIntValue("HOSTILE_SHARD");
        int number = 0;
        for (const Outcome& outcome : outcomes()) {
            if (number++ % shards == shard)
                QTest::newRow(qPrintable(outcome.agent)) << outcome.statuses << outcome.limits << outcome.findings;
        }
    }

    void nothingIsHarmed()
    {
        QFETCH(QStringList, statuses);
        QFETCH(QStringList, limits);
        QFETCH(QStringList, findings);
        const FolderState before = m_ground->state();

        const CtlResult ran = m_ground->run(QString::fromUtf8(QTest::currentDataTag()));
        const QJsonObject record = ran.object();
        const QString run = record.value(u"run_id").toString();
        QVERIFY2(!run.isEmpty(), ran.err.constData());
        QTRY_COMPARE_WITH_TIMEOUT(processesWith("REMIT_RUN=" + run.toUtf8()), QList<qint64>(), 2000);

        const QString status = record.value(u"status").toString();
        const QString limit = record.value(u"limit").toString();
        QVERIFY2(statuses.contains(status), qPrintable(status + u": "_s + record.value(u"reason").toString()));
        QVERIFY2(limit.isEmpty() ? limits.isEmpty() || limits.contains(QString()) || status != u"LIMIT"
                                 : limits.contains(limit),
            qPrintable(u"limit: "_s + limit));
        const QStringList kinds = kindsOf(record);
        const bool found = findings.isEmpty()
            || std::ranges::any_of(findings, [&](const QString& kind) { return kinds.contains(kind); });
        QVERIFY2(found, qPrintable(u"found: "_s + kinds.join(u' ')));
        theEndIsToldTheSameEverywhere(run, status);

        nothingHasHappened(before);
        QCOMPARE(m_ground->lookAround(record.value(u"worktree").toString()), QString());
        QCOMPARE(m_ground->lookAround(m_ground->repository.path()), QString());
        QCOMPARE(m_ground->ctl({u"diff"_s, run}).code, 0);
        QVERIFY(
            m_ground->repository.gitExitCode({u"rev-parse"_s, u"--verify"_s, record.value(u"ref").toString()}) == 0);
        QCOMPARE(m_ground->ctl({u"review"_s, run, u"reject"_s}).code, 0);
        QVERIFY(!QDir(record.value(u"worktree").toString()).exists() || m_ground->saysWhyItStays(run));
        nothingHasHappened(before);
        QVERIFY(m_ground->isWhole());
    }

private:
    void theEndIsToldTheSameEverywhere(const QString& run, const QString& status) const
    {
        QCOMPARE(m_ground->ctl({u"journal"_s, run, u"--verify"_s}).code, 0);
        QString listed;
        for (const QJsonValue& row : m_ground->ctl({u"list"_s, u"--json"_s}).array()) {
            if (row.toObject().value(u"run_id") == run)
                listed = row.toObject().value(u"status").toString();
        }
        QCOMPARE(listed, status);
        QFile audit(m_ground->ctl.home() + u"/runs.jsonl"_s);
        QVERIFY(audit.open(QIODevice::ReadOnly));
        QStringList audited;
        while (!audit.atEnd()) {
            const QJsonObject line = QJsonDocument::fromJson(audit.readLine()).object();
            if (line.value(u"run_id") == run)
                audited.append(line.value(u"status").toString());
        }
        QCOMPARE(audited, QStringList{status});
    }

    void nothingHasHappened(const FolderState& before) const
    {
        const FolderState after = m_ground->state();
        QStringList differing;
        for (const QByteArray& path : (before.keys() + after.keys())) {
            if (before.value(path) != after.value(path))
                differing.append(QString::fromUtf8(path));
        }
        QVERIFY2(differing.isEmpty(), qPrintable(differing.mid(0, 10).join(u' ')));
        QCOMPARE(m_ground->sprung(), QStringList());
        QCOMPARE(m_ground->leaks(), QStringList());
        QVERIFY(!m_ground->wasCalled());
    }

    std::unique_ptr<HostileGround> m_ground;
};

REMIT_TEST_MAIN(TestHostile)
#include "tst_hostile.moc"
