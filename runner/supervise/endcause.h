// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/run/event.h"

#include <optional>

namespace remit {

/** Why an agent could not go on: a word that scripts may rely on, and a sentence that names it and what to do. */
struct EndCause {
    QString word;
    QString sentence;
    friend bool operator==(const EndCause&, const EndCause&) = default;
};

/** What the sentences name. */
struct EndPlace {
    QString agentName; ///< "Claude Code"
    QString provider; ///< id of the provider that it calls, "anthropic"; empty: unknown or several
    QString model; ///< of the contract; empty: the agent's own choice
};

/**
 * Watches what stands between an agent and its model, by the gateway's and the stream's own words. What was tried again
 * and passed is forgotten, so that what is left at the end is what it ended on. Not thread-safe.
 */
class ModelTrouble {
public:
    void take(const QString& type, const QJsonObject& data);
    /** "rate_limited", "signed_out", "provider_error", "provider_unreachable", "no_credit", "unknown_model" or
     * "context_too_long"; unset: nothing stands in the way. */
    [[nodiscard]] std::optional<EndCause> cause(const EndPlace& place) const;

private:
    enum class Kind { RateLimited, SignedOut, ProviderError, Unreachable, NoCredit, UnknownModel, ContextTooLong };
    /** One complaint, from whoever made it. */
    struct Complaint {
        Kind kind = Kind::ProviderError;
        int status = 0; ///< of HTTP; 0: none was named
        QString text;
        qint64 untilMs = 0; ///< UTC; 0: not said
    };
    [[nodiscard]] static std::optional<Kind> kindOfNotice(const QString& word);
    [[nodiscard]] static std::optional<Kind> kindOfStatus(int status);
    [[nodiscard]] static std::optional<Kind> kindOfWords(const QString& text);
    [[nodiscard]] static std::optional<Complaint> complaintIn(const QString& text);
    [[nodiscard]] static EndCause causeFrom(const Complaint& complaint, int tries, const EndPlace& place);
    void called(const QJsonObject& data);
    void noticed(const QJsonObject& data);
    void ended(const QJsonObject& data);

    std::optional<Complaint> m_byGateway;
    std::optional<Complaint> m_byResult;
    std::optional<Complaint> m_byStream;
    int m_tries = 0; ///< one after the other, with the gateway's last complaint
};

/** How the agent's process ended, if not cleanly: "agent_exit", "agent_signal". `meaning` is Agent::exitMeaning(). */
[[nodiscard]] std::optional<EndCause> agentEnd(
    const std::optional<int>& exit, int signal, const QString& meaning, const QString& agentName);

} // namespace remit
