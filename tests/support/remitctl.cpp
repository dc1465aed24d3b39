// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/remitctl.h"

#include <QDir>
#include <QFile>

#include <unistd.h>

namespace remit::test {

using namespace Qt::StringLiterals;

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

namespace {

constexpr int kPatienceMs = 90'000;

QJsonDocument documentIn(const CtlResult& result)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(result.out, &problem);
    if (problem.error != QJsonParseError::NoError)
        qFatal("not one JSON document (exit %d): %s\n%s", result.code, result.out.constData(), result.err.constData());
    return document;
}

CtlResult ended(QProcess& process)
{
    const bool inTime = process.waitForFinished(kPatienceMs);
    if (!inTime) {
        process.kill();
        process.waitForFinished();
    }
    const bool exited = inTime && process.exitStatus() == QProcess::NormalExit;
    return {exited ? process.exitCode() : -1, process.readAllStandardOutput(), process.readAllStandardError()};
}

bool isZombie(const QString& folder)
{
    const QByteArray stat = contentOf(folder + u"/stat"_s);
    return stat.isEmpty() || stat.mid(stat.lastIndexOf(')') + 2, 1) == "Z";
}

} // namespace

QJsonObject CtlResult::object() const
{
    return documentIn(*this).object();
}

QJsonArray CtlResult::array() const
{
    return documentIn(*this).array();
}

RemitCtl::RemitCtl()
    : m_environment(QProcessEnvironment::systemEnvironment())
{
    m_environment.insert(u"REMIT_HOME"_s, home());
}

RemitCtl::~RemitCtl()
{
    (void)(*this)({u"stop"_s, u"--all"_s});
}

CtlResult RemitCtl::operator()(const QStringList& arguments) const
{
    return ended(*start(arguments));
}

CtlResult RemitCtl::withInput(const QStringList& arguments, const QByteArray& input) const
{
    return ended(*start(arguments, write(u"input"_s, input)));
}

std::unique_ptr<QProcess> RemitCtl::start(const QStringList& arguments, const QString& inputFile) const
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(m_environment);
    if (!inputFile.isEmpty())
        process->setStandardInputFile(inputFile);
    process->start(QStringLiteral(REMIT_CTL), arguments, QIODevice::ReadOnly);
    if (!process->waitForStarted())
        qFatal("remitctl cannot be started: %s", qPrintable(process->errorString()));
    return process;
}

QString RemitCtl::write(const QString& name, const QByteArray& content) const
{
    QFile out(file(name));
    if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
        qFatal("%s cannot be written", qPrintable(out.fileName()));
    return out.fileName();
}

QString RemitCtl::write(const ScriptedContract& contract) const
{
    static int number = 0;
    const QString script = write(u"agent%1.sh"_s.arg(++number), contract.script);
    QByteArray text = "schema = 1\ntitle = \"" + contract.title.toUtf8() + "\"\n";
    text += "task = \"Write the file src/new.txt with one line in it, so that the check of this contract passes.\"\n";
    text += "tier = \"small\"\nagent = \"command\"\n";
    text += "[command]\nargv = [\"sh\", \"" + script.toUtf8() + "\"]\nspeaks = \"" + contract.speaks + "\"\n"
        + contract.command;
    text += "[scope]\n" + contract.scope;
    text += "[success]\ncommand = \"" + contract.check + "\"\ntimeout = \"1m\"\n";
    text += "[limits]\n" + contract.limits;
    if (!contract.environment.isEmpty())
        text += "[environment]\n" + contract.environment;
    return write(u"contract%1.toml"_s.arg(number), text);
}

QString RemitCtl::launch(const QString& repository, const ScriptedContract& contract) const
{
    const CtlResult result
        = (*this)({u"run"_s, u"--repo"_s, repository, u"--contract"_s, write(contract), u"--json"_s});
    if (result.code != 0)
        qFatal("remitctl run ended with %d: %s", result.code, result.err.constData());
    return result.object().value(u"run_id").toString();
}

CtlResult RemitCtl::runToItsEnd(const QString& repository, const ScriptedContract& contract) const
{
    return (*this)({u"run"_s, u"--repo"_s, repository, u"--contract"_s, write(contract), u"--wait"_s, u"--json"_s});
}

QJsonObject RemitCtl::show(const QString& run) const
{
    return (*this)({u"show"_s, run, u"--json"_s}).object();
}

bool RemitCtl::hasEvent(const QString& run, const QByteArray& type) const
{
    return contentOf(runFolder(run) + u"/journal.jsonl"_s).contains("\"type\":\"" + type + "\"");
}

QList<qint64> processesWith(const QByteArray& marker)
{
    QList<qint64> found;
    const QStringList names = QDir(u"/proc"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString& name : names) {
        bool number = false;
        const qint64 pid = name.toLongLong(&number);
        if (!number || pid == ::getpid())
            continue;
        const QString folder = u"/proc/"_s + name;
        if ((contentOf(folder + u"/cmdline"_s).contains(marker) || contentOf(folder + u"/environ"_s).contains(marker))
            && !isZombie(folder))
            found.append(pid);
    }
    return found;
}

} // namespace remit::test
