// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/boxprocess.h"

#include "runner/sandbox/boxfiles.h"
#include "runner/sandbox/boxsignals.h"
#include "runner/sandbox/controlsocket.h"
#include "runner/sandbox/statuspipe.h"

#include <QElapsedTimer>
#include <QFile>
#include <QLoggingCategory>
#include <QSocketNotifier>
#include <QTimer>

#include <algorithm>
#include <csignal>

Q_LOGGING_CATEGORY(lcSandbox, "remit.sandbox")

namespace remit {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kReadyWithin = 5s;
constexpr auto kDeadWithin = 2s;
constexpr auto kLookAgain = 2ms;
constexpr auto kStopAgain = 20ms;
constexpr qsizetype kComplaintBytes = 4096;

enum class State { New, Making, Ready, Running, Ending, Done };

} // namespace

class BoxProcess::Private {
public:
    explicit Private(BoxProcess* owner);

    void start(const BoxSpec& spec, const QByteArray& standardInput, const QString& bwrapProgram);
    Result<ProcessSetup> prepare(const BoxSpec& spec, const QString& bwrapProgram);
    void controlReadable();
    Result<> prove(const ControlSocket::Answer& answer);
    void refuse(const QString& why);
    void freeze();
    void output(const QByteArray& bytes, void (BoxProcess::*signal)(const QByteArray&));
    void processDone(const ProcessResult& ended);
    void killInside();
    void verifyDead();
    void finish();
    [[nodiscard]] bool insideIsDead() const;
    [[nodiscard]] QString complaint() const;

    BoxProcess* q;
    State state = State::New;
    Process process;
    StatusPipe status;
    ControlSocket control;
    std::unique_ptr<QSocketNotifier> controlNotifier;
    std::vector<OwnedDescriptor> lent; ///< files that bwrap reads; ours until it runs
    qsizetype listenerCount = 0;
    quint64 ownPidNamespace = 0;
    QString bwrapProgram;
    QString home;

    ProcessIdentity bwrap;
    ProcessIdentity first; ///< process 1 of the namespace
    ProcessIdentity command;

    QTimer readyTimer;
    QTimer graceTimer;
    QTimer lookTimer;
    QTimer stopTimer;
    QElapsedTimer dying;
    QByteArray complaints; ///< what bwrap says before the go; nobody else can be heard then
    BoxResult result;
};

BoxProcess::Private::Private(BoxProcess* owner)
    : q(owner)
{
    readyTimer.setSingleShot(true);
    graceTimer.setSingleShot(true);
    lookTimer.setSingleShot(true);
    stopTimer.setSingleShot(true);
    connect(&readyTimer, &QTimer::timeout, owner, [this] {
        refuse(u"The box is not ready after 5 seconds. Run `remitctl doctor` to see what this machine allows."_s);
    });
    connect(&graceTimer, &QTimer::timeout, owner, [this] { q->kill(); });
    connect(&lookTimer, &QTimer::timeout, owner, [this] { verifyDead(); });
    connect(&stopTimer, &QTimer::timeout, owner, [this] { freeze(); });
    connect(&process, &Process::started, owner, [this](qint64 pid) {
        bwrap = identityOf(pid).value_or(ProcessIdentity{});
        status.closeWriteEnd();
        control.closeChildEnd();
        lent.clear();
    });
    connect(&process, &Process::standardOutput, owner,
        [this](const QByteArray& bytes) { output(bytes, &BoxProcess::standardOutput); });
    connect(&process, &Process::standardError, owner,
        [this](const QByteArray& bytes) { output(bytes, &BoxProcess::standardError); });
    connect(&process, &Process::done, owner, [this](const ProcessResult& ended) { processDone(ended); });
}

void BoxProcess::Private::start(const BoxSpec& spec, const QByteArray& standardInput, const QString& program)
{
    Q_ASSERT(state == State::New);
    state = State::Making;
    bwrapProgram = program;
    auto setup = prepare(spec, program);
    if (!setup) {
        result.error = setup.error().detail;
        lent.clear();
        QTimer::singleShot(0, q, [this] { finish(); });
        return;
    }
    setup->standardInput = standardInput;
    controlNotifier = std::make_unique<QSocketNotifier>(control.number(), QSocketNotifier::Read);
    connect(controlNotifier.get(), &QSocketNotifier::activated, q, [this] { controlReadable(); });
    readyTimer.start(kReadyWithin);
    process.start(*setup);
}

