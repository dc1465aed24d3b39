// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/boxprocess.h"

#include "runner/sandbox/boxproof.h"
#include "runner/sandbox/boxsignals.h"

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QSocketNotifier>
#include <QTimer>

#include <algorithm>
#include <csignal>

#include <sys/prctl.h>
#include <unistd.h>

Q_LOGGING_CATEGORY(lcSandbox, "remit.sandbox")

namespace remit {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kReadyWithin = 5s;
constexpr auto kDeadWithin = 2s;
constexpr auto kLookAgain = 2ms;
constexpr auto kStopAgain = 20ms;
constexpr auto kKeeperWithin = 300ms; ///< it has killed what it keeps, or we do
constexpr qsizetype kComplaintBytes = 4096;

enum class State { New, Making, Ready, Running, Ending, Done };

} // namespace

class BoxProcess::Private {
public:
    explicit Private(BoxProcess* owner);

    void start(const BoxSpec& spec, const QByteArray& standardInput, const QString& bwrapProgram, BoxInput input);
    void takeListeners(std::vector<OwnedDescriptor> opened);
    void kill();
    void took(qint64 pid);
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
    BoxChannels channels;
    BoxMembers members;
    std::unique_ptr<QSocketNotifier> controlNotifier;
    BoxSpec spec;
    QString outerProgram; ///< bwrap or the keeper
    QList<qint64> before; ///< below us before the keeper was

    ProcessIdentity outer; ///< of bwrap or the keeper
    ProcessIdentity first; ///< process 1 of the namespace
    ProcessIdentity command;

    QTimer readyTimer;
    QTimer graceTimer;
    QTimer lookTimer;
    QTimer stopTimer;
    QTimer keeperTimer;
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
    keeperTimer.setSingleShot(true);
    connect(&readyTimer, &QTimer::timeout, owner, [this] {
        refuse(u"The box is not ready after 5 seconds. Run `remitctl doctor` to see what this machine allows."_s);
    });
    connect(&graceTimer, &QTimer::timeout, owner, [this] { q->kill(); });
    connect(&lookTimer, &QTimer::timeout, owner, [this] { verifyDead(); });
    connect(&stopTimer, &QTimer::timeout, owner, [this] { freeze(); });
    connect(&keeperTimer, &QTimer::timeout, owner, [this] {
        killMembers(members);
        process.kill(); // what is left comes to us
    });
    connect(&process, &Process::started, owner, [this](qint64 pid) { took(pid); });
    connect(&process, &Process::standardOutput, owner,
        [this](const QByteArray& bytes) { output(bytes, &BoxProcess::standardOutput); });
    connect(&process, &Process::standardError, owner,
        [this](const QByteArray& bytes) { output(bytes, &BoxProcess::standardError); });
    connect(&process, &Process::done, owner, [this](const ProcessResult& ended) { processDone(ended); });
}

void BoxProcess::Private::start(
    const BoxSpec& wanted, const QByteArray& standardInput, const QString& bwrapProgram, BoxInput input)
{
    Q_ASSERT(state == State::New);
    state = State::Making;
    spec = wanted;
    outerProgram = spec.isBoxed() ? bwrapProgram : spec.keeper;
    if (!spec.isBoxed()) {
        ::prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0); // whatever outlives its keeper
        before = descendantsOf(::getpid());
    }
    auto setup = setUpBox(spec, bwrapProgram, channels);
    if (!setup) {
        result.error = setup.error().detail;
        channels.lent.clear();
        QTimer::singleShot(0, q, [this] { finish(); });
        return;
    }
    setup->standardInput = standardInput;
    setup->keepInput = input == BoxInput::Stays;
    controlNotifier = std::make_unique<QSocketNotifier>(channels.control.number(), QSocketNotifier::Read);
    connect(controlNotifier.get(), &QSocketNotifier::activated, q, [this] { controlReadable(); });
    readyTimer.start(kReadyWithin);
    process.start(*setup);
}

/** The child runs and has its own ends. */
void BoxProcess::Private::took(qint64 pid)
{
    if (outer.isValid() || pid <= 0)
        return;
    outer = identityOf(pid).value_or(ProcessIdentity{});
    if (!spec.isBoxed())
        members = BoxMembers(outer, before);
    channels.closeChildEnds();
}

void BoxProcess::Private::controlReadable()
{
    took(process.pid()); // the answer may come before the word that it has started
    auto answer = channels.control.receive();
    controlNotifier->setEnabled(false); // one word, or the end: bwrap's end comes through the process
    if (!answer || state != State::Making)
        return;
    channels.status.read();
    if (auto proven = prove(*answer); !proven) {
        refuse(proven.error().detail);
        return;
    }
    readyTimer.stop();
    state = State::Ready;
    takeListeners(std::move(answer->listeners));
}

