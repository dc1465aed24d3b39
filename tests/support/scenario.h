// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner/contract/result.h"
#include "runner/run/run.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>

namespace remit::test {

/**
 * What a scripted model answers, turn by turn. JSON:
 *   {"turns": [
 *      {"text": "…", "tool": {"write_file": {"path": "a", "content": "…"}}, "usage": {"input": 1000, "output": 80}},
 *      {"tools": [{"run": "make test"}, {"read_file": {"path": "a"}}, {"edit_file": {"path": …, "old": …, "new": …}}]},
 *      {"raw": {"name": "AnyTool", "input": {…}}},
 *      {"error": {"status": 429, "message": "…"}},
 *      {"error": {"status": 503, "headers": {"retry-after": "9"}, "body": {…}}},
 *      {"raw_stream": "data: …"}, {"text": "…", "coding": "gzip" | "zstd"},
 *      {"text": "half", "drop": true}, {"delay_ms": 500, "text": "…"}],
 *    "after": "last" | "loop"}
 * `after`: what follows the last turn. "${CWD}" in a path or command is the agent's working directory.
 */
struct Turn {
    QString text;
    QJsonArray calls; ///< [{"name": …, "input": {…}, "word": …, "given": …}], in Claude Code's words and in ours
    Tokens usage{.input = 100, .output = 20, .cacheRead = 0, .cacheWrite = 0};
    int errorStatus = 0; ///< 0: none
    QString errorMessage;
    QJsonObject errorHeaders;
    QJsonObject errorBody; ///< empty: in the provider's shape, from the message
    QByteArray rawStream; ///< a body of server-sent events in place of the answer; empty: none
    QByteArray coding; ///< the answer goes out compressed, whatever was asked for
    bool drop = false; ///< the connection is cut in the middle of the answer
    bool dropBeforeHead = false; ///< … before it
    int delayMs = 0;
};

struct Scenario {
    QList<Turn> turns;
    bool loop = false;

    [[nodiscard]] static Result<Scenario> read(const QByteArray& json);
    [[nodiscard]] const Turn& turn(qsizetype number) const;
};

} // namespace remit::test
