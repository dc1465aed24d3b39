// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/agent.h"
#include "runner/agents/aiderusage.h"
#include "runner/agents/finalmessage.h"
#include "runner/agents/streamnotices.h"
#include "runner/agents/textparser.h"

namespace remit {

/**
 * What aider prints with `--no-pretty --no-stream`: plain text. A head ("Aider v0.86.1", "Main model: …") until the
 * first blank line; then for each exchange the model's whole message, the usage report, and the edits that were made.
 * Lint errors and files that the message asked for are sent back to the model by themselves ("reflection"): another
 * message and another report follow. Nothing marks where aider's words end and the model's begin, so a message is all
 * that stands before its report and after the last one. A fatal error of the interface ends in no report and exit code
 * 0. There is no session but the file of the conversation: kAiderSession stands for it.
 */
class AiderStream final : public StreamParser {
public:
    void line(QByteArrayView bytes, bool truncated, const EventSink& sink) override;
    void pause(const EventSink& sink) override { m_text.pause(sink); }
    void finish(const EventSink& sink) override;
    /** Before the first report: all that was said. */
    [[nodiscard]] QString finalMessage() const override { return m_calls > 0 ? m_final.text() : m_open.text(); }
    [[nodiscard]] bool reportedError() const override;
    [[nodiscard]] QString errorReason() const override;

private:
    [[nodiscard]] bool goesOnWithReport(const QString& text, const EventSink& sink);
    [[nodiscard]] bool isHead(const QString& text, const EventSink& sink);
    [[nodiscard]] bool isAnalytics(QByteArrayView bytes, const EventSink& sink);
    void words(QByteArrayView bytes, const QString& text, bool truncated, const EventSink& sink);
    void remark(const QString& text, const EventSink& sink);
    void edited(const QString& path, const EventSink& sink);
    void tellReport(const EventSink& sink);
    void tellSession(const EventSink& sink);
    void addUp(const EventSink& sink);
    [[nodiscard]] QString reason() const;

    enum class Head { Awaited, Open, Over };

    StreamNotices m_notices;
    TextParser m_text; ///< tells the words in pieces
    FinalMessage m_open; ///< said since the last report
    FinalMessage m_final; ///< said before it
    QString m_report; ///< a usage report that has begun
    AiderUsage m_usage; ///< what it says if it is whole
    bool m_isWhole = false;
    QString m_version;
    QString m_model;
    QString m_apiError; ///< the interface's error that nothing has mended yet
    Tokens m_total;
    std::optional<qint64> m_sessionMicroUsd;
    qint64 m_calls = 0;
    qint64 m_edits = 0;
    Head m_head = Head::Awaited;
    bool m_everyCallCounted = true;
    bool m_exact = true;
    bool m_tokenLimit = false; ///< the model's answer was cut
    bool m_reflectionLimit = false;
    bool m_sessionTold = false;
};

inline constexpr auto kAiderSession = "chat-history";

} // namespace remit
