// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/contract/contractfile.h"
#include "runner/contract/glob.h"
#include "runner/contract/nearest.h"
#include "runner/contract/sectionreader.h"
#include "runner/contract/tomlbounds.h"
#include "runner/contract/tomlsource.h"
#include "runner/contract/words.h"

#include <QFile>
#include <QRegularExpression>

#include <algorithm>

namespace remit {

using namespace Qt::StringLiterals;

namespace {

// Checks of single texts: why one does not do, or an empty string.

QString blank(const QString& text)
{
    return text.trimmed().isEmpty() ? u"This is empty. Write what is meant, or leave the key out."_s : QString();
}

QString badCommand(const QString& text)
{
    return text.contains(QChar(0)) ? u"A command cannot hold a NUL character."_s : QString();
}

QString badArgument(const QString& text)
{
    return badCommand(text);
}

QString badGlob(const QString& text)
{
    const QString why = GlobSet::problemWith(text);
    return why.isEmpty() ? QString() : u"\"%1\" is no glob. %2"_s.arg(printable(text), why);
}

QString badVariable(const QString& text)
{
    static const QRegularExpression name(u"\\A[A-Za-z_][A-Za-z0-9_]{0,254}\\z"_s);
    return name.match(text).hasMatch()
        ? QString()
        : u"\"%1\" is no name of a variable. Write only the name, for example \"LANG\"."_s.arg(printable(text));
}

QString badHost(const QString& text)
{
    static const QRegularExpression host(
        u"\\A(?:\\*\\.)?[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}(?<!-))?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}(?<!-))?)*"
        "(?::[0-9]{1,5})?\\z"_s);
    const auto match = host.match(text);
    const qint64 port = text.contains(u':') ? text.section(u':', -1).toLongLong() : 443;
    return match.hasMatch() && text.size() <= 253 && port > 0 && port < 65536
        ? QString()
        : u"\"%1\" is no host. Write the name without scheme and path, for example \"registry.example\"."_s.arg(
              printable(text));
}

QString badId(const QString& text)
{
    static const QRegularExpression id(u"\\A[a-z0-9][a-z0-9-]{0,63}\\z"_s);
    return id.match(text).hasMatch()
        ? QString()
        : u"\"%1\" is no id of an agent. Ids are lower case, for example \"claude-code\"."_s.arg(printable(text));
}

QString badProvider(const QString& text)
{
    return knownProviders().contains(text) ? QString()
                                           : u"\"%1\" is no model provider that the gateway knows. It knows %2."_s.arg(
                                                 printable(text), knownProviders().join(u", "_s));
}

QString badModel(const QString& text)
{
    static const QRegularExpression plain(u"\\A[^\\s\\x00-\\x20\\x7F]{1,200}\\z"_s);
    return plain.match(text).hasMatch() && printable(text, 200) == text
        ? QString()
        : u"\"%1\" is no name of a model. Leave the key out for the agent's own default."_s.arg(printable(text));
}

/// One contract being read: fills the values in, gathers the problems.
class Reader {
public:
    explicit Reader(const TomlDocument& document)
        : m_document(document)
        , m_problems(document.problems)
        , m_top(&document.root, {}, m_problems)
    {
    }

    ContractReading read()
    {
        readTop();
        readScope();
        readSuccess();
        readDoNot();
        readStop();
        readLimits();
        readEnvironment();
        readEnds();
        readCommand();
        m_top.finish(words::everyKey());
        std::ranges::stable_sort(m_problems, [](const ContractProblem& a, const ContractProblem& b) {
            return std::pair(a.line, a.column) < std::pair(b.line, b.column);
        });
        if (!m_problems.isEmpty())
            return {std::nullopt, m_problems};
        return {m_contract, {}};
    }

private:
    const TomlDocument& m_document;
    QList<ContractProblem> m_problems;
    SectionReader m_top;
    Contract m_contract;

    SectionReader section(QLatin1StringView name) { return {m_top.table(name), QString(name), m_problems}; }

    template <typename T, typename U>
    static void take(T& value, const std::optional<U>& read)
    {
        if (read)
            value = T(*read);
    }

