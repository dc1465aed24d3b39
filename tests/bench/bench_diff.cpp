// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Opens a review of one large C++ file and scrolls it, beside `git diff` on the same files. `--picture FILE` saves what
// a small change looks like instead (`--dark`, `--unified`, `--large`).
#include "tests/bench/benchfigure.h"
#include "tests/bench/diffsample.h"
#include "views/widgets/remitstyle.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QWheelEvent>

using namespace Qt::StringLiterals;

using namespace remit;

namespace {

constexpr int kRounds = 5;
constexpr int kFrames = 1500;

bool write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

double gitDiffMs(const DiffContent& content)
{
    QTemporaryDir folder;
    if (!write(folder.filePath(u"a.cpp"_s), content.sides.oldBytes)
        || !write(folder.filePath(u"b.cpp"_s), content.sides.newBytes))
        qFatal("cannot write the sample");
    QList<double> times;
    for (int i = 0; i < kRounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        QProcess git;
        git.setWorkingDirectory(folder.path());
        git.setStandardOutputFile(QProcess::nullDevice());
        git.start(u"git"_s, {u"diff"_s, u"--no-index"_s, u"a.cpp"_s, u"b.cpp"_s});
        if (!git.waitForFinished() || git.exitCode() > 1)
            qFatal("git diff failed");
        times.append(double(timer.nsecsElapsed()) / 1e6);
    }
    return bench::percentile(times, 0.5);
}

/** Until the lines in sight are painted in their colours. */
double openMs(DiffView& view, const DiffContent& content)
{
    bool shown = false;
    const auto connection = QObject::connect(&view, &DiffView::contentShown, &view, [&shown] { shown = true; });
    QElapsedTimer timer;
    timer.start();
    view.setContent(content);
    while (!shown || !view.isColored())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    view.viewport()->repaint();
    const double ms = double(timer.nsecsElapsed()) / 1e6;
    QObject::disconnect(connection);
    return ms;
}

QList<double> frameTimes(DiffView& view)
{
    QList<double> times;
    const QPointF middle = view.viewport()->rect().center();
    for (int i = 0; i < kFrames; ++i) {
        QWheelEvent wheel(middle, view.viewport()->mapToGlobal(middle), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
            Qt::NoScrollPhase, false);
        QElapsedTimer timer;
        timer.start();
        QCoreApplication::sendEvent(view.viewport(), &wheel);
        QCoreApplication::processEvents();
        times.append(double(timer.nsecsElapsed()) / 1e6);
    }
    return times;
}

QList<double> jumpTimes(DiffView& view)
{
    QList<double> times;
    const int most = view.verticalScrollBar()->maximum();
    for (int i = 0; i < 200; ++i) {
        QElapsedTimer timer;
        timer.start();
        view.verticalScrollBar()->setValue(int(qint64(most) * ((i * 37) % 200) / 200));
        QCoreApplication::processEvents();
        times.append(double(timer.nsecsElapsed()) / 1e6);
    }
    return times;
}

void measure()
{
    const DiffContent content = bench::largeCppChange();
    const double git = gitDiffMs(content);
    DiffView view;
    view.resize(1084, 692);
    view.show();
    QCoreApplication::processEvents();
    const double first = openMs(view, content);
    bench::print(
        {u"diff.first_paint"_s, first, u"ms"_s, u"git diff --no-index"_s, git, u"≤ 2 × git diff"_s, first <= 2 * git});
    QList<double> again;
    for (int i = 0; i < kRounds; ++i)
        again.append(openMs(view, content));
    const double warm = bench::percentile(again, 0.5);
    bench::print(
        {u"diff.paint_again"_s, warm, u"ms"_s, u"git diff --no-index"_s, git, u"≤ 2 × git diff"_s, warm <= 2 * git});
    const double memory = bench::residentMb();
    bench::print({u"diff.memory"_s, memory, u"MB"_s, {}, {}, u"≤ 120 MB"_s, memory <= 120});
    const double scroll = bench::percentile(frameTimes(view), 0.99);
    bench::print({u"diff.scroll_p99"_s, scroll, u"ms"_s, u"a frame at 60 Hz"_s, 16.7, u"≤ 8 ms"_s, scroll <= 8});
    const double jump = bench::percentile(jumpTimes(view), 0.99);
    bench::print({u"diff.jump_p99"_s, jump, u"ms"_s, u"a frame at 60 Hz"_s, 16.7, u"≤ 16.7 ms"_s, jump <= 16.7});
    view.openAllFolds();
    QCoreApplication::processEvents();
    const double open = bench::percentile(frameTimes(view), 0.99);
    bench::print({u"diff.scroll_unfolded_p99"_s, open, u"ms"_s, u"a frame at 60 Hz"_s, 16.7, u"≤ 8 ms"_s, open <= 8});
    const double peak = bench::residentPeakMb();
    bench::print({u"diff.memory_peak"_s, peak, u"MB"_s, {}, {}, u"≤ 120 MB"_s, peak <= 120});
}

int savePicture(const QCommandLineParser& options)
{
    DiffView view;
    view.resize(1084, 692);
    view.setDiffLayout(options.isSet(u"unified"_s) ? DiffLayout::Unified : DiffLayout::SideBySide);
    view.show();
    const bool large = options.isSet(u"large"_s);
    openMs(view, large ? bench::largeCppChange() : bench::smallCppChange());
    if (!large) {
        view.setFindings(bench::smallFindings());
        view.setComments(bench::smallComments());
        view.setSeenChanges({0});
        view.goToChange(1);
        while (!view.isColored())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    QCoreApplication::processEvents();
    return view.grab().save(options.value(u"picture"_s)) ? 0 : 1;
}

} // namespace

int main(int argc, char* argv[])
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    QCommandLineParser options;
    options.addOptions({{u"picture"_s, u"Save a picture and end."_s, u"file"_s}, {u"dark"_s, u"In dark colours."_s},
        {u"unified"_s, u"Unified."_s}, {u"large"_s, u"Of the large file."_s}});
    options.process(app);
    RemitStyle* const style = RemitStyle::install(app);
    style->setScheme(options.isSet(u"dark"_s) ? RemitStyle::Scheme::Dark : RemitStyle::Scheme::Light);
    if (options.isSet(u"picture"_s))
        return savePicture(options);
    measure();
    return 0;
}
