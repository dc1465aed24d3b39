// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/contractfile.h"
#include "runner/contract/tomltext.h"
#include "runner/contract/words.h"

#include <QCryptographicHash>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

QString list(const QStringList& texts)
{
    QStringList items;
    for (const QString& text : texts)
        items.append(tomlQuoted(text));
    const QString oneLine = u'[' + items.join(u", "_s) + u']';
    return oneLine.size() <= 100 ? oneLine : u"[\n    "_s + items.join(u",\n    "_s) + u",\n]"_s;
}

/// 2000000 is "2.00", 125000 is "0.125".
QString dollars(qint64 micro)
{
    const qint64 whole = micro / 1'000'000;
    QString fraction = QString::number(std::abs(micro % 1'000'000)).rightJustified(6, u'0');
    while (fraction.size() > 2 && fraction.endsWith(u'0'))
        fraction.chop(1);
    const QString sign = micro < 0 && whole == 0 ? u"-"_s : QString();
    return sign + QString::number(whole) + u'.' + fraction;
}

/// A section that appears only if a key is written into it.
class Section {
public:
    explicit Section(QLatin1StringView name)
        : m_name(name)
    {
    }

    void add(QLatin1StringView key, const QString& value) { m_lines += key + u" = "_s + value + u'\n'; }
    void addDuration(QLatin1StringView key, std::optional<std::chrono::milliseconds> value)
    {
        if (value)
            add(key, tomlQuoted(durationText(*value)));
    }
    void addSize(QLatin1StringView key, std::optional<qint64> value)
    {
        if (value)
            add(key, tomlQuoted(sizeText(*value)));
    }
    void addCount(QLatin1StringView key, std::optional<qint64> value)
    {
        if (value)
            add(key, QString::number(*value));
    }
    void addList(QLatin1StringView key, const QStringList& value, const QStringList& usual = {})
    {
        if (value != usual)
            add(key, list(value));
    }
    void addText(QLatin1StringView key, const QString& value, const QString& usual = {})
    {
        if (value != usual)
            add(key, tomlQuotedLines(value));
    }
    [[nodiscard]] QString text() const
    {
        return m_lines.isEmpty() ? QString() : u"\n["_s + m_name + u"]\n"_s + m_lines;
    }

private:
    QLatin1StringView m_name;
    QString m_lines;
};

QString top(const Contract& contract)
{
    QString text = u"schema = %1\n"_s.arg(contract.schema);
    text += u"title = "_s + tomlQuoted(contract.title) + u'\n';
    text += u"task = "_s + tomlQuotedLines(contract.task) + u'\n';
    text += u"tier = "_s + tomlQuoted(toText(contract.tier)) + u'\n';
    text += u"agent = "_s + tomlQuoted(contract.agent) + u'\n';
    if (!contract.model.isEmpty())
        text += u"model = "_s + tomlQuoted(contract.model) + u'\n';
    return text;
}

QString scopeToStop(const Contract& contract)
{
    static const Contract usual;
    Section scope("scope"_L1);
    scope.addList("paths"_L1, contract.scope.paths);
    if (contract.scope.readOnly)
        scope.add("read_only"_L1, u"true"_s);
    scope.addText("setup"_L1, contract.scope.setup);
    Section success("success"_L1);
    success.addText("command"_L1, contract.success.command);
    if (contract.success.timeout != usual.success.timeout)
        success.addDuration("timeout"_L1, contract.success.timeout);
    Section doNot("do_not"_L1);
    doNot.addList("actions"_L1, contract.doNot.actions);
    doNot.addList("paths"_L1, contract.doNot.paths);
    doNot.addList("rules"_L1, contract.doNot.rules);
    Section stop("stop"_L1);
    if (contract.stop.failures != usual.stop.failures)
        stop.addCount("failures"_L1, contract.stop.failures);
    if (contract.stop.whenUncertain != usual.stop.whenUncertain)
        stop.add("when_uncertain"_L1, tomlQuoted(toText(contract.stop.whenUncertain)));
    return scope.text() + success.text() + doNot.text() + stop.text();
}

QString limits(const Contract& contract)
{
    const Limits& own = contract.limits;
    Section section("limits"_L1);
    section.addDuration("wall_clock"_L1, own.wallClock);
    section.addDuration("idle"_L1, own.idle);
    section.addCount("llm_calls"_L1, own.llmCalls);
    if (own.costMicroUsd)
        section.add("cost_usd"_L1, dollars(*own.costMicroUsd));
    if (contract.costStrict)
        section.add("cost_strict"_L1, u"true"_s);
    section.addSize("output"_L1, own.outputBytes);
    section.addSize("memory"_L1, own.memoryBytes);
    section.addSize("disk"_L1, own.diskBytes);
    section.addCount("processes"_L1, own.processes);
    section.addCount("changed_files"_L1, own.changedFiles);
    section.addCount("changed_lines"_L1, own.changedLines);
    if (own.onLimit)
        section.add("on_limit"_L1, tomlQuoted(toText(*own.onLimit)));
    return section.text();
}

QString environmentToCommand(const Contract& contract)
{
    static const Contract usual;
    Section environment("environment"_L1);
    environment.addList("pass"_L1, contract.environment.pass);
    environment.addList("hosts"_L1, contract.environment.hosts);
    Section artifact("artifact"_L1);
    artifact.addText("kind"_L1, toText(contract.artifact), toText(usual.artifact));
    Section notify("notify"_L1);
    notify.addList("on"_L1, contract.notifyOn, usual.notifyOn);
    Section command("command"_L1);
    if (namesItsProgram(contract)) {
        command.addList("argv"_L1, contract.command.argv);
        if (contract.agent == u"command")
            command.addText("speaks"_L1, contract.command.speaks, usual.command.speaks);
        command.addList("providers"_L1, contract.command.providers);
    }
    return environment.text() + artifact.text() + notify.text() + command.text();
}

} // namespace

QByteArray writeContract(const Contract& contract)
{
    return (top(contract) + scopeToStop(contract) + limits(contract) + environmentToCommand(contract)).toUtf8();
}

QString contractHash(const Contract& contract)
{
    return QString::fromLatin1(QCryptographicHash::hash(writeContract(contract), QCryptographicHash::Sha256).toHex());
}

} // namespace remit