Result<ProcessSetup> BoxProcess::Private::prepare(const BoxSpec& spec, const QString& program)
{
    if (auto checked = checkBoxPaths(spec); !checked)
        return std::unexpected(checked.error());
    if (auto opened = status.open(); !opened)
        return std::unexpected(opened.error());
    if (auto opened = control.open(); !opened)
        return std::unexpected(opened.error());
    const auto host = thisBoxHost();
    if (!host)
        return std::unexpected(host.error());
    ownPidNamespace = host->pidNamespace;
    home = spec.home;
    listenerCount = spec.listeners.size();
    const auto lend = [this](const QByteArray& content) -> Result<int> {
        auto file = readableDescriptor(content);
        if (!file)
            return std::unexpected(file.error());
        lent.push_back(std::move(*file));
        return lent.back().number();
    };
    const auto passwd = lend(boxPasswd(QFile::encodeName(spec.homeInside)));
    const auto group = lend(boxGroup());
    const auto hosts = lend(boxHosts());
    const auto policy = spec.policy.shim.isEmpty() ? Result<int>(-1) : lend(spec.policy.rules);
    for (const auto& file : {passwd, group, hosts, policy}) {
        if (!file)
            return std::unexpected(file.error());
    }
    const BoxDescriptors descriptors{*passwd, *group, *hosts, *policy, status.writeEnd(), control.childEnd()};
    const auto words = boxArguments(spec, descriptors, *host);
    if (!words)
        return std::unexpected(words.error());
    const qsizetype options = words->indexOf("--");
    const auto arguments = lend(zeroTerminated(words->first(options)));
    if (!arguments)
        return std::unexpected(arguments.error());

    ProcessSetup setup;
    setup.program = program;
    setup.arguments = QByteArrayList{"--args", QByteArray::number(*arguments)} + words->sliced(options);
    setup.environment = spec.environment;
    setup.workingDirectory = u"/"_s;
    setup.passDescriptors = {descriptors.status, descriptors.control};
    for (const OwnedDescriptor& file : lent)
        setup.passDescriptors.append(file.number());
    return setup;
}

void BoxProcess::Private::controlReadable()
{
    auto answer = control.receive();
    controlNotifier->setEnabled(false); // one word, or the end: bwrap's end comes through the process
    if (!answer || state != State::Making)
        return;
    status.read();
    if (auto proven = prove(*answer); !proven) {
        refuse(proven.error().detail);
        return;
    }
    readyTimer.stop();
    state = State::Ready;
    QList<int> listeners;
    for (OwnedDescriptor& listener : answer->listeners)
        listeners.append(listener.release());
    Q_EMIT q->ready(listeners);
}

/** What box-init says of itself, held against what the kernel and bwrap say. */
Result<> BoxProcess::Private::prove(const ControlSocket::Answer& answer)
{
    const auto unproven = [](const QString& why) {
        return failure(ErrorCode::Sandbox,
            u"The box does not hold, so nothing was run in it: %1. Run `remitctl doctor`."_s.arg(why));
    };
    if (!answer.refusal.isEmpty())
        return unproven(answer.refusal);
    if (status.childPid() <= 0 || status.pidNamespace() == 0)
        return unproven(u"%1 does not tell its process namespace"_s.arg(bwrapProgram));
    if (status.pidNamespace() == ownPidNamespace || pidNamespaceOf(answer.pid) != status.pidNamespace())
        return unproven(u"its first program runs outside of it"_s);
    if (std::ssize(answer.listeners) != listenerCount)
        return unproven(u"not all of its ports could be opened"_s);
    first = identityOf(status.childPid()).value_or(ProcessIdentity{});
    command = identityOf(answer.pid).value_or(ProcessIdentity{});
    if (!first.isValid() || !command.isValid())
        return unproven(u"its first program is gone"_s);
    return {};
}

void BoxProcess::Private::refuse(const QString& why)
{
    if (state != State::Making)
        return;
    qCWarning(lcSandbox, "box refused: %ls", qUtf16Printable(why));
    result.error = why;
    readyTimer.stop();
    controlNotifier->setEnabled(false);
    control.close();
    process.kill();
}

void BoxProcess::Private::freeze()
{
    if (state == State::Running && !stopNamespace(status.pidNamespace(), first.pid))
        stopTimer.start(kStopAgain);
}

void BoxProcess::Private::output(const QByteArray& bytes, void (BoxProcess::*signal)(const QByteArray&))
{
    if (result.started)
        Q_EMIT(q->*signal)(bytes);
    else if (complaints.size() < kComplaintBytes)
        complaints.append(bytes.first(std::min(bytes.size(), kComplaintBytes - complaints.size())));
}

