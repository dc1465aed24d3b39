// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/realprogram.h"
#include "tests/support/hands.h"
#include "tests/support/scratchrepository.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>

#include <csignal>

using namespace remit::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kVerdict = 30'000; ///< ms: git, journal and index, under load

} // namespace

/**
 * The built program in a window of a real desktop, with key and mouse events of the X server. What the keys did is
 * looked up where it counts: in the journals, the reviewer's notes and the repository.
 */
class TestRealWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        if (QTest::currentTestFailed())
            hands::shoot(u"realwindow-failed"_s);
        m_ctl.reset();
    }
    void init()
    {
        QTest::failOnWarning();
        m_ctl = std::make_unique<RemitCtl>();
        m_repository = std::make_unique<ScratchRepository>();
        m_repository->write("src/a.txt", lines(1, 60));
        m_repository->write("src/b.txt", "one\n");
        m_base = m_repository->commit(u"First"_s);
    }

    void verdictsAreGivenAndTakenBackByKey()
    {
        const QString first = finished(u"First task"_s);
        const QString second = finished(u"Second task"_s);
        const QString third = finished(u"Third task"_s);
        const RealProgram program(*m_ctl);
        QVERIFY(RealProgram::hasWindow());
        becomes(third, u"seen"_s); // the newest opens by itself
        hands::shoot(u"real-review"_s);

        giveAndTakeBack(u"x"_s, third, u"rejected"_s, [] { hands::type(u"not needed"_s); });
        giveAndTakeBack(u"d"_s, third, u"deferred"_s);
        giveAndTakeBack(u"a"_s, third, u"accepted"_s);
        QCOMPARE(head(), m_base);

        give(u"a"_s, third, u"accepted"_s);
        QVERIFY(head() != m_base);
        QCOMPARE(m_repository->git({u"show"_s, u"main:src/new.txt"_s}), "Third task");
        QCOMPARE(m_repository->git({u"rev-list"_s, u"--count"_s, u"%1..main"_s.arg(m_base)}), "1");
        becomes(second, u"seen"_s);
        give(u"x"_s, second, u"rejected"_s, [] { hands::type(u"no"_s); });
        becomes(first, u"seen"_s);
        give(u"d"_s, first, u"deferred"_s);
        QVERIFY(m_repository->isSound());
        for (const QString& run : {first, second, third})
            QCOMPARE((*m_ctl)({u"journal"_s, run, u"--verify"_s}).code, 0);
        hands::shoot(u"real-empty"_s);
    }

    void aCommentSendsTheRunBack()
    {
        const QString run = finished(u"First task"_s);
        const RealProgram program(*m_ctl);
        QVERIFY(RealProgram::hasWindow());
        becomes(run, u"seen"_s);
        QVERIFY(pressUntil(u"n"_s, [&] { return true; }));
        hands::press(u"c"_s);
        hands::type(u"say it in more words, x a d s"_s); // letters of a comment are no commands
        hands::press(u"ctrl+Return"_s);
        QTRY_COMPARE_WITH_TIMEOUT(notes(run).value(u"comments"_s).toArray().size(), 1, kVerdict);
        QCOMPARE(notes(run).value(u"comments"_s)[0][u"text"].toString(), u"say it in more words, x a d s"_s);
        QCOMPARE(verdict(run), u"seen"_s);
        give(u"s"_s, run, u"sent_back"_s);
        QTRY_VERIFY(notes(run).value(u"comments"_s)[0][u"sent"].toBool());
        QTRY_COMPARE_WITH_TIMEOUT((*m_ctl)({u"list"_s, u"--json"_s}).array().size(), 2, kVerdict);
    }

    void keysGoThroughRunsFilesAndChanges()
    {
        const QString first = finished(u"First task"_s);
        const QString second = finished(u"Second task"_s);
        const QString third = finished(u"Third task"_s);
        const QString fourth = finished(u"Fourth task"_s);
        const RealProgram program(*m_ctl);
        QVERIFY(RealProgram::hasWindow());
        becomes(fourth, u"seen"_s);
        hands::press(u"j"_s);
        becomes(third, u"seen"_s);
        hands::press(u"k"_s);
        QTRY_VERIFY(title().startsWith(u"Review"_s));
        QCOMPARE(verdict(second), u"new"_s);

        // back on the fourth: its first file has two changes, and the first of them is current
        QVERIFY(pressUntil(u"v"_s, [&] { return seen(fourth, u"src/a.txt"_s) == QList<int>{0}; }));
        hands::press(u"n"_s);
        QVERIFY(pressUntil(u"v"_s, [&] { return seen(fourth, u"src/a.txt"_s) == QList<int>({0, 1}); }));
        hands::press(u"p"_s);
        QVERIFY(pressUntil(u"v"_s, [&] { return seen(fourth, u"src/a.txt"_s) == QList<int>{1}; }));
        hands::press(u"r"_s);
        QTRY_COMPARE(reviewed(fourth), QStringList{u"src/a.txt"_s});
        hands::press(u"bracketright"_s);
        hands::press(u"r"_s);
        QTRY_COMPARE(reviewed(fourth), QStringList({u"src/a.txt"_s, u"src/new.txt"_s}));
        hands::press(u"bracketleft"_s);

        const QImage sideBySide = picture();
        hands::press(u"m"_s);
        QTRY_VERIFY(picture() != sideBySide);
        hands::shoot(u"real-unified"_s);

        hands::press(u"question"_s);
        QTRY_COMPARE(hands::windows(u"--name"_s, u"^All keys"_s).size(), 1);
        hands::shoot(u"real-keys"_s);
        hands::press(u"Escape"_s);
        QTRY_VERIFY(hands::windows(u"--name"_s, u"^All keys"_s).isEmpty());

        hands::press(u"slash"_s);
        hands::type(u"first"_s);
        hands::press(u"Return"_s);
        becomes(first, u"seen"_s);
        QCOMPARE(verdict(second), u"new"_s);
        hands::press(u"2"_s);
        hands::shoot(u"real-timeline"_s);
    }

    void withoutATrayClosingQuitsAndRunsGoOn()
    {
        const QString run = m_ctl->launch(m_repository->path(),
            {.title = u"Wait"_s,
                .script = "touch src/started; while [ ! -e src/go ]; do sleep 0.1; done\n"
                          "rm src/go src/started; echo x > src/new.txt\n"
                          "echo 'STATUS: OK'; echo END_OF_RUN\n"});
        QTRY_COMPARE_WITH_TIMEOUT(m_ctl->stateOf(run), u"running"_s, kVerdict);
        {
            const RealProgram program(*m_ctl);
            QVERIFY(RealProgram::hasWindow());
            hands::close(RealProgram::window());
            QTRY_VERIFY_WITH_TIMEOUT(!program.isGoing(), kVerdict);
            QCOMPARE(program.exitCode(), 0);
        }
        QCOMPARE(m_ctl->stateOf(run), u"running"_s);
        QVERIFY((*m_ctl)({u"stop"_s, run}).code == 0);
    }

    /** The kill switch does not need the window, and limits do not either. */
    void whileTheWindowHangsEverythingStopsAllTheSame()
    {
        const RealProgram program(*m_ctl);
        QVERIFY(RealProgram::hasWindow());
        const QString run = m_ctl->launch(m_repository->path(),
            {.title = u"Wait"_s, .script = "trap '' TERM; (setsid sleep 600 &); echo up; sleep 600\n"});
        const QString limited = m_ctl->launch(
            m_repository->path(), {.title = u"Limited"_s, .script = "sleep 600\n", .limits = "wall_clock = \"1s\"\n"});
        QTRY_COMPARE_WITH_TIMEOUT(m_ctl->stateOf(run), u"running"_s, kVerdict);
        QVERIFY(::kill(pid_t(program.pid()), SIGSTOP) == 0);
        QTRY_COMPARE_WITH_TIMEOUT(m_ctl->show(limited).value(u"status").toString(), u"LIMIT"_s, kVerdict);
        QCOMPARE((*m_ctl)({u"stop"_s, u"--all"_s}).code, 0);
        QCOMPARE(processesWith("REMIT_RUN=" + run.toUtf8()), QList<qint64>());
        QVERIFY(::kill(pid_t(program.pid()), SIGCONT) == 0);
        QTRY_COMPARE_WITH_TIMEOUT(m_ctl->show(run).value(u"status").toString(), u"STOPPED"_s, kVerdict);
        QVERIFY(program.isGoing());
    }

    void aSecondStartShowsTheWindowOfTheFirst()
    {
        const QString run = finished(u"First task"_s);
        const RealProgram first(*m_ctl, {u"--hidden"_s});
        QVERIFY(QTest::qWaitFor([&] { return QFile::exists(m_ctl->home() + u"/desktop.sock"_s); }, kVerdict));
        QVERIFY(RealProgram::window().isEmpty());
        const RealProgram second(*m_ctl, {u"--run"_s, run});
        QTRY_VERIFY_WITH_TIMEOUT(!second.isGoing(), kVerdict);
        QCOMPARE(second.exitCode(), 0);
        QVERIFY(RealProgram::hasWindow());
        QVERIFY(first.isGoing());
        becomes(run, u"seen"_s);
    }

