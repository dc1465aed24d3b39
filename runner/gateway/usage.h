// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/budget/prices.h"
#include "runner/gateway/wire.h"
#include "runner/run/run.h"

#include <QJsonObject>

namespace remit {

/** What a response says about itself. */
struct CallUsage {
    QString id;
    QString model;
    std::optional<Tokens> tokens; ///< unset: not said, or not believable
    PriceTable::Extras extras;
    /** Why list prices do not tell what it costs ("service tier priority"); empty: they do. */
    QString offList;
    QJsonObject error; ///< an error that a stream ended with, as the provider words it; empty: none
    bool settled = false; ///< the figures are the last ones, whatever comes
    bool complete = false; ///< the response came to its own end
};

/**
 * Reads usage out of a model's response as it passes, a whole JSON document or a stream of server-sent events in pieces
 * of any size. Anthropic Messages, OpenAI Chat Completions and Responses, Gemini. Counts in one response only rise; one
 * that is no figure makes the usage unknown. Holds at most one event, or one document of 32 MB.
 */
class UsageReader {
public:
    UsageReader(Wire wire, QByteArrayView contentType);
    void feed(QByteArrayView bytes);
    void finish();
    [[nodiscard]] const CallUsage& usage() const { return m_usage; }

private:
    void line(QByteArrayView text);
    void dispatch();
    void document(QByteArrayView json);
    void object(const QJsonObject& object);
    void tokens(std::optional<Tokens> now);
    void identity(const QJsonObject& object, QLatin1StringView id, QLatin1StringView model);
    void offList(const QString& why);
    void anthropic(const QJsonObject& object);
    void openAi(const QJsonObject& object);
    void gemini(const QJsonObject& object);

    Wire m_wire;
    bool m_events; ///< server-sent events, else one document
    bool m_unbelievable = false;
    bool m_oversized = false;
    bool m_sawReturn = false;
    QByteArray m_line; ///< or the document
    QByteArray m_data; ///< of the event that is being read
    CallUsage m_usage;
};

/** Unset: nothing is said, a member is no figure, or they contradict each other. */
[[nodiscard]] std::optional<Tokens> openAiTokens(const QJsonObject& usage);
[[nodiscard]] std::optional<Tokens> geminiTokens(const QJsonObject& usage);
[[nodiscard]] std::optional<Tokens> anthropicUsage(const QJsonObject& usage);

/** What an Anthropic call uses besides its tokens; wrong figures count as none, they spoil its tokens already. */
[[nodiscard]] PriceTable::Extras anthropicExtras(const QJsonObject& usage);
/** Why list prices do not tell what a response costs; `holder` has its "usage" or "usageMetadata". Empty: they do. */
[[nodiscard]] QString offListAnthropic(const QJsonObject& holder);
[[nodiscard]] QString offListOpenAi(const QJsonObject& holder);
[[nodiscard]] QString offListGemini(const QJsonObject& holder);

} // namespace remit