    void required(SectionReader& reader, QLatin1StringView key, const QString& message)
    {
        if (!reader.has(key) && m_document.whole)
            reader.problem(key, message);
    }

    void readTop()
    {
        required(m_top, "schema"_L1, u"schema is missing. Write schema = 1."_s);
        required(m_top, "title"_L1, u"title is missing. Name the task in a few words, title = \"…\"."_s);
        required(m_top, "task"_L1, u"task is missing. Say what is to be done, task = \"…\"."_s);
        required(m_top, "agent"_L1, u"agent is missing. Name the adapter, for example agent = \"claude-code\"."_s);
        readSchema();
        take(m_contract.title, m_top.text("title"_L1, blank));
        take(m_contract.task, m_top.text("task"_L1, blank));
        take(m_contract.agent, m_top.text("agent"_L1, badId));
        take(m_contract.model, m_top.text("model"_L1, badModel));
        take(m_contract.tier, m_top.choice("tier"_L1, words::tiers()));
    }

    void readSchema()
    {
        const auto schema = m_top.count("schema"_L1, 1, std::numeric_limits<qint64>::max());
        if (schema && *schema != 1)
            m_top.problem(
                "schema"_L1, u"Schema %1 is newer than this version of Remit, which reads schema 1."_s.arg(*schema));
    }

    void readScope()
    {
        SectionReader scope = section("scope"_L1);
        take(m_contract.scope.paths, scope.texts("paths"_L1, u"[\"src/**\", \"tests/**\"]"_s, badGlob));
        take(m_contract.scope.readOnly, scope.truth("read_only"_L1));
        take(m_contract.scope.setup, scope.text("setup"_L1, badCommand));
        scope.finish(words::everyKey());
    }

    void readSuccess()
    {
        SectionReader success = section("success"_L1);
        take(m_contract.success.command, success.text("command"_L1, badCommand));
        take(m_contract.success.timeout, success.duration("timeout"_L1));
        success.finish(words::everyKey());
    }

    void readDoNot()
    {
        SectionReader doNot = section("do_not"_L1);
        take(m_contract.doNot.actions, doNot.texts("actions"_L1, u"[\"commit\", \"push\"]"_s, [](const QString& word) {
            return notOneOf(word, knownActions());
        }));
        take(m_contract.doNot.paths, doNot.texts("paths"_L1, u"[\".github/**\"]"_s, badGlob));
        take(m_contract.doNot.rules, doNot.texts("rules"_L1, u"[\"Do not add dependencies.\"]"_s, blank));
        doNot.finish(words::everyKey());
    }

    void readStop()
    {
        SectionReader stop = section("stop"_L1);
        take(m_contract.stop.failures, stop.count("failures"_L1, 1, 1000));
        take(m_contract.stop.whenUncertain, stop.choice("when_uncertain"_L1, words::whenUncertain()));
        stop.finish(words::everyKey());
    }

    void readLimits()
    {
        constexpr qint64 kMost = 1'000'000'000;
        SectionReader reader = section("limits"_L1);
        Limits& limits = m_contract.limits;
        limits.wallClock = reader.duration("wall_clock"_L1);
        limits.idle = reader.duration("idle"_L1);
        limits.llmCalls = reader.count("llm_calls"_L1, 0, kMost);
        limits.costMicroUsd = reader.microUsd("cost_usd"_L1);
        limits.outputBytes = reader.size("output"_L1);
        limits.memoryBytes = reader.size("memory"_L1);
        limits.diskBytes = reader.size("disk"_L1);
        limits.processes = reader.count("processes"_L1, 1, 1'000'000);
        limits.changedFiles = reader.count("changed_files"_L1, 0, kMost);
        limits.changedLines = reader.count("changed_lines"_L1, 0, kMost);
        if (const auto onLimit = reader.choice("on_limit"_L1, words::onLimit()))
            limits.onLimit = OnLimit(*onLimit);
        readCostStrict(reader);
        reader.finish(words::everyKey());
    }

