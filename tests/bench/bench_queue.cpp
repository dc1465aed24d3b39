// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A review queue of 100,000 runs: the whole desktop from its start to the painted list, then typing in the search.
// Every round is a process of its own, so that start and memory are those of a first start.
#include "app/desktop/application.h"
#include "app/desktop/singleinstance.h"
#include "tests/bench/benchfigure.h"
#include "tests/bench/manyruns.h"
#include "views/widgets/remitstyle.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <time.h>

using namespace Qt::StringLiterals;

using namespace remit;

namespace {

constexpr int kRuns = 100'000;
constexpr int kRounds = 5;

qint64 monotonicNs()
{
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return qint64(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

/** Tells once after the list has painted with enough rows. */
class PaintWatch : public QObject {
    Q_OBJECT

public:
    explicit PaintWatch(QListView* list)
        : m_list(list)
    {
        list->viewport()->installEventFilter(this);
    }

    void wait(const std::function<bool()>& complete)
    {
        m_painted = false;
        while (!(m_painted && complete()))
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        // The posted call comes after the paint and its flush.
        if (event->type() == QEvent::Paint)
            QMetaObject::invokeMethod(this, [this] { m_painted = true; }, Qt::QueuedConnection);
        return false;
    }

private:
    QListView* m_list;
    bool m_painted = false;
};

/** Milliseconds from each key to the painted list. */
QList<double> typeInto(QLineEdit* search, QListView* list, PaintWatch& watch, const QString& text)
{
    QList<double> times;
    for (const QChar c : text) {
        QElapsedTimer timer;
        timer.start();
        QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QString(c));
        QCoreApplication::sendEvent(search, &press);
        list->viewport()->update(); // a list that does not change need not paint
        watch.wait([] { return true; });
        times.append(double(timer.nsecsElapsed()) / 1e6);
    }
    return times;
}

/** In the child: the program as main.cpp makes it, up to the painted list. */
int runDesktop(qint64 startNs)
{
    RemitStyle* const style = RemitStyle::install(*qApp);
    const Paths paths = Paths::fromEnvironment();
    SingleInstance instance(paths.data());
    std::unique_ptr<Application> application;
    QObject::connect(&instance, &SingleInstance::first, qApp, [&] {
        application = std::make_unique<Application>(paths, u"/nowhere/remitctl"_s, *style);
        application->open({});
    });
    instance.start({});
    while (!application)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    auto* list = application->window().findChild<QListView*>(u"queueList"_s);
    auto* search = application->window().findChild<QLineEdit*>(u"queueSearch"_s);
    PaintWatch watch(list);
    watch.wait([list] { return list->model()->rowCount() >= kRuns; });
    const double up = double(monotonicNs() - startNs) / 1e6;
    const double peakAtUp = bench::residentPeakMb();
    // What is still being read (the first run, journals that grew) must not be taken for the filter's time.
    QTimer rest;
    bool rested = false;
    QObject::connect(&rest, &QTimer::timeout, qApp, [&rested] { rested = true; });
    rest.start(3000);
    while (!rested)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    search->parentWidget()->show();
    search->setFocus();
    const QList<double> keys = typeInto(search, list, watch, u"module 77"_s);
    const QJsonObject answer{{u"up"_s, up}, {u"peak_at_up"_s, peakAtUp}, {u"peak"_s, bench::residentPeakMb()},
        {u"filter_worst"_s, bench::percentile(keys, 1)}, {u"filter_median"_s, bench::percentile(keys, 0.5)},
        {u"filtered_rows"_s, list->model()->rowCount()}};
    std::fputs(QJsonDocument(answer).toJson(QJsonDocument::Compact).constData(), stdout);
    std::fflush(stdout);
    return 0;
}

QJsonObject oneStart(const QString& home)
{
    QProcess child;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"REMIT_HOME"_s, home);
    environment.insert(u"XDG_CONFIG_HOME"_s, home + u"/config"_s);
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"disabled:"_s);
    child.setProcessEnvironment(environment);
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(), {u"--child"_s, QString::number(monotonicNs())});
    if (!child.waitForFinished(120'000) || child.exitCode() != 0)
        qFatal("The desktop did not come up.");
    return QJsonDocument::fromJson(child.readAllStandardOutput()).object();
}

void measure()
{
    QTemporaryDir folder;
    const QString home = folder.filePath(u"home"_s);
    bench::makeManyRuns(Paths(home, home + u"/config"_s), kRuns, folder.filePath(u"src/shop"_s));
    QHash<QString, QList<double>> all;
    for (int i = 0; i < kRounds; ++i) {
        const QJsonObject answer = oneStart(home);
        for (auto entry = answer.begin(); entry != answer.end(); ++entry)
            all[entry.key()].append(entry->toDouble());
    }
    const auto middle = [&all](const QString& key) { return bench::percentile(all.value(key), 0.5); };
    const double up = middle(u"up"_s);
    bench::print({u"queue.window_up"_s, up, u"ms"_s, {}, {}, u"≤ 300 ms"_s, up <= 300});
    const double peak = middle(u"peak"_s);
    bench::print({u"queue.memory_at_window_up"_s, middle(u"peak_at_up"_s), u"MB"_s, {}, {}, {}, {}});
    bench::print({u"queue.memory_peak"_s, peak, u"MB"_s, {}, {}, u"≤ 120 MB"_s, peak <= 120});
    const double filter = middle(u"filter_worst"_s);
    bench::print({u"queue.filter_key_worst"_s, filter, u"ms"_s, {}, {}, u"≤ 50 ms"_s, filter <= 50});
    bench::print({u"queue.filter_key_median"_s, middle(u"filter_median"_s), u"ms"_s, {}, {}, {}, {}});
}

} // namespace

int main(int argc, char* argv[])
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    if (argc == 3 && qstrcmp(argv[1], "--child") == 0) {
        QApplication app(argc, argv);
        return runDesktop(QByteArray(argv[2]).toLongLong());
    }
    QCoreApplication app(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], "--make") == 0) { // a home to look at with a profiler
        const QString home = QString::fromUtf8(argv[2]);
        bench::makeManyRuns(Paths(home, home + u"/config"_s), kRuns, home + u"/shop"_s);
        return 0;
    }
    measure();
    return 0;
}

#include "bench_queue.moc"