private:
    static QByteArray lines(int from, int to)
    {
        QByteArray text;
        for (int i = from; i <= to; ++i)
            text += "line " + QByteArray::number(i) + '\n';
        return text;
    }

    /** A run that changed two places of src/a.txt and wrote src/new.txt with its own title in it. */
    QString finished(const QString& name) const
    {
        const CtlResult result = m_ctl->runToItsEnd(m_repository->path(),
            {.title = name,
                .script = "sed -i -e 's/^line 5$/line five/' -e 's/^line 50$/line fifty/' src/a.txt\n"
                          "echo '"
                    + name.toUtf8()
                    + "' > src/new.txt\n"
                      "echo 'Wrote src/new.txt.'; echo 'STATUS: OK'; echo END_OF_RUN\n"});
        if (result.code != 0)
            qFatal("the run ended with %d: %s%s", result.code, result.err.constData(), result.out.constData());
        return result.object().value(u"run_id").toString();
    }

    [[nodiscard]] QString verdict(const QString& run) const { return m_ctl->show(run).value(u"verdict").toString(); }
    void becomes(const QString& run, const QString& wanted) const
    {
        QTRY_COMPARE_WITH_TIMEOUT(verdict(run), wanted, kVerdict);
    }

    /** Opens the panel of the verdict, says what is to be said, and confirms. */
    void give(
        const QString& key, const QString& run, const QString& wanted, const std::function<void()>& say = {}) const
    {
        hands::press(key);
        if (say)
            say();
        QVERIFY2(pressUntil(u"Return"_s, [&] { return verdict(run) == wanted; }), qPrintable(wanted));
    }

    void giveAndTakeBack(
        const QString& key, const QString& run, const QString& wanted, const std::function<void()>& say = {}) const
    {
        give(key, run, wanted, say);
        QVERIFY2(pressUntil(u"u"_s, [&] { return verdict(run) == u"seen"; }), qPrintable(wanted));
    }

    [[nodiscard]] QJsonObject notes(const QString& run) const
    {
        QFile file(m_ctl->runFolder(run) + u"/review.json"_s);
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }
    [[nodiscard]] QList<int> seen(const QString& run, const QString& path) const
    {
        QList<int> changes;
        for (const QJsonValue& change : notes(run).value(u"seen_changes"_s)[path].toArray())
            changes.append(change.toInt());
        std::ranges::sort(changes);
        return changes;
    }
    [[nodiscard]] QStringList reviewed(const QString& run) const
    {
        QStringList paths;
        for (const QJsonValue& path : notes(run).value(u"reviewed_files"_s).toArray())
            paths.append(path.toString());
        return paths;
    }

    [[nodiscard]] QString head() const { return QString::fromLatin1(m_repository->git({u"rev-parse"_s, u"main"_s})); }
    [[nodiscard]] static QString title() { return hands::titleOf(RealProgram::window()); }
    /** Of the window, without what ticks. */
    [[nodiscard]] QImage picture() const
    {
        const QString file = m_ctl->file(u"window.png"_s);
        hands::shootWindow(RealProgram::window(), file);
        return QImage(file);
    }

    std::unique_ptr<RemitCtl> m_ctl;
    std::unique_ptr<ScratchRepository> m_repository;
    QString m_base;
};

REMIT_GUI_TEST_MAIN(TestRealWindow)
#include "tst_realwindow.moc"