void BoxProcess::Private::takeListeners(std::vector<OwnedDescriptor> opened)
{
    QList<int> listeners;
    for (OwnedDescriptor& listener : opened)
        listeners.append(listener.release());
    for (const auto& listener : std::as_const(spec.outsideListeners))
        listeners.append(listener->release());
    Q_EMIT q->ready(listeners);
}

Result<> BoxProcess::Private::prove(const ControlSocket::Answer& answer)
{
    QString why = whyNotProven(spec, channels, answer, outer.pid, outerProgram);
    if (spec.isBoxed() && why.isEmpty()) // never ours: all of it may be killed
        members = BoxMembers(channels.status.pidNamespace());
    first = spec.isBoxed() ? identityOf(channels.status.childPid()).value_or(ProcessIdentity{}) : outer;
    command = identityOf(answer.pid).value_or(ProcessIdentity{});
    if (why.isEmpty() && (!first.isValid() || !command.isValid()))
        why = u"its first program is gone"_s;
    if (!why.isEmpty())
        return failure(ErrorCode::Sandbox,
            u"The box does not hold, so nothing was run in it: %1. Run `remitctl doctor`."_s.arg(why));
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
    channels.control.close();
    kill();
}

/** bwrap takes its namespace with it. A keeper is asked, because what it keeps would outlive it. */
void BoxProcess::Private::kill()
{
    if (spec.isBoxed()) {
        process.kill();
        return;
    }
    channels.life.reset();
    if (!keeperTimer.isActive())
        keeperTimer.start(kKeeperWithin);
}

void BoxProcess::Private::freeze()
{
    if (state == State::Running && !stopMembers(members, first.pid))
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
    keeperTimer.stop();
    controlNotifier.reset();
    channels.control.close();
    channels.closeChildEnds();
    channels.life.reset();
    channels.status.read();
    if (spec.isBoxed() && channels.status.pidNamespace() != channels.ownPidNamespace)
        members = BoxMembers(channels.status.pidNamespace());
    result.process = ended;
    // bwrap's own failures exit with 1 too: only the status pipe tells that it is the command's code.
    if (result.started && channels.status.exitCode())
        result.process = {ProcessResult::How::Exited, *channels.status.exitCode(), 0, {}};
    else if (result.started && ended.how == ProcessResult::How::Exited)
        result.process = {ProcessResult::How::Signalled, -1, SIGKILL, {}};
    if (!result.started && result.error.isEmpty()) {
        result.error = ended.how == ProcessResult::How::FailedToStart
            ? u"%1 could not be started: %2 Install bubblewrap, then try again."_s.arg(outerProgram, ended.error)
            : u"%1 did not make the box; %2. Run `remitctl doctor` to see what this machine allows."_s.arg(
                  outerProgram, complaint());
    }
    state = State::Ending;
    dying.start();
    verifyDead();
}

bool BoxProcess::Private::insideIsDead() const
{
    if (first.isValid() && isAlive(first))
        return false;
    if (spec.isBoxed() && !result.started && !spec.home.isEmpty() && !unfinishedBoxesOf(spec.home).isEmpty())
        return false;
    return !members.isKnown() || members.live().isEmpty();
}

void BoxProcess::Private::killInside()
{
    if (members.isKnown())
        killMembers(members);
    if (result.started || !spec.isBoxed())
        return;
    const QList<ProcessIdentity> unfinished = unfinishedBoxesOf(spec.home);
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

void BoxProcess::start(
    const BoxSpec& spec, const QByteArray& standardInput, const QString& bwrapProgram, BoxInput input)
{
    d->start(spec, standardInput, bwrapProgram, input);
}

bool BoxProcess::write(const QByteArray& bytes)
{
    return d->process.write(bytes);
}

void BoxProcess::closeInput()
{
    d->process.closeInput();
}

void BoxProcess::go()
{
    if (d->state != State::Ready)
        return;
    if (auto sent = d->channels.control.sendGo(); !sent) {
        d->state = State::Making;
        d->refuse(sent.error().detail);
        return;
    }
    // Nothing more is said, and the command finds nobody at the other end.
    d->channels.control.close();
    d->state = State::Running;
    d->result.started = true;
}

void BoxProcess::kill()
{
    if (d->state == State::Making && d->controlNotifier)
        d->controlNotifier->setEnabled(false); // what a dying box tells of itself proves nothing against it
    if (d->state == State::Making || d->state == State::Ready || d->state == State::Running)
        d->kill();
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
        continueMembers(d->members);
}

ProcessIdentity BoxProcess::bwrapIdentity() const
{
    return d->outer;
}

ProcessIdentity BoxProcess::firstProcess() const
{
    return d->first;
}

quint64 BoxProcess::pidNamespace() const
{
    return d->channels.status.pidNamespace();
}

QList<qint64> BoxProcess::processes() const
{
    return d->members.live();
}

} // namespace remit
