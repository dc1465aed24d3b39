// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/gateway/wire.h"

namespace remit {

/** What a model call asks for, as far as it bears on what it costs. Read from a body that nobody vouches for. */
struct CallRequest {
    bool readable = false; ///< false: no JSON object, one that can be read in two ways, or of an unknown coding
    QString model; ///< empty: none is named
    bool streamed = false;
    bool background = false; ///< the answer comes later, to somebody else's question
    /** Tokens of the prompt at most: each byte one, pictures by a flat figure. Unset: it refers to something that is
     * not in it (a file, an address, an earlier answer), or the provider adds to it (a search, a tool of its own). */
    std::optional<qint64> mostInput;
    qint64 mostOutput = 0; ///< of all replies together
    bool cachesForAnHour = false;
};

[[nodiscard]] CallRequest readCall(Wire wire, const HttpRequest& request);

/**
 * Chat Completions tell the usage of a stream only to those who ask. The body with that question put into it, all else
 * byte for byte as it was; empty: it asks already, it is no such stream, or it is compressed.
 */
[[nodiscard]] QByteArray withUsageAsked(Wire wire, const HttpRequest& request);

} // namespace remit
