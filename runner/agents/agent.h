// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/contract.h"
#include "runner/contract/result.h"
#include "runner/run/event.h"
#include "runner/run/run.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QProcessEnvironment>

#include <functional>
#include <memory>

namespace remit {

/** An agent as found on this machine. */
struct AgentInstallation {
    QString id;
    QString name; ///< "Claude Code"
    QString program; ///< absolute; empty: not found
    QStringList interpreter; ///< absolute program (and arguments) that runs `program`; empty: it runs by itself
    QStringList readOnlyPaths; ///< what the box must show besides /usr: the program's own folder, its interpreter's
    QStringList reasons; ///< why not found, where was looked
    Metering metering = Metering::Unknown; ///< how far its calls and cost can be known
};

/** A model provider that an agent calls. The gateway stands in for it. */
struct Provider {
    QString id; ///< "anthropic", "openai", "gemini"; once among an agent's
    QString wire; ///< how it is spoken to: "anthropic", "openai", "gemini"
    QString urlVariable; ///< the user's variable that names another endpoint, with the same meaning as defaultUrl
    QStringList keyVariables; ///< the user's variables for its key, the preferred first; a key from one that ends in
                              ///< _TOKEN goes out as "Authorization: Bearer", one in OAUTH_TOKEN as a subscription's
    QString defaultUrl; ///< what the paths of its calls are appended to: "https://api.openai.com/v1"
};
[[nodiscard]] Provider anthropicProvider();
[[nodiscard]] Provider openAiProvider();
[[nodiscard]] Provider geminiProvider();
/** By id; unset: unknown. */
[[nodiscard]] std::optional<Provider> providerById(const QString& id);

/** How a provider is reached from inside the box: through the gateway. */
struct Route {
    Provider provider;
    QString
        url; ///< stands for Provider::defaultUrl: "http://127.0.0.1:3129", with a path of its own if there are several
    QString token; ///< placeholder that the gateway replaces by the user's key; empty: the user has none set here
};

/** What an adapter is asked to start. Paths are as seen inside the box. */
struct AgentRequest {
    Contract contract;
    QString program;
    QStringList interpreter; ///< AgentInstallation::interpreter
    QByteArray brief;
    QString briefFile; ///< also readable there ($REMIT_BRIEF)
    QString worktree;
    QString home; ///< fresh, writable
    QList<Route> routes; ///< of providers(contract), in that order; empty: no gateway
    QString resumeSession; ///< empty: a new session
};

/** How to start it. */
struct AgentStart {
    QByteArrayList argv; ///< argv[0] absolute
    QByteArrayList environment; ///< added to the box's own
    QByteArray standardInput; ///< the brief, as a rule
    bool keepInput = false; ///< stdin stays open for StreamParser::takeReplies(); otherwise it ends after standardInput
    struct HomeFile {
        QString path;
        QByteArray content;
    }; ///< relative to home, written before the start
    QList<HomeFile> homeFiles;
};

/** What a stream said, ready for the journal: an event type and its data. */
using EventSink = std::function<void(const char* type, const QJsonObject& data)>;

/** Reads one agent's stream line by line. Untrusted input: never throws, a bad line is an agent.notice of kind
 * "malformed", a figure that cannot be true one of kind "unbelievable". */
class StreamParser {
public:
    virtual ~StreamParser() = default;
    /** One line without its line feed; `truncated` when it was cut. */
    virtual void line(QByteArrayView bytes, bool truncated, const EventSink& sink) = 0;
    /** Nothing more came for a moment: says what is held back to be told in larger pieces. */
    virtual void pause(const EventSink& sink) { Q_UNUSED(sink) }
    /** What the agent is to be told now on its stdin (protocols that ask); taken after every line. */
    [[nodiscard]] virtual QByteArray takeReplies() { return {}; }
    /** The conversation is over: stdin may be closed, and the agent is ended if it stays. */
    [[nodiscard]] virtual bool isOver() const { return false; }
    /** The stream is over. */
    virtual void finish(const EventSink& sink) = 0;
    /** The agent's last message so far: the only place where STATUS and END_OF_RUN are read. */
    [[nodiscard]] virtual QString finalMessage() const = 0;
    /** The stream's own end said that it failed. */
    [[nodiscard]] virtual bool reportedError() const = 0;
    /** Why, as a sentence with what to do. Empty: it says no more than that. */
    [[nodiscard]] virtual QString errorReason() const { return {}; }
};

/** Our code for one agent CLI. Stateless. */
class Agent {
public:
    virtual ~Agent() = default;
    [[nodiscard]] virtual QString id() const = 0;
    [[nodiscard]] virtual QString name() const = 0;
    /** Looks on the PATH given (the login shell's), never runs anything. */
    [[nodiscard]] virtual AgentInstallation find(const QString& path, const QString& userHome) const = 0;
    /** Arguments that print the version, and how to read it. */
    [[nodiscard]] virtual QByteArrayList versionArguments() const = 0;
    [[nodiscard]] virtual Result<AgentStart> start(const AgentRequest& request) const = 0;
    /** Reads what start(request) prints, and answers it where the protocol asks (see AgentStart::keepInput). */
    [[nodiscard]] virtual std::unique_ptr<StreamParser> newParser(const AgentRequest& request) const = 0;
    /** The contract names the program ([command] argv), not the adapter. */
    [[nodiscard]] virtual bool runsContractsCommand() const { return false; }
    /** Whom it calls with this contract. Empty: nobody that the gateway can stand in for. */
    [[nodiscard]] virtual QList<Provider> providers(const Contract& contract) const = 0;
    /** Its own command line to go on with a session by hand in a terminal, outside of the box. Empty: it has none. */
    [[nodiscard]] virtual QStringList resumeCommand(const QString& program, const QString& session) const
    {
        Q_UNUSED(program)
        Q_UNUSED(session)
        return {};
    }
    /** What its own command line needs in the environment to find the sessions of a run, whose home was `home`:
     * "CLAUDE_CONFIG_DIR=/…/home/.claude". */
    [[nodiscard]] virtual QStringList homeVariables(const QString& home) const
    {
        Q_UNUSED(home)
        return {};
    }
    /** What an exit code of its own means, as a clause ("the turn limit of its settings was reached"). Empty: nothing
     * special. */
    [[nodiscard]] virtual QString exitMeaning(int exitCode) const
    {
        Q_UNUSED(exitCode)
        return {};
    }
};

/** All adapters, in the order of the list. */
[[nodiscard]] const std::vector<std::unique_ptr<Agent>>& agentCatalog();
[[nodiscard]] const Agent* agentById(const QString& id); ///< null: unknown
/** A parser for `speaks`: "text", or the id of an adapter whose stream a program can print unasked. Null: unknown. */
[[nodiscard]] std::unique_ptr<StreamParser> parserFor(const QString& speaks, const AgentRequest& request = {});

} // namespace remit
