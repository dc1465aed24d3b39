// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sandbox/boxfixture.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTest>
#include <QTimer>

#include <algorithm>

#include <unistd.h>

namespace remit::test {

using namespace Qt::StringLiterals;

const SandboxFacts& sandboxFacts()
{
    static const SandboxFacts facts = [] {
        SandboxFacts found;
        SandboxProbe probe;
        QEventLoop loop;
        QObject::connect(&probe, &SandboxProbe::finished, &loop, [&](const SandboxFacts& seen) {
            found = seen;
            loop.quit();
        });
        probe.start();
        loop.exec();
        return found;
    }();
    return facts;
}

QString reasonToSkip()
{
    const SandboxFacts& facts = sandboxFacts();
    if (facts.level == BoxLevel::A || facts.level == BoxLevel::AMinus)
        return {};
    return u"No box on this machine. "_s + facts.problem + u' ' + facts.mend;
}

ScratchRun::ScratchRun(const QString& place)
    : m_folder((place.isEmpty() ? QDir::tempPath() : place) + u"/remit-run-XXXXXX"_s)
{
    Q_ASSERT(m_folder.isValid());
    m_path = QFileInfo(m_folder.path()).canonicalFilePath();
    for (const QString& name : {u"worktree"_s, u"home"_s}) {
        if (!QDir(m_path).mkdir(name))
            qWarning("cannot make a folder in %ls", qUtf16Printable(m_path));
    }
}

QString ScratchRun::path(const QString& name) const
{
    return name.isEmpty() ? m_path : m_path + u'/' + name;
}

void ScratchRun::write(const QString& name, const QByteArray& content) const
{
    QFile file(path(name));
    if (!QDir().mkpath(QFileInfo(file).path()) || !file.open(QIODevice::WriteOnly)
        || file.write(content) != content.size())
        qWarning("cannot write %ls", qUtf16Printable(file.fileName()));
}

QByteArray ScratchRun::read(const QString& name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

BoxSpec ScratchRun::spec(const QByteArray& script) const
{
    BoxSpec spec;
    spec.worktree = path(u"worktree"_s);
    spec.home = path(u"home"_s);
    spec.boxInit = boxInitProgram();
    spec.argv = {"/bin/sh", "-c", script};
    spec.environment = {"PATH=/usr/local/bin:/usr/bin:/bin", "HOME=/home/agent", "LANG=C.UTF-8"};
    return spec;
}

int BoxOutcome::exitCode() const
{
    return result.process.how == ProcessResult::How::Exited ? result.process.exitCode : -1;
}

QByteArray BoxOutcome::text() const
{
    return "ready " + QByteArray::number(wasReady) + " started " + QByteArray::number(result.started) + " exit "
        + QByteArray::number(exitCode()) + " signal " + QByteArray::number(result.process.signal) + " dead "
        + QByteArray::number(result.verifiedDead) + "\nerror: " + result.error.toUtf8() + "\nout: " + out
        + "\nerr: " + err;
}

BoxOutcome runBox(const BoxSpec& spec, const QByteArray& standardInput,
    const std::function<void(BoxProcess&, const QList<int>&)>& whenReady, const QString& bwrap)
{
    BoxOutcome outcome;
    BoxProcess box;
    QEventLoop loop;
    QObject::connect(&box, &BoxProcess::ready, &loop, [&](const QList<int>& listeners) {
        outcome.wasReady = true;
        if (whenReady) {
            whenReady(box, listeners);
            return;
        }
        for (const int listener : listeners)
            ::close(listener);
        box.go();
    });
    QObject::connect(&box, &BoxProcess::standardOutput, &loop, [&](const QByteArray& bytes) { outcome.out += bytes; });
    QObject::connect(&box, &BoxProcess::standardError, &loop, [&](const QByteArray& bytes) { outcome.err += bytes; });
    QObject::connect(&box, &BoxProcess::done, &loop, [&](const BoxResult& result) {
        ++outcome.doneCount;
        outcome.result = result;
        QTimer::singleShot(0, &loop, &QEventLoop::quit); // a second one would still be counted
    });
    box.start(spec, standardInput, bwrap.isEmpty() ? systemBwrap() : bwrap);
    loop.exec();
    return outcome;
}

QByteArray runOnHost(const QString& program, const QStringList& arguments, const QString& folder)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished() || process.exitCode() != 0)
        qWarning("%ls %ls: %s", qUtf16Printable(program), qUtf16Printable(arguments.join(u' ')),
            process.readAll().constData());
    return process.readAll();
}

QByteArray fingerprint(const QString& folder)
{
    QByteArrayList lines;
    QDirIterator entries(
        folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QFileInfo info = entries.nextFileInfo();
        QByteArray content;
        if (info.isSymLink()) {
            content = info.symLinkTarget().toUtf8();
        } else if (info.isFile()) {
            QFile file(info.filePath());
            content = file.open(QIODevice::ReadOnly)
                ? QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256).toHex()
                : QByteArrayLiteral("unreadable");
        }
        lines.append(
            QByteArray::number(info.permissions().toInt(), 16) + ' ' + info.filePath().toUtf8() + ' ' + content);
    }
    std::ranges::sort(lines);
    return lines.join('\n');
}

} // namespace remit::test