    /// Beside cost_usd, or at the top as a property of the whole contract.
    void readCostStrict(SectionReader& reader)
    {
        take(m_contract.costStrict, m_top.truth("cost_strict"_L1));
        if (m_top.has("cost_strict"_L1) && reader.has("cost_strict"_L1))
            reader.problem("cost_strict"_L1, u"cost_strict stands at the top too. Keep one of them."_s);
        take(m_contract.costStrict, reader.truth("cost_strict"_L1));
    }

    void readEnvironment()
    {
        SectionReader environment = section("environment"_L1);
        take(m_contract.environment.pass, environment.texts("pass"_L1, u"[\"LANG\"]"_s, badVariable));
        take(m_contract.environment.hosts, environment.texts("hosts"_L1, u"[\"registry.example\"]"_s, badHost));
        environment.finish(words::everyKey());
    }

    void readEnds()
    {
        SectionReader artifact = section("artifact"_L1);
        take(m_contract.artifact, artifact.choice("kind"_L1, words::artifacts()));
        artifact.finish(words::everyKey());
        SectionReader notify = section("notify"_L1);
        take(m_contract.notifyOn, notify.texts("on"_L1, u"[\"finished\", \"failed\"]"_s, [](const QString& word) {
            return notOneOf(word, words::notifications());
        }));
        notify.finish(words::everyKey());
    }

    void readCommand()
    {
        SectionReader command = section("command"_L1);
        const bool wanted = namesItsProgram(m_contract);
        if (wanted && !command.isThere() && m_document.whole)
            m_top.problem("agent"_L1,
                u"agent = \"%1\" needs a section [command] with argv = [\"program\", \"argument\"]."_s.arg(
                    m_contract.agent));
        if (!wanted && command.isThere() && !m_contract.agent.isEmpty())
            m_top.problem("command"_L1,
                u"[command] holds only with agent = \"command\" or \"acp\"; here the agent is \"%1\". Leave one of "
                "them out."_s.arg(m_contract.agent));
        take(m_contract.command.argv, command.texts("argv"_L1, u"[\"python3\", \"agent.py\"]"_s, badArgument));
        if (command.isThere() && wanted) {
            required(command, "argv"_L1, u"command.argv is missing. Write argv = [\"program\", \"argument\"]."_s);
            const bool empty = m_contract.command.argv.isEmpty() || m_contract.command.argv.first().isEmpty();
            if (command.has("argv"_L1) && empty && lastProblemIsNot("command.argv"_L1))
                command.problem("argv"_L1, u"command.argv names no program. Write it first in the list."_s);
        }
        take(m_contract.command.speaks, command.text("speaks"_L1, badId));
        if (wanted && m_contract.agent != u"command" && command.has("speaks"_L1))
            command.problem("speaks"_L1,
                u"command.speaks holds only with agent = \"command\": what an agent of the kind \"%1\" speaks is known."_s
                    .arg(m_contract.agent));
        take(m_contract.command.providers, command.texts("providers"_L1, u"[\"openai\"]"_s, badProvider));
        command.finish(words::everyKey());
    }

    [[nodiscard]] bool lastProblemIsNot(QLatin1StringView key) const
    {
        return m_problems.isEmpty() || m_problems.last().key != key;
    }
};

} // namespace

QString ContractProblem::inFile(const QString& fileName) const
{
    if (line <= 0)
        return fileName + u": "_s + message;
    return fileName + u":%1:%2: "_s.arg(line).arg(std::max(column, 1)) + message;
}

ContractReading readContract(const QByteArray& toml)
{
    try {
        const TomlDocument document = readToml(toml);
        return Reader(document).read();
    } catch (const std::exception& error) {
        const QString why = printable(QString::fromUtf8(error.what()));
        return {std::nullopt, {{0, 0, {}, u"The contract cannot be read: %1."_s.arg(why)}}};
    }
}

ContractReading readContractFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {std::nullopt, {{0, 0, {}, u"The file cannot be opened: %1."_s.arg(file.errorString())}}};
    const QByteArray bytes = file.read(kLargestContract + 1);
    if (file.error() != QFileDevice::NoError)
        return {std::nullopt, {{0, 0, {}, u"The file cannot be read: %1."_s.arg(file.errorString())}}};
    return readContract(bytes);
}

} // namespace remit
