// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Opens a timeline of a million events and zooms in it. `--picture FILE` saves what a short run looks like instead.
#include "tests/bench/benchfigure.h"
#include "views/review/timelinelanes.h"
#include "views/review/timelineview.h"
#include "views/widgets/remitstyle.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

using namespace remit;

namespace {

constexpr int kMany = 1'000'000;
constexpr qint64 kBegin = 1'795'000'000'000;

class Writer {
public:
    void add(qint64 time, const char* type, QJsonObject data)
    {
        events.append({events.size() + 1, kBegin + time, QLatin1StringView(type), std::move(data)});
    }

    void phase(qint64 time, const QString& from, const QString& to)
    {
        add(time, event::runState, {{u"from"_s, from}, {u"to"_s, to}});
    }

    void call(qint64 time, qint64 duration, int number)
    {
        add(time + duration, event::llmCall,
            {{u"id"_s, number}, {u"model"_s, u"claude-sonnet"_s}, {u"input"_s, 18'000 + number * 60},
                {u"output"_s, 600}, {u"cost_usd"_s, 0.02 + 0.004 * (number % 9)}, {u"duration_ms"_s, duration},
                {u"source"_s, u"gateway"_s}});
    }

    void tool(qint64 time, qint64 duration, const QString& name, const QString& kind, const QString& summary)
    {
        const QString id = u"t%1"_s.arg(events.size());
        add(time, event::toolStart, {{u"id"_s, id}, {u"name"_s, name}, {u"kind"_s, kind}, {u"summary"_s, summary}});
        add(time + duration, event::toolEnd,
            {{u"id"_s, id}, {u"ok"_s, true}, {u"exit"_s, 0}, {u"summary"_s, u"61 lines"_s}});
    }

    QList<Event> events;
};

QList<Event> shortRun()
{
    Writer run;
    run.phase(0, u"queued"_s, u"preparing"_s);
    run.add(33'900, event::snapshotMade, {{u"n"_s, 0}, {u"ref"_s, u"refs/remit/x/0"_s}, {u"files"_s, 0}});
    run.phase(34'000, u"preparing"_s, u"running"_s);
    for (int i = 0; i < 23; ++i) {
        const qint64 at = 36'000 + i * 18'000;
        run.call(at, 5000 + (i * 37 % 11) * 900, i + 1);
        if (i % 3 == 0)
            run.tool(at + 13'000, 3000, u"read"_s, u"read"_s, u"src/orders/page.cpp"_s);
        else if (i % 3 == 1)
            run.tool(at + 13'000, 4000, u"edit"_s, u"edit"_s, u"src/orders/orders_store.cpp"_s);
        else
            run.tool(at + 13'000, 5500, u"bash"_s, u"command"_s, u"ctest --test-dir build -R orders"_s);
        if (i % 3 == 1)
            run.add(at + 17'100, event::filesChanged, {{u"count"_s, 1}, {u"added"_s, 9}, {u"removed"_s, 2}});
        if (i == 12)
            run.add(at + 14'000, event::policyDenied,
                {{u"action"_s, u"commit"_s}, {u"what"_s, u"git commit -m \"Add pagination\""_s},
                    {u"how"_s, u"exit 1"_s}});
        if (i == 18)
            run.add(at + 15'000, event::limitWarning,
                {{u"limit"_s, u"output"_s}, {u"used"_s, 800'000}, {u"allowed"_s, 1'000'000}, {u"unit"_s, u"bytes"_s},
                    {u"source"_s, u"harness"_s}});
        if (i % 6 == 5)
            run.add(at + 17'500, event::snapshotMade,
                {{u"n"_s, i / 6 + 1}, {u"ref"_s, u"refs/remit/x/%1"_s.arg(i / 6 + 1)}, {u"files"_s, 5},
                    {u"added"_s, 121}, {u"removed"_s, 14}});
    }
    run.phase(461'000, u"running"_s, u"verifying"_s);
    run.add(522'000, event::checkDone, {{u"when"_s, u"after"_s}, {u"command"_s, u"ctest -R orders"_s}, {u"exit"_s, 0}});
    return run.events;
}

QList<Event> longRun()
{
    QRandomGenerator random(7);
    Writer run;
    run.events.reserve(kMany + 2);
    run.phase(0, u"queued"_s, u"running"_s);
    qint64 time = 0;
    for (int i = 0; run.events.size() < kMany; ++i) {
        time += random.bounded(30);
        switch (random.bounded(6)) {
        case 0:
            run.call(time, random.bounded(20), i);
            break;
        case 1:
            run.add(time, event::agentText, {{u"text"_s, u"working"_s}});
            break;
        case 2:
            run.add(time, event::filesChanged, {{u"count"_s, 1}});
            break;
        default:
            run.tool(time, 0, u"bash"_s, i % 2 ? u"command"_s : u"edit"_s, u"make"_s);
        }
    }
    return run.events;
}

/** Until it is painted. */
double openMs(TimelineView& view, const QList<Event>& events)
{
    bool shown = false;
    const auto connection = QObject::connect(&view, &TimelineView::shown, &view, [&shown] { shown = true; });
    QElapsedTimer timer;
    timer.start();
    view.setEvents(events, 2'000'000);
    while (!shown)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    view.repaint();
    const double ms = double(timer.nsecsElapsed()) / 1e6;
    QObject::disconnect(connection);
    return ms;
}

void measure()
{
    TimelineView view;
    view.resize(1084, 740);
    view.show();
    QCoreApplication::processEvents();
    const QList<Event> events = longRun();
    const double open = openMs(view, events);
    bench::print({u"timeline.open"_s, open, u"ms"_s, {}, {}, u"≤ 500 ms"_s, open <= 500});
    auto* lanes = view.findChild<TimelineLanes*>();
    QList<double> frames;
    for (int i = 0; i < 240; ++i) {
        QElapsedTimer timer;
        timer.start();
        lanes->zoomAround(300 + (i % 60) * 8, i % 60 < 40 ? 1.3 : 0.6);
        lanes->repaint();
        frames.append(double(timer.nsecsElapsed()) / 1e6);
    }
    const double p99 = bench::percentile(frames, 0.99);
    bench::print({u"timeline.zoom_p99"_s, p99, u"ms"_s, u"a frame at 60 Hz"_s, 16.7, u"≤ 16 ms"_s, p99 <= 16});
}

} // namespace

int main(int argc, char* argv[])
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    QCommandLineParser options;
    options.addOptions({{u"picture"_s, u"Save a picture and end."_s, u"file"_s}, {u"dark"_s, u"In dark colours."_s},
        {u"long"_s, u"Of the long run."_s}});
    options.process(app);
    RemitStyle* const style = RemitStyle::install(app);
    style->setScheme(options.isSet(u"dark"_s) ? RemitStyle::Scheme::Dark : RemitStyle::Scheme::Light);
    if (!options.isSet(u"picture"_s)) {
        measure();
        return 0;
    }
    TimelineView view;
    view.resize(1084, 740);
    view.show();
    openMs(view, options.isSet(u"long"_s) ? longRun() : shortRun());
    view.setCurrentEvent(45);
    QCoreApplication::processEvents();
    return view.grab().save(options.value(u"picture"_s)) ? 0 : 1;
}
