// SPDX-FileCopyrightText: 2026 The Remit developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/remitctl.h"

#include <QDir>
#include <QFile>

namespace remit::test {

/**
 * A program that is found as Claude Code and speaks its stream. `plan` is Python between its first event and its end:
 * ask() makes one call through the gateway and returns its usage or the status of a refusal, told(usage) reports a
 * call, end(text, tokens in, out, error status) is the last event, `prompt`, `resumed` and `session` are at hand.
 */
inline void installFakeClaude(RemitCtl& ctl, const QByteArray& plan)
{
    static const QByteArray kHead = R"(#!/usr/bin/env python3
import json, os, sys, urllib.error, urllib.request

prompt = sys.stdin.read()
resumed = "--resume" in sys.argv
session = sys.argv[sys.argv.index("--resume") + 1] if resumed else "5e551011-0000-4000-8000-000000000001"
messages = 0

def emit(**event):
    print(json.dumps({**event, "session_id": session}), flush=True)

def ask():
    body = json.dumps({"model": "scripted", "max_tokens": 10, "messages": [{"role": "user", "content": "x"}]})
    request = urllib.request.Request(os.environ["ANTHROPIC_BASE_URL"] + "/v1/messages", data=body.encode(),
        headers={"content-type": "application/json", "x-api-key": os.environ.get("ANTHROPIC_API_KEY", "")})
    try:
        return json.load(urllib.request.urlopen(request))["usage"]
    except urllib.error.HTTPError as error:
        return error.code

def told(usage):
    global messages
    messages += 1
    message = {"id": f"msg_{messages}", "type": "message", "role": "assistant", "model": "scripted", "usage": usage,
               "content": [{"type": "text", "text": "thinking"}]}
    emit(type="assistant", message=message, parent_tool_use_id=None)

def end(text, tokens_in=0, tokens_out=0, status=None, code=0):
    used = {"inputTokens": tokens_in, "outputTokens": tokens_out, "cacheReadInputTokens": 0,
            "cacheCreationInputTokens": 0, "costUSD": 0}
    emit(type="result", subtype="success", is_error=status is not None, result=text, num_turns=1,
         api_error_status=status, terminal_reason="api_error" if status else "completed", permission_denials=[],
         model_usage_since_last_result={"scripted": used})
    sys.exit(code)

emit(type="system", subtype="init", cwd=os.getcwd(), model="scripted", claude_code_version="0.0.0")
)";
    const QString folder = ctl.file(QStringLiteral("bin"));
    QDir().mkpath(folder);
    const QString program = ctl.write(QStringLiteral("bin/claude"), kHead + plan);
    QFile::setPermissions(program, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    ctl.setVariable(QStringLiteral("PATH"), folder + u':' + qEnvironmentVariable("PATH"));
}

/** A contract for it. */
inline QByteArray claudeContract(const QByteArray& check = "test -f src/new.txt")
{
    return "schema = 1\ntitle = \"Write a new file\"\n"
           "task = \"Write the file src/new.txt with one line in it, so that the check of this contract passes.\"\n"
           "tier = \"small\"\nagent = \"claude-code\"\n[scope]\npaths = [\"src/**\"]\n[success]\ncommand = \""
        + check + "\"\ntimeout = \"1m\"\n[stop]\nwhen_uncertain = \"ask\"\n[limits]\nwall_clock = \"1m\"\n";
}

} // namespace remit::test
