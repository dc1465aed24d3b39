// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/hostile/hostileground.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>

namespace remit::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMinute = 60'000; ///< ms

/** Kind, rights, and a hash of the content or of where a link leads. Never follows and never blocks. */
QByteArray stateOf(const QByteArray& path)
{
    struct stat facts{};
    if (::lstat(path.constData(), &facts) != 0)
        return "gone";
    QByteArray content;
    if (S_ISLNK(facts.st_mode)) {
        content.resize(4096);
        content.resize(std::max<ssize_t>(0, ::readlink(path.constData(), content.data(), size_t(content.size()))));
    } else if (S_ISREG(facts.st_mode)) {
        QFile file(QFile::decodeName(path));
        if (file.open(QIODevice::ReadOnly))
            content = QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256).toHex();
    }
    return QByteArray::number(facts.st_mode, 8) + ' ' + content;
}

/** What Remit itself may add to a repository: objects, its own refs, the run's worktree. */
bool belongsToRemit(const QByteArray& path)
{
    return path.startsWith(".git/objects") || path.startsWith(".git/refs/remit")
        || path.startsWith(".git/logs/refs/remit")
        || (path.startsWith(".git/worktrees/") && !path.startsWith(".git/worktrees/sibling"));
}

void addState(FolderState& state, const QByteArray& name, const QString& folder)
{
    QDirIterator walk(
        folder, QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QByteArray path = QFile::encodeName(walk.next());
        const QByteArray inside = path.mid(QFile::encodeName(folder).size() + 1);
        if (!belongsToRemit(inside))
            state.insert(name + '/' + inside, stateOf(path));
    }
}

void write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    if (!QDir().mkpath(QFileInfo(path).path()) || !file.open(QIODevice::WriteOnly)
        || file.write(content) != content.size())
        qFatal("%s cannot be written", qPrintable(path));
}

} // namespace

HostileGround::HostileGround()
{
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no port");
    furnish();
}

void HostileGround::furnish()
{
    for (const char* name : {"canary-key", "canary-netrc", "canary-variable", "canary-url", "canary-neighbour"})
        m_secrets.append(QByteArray(name) + "-5f3a9c");
    write(path(u"home/.ssh/id_ed25519"_s), m_secrets.at(0));
    write(path(u"home/.netrc"_s), m_secrets.at(1));
    write(path(u"home/.bashrc"_s), "# nothing\n");
    QDir().mkpath(path(u"trap"_s));

    repository.write("src/a.txt", "one\ntwo\nthree\n");
    repository.write("docs/b.txt", "do not touch\n");
    repository.write("README.md", "A repository\n");
    repository.write("tests/test_a.py",
        "import unittest\n\n\nclass TestA(unittest.TestCase):\n    def test_a(self):\n"
        "        self.assertEqual(1, 1)\n");
    repository.write("tests/run.sh", "python3 -m unittest discover -s tests\n");
    repository.commit(u"First"_s);
    repository.write("src/a.txt", "one\ntwo\nthree\nfour\n");
    repository.commit(u"Second"_s);
    repository.git({u"branch"_s, u"side"_s, u"HEAD~1"_s});
    repository.git({u"tag"_s, u"v1"_s, u"HEAD~1"_s});
    repository.git({u"init"_s, u"--bare"_s, u"-q"_s, path(u"remote.git"_s)});
    repository.git({u"remote"_s, u"add"_s, u"origin"_s, path(u"remote.git"_s)});
    repository.git({u"push"_s, u"-q"_s, u"origin"_s, u"main"_s});
    repository.git({u"config"_s, u"remote.private.url"_s,
        u"https://x:%1@host.invalid/"_s.arg(QString::fromLatin1(m_secrets.at(3)))});
    repository.write("neighbour.txt", m_secrets.at(4), repository.addWorktree(u"sibling"_s));

    write(ctl.home() + u"/config/settings.toml"_s, "review_debt = 1000\n");
    const QList<std::pair<QString, QString>> told{{u"HOST_HOME"_s, path(u"home"_s)},
        {u"MAIN_CHECKOUT"_s, repository.path()}, {u"SIBLING"_s, repository.beside(u"sibling"_s)},
        {u"REMOTE"_s, path(u"remote.git"_s)}, {u"TRAP"_s, path(u"trap"_s)}, {u"DATA_FOLDER"_s, ctl.home()},
        {u"HOST_PORT"_s, QString::number(m_server.serverPort())}, {u"HOME"_s, path(u"home"_s)},
        {u"NOT_PASSED"_s, QString::fromLatin1(m_secrets.at(2))}};
    for (const auto& [name, value] : told)
        ctl.setVariable(name, value);
}

