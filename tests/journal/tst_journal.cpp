// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/journal/journal.h"
#include "tests/support/testmain.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QTemporaryDir>

#include <csignal>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace remit;
using namespace Qt::StringLiterals;
using Durability = Journal::Durability;
using How = JournalState::How;

namespace {

const RunId kRun = RunId::fromText(u"paginate-get-orders-20261121-0253-k3f9"_s);

QByteArray contentOf(const QString& file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray("unreadable");
}

QJsonObject text(const QString& value)
{
    return {{u"text"_s, value}};
}

std::unique_ptr<Journal> opened(const QString& file)
{
    auto journal = Journal::open(file, kRun);
    if (!journal)
        qFatal("%ls", qUtf16Printable(journal.error().detail));
    return std::move(*journal);
}

QList<Event> eventsOf(const QString& file)
{
    QList<Event> events;
    const auto state = readJournal(file, kRun, [&](const Event& event) { events.append(event); });
    return state && state->how != How::Broken ? events : QList<Event>();
}

} // namespace

class TestJournal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"journal.jsonl"_s);
    }

    void theBytesAreAsDocumented()
    {
        auto journal = opened(m_file);
        journal->setClock([] { return 1'795'229'587'123; });
        QCOMPARE(*journal->append(event::note, text(u"first"_s), Durability::Now), 1);
        QCOMPARE(*journal->append(event::note, text(u"second"_s), Durability::Now), 2);
        const auto sha = [](const QByteArray& bytes) {
            return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
        };
        const QByteArray first = R"({"seq":1,"time":"2026-11-21T02:53:07.123Z","type":"note","data":{"text":"first"})";
        const QByteArray second
            = R"({"seq":2,"time":"2026-11-21T02:53:07.123Z","type":"note","data":{"text":"second"})";
        const QByteArray hash1 = sha(sha(kRun.text().toUtf8()) + first);
        const QByteArray hash2 = sha(hash1 + second);
        QCOMPARE(
            contentOf(m_file), first + ",\"hash\":\"" + hash1 + "\"}\n" + second + ",\"hash\":\"" + hash2 + "\"}\n");
        QCOMPARE(journal->head(), QString::fromLatin1(hash2));
        QCOMPARE(journal->lastSeq(), 2);
        struct stat status{};
        QCOMPARE(::stat(QFile::encodeName(m_file).constData(), &status), 0);
        QCOMPARE(status.st_mode & 0777, 0600U);
    }

    void whatIsWrittenIsRead()
    {
        const QJsonObject data{{u"a"_s, 1}, {u"b"_s, 0.25}, {u"c"_s, QJsonValue::Null},
            {u"d"_s, QJsonArray{true, u"x"_s, QJsonObject{{u"e"_s, u"\u00e4\U0001F600\"\\\n\t"_s}}}},
            {u"big"_s, qint64(9'007'199'254'740'993)}};
        auto journal = opened(m_file);
        journal->setClock([] { return 1'000; });
        QVERIFY(journal->append(event::toolStart, data));
        QVERIFY(journal->append(event::runState, {}));
        QVERIFY(journal->flush());
        QCOMPARE(eventsOf(m_file),
            (QList<Event>{{1, 1000, u"tool.start"_s, data}, {2, 1000, u"run.state"_s, QJsonObject()}}));
    }

    void anEmptyJournalIsEmptyAndAMissingOneIsAnError()
    {
        const auto missing = readJournal(m_file, kRun, {});
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
        opened(m_file).reset();
        const auto state = readJournal(m_file, kRun, {});
        QVERIFY(state);
        QCOMPARE(state->how, How::Empty);
        QCOMPARE(state->events, 0);
    }

    void aGroupIsWrittenAtOnceByFlush()
    {
        auto journal = opened(m_file);
        for (int i = 1; i <= 10; ++i)
            QCOMPARE(*journal->append(event::note, text(u"grouped"_s)), i);
        QCOMPARE(contentOf(m_file), QByteArray());
        QVERIFY(journal->flush());
        QCOMPARE(eventsOf(m_file).size(), 10);
        QVERIFY(journal->flush());
        QCOMPARE(eventsOf(m_file).size(), 10);
    }

    void anEventThatMustBeDurableTakesTheGroupWithIt()
    {
        auto journal = opened(m_file);
        QVERIFY(journal->append(event::note, text(u"grouped"_s)));
        QVERIFY(journal->append(event::runState, {}, Durability::Now));
        QCOMPARE(eventsOf(m_file).size(), 2);
    }

    void aFullGroupIsWrittenByItself()
    {
        auto journal = opened(m_file);
        for (int i = 0; i < 70; ++i)
            QVERIFY(journal->append(event::note, text(QString(1000, u'x'))));
        const auto state = readJournal(m_file, kRun, {});
        QVERIFY(state && state->wholeBytes >= 64 * 1024);
        QVERIFY(state->events < 70);
    }

    void anOldGroupIsWrittenByTheNextAppend()
    {
        auto journal = opened(m_file);
        QVERIFY(journal->append(event::note, text(u"first"_s)));
        QTRY_VERIFY(journal->append(event::note, text(u"later"_s)) && !contentOf(m_file).isEmpty());
    }

    void theLastGroupIsWrittenWhenTheJournalCloses()
    {
        auto journal = opened(m_file);
        QVERIFY(journal->append(event::note, text(u"grouped"_s)));
        journal.reset();
        QCOMPARE(eventsOf(m_file).size(), 1);
    }

    void aReopenedJournalGoesOn()
    {
        opened(m_file)->append(event::note, text(u"one"_s)).value();
        auto journal = opened(m_file);
        QCOMPARE(journal->lastSeq(), 1);
        QCOMPARE(*journal->append(event::note, text(u"two"_s)), 2);
        journal.reset();
        QCOMPARE(eventsOf(m_file).size(), 2);
    }

    void thereIsOneWriter()
    {
        auto journal = opened(m_file);
        const auto second = Journal::open(m_file, kRun);
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::Busy);
        QVERIFY(journal->append(event::note, text(u"mine"_s), Durability::Now));
        const pid_t child = ::fork(); // another process too
        if (child == 0)
            ::_exit(Journal::open(m_file, kRun).has_value() ? 1 : 0);
        int status = -1;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);
        journal.reset();
        QVERIFY(Journal::open(m_file, kRun));
    }

    void aSymbolicLinkIsNotFollowed()
    {
        const QString target = m_folder->filePath(u"target"_s);
        QVERIFY(QFile::link(target, m_file));
        const auto journal = Journal::open(m_file, kRun);
        QVERIFY(!journal);
        QCOMPARE(journal.error().code, ErrorCode::Io);
        QVERIFY(!QFile::exists(target));
    }

    void anUnknownKindOfTypeIsRefusedAndHarmsNothing_data()
    {
        QTest::addColumn<QString>("type");
        QTest::newRow("empty") << QString();
        QTest::newRow("quote") << u"a\"b"_s;
        QTest::newRow("upper case") << u"Note"_s;
        QTest::newRow("not ASCII") << u"n\u00f6te"_s;
        QTest::newRow("too long") << QString(65, u'a');
    }
    void anUnknownKindOfTypeIsRefusedAndHarmsNothing()
    {
        QFETCH(QString, type);
        auto journal = opened(m_file);
        const auto refused = journal->append(type, {}, Durability::Now);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
        QCOMPARE(*journal->append(event::note, {}, Durability::Now), 1);
    }

    void aFullDiskStopsTheJournalAndLeavesItWhole()
    {
        auto journal = opened(m_file);
        QVERIFY(journal->append(event::note, text(u"before"_s), Durability::Now));
        const QByteArray before = contentOf(m_file);
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit old{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &old), 0);
        const rlimit small{static_cast<rlim_t>(before.size()) + 50, old.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto failed = journal->append(event::note, text(QString(500, u'x')), Durability::Now);
        const auto again = journal->append(event::note, {}, Durability::Now);
        const auto flushed = journal->flush();
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &old), 0);
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::Io);
        QVERIFY(!again); // although there would be room again
        QVERIFY(!journal->append(event::note, {}, Durability::Now));
        QVERIFY(!flushed);
        QCOMPARE(contentOf(m_file), before);
        journal.reset();
        auto next = opened(m_file);
        QCOMPARE(*next->append(event::note, {}, Durability::Now), 2);
    }

    void aFolderThatIsNotThereIsAnError()
    {
        const auto journal = Journal::open(m_folder->filePath(u"no/such/journal"_s), kRun);
        QVERIFY(!journal);
        QCOMPARE(journal.error().code, ErrorCode::Io);
    }

    void readingGoesOnWhereItLeftOff()
    {
        auto journal = opened(m_file);
        JournalState state;
        QStringList seen;
        for (int round = 1; round <= 5; ++round) {
            for (int i = 0; i < round; ++i)
                QVERIFY(journal->append(event::note, text(QString::number(round))));
            QVERIFY(journal->flush());
            const auto next = readJournal(
                m_file, kRun, [&](const Event& e) { seen.append(e.data.value(u"text"_s).toString()); }, state);
            QVERIFY(next);
            QCOMPARE(next->how, How::Whole);
            QCOMPARE(next->head, journal->head());
            state = *next;
            QCOMPARE(state.events, journal->lastSeq());
        }
        QCOMPARE(seen.join(QString()), u"122333444455555"_s);
        const auto unchanged = readJournal(m_file, kRun, {}, state);
        QVERIFY(unchanged);
        QCOMPARE(unchanged->how, How::Whole);
        QCOMPARE(unchanged->wholeBytes, state.wholeBytes);
    }

    void aHundredThousandEventsVerify()
    {
        auto journal = opened(m_file);
        for (int i = 0; i < 100'000; ++i)
            QVERIFY(journal->append(event::agentText, {{u"n"_s, i}}));
        QVERIFY(journal->flush());
        qint64 sum = 0;
        const auto state = readJournal(m_file, kRun, [&](const Event& e) { sum += e.data.value(u"n"_s).toInteger(); });
        QVERIFY(state);
        QCOMPARE(state->how, How::Whole);
        QCOMPARE(state->events, 100'000);
        QCOMPARE(state->head, journal->head());
        QCOMPARE(sum, 100'000LL * 99'999 / 2);
    }

    void aWriterKilledAtAnyMomentLosesNothingItWasPromised()
    {
        for (int round = 0; round < 15; ++round) {
            int ends[2];
            QCOMPARE(::pipe(ends), 0);
            const pid_t child = ::fork();
            if (child == 0) {
                auto journal = Journal::open(m_file, kRun);
                for (int i = 0; journal; ++i) {
                    const auto seq
                        = (*journal)->append(event::note, text(QString(i % 700, u'x')), Durability(i % 3 ? 1 : 0));
                    if (i % 3 == 0 && ::write(ends[1], &*seq, sizeof *seq) < 0)
                        break;
                }
                ::_exit(1);
            }
            ::close(ends[1]);
            qint64 promised = 0;
            for (int i = 0; i < 5 + round; ++i)
                QCOMPARE(::read(ends[0], &promised, sizeof promised), ssize_t(sizeof promised));
            ::kill(child, SIGKILL);
            QCOMPARE(::waitpid(child, nullptr, 0), child);
            qint64 last = 0;
            while (::read(ends[0], &last, sizeof last) == ssize_t(sizeof last))
                promised = last;
            ::close(ends[0]);
            const auto state = readJournal(m_file, kRun, {});
            QVERIFY(state);
            QVERIFY(state->how == How::Whole || state->how == How::TornTail);
            QVERIFY(state->events >= promised);
        }
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

REMIT_TEST_MAIN(TestJournal)
#include "tst_journal.moc"
