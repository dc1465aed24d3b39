// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Opens the review of a run whose change is one large C++ file: the real page over the real engine, from the choice of
// the run to the first lines in their colours. Journal, record, changed files and both sides are read on the way.
// Beside it `git diff` of the same two commits. Every round is a process of its own: a first opening.
#include "app/desktop/enginebackend.h"
#include "runner/contract/contractfile.h"
#include "tests/bench/benchfigure.h"
#include "tests/bench/diffsample.h"
#include "tests/bench/manyruns.h"
#include "tests/support/scratchrepository.h"
#include "views/review/reviewpage.h"
#include "views/widgets/remitstyle.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

using namespace remit;

namespace {

constexpr int kRounds = 7;

void makeRun(const Paths& paths, const RunRow& row, const QString& base, const QString& ref)
{
    const RunId run = RunId::fromText(row.runId);
    Contract contract;
    contract.title = row.title;
    contract.task = u"Read a record and answer what became of it."_s;
    contract.agent = row.agent;
    QFile journal(paths.journalFile(run));
    QFile file(paths.contractFile(run));
    if (!paths.makeFolders() || !QDir().mkpath(paths.runFolder(run)) || !journal.open(QIODevice::WriteOnly)
        || journal.write(bench::journalOf(row, base, ref)) <= 0 || !file.open(QIODevice::WriteOnly)
        || file.write(writeContract(contract)) <= 0)
        qFatal("The run cannot be made.");
}

/** In the child: from the choice of the run until its first lines have their colours. */
int openReview(const QString& runId)
{
    RemitStyle::install(*qApp)->setScheme(RemitStyle::Scheme::Light);
    EngineBackend backend(Paths::fromEnvironment(), u"/nowhere/remitctl"_s);
    backend.start();
    ReviewPage page(backend);
    page.resize(1440 - 76, 876);
    page.setSizeClass(SizeClass::Normal);
    page.show();
    QElapsedTimer rest; // the window is up and at rest when a person chooses a run
    rest.start();
    while (rest.elapsed() < 700)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 50);
    auto* view = page.findChild<DiffView*>();
    bool shown = false;
    QObject::connect(view, &DiffView::contentShown, view, [&shown] { shown = true; });
    QElapsedTimer timer;
    timer.start();
    page.openRun(runId);
    while (!shown || !view->isColored())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    page.repaint();
    const double opened = double(timer.nsecsElapsed()) / 1e6;
    if (view->changeCount() < 1000)
        qFatal("That is not the change.");
    const QJsonObject answer{{u"open"_s, opened}, {u"peak"_s, bench::residentPeakMb()}};
    std::fputs(QJsonDocument(answer).toJson(QJsonDocument::Compact).constData(), stdout);
    std::fflush(stdout);
    return 0;
}

QJsonObject oneOpening(const QString& home, const QString& runId)
{
    QProcess child;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"REMIT_HOME"_s, home);
    child.setProcessEnvironment(environment);
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(), {u"--child"_s, runId});
    if (!child.waitForFinished(120'000) || child.exitCode() != 0)
        qFatal("The review did not open.");
    return QJsonDocument::fromJson(child.readAllStandardOutput()).object();
}

double gitDiffMs(const QString& repository, const QString& from, const QString& to)
{
    QElapsedTimer timer;
    timer.start();
    QProcess git;
    git.setWorkingDirectory(repository);
    git.setStandardOutputFile(QProcess::nullDevice());
    git.start(u"git"_s, {u"diff"_s, from, to});
    if (!git.waitForFinished() || git.exitCode() != 0)
        qFatal("git diff failed");
    return double(timer.nsecsElapsed()) / 1e6;
}

void measure()
{
    const test::ScratchRepository repository;
    const DiffContent content = bench::largeCppChange();
    repository.write("src/records.cpp", content.sides.oldBytes);
    const QString base = repository.commit(u"Before"_s);
    repository.write("src/records.cpp", content.sides.newBytes);
    const QString result = repository.commit(u"After"_s);
    const RunRow row = bench::waitingRun(1, repository.path());
    const QString ref = u"refs/remit/%1/1"_s.arg(row.runId);
    repository.git({u"update-ref"_s, ref, result});
    repository.git({u"reset"_s, u"-q"_s, u"--hard"_s, base});
    const QString home = repository.beside(u"home"_s);
    makeRun(Paths(home, home + u"/config"_s), row, base, ref);
    // One that asks a question stands first and is opened by itself before.
    const RunRow first = bench::waitingRun(2, repository.path());
    const QString firstRef = u"refs/remit/%1/1"_s.arg(first.runId);
    repository.git({u"update-ref"_s, firstRef, base});
    makeRun(Paths(home, home + u"/config"_s), first, base, firstRef);
    QList<double> opens;
    QList<double> peaks;
    QList<double> gits;
    for (int i = 0; i < kRounds; ++i) { // in turn, so that both see the same machine
        gits.append(gitDiffMs(repository.path(), base, result));
        const QJsonObject answer = oneOpening(home, row.runId);
        opens.append(answer[u"open"].toDouble());
        peaks.append(answer[u"peak"].toDouble());
    }
    const double open = bench::percentile(opens, 0.5);
    const double git = bench::percentile(gits, 0.5);
    bench::print({u"review.open"_s, open, u"ms"_s, u"git diff"_s, git, u"≤ 2 × git diff"_s, open <= 2 * git});
    const double peak = bench::percentile(peaks, 0.5);
    bench::print({u"review.memory_peak"_s, peak, u"MB"_s, {}, {}, u"≤ 120 MB"_s, peak <= 120});
}

} // namespace

int main(int argc, char* argv[])
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    if (argc == 3 && qstrcmp(argv[1], "--child") == 0) {
        QApplication app(argc, argv);
        return openReview(QString::fromUtf8(argv[2]));
    }
    QCoreApplication app(argc, argv);
    measure();
    return 0;
}
