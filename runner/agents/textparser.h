// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/agents/agent.h"

namespace remit {

/**
 * Plain output of any program. Its lines become agent.text events of a few kilobytes, cut at blank lines where there
 * are any; its last 64 KiB are the final message. It knows no error: the exit code is judged elsewhere.
 */
class TextParser final : public StreamParser {
public:
    void line(QByteArrayView bytes, bool truncated, const EventSink& sink) override;
    void pause(const EventSink& sink) override;
    void finish(const EventSink& sink) override;
    [[nodiscard]] QString finalMessage() const override;
    [[nodiscard]] bool reportedError() const override { return false; }

private:
    void tell(const EventSink& sink);

    QByteArray m_held; ///< not told yet
    QByteArray m_tail; ///< at most twice the final message
    bool m_heldTruncated = false;
};

} // namespace remit
