// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox/probe.h"

#include "runner/process/process.h"
#include "runner/sandbox/boxprocess.h"
#include "runner/sandbox/probediagnosis.h"
#include "runner/sandbox/shadowlayout.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTimer>

#include <cerrno>

#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace remit {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kAtMost = 5s;
constexpr auto kAdminName = "probe"_L1;

/** One that can hold the network, too: it came with version 4. */
bool kernelHasLandlock()
{
    constexpr unsigned kAskForVersion = 1; // LANDLOCK_CREATE_RULESET_VERSION
    constexpr long kHoldsNetwork = 4;
    return ::syscall(SYS_landlock_create_ruleset, nullptr, 0, kAskForVersion) >= kHoldsNetwork;
}

std::optional<int> kernelSetting(const QString& path)
{
    QFile file(u"/proc/sys/"_s + path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    bool valid = false;
    const int value = file.readAll().trimmed().toInt(&valid);
    return valid ? std::optional(value) : std::nullopt;
}

bool isSetuid(const QString& program)
{
    struct stat entry = {};
    return ::stat(QFile::encodeName(program).constData(), &entry) == 0 && (entry.st_mode & S_ISUID) != 0;
}

ProcessSetup setupOf(const QString& program, const QByteArrayList& arguments, const QByteArrayList& environment)
{
    ProcessSetup setup;
    setup.program = program;
    setup.arguments = arguments;
    setup.environment = environment;
    setup.workingDirectory = u"/"_s;
    return setup;
}

/** The system's systemd-run, not one that a PATH leads to; REMIT_SYSTEMD_RUN overrides for tests. */
QString scopeProgramOf()
{
    const QString named = qEnvironmentVariable("REMIT_SYSTEMD_RUN");
    return named.isEmpty() ? findProgram(u"systemd-run"_s, u"/usr/bin:/bin"_s) : named;
}

/** A worktree, a repository and its shadow as a run has them, with nothing in them. */
Result<BoxSpec> probeSpec(const QString& folder, const QString& boxInit)
{
    BoxSpec spec;
    spec.worktree = folder + u"/worktree"_s;
    spec.home = folder + u"/home"_s;
    spec.commonDir = folder + u"/common"_s;
    spec.shadow = folder + u"/shadow"_s;
    spec.adminName = kAdminName;
    spec.boxInit = boxInit;
    spec.argv = {"/usr/bin/true"};
    spec.listeners = {u"3129"_s};
    for (const QString& name : {spec.worktree, spec.home, spec.commonDir, spec.commonDir + u"/objects"_s}) {
        if (!QDir().mkdir(name))
            return failure(ErrorCode::Io, u"The folder %1 cannot be made."_s.arg(name));
    }
    if (auto made = layOutShadow(spec.shadow, spec.adminName, {}, {}); !made)
        return std::unexpected(made.error());
    const QString admin = spec.shadow + u"/worktrees/"_s + kAdminName;
    for (const QString& file : {spec.shadow + u"/HEAD"_s, admin + u"/HEAD"_s, admin + u"/commondir"_s,
             admin + u"/gitdir"_s, spec.worktree + u"/.git"_s}) {
        if (auto written = writeNewFile(file, {}); !written)
            return std::unexpected(written.error());
    }
    return spec;
}

} // namespace

class SandboxProbe::Private {
public:
    explicit Private(SandboxProbe* owner)
        : q(owner)
    {
    }

    void askVersion();
    void tryBox();
    void askUserScope();
    void ended();
    void endNow();

    SandboxProbe* q;
    ProbeObservations seen;
    QByteArray versionOutput;
    QString scopeProgram;
    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<Process> version;
    std::unique_ptr<BoxProcess> box;
    std::unique_ptr<Process> scope;
    QTimer deadline;
    int running = 0;
};

void SandboxProbe::Private::askVersion()
{
    version = std::make_unique<Process>();
    connect(version.get(), &Process::standardOutput, q, [this](const QByteArray& bytes) {
        if (versionOutput.size() < 256)
            versionOutput.append(bytes.first(std::min<qsizetype>(bytes.size(), 256)));
    });
    connect(version.get(), &Process::done, q, [this] {
        seen.version = bwrapVersionFrom(versionOutput);
        ended();
    });
    ++running;
    version->start(setupOf(seen.bwrap, {"--version"}, {}));
}

