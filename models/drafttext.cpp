// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/drafttext.h"

#include "runner/contract/glob.h"

namespace remit {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView kHead = "#: "_L1;
/// A contract file refuses an empty title, task, agent or command; a draft says so in its head instead.
constexpr QLatin1StringView kPlaceholder = "to-do"_L1;

QString oneLine(const QString& text)
{
    return QString::fromLatin1(text.toUtf8().toPercentEncoding("/ :~+@,"));
}

QStringList fillBlanks(Contract& contract)
{
    QStringList blanks;
    const auto fill = [&blanks](QString& text, const QString& key) {
        if (!text.trimmed().isEmpty())
            return;
        text = kPlaceholder;
        blanks.append(key);
    };
    fill(contract.title, u"title"_s);
    fill(contract.task, u"task"_s);
    fill(contract.agent, u"agent"_s);
    if (namesItsProgram(contract) && contract.command.argv.isEmpty()) {
        contract.command.argv = {kPlaceholder};
        blanks.append(u"argv"_s);
    }
    return blanks;
}

void leaveBlank(Contract& contract, const QString& key)
{
    if (key == u"title")
        contract.title.clear();
    else if (key == u"task")
        contract.task.clear();
    else if (key == u"agent")
        contract.agent.clear();
    else if (key == u"argv")
        contract.command.argv.clear();
}

} // namespace

QByteArray writeDraft(const DraftText& draft)
{
    Contract contract = draft.contract;
    const QStringList blanks = fillBlanks(contract);
    QString head;
    const auto say = [&head](const QString& key, const QString& value) {
        if (!value.isEmpty())
            head += kHead + key + u' ' + value + u'\n';
    };
    say(u"repository"_s, oneLine(draft.repository));
    say(u"base"_s, oneLine(draft.base));
    say(u"blank"_s, blanks.join(u' '));
    return head.toUtf8() + writeContract(contract);
}

Result<DraftText> readDraft(const QByteArray& toml)
{
    const ContractReading reading = readContract(toml);
    if (!reading.contract)
        return failure(ErrorCode::InvalidInput, reading.problems.value(0).inFile(u"contract.toml"_s));
    DraftText draft{.contract = *reading.contract, .repository = {}, .base = {}};
    for (const QString& line : QString::fromUtf8(toml).split(u'\n')) {
        if (!line.startsWith(kHead))
            break;
        const QString key = line.section(u' ', 1, 1);
        const QString value = line.section(u' ', 2);
        if (key == u"repository")
            draft.repository = QString::fromUtf8(QByteArray::fromPercentEncoding(value.toLatin1()));
        else if (key == u"base")
            draft.base = QString::fromUtf8(QByteArray::fromPercentEncoding(value.toLatin1()));
        else if (key == u"blank") {
            for (const QString& blank : value.split(u' '))
                leaveBlank(draft.contract, blank);
        }
    }
    return draft;
}

QString problemWithEntry(const QString& key, const QString& entry)
{
    if (key == u"scope.paths" || key == u"do_not.paths")
        return GlobSet::problemWith(entry);
    Contract probe;
    probe.title = probe.task = probe.agent = kPlaceholder;
    if (key == u"do_not.rules")
        probe.doNot.rules = {entry};
    else if (key == u"environment.pass")
        probe.environment.pass = {entry};
    else if (key == u"environment.hosts")
        probe.environment.hosts = {entry};
    else if (key == u"model")
        probe.model = entry;
    else if (key == u"command.argv")
        probe.command.argv = {entry};
    const ContractReading reading = readContract(writeContract(probe));
    return reading.contract ? QString() : reading.problems.value(0).message;
}

} // namespace remit
