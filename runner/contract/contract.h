// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace remit {

/**
 * A contract: what an agent may do, what success is, what it must not do and when it stops (plain values).
 * The file format is in contractfile.h; the words are those of the file.
 */

enum class Tier { Trivial, Small, Medium, Large };
enum class OnLimit { Stop, Freeze };
enum class ArtifactKind { Changes, Report, Reproduction };
enum class WhenUncertain { Stop, Ask };

/** Every limit of a run. Unset: the tier's default holds (see effectiveLimits). */
struct Limits {
    std::optional<std::chrono::milliseconds> wallClock;
    std::optional<std::chrono::milliseconds> idle;
    std::optional<qint64> llmCalls;
    std::optional<qint64> costMicroUsd; ///< millionths of a US dollar
    std::optional<qint64> outputBytes;
    std::optional<qint64> memoryBytes;
    std::optional<qint64> diskBytes;
    std::optional<qint64> processes;
    std::optional<qint64> changedFiles;
    std::optional<qint64> changedLines;
    std::optional<OnLimit> onLimit;

    friend bool operator==(const Limits&, const Limits&) = default;
};

struct Contract {
    int schema = 1;
    QString title;
    QString task;
    Tier tier = Tier::Small;
    QString agent; ///< id of an adapter
    QString model; ///< empty: the agent's own default
    bool costStrict = false; ///< let a call through only if what it can cost at most still fits

    struct Command {
        QStringList argv;
        QString speaks = QStringLiteral("text"); ///< "text", or the id of an adapter whose stream it prints
        QStringList
            providers; ///< ids of model providers that it may call through the gateway; empty: those of `speaks`
        friend bool operator==(const Command&, const Command&) = default;
    } command; ///< only with agent = "command" or "acp"

    struct Scope {
        QStringList paths; ///< globs that the run may change
        bool readOnly = false;
        QString setup; ///< shell command line, may be empty
        friend bool operator==(const Scope&, const Scope&) = default;
    } scope;

    struct Success {
        QString command; ///< shell command line; may be empty for a report
        std::chrono::milliseconds timeout{std::chrono::minutes{5}};
        friend bool operator==(const Success&, const Success&) = default;
    } success;

    struct DoNot {
        QStringList actions; ///< of knownActions()
        QStringList paths; ///< globs, mounted read-only
        QStringList rules; ///< sentences told to the agent
        friend bool operator==(const DoNot&, const DoNot&) = default;
    } doNot;

    struct Stop {
        int failures = 3;
        WhenUncertain whenUncertain = WhenUncertain::Stop;
        friend bool operator==(const Stop&, const Stop&) = default;
    } stop;

    Limits limits; ///< as written; effectiveLimits() fills in the tier's

    struct Environment {
        QStringList pass; ///< names of variables
        QStringList hosts; ///< egress allow-list
        friend bool operator==(const Environment&, const Environment&) = default;
    } environment;

    ArtifactKind artifact = ArtifactKind::Changes;
    QStringList notifyOn{
        QStringLiteral("finished"), QStringLiteral("failed"), QStringLiteral("limit"), QStringLiteral("question")};

    friend bool operator==(const Contract&, const Contract&) = default;
};

/** Its agent runs the program that [command] argv names ("command", "acp"). */
[[nodiscard]] bool namesItsProgram(const Contract& contract);

/** anthropic, openai, gemini. */
[[nodiscard]] QStringList knownProviders();

/** commit, push, publish, delete-recursively, network. */
[[nodiscard]] QStringList knownActions();

/** The default limits of a tier; every member is set. */
[[nodiscard]] Limits tierLimits(Tier tier);

/** The contract's own limits with the tier's where it names none; every member is set. */
[[nodiscard]] Limits effectiveLimits(const Contract& contract);

[[nodiscard]] QString toText(Tier tier);
[[nodiscard]] QString toText(OnLimit onLimit);
[[nodiscard]] QString toText(ArtifactKind kind);
[[nodiscard]] QString toText(WhenUncertain whenUncertain);

} // namespace remit