void SandboxProbe::Private::tryBox()
{
    folder
        = std::make_unique<QTemporaryDir>(QFileInfo(QDir::tempPath()).canonicalFilePath() + u"/remit-probe-XXXXXX"_s);
    const auto spec = folder->isValid()
        ? probeSpec(folder->path(), seen.boxInit)
        : failure(ErrorCode::Io, u"No temporary folder: %1."_s.arg(folder->errorString()));
    if (!spec) {
        seen.boxError = spec.error().detail;
        return;
    }
    box = std::make_unique<BoxProcess>();
    connect(box.get(), &BoxProcess::ready, q, [this](const QList<int>& listeners) {
        for (const int listener : listeners)
            ::close(listener);
        box->go();
    });
    connect(box.get(), &BoxProcess::done, q, [this](const BoxResult& result) {
        seen.boxHeld = result.started && result.verifiedDead
            && result.process == ProcessResult{ProcessResult::How::Exited, 0, 0, {}};
        seen.boxError = result.started && !seen.boxHeld ? u"/usr/bin/true failed in the box."_s : result.error;
        ended();
    });
    ++running;
    box->start(*spec, {}, seen.bwrap);
}

/** Memory limits by the kernel need a user manager that answers. Its socket tells at once where there is none. */
void SandboxProbe::Private::askUserScope()
{
    const QByteArray runtime = qgetenv("XDG_RUNTIME_DIR");
    const QString program = scopeProgramOf();
    if (program.isEmpty() || runtime.isEmpty()
        || !QFileInfo::exists(QFile::decodeName(runtime) + u"/systemd/private"_s))
        return;
    scope = std::make_unique<Process>();
    connect(scope.get(), &Process::done, q, [this, program](const ProcessResult& result) {
        if (result == ProcessResult{ProcessResult::How::Exited, 0, 0, {}})
            scopeProgram = program;
        ended();
    });
    ++running;
    scope->start(setupOf(program,
        {"--user", "--scope", "--quiet", "--collect", "-p", "MemoryMax=1G", "-p", "MemorySwapMax=0", "-p",
            "TasksMax=64", "--", "/usr/bin/true"},
        {"XDG_RUNTIME_DIR=" + runtime}));
}

void SandboxProbe::Private::endNow()
{
    for (Process* process : {version.get(), scope.get()}) {
        if (process != nullptr)
            process->kill();
    }
    if (box)
        box->kill();
}

void SandboxProbe::Private::ended()
{
    if (--running > 0)
        return;
    deadline.stop();
    const ProbeDiagnosis diagnosis = diagnose(seen);
    Q_EMIT q->finished({diagnosis.level, seen.bwrap, seen.version.toString(), seen.boxInit, boxKeeperProgram(),
        diagnosis.problem, diagnosis.mend, seen.landlock, scopeProgram});
}

SandboxProbe::SandboxProbe(QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
    d->deadline.setSingleShot(true);
    connect(&d->deadline, &QTimer::timeout, this, [this] { d->endNow(); });
}

SandboxProbe::~SandboxProbe() = default;

void SandboxProbe::start(const QString& bwrapProgram)
{
    d->seen.bwrap = bwrapProgram.isEmpty() ? systemBwrap() : bwrapProgram;
    d->seen.boxInit = boxInitProgram();
    d->seen.setuid = isSetuid(d->seen.bwrap);
    d->seen.landlock = kernelHasLandlock();
    d->seen.unprivilegedUserns = kernelSetting(u"kernel/unprivileged_userns_clone"_s);
    d->seen.apparmorRestricts = kernelSetting(u"kernel/apparmor_restrict_unprivileged_userns"_s);
    d->seen.maximumUserns = kernelSetting(u"user/max_user_namespaces"_s);
    d->running = 1; // this look itself: nothing ends before all has been begun
    d->deadline.start(kAtMost);
    d->askUserScope();
    if (!d->seen.bwrap.isEmpty()) {
        d->askVersion();
        if (!d->seen.boxInit.isEmpty())
            d->tryBox();
    }
    QTimer::singleShot(0, this, [this] { d->ended(); });
}

} // namespace remit