CtlResult HostileGround::run(const QString& agent)
{
    const QString program = u"" HOSTILE_AGENTS "/"_s + agent;
    const QByteArray interpreter = agent.endsWith(u".py") ? "python3" : "sh";
    QByteArray text = "schema = 1\ntitle = \"Hostile " + agent.section(u'.', 0, 0).toUtf8() + "\"\n";
    text += "task = \"Write the file src/new.txt with one line in it, so that the check of this contract passes.\"\n";
    text += "tier = \"small\"\nagent = \"command\"\n";
    const QByteArray speaks = agent.startsWith(u"stream-") ? "claude-code" : "text";
    text += "[command]\nargv = [\"" + interpreter + "\", \"" + program.toUtf8() + "\"]\nspeaks = \"" + speaks + "\"\n";
    text += "[scope]\npaths = [\"src/**\"]\n[success]\ncommand = \"test -f src/new.txt\"\ntimeout = \"1m\"\n";
    text += "[do_not]\nactions = [\"commit\", \"push\", \"publish\", \"delete-recursively\", \"network\"]\n";
    text += "paths = [\"docs/**\"]\n";
    text += "[limits]\nwall_clock = \"15s\"\nidle = \"6s\"\noutput = \"300 KB\"\nmemory = \"150 MB\"\ndisk = \"60 "
            "MB\"\n";
    text += "processes = 48\nchanged_files = 40\nchanged_lines = 2000\n";
    text += "[environment]\npass = [\"HOST_HOME\", \"MAIN_CHECKOUT\", \"SIBLING\", \"REMOTE\", \"TRAP\", "
            "\"DATA_FOLDER\", "
            "\"HOST_PORT\"]\n";
    return ctl({u"run"_s, u"--repo"_s, repository.path(), u"--contract"_s, ctl.write(agent + u".toml"_s, text),
        u"--wait"_s, u"--json"_s});
}

FolderState HostileGround::state() const
{
    FolderState state;
    addState(state, "home", path(u"home"_s));
    addState(state, "remote", path(u"remote.git"_s));
    addState(state, "main", repository.path());
    addState(state, "sibling", repository.beside(u"sibling"_s));
    return state;
}

QString HostileGround::lookAround(const QString& folder) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, path(u"home"_s));
    environment.insert(u"GIT_OPTIONAL_LOCKS"_s, u"0"_s);
    for (const QStringList& words :
        {QStringList{u"status"_s}, {u"diff"_s}, {u"diff"_s, u"HEAD"_s}, {u"log"_s, u"-1"_s}, {u"stash"_s, u"list"_s}}) {
        QProcess git;
        git.setProcessEnvironment(environment);
        git.setWorkingDirectory(folder);
        git.start(u"git"_s, QStringList{u"--no-pager"_s} + words, QIODevice::ReadOnly);
        if (!git.waitForFinished(kMinute))
            return u"git %1 does not end"_s.arg(words.join(u' '));
        if (git.exitStatus() != QProcess::NormalExit)
            return u"git %1 crashed"_s.arg(words.join(u' '));
    }
    return {};
}

bool HostileGround::saysWhyItStays(const QString& run) const
{
    QFile journal(ctl.runFolder(run) + u"/journal.jsonl"_s);
    return journal.open(QIODevice::ReadOnly) && journal.readAll().contains("The worktree stays: ");
}

bool HostileGround::isWhole() const
{
    QStringList words;
    for (const char* complaint :
        {"gitmodulesUpdate", "gitmodulesUrl", "gitmodulesPath", "gitmodulesName", "gitmodulesParse"})
        words += {u"-c"_s, u"fsck.%1=ignore"_s.arg(QLatin1StringView(complaint))};
    QByteArray said;
    const bool whole = repository.gitExitCode(words + QStringList{u"fsck"_s, u"--full"_s}, &said) == 0;
    if (!whole)
        qInfo("fsck: %s", said.constData());
    return whole;
}

QStringList HostileGround::sprung() const
{
    return QDir(path(u"trap"_s)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden);
}

QStringList HostileGround::leaks() const
{
    QStringList found;
    QDirIterator walk(
        ctl.home(), QDir::Files | QDir::Hidden | QDir::NoSymLinks | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString path = walk.next();
        if (path.contains(u"/worktrees/") || walk.fileInfo().size() > (64 << 20))
            continue;
        QFile file(path);
        const QByteArray content = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        for (const QByteArray& secret : m_secrets) {
            if (content.contains(secret))
                found.append(u"%1: %2"_s.arg(path, QString::fromLatin1(secret)));
        }
    }
    return found;
}

} // namespace remit::test
