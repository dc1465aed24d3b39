// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/gateway/wire.h"
#include "tests/support/scenario.h"

namespace remit::test {

/** A response as the provider's interface words it. */
struct ModelAnswer {
    QByteArray contentType;
    QByteArrayList pieces; ///< of the body; a streamed one has one server-sent event a piece
};

enum class Interface { AnthropicMessages, OpenAiChat, OpenAiResponses, Gemini };
enum class Delivery { Whole, Streamed };

[[nodiscard]] ModelAnswer answerOf(
    Interface interface, Delivery delivery, const Turn& turn, const QString& model, const QString& id);

} // namespace remit::test
