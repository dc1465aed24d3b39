// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/process/process.h"

#include "runner/process/childimage.h"

#include <QLoggingCategory>
#include <QPointer>
#include <QProcess>
#include <QTimer>

#include <cerrno>
#include <cstring>

#include <signal.h>

Q_LOGGING_CATEGORY(lcProcess, "remit.process")

namespace remit {
namespace {

/**
 * Takes a child that nobody wants any more: kills it with its group and deletes the QProcess once it has been reaped,
 * on the thread that started it. ~QProcess would wait for its end instead. If that thread's event loop never
 * runs again the program is ending, and init reaps.
 */
void abandon(QProcess* child, bool ownGroup)
{
    QObject::disconnect(child, nullptr, nullptr, nullptr);
    child->setParent(nullptr);
    QObject::connect(child, &QProcess::stateChanged, child, [child](QProcess::ProcessState state) {
        if (state == QProcess::NotRunning)
            child->deleteLater();
    });
    const auto pid = static_cast<pid_t>(child->processId());
    if (pid <= 0)
        return;
    if (ownGroup)
        ::kill(-pid, SIGKILL); // ESRCH: it has not come as far as setsid(), so it is alone
    if (::kill(pid, SIGKILL) != 0 && errno != ESRCH) { // ESRCH: dead and only waiting to be reaped
        const int error = errno;
        qCWarning(lcProcess, "Cannot kill process %d: %s", pid, strerror(error));
    }
}

} // namespace

class Process::Private : public QObject {
    Q_OBJECT

public:
    explicit Private(Process* process)
        : q(process)
    {
        grace.setSingleShot(true);
        connect(&grace, &QTimer::timeout, this, [this] { signalGroup(SIGKILL); });
    }

    ~Private() override
    {
        if (!child)
            return;
        if (child->state() != QProcess::NotRunning)
            abandon(child, ownGroup);
        else if (inHandler)
            child->deleteLater(); // we are inside one of its own signals
        else
            delete child;
    }

    void start(const ProcessSetup& setup)
    {
        ownGroup = setup.newSession;
        child = new QProcess;
        image = std::make_unique<ChildImage>(setup);
        child->setProgram(setup.program);
        if (!setup.workingDirectory.isEmpty())
            child->setWorkingDirectory(setup.workingDirectory);
        const bool hasInput = setup.keepInput || !setup.standardInput.isEmpty();
        if (!hasInput)
            child->setStandardInputFile(QProcess::nullDevice());
        // Runs in the child and executes the program itself: QProcess keeps arguments as QString and loses bytes.
        child->setChildProcessModifier([this] {
            const char* failed = image->become();
            child->failChildProcessModifier(failed, errno);
        });
        // The modifier calls nothing but the kernel. A forked copy of us would wait for our word before it runs, and
        // wait for ever, with all our descriptors, if we are killed just then.
        child->setUnixProcessParameters(QProcess::UnixProcessFlag::UseVFork);
        connectChild();
        child->start(hasInput ? QIODevice::ReadWrite : QIODevice::ReadOnly);
        if (child->state() == QProcess::NotRunning || !hasInput)
            return;
        child->write(setup.standardInput);
        if (setup.keepInput)
            takesInput = true;
        else
            child->closeWriteChannel(); // after the last byte is written
    }

    [[nodiscard]] bool write(const QByteArray& bytes)
    {
        if (!takesInput || alive() <= 0)
            return true; // there is nobody to read it
        if (child->bytesToWrite() > Process::kMostUnread)
            return false;
        child->write(bytes);
        return true;
    }

    void closeInput()
    {
        if (takesInput && alive() > 0)
            child->closeWriteChannel();
        takesInput = false;
    }

    void failLater(const QString& sentence)
    {
        QMetaObject::invokeMethod(
            this, [this, sentence] { finish({ProcessResult::How::FailedToStart, -1, 0, sentence}); },
            Qt::QueuedConnection);
    }

    /** To the child's group; to the child alone if it has none (yet). */
    void signalGroup(int number)
    {
        const pid_t pid = alive();
        if (pid > 0 && (!ownGroup || ::kill(-pid, number) != 0))
            ::kill(pid, number);
    }

    /** The pid as long as it has not been reaped and so cannot be another process's. */
    [[nodiscard]] pid_t alive() const { return child && !isDone ? static_cast<pid_t>(child->processId()) : 0; }

    Process* q;
    QProcess* child = nullptr;
    std::unique_ptr<ChildImage> image;
    QTimer grace;
    pid_t lastPid = 0;
    bool wasStarted = false;
    bool ownGroup = false;
    bool takesInput = false; ///< kept open, and neither of us has closed it
    bool terminating = false;
    bool isDone = false;
    bool inHandler = false;

private:
    void connectChild()
    {
        connect(child, &QProcess::started, this, [this] {
            lastPid = static_cast<pid_t>(child->processId());
            Q_EMIT q->started(lastPid);
        });
        connect(child, &QProcess::readyReadStandardOutput, this, [this] { drain(); });
        connect(child, &QProcess::readyReadStandardError, this, [this] { drain(); });
        connect(child, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                failLater(QStringLiteral("Cannot start %1: %2.").arg(child->program(), child->errorString()));
            else if (error == QProcess::WriteError)
                takesInput = false; // it has closed its input
        });
        connect(child, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
            if (terminating && ownGroup)
                ::kill(-lastPid, SIGKILL); // what is left of the group had its SIGTERM; nothing can have this id yet
            if (!drain())
                return;
            if (status == QProcess::CrashExit)
                finish({ProcessResult::How::Signalled, -1, code, {}});
            else
                finish({ProcessResult::How::Exited, code, 0, {}});
        });
    }

    /** Hands on what has come. False if the receiver deleted us meanwhile. */
    bool drain()
    {
        const QPointer<Private> alive(this);
        inHandler = true;
        if (const QByteArray bytes = child->readAllStandardOutput(); !bytes.isEmpty())
            Q_EMIT q->standardOutput(bytes);
        if (!alive)
            return false;
        if (const QByteArray bytes = child->readAllStandardError(); !bytes.isEmpty())
            Q_EMIT q->standardError(bytes);
        if (!alive)
            return false;
        inHandler = false;
        return true;
    }

    void finish(const ProcessResult& result)
    {
        if (isDone)
            return;
        isDone = true;
        grace.stop();
        const QPointer<Private> alive(this);
        inHandler = true;
        Q_EMIT q->done(result);
        if (alive)
            inHandler = false;
    }
};

Process::Process(QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
}

Process::~Process() = default;

void Process::start(const ProcessSetup& setup)
{
    Q_ASSERT_X(!d->wasStarted, "Process::start", "once per object");
    d->wasStarted = true;
    if (const QString problem = ChildImage::problemOf(setup); !problem.isEmpty())
        d->failLater(problem);
    else
        d->start(setup);
}

qint64 Process::pid() const
{
    return d->alive();
}

bool Process::write(const QByteArray& bytes)
{
    return d->write(bytes);
}

void Process::closeInput()
{
    d->closeInput();
}

void Process::kill()
{
    if (const pid_t pid = d->alive(); pid > 0)
        ::kill(pid, SIGKILL);
}

void Process::terminate(std::chrono::milliseconds grace)
{
    if (d->alive() <= 0)
        return;
    d->terminating = true;
    d->signalGroup(SIGTERM);
    d->grace.start(grace);
}

} // namespace remit

#include "process.moc"