QString BoxProcess::Private::complaint() const
{
    const QString said = QString::fromUtf8(complaints).simplified();
    return said.isEmpty() ? u"it says nothing"_s : u"it says: %1"_s.arg(said);
}

void BoxProcess::Private::processDone(const ProcessResult& ended)
{
    readyTimer.stop();
    graceTimer.stop();
    stopTimer.stop();
    controlNotifier.reset();
    control.close();
    status.closeWriteEnd();
    lent.clear();
    status.read();
    result.process = ended;
    // bwrap's own failures exit with 1 too: only the status pipe tells that it is the command's code.
    if (result.started && status.exitCode())
        result.process = {ProcessResult::How::Exited, *status.exitCode(), 0, {}};
    else if (result.started && ended.how == ProcessResult::How::Exited)
        result.process = {ProcessResult::How::Signalled, -1, SIGKILL, {}};
    if (!result.started && result.error.isEmpty()) {
        result.error = ended.how == ProcessResult::How::FailedToStart
            ? u"%1 could not be started: %2 Install bubblewrap, then try again."_s.arg(bwrapProgram, ended.error)
            : u"%1 did not make the box; %2. Run `remitctl doctor` to see what this machine allows."_s.arg(
                  bwrapProgram, complaint());
    }
    state = State::Ending;
    dying.start();
    verifyDead();
}

bool BoxProcess::Private::insideIsDead() const
{
    if (first.isValid() && isAlive(first))
        return false;
    if (!result.started && !home.isEmpty() && !unfinishedBoxesOf(home).isEmpty())
        return false;
    return status.pidNamespace() == 0 || status.pidNamespace() == ownPidNamespace
        || processesInNamespace(status.pidNamespace()).isEmpty();
}

void BoxProcess::Private::killInside()
{
    if (status.pidNamespace() != 0 && status.pidNamespace() != ownPidNamespace)
        killNamespace(status.pidNamespace());
    if (result.started)
        return;
    const QList<ProcessIdentity> unfinished = unfinishedBoxesOf(home);
    for (const ProcessIdentity& left : unfinished)
        killProcess(left);
}

void BoxProcess::Private::verifyDead()
{
    result.verifiedDead = insideIsDead();
    if (result.verifiedDead || dying.durationElapsed() >= kDeadWithin) {
        if (!result.verifiedDead)
            qCCritical(lcSandbox, "processes of a box live on after 2 s");
        finish();
        return;
    }
    killInside();
    lookTimer.start(kLookAgain);
}

void BoxProcess::Private::finish()
{
    state = State::Done;
    Q_EMIT q->done(result);
}

BoxProcess::BoxProcess(QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
}

BoxProcess::~BoxProcess() = default;

void BoxProcess::start(const BoxSpec& spec, const QByteArray& standardInput, const QString& bwrapProgram)
{
    d->start(spec, standardInput, bwrapProgram);
}

void BoxProcess::go()
{
    if (d->state != State::Ready)
        return;
    if (auto sent = d->control.sendGo(); !sent) {
        d->state = State::Making;
        d->refuse(sent.error().detail);
        return;
    }
    // Nothing more is said, and the command finds nobody at the other end.
    d->control.close();
    d->state = State::Running;
    d->result.started = true;
}

void BoxProcess::kill()
{
    if (d->state == State::Making && d->controlNotifier)
        d->controlNotifier->setEnabled(false); // what a dying box tells of itself proves nothing against it
    if (d->state == State::Making || d->state == State::Ready || d->state == State::Running)
        d->process.kill();
}

void BoxProcess::terminate(std::chrono::milliseconds grace)
{
    if (d->state != State::Running) {
        kill();
        return;
    }
    thaw(); // a process that stands still cannot hear it
    if (!signalProcess(d->command, SIGTERM))
        kill();
    else if (!d->graceTimer.isActive())
        d->graceTimer.start(grace);
}

void BoxProcess::freeze()
{
    d->freeze();
}

void BoxProcess::thaw()
{
    d->stopTimer.stop();
    if (d->state == State::Running)
        continueNamespace(d->status.pidNamespace());
}

ProcessIdentity BoxProcess::bwrapIdentity() const
{
    return d->bwrap;
}

ProcessIdentity BoxProcess::firstProcess() const
{
    return d->first;
}

quint64 BoxProcess::pidNamespace() const
{
    return d->status.pidNamespace();
}

QList<qint64> BoxProcess::processes() const
{
    const quint64 inside = pidNamespace();
    return inside == 0 ? QList<qint64>() : processesInNamespace(inside);
}

} // namespace remit
