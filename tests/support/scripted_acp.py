#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A scripted agent of the Agent Client Protocol for whole-program tests: no model, no network, standard library only.

    scripted_acp.py MANNER…

Writes src/new.txt after asking for it, asks for a push and goes on when that is refused, says so in chunks and ends
its turn. Manners change that:

    stays        does not leave when its input ends          stubborn   nor on SIGTERM
    garbage      prints other things between                 deaf       asks without end and reads no answer
    flood        talks without end                           error      answers the prompt with an error
    crash        dies in the middle                          sign-in    wants one that nobody can give
    hang         never answers the prompt                    limit      ends its turn with max_tokens
    closes       closes its input and goes on
"""
import json
import os
import pathlib
import signal
import sys
import time

MANNERS = set(sys.argv[1:])
SESSIONS = pathlib.Path(os.environ["HOME"]) / "acp-sessions"


def send(**message):
    print(json.dumps({"jsonrpc": "2.0", **message}), flush=True)


def receive():
    line = sys.stdin.readline()
    if not line:
        return None
    return json.loads(line)


def update(**data):
    send(method="session/update", params={"sessionId": "scripted-1", "update": data})


def say(*chunks):
    for chunk in chunks:
        update(sessionUpdate="agent_message_chunk", content={"type": "text", "text": chunk})


def allowed(call, number):
    """Asks for a permission, as a client that waits for nothing else."""
    send(id=number, method="session/request_permission", params={
        "sessionId": "scripted-1", "toolCall": call, "options": [
            {"optionId": "every", "name": "Always", "kind": "allow_always"},
            {"optionId": "this", "name": "Yes", "kind": "allow_once"},
            {"optionId": "no", "name": "No", "kind": "reject_once"}]})
    answer = receive()
    assert answer["id"] == number, answer
    return answer["result"]["outcome"].get("optionId") == "this"


def tool(call, action):
    update(sessionUpdate="tool_call", status="pending", **call)
    ok = allowed(call, call["toolCallId"])
    output = action() if ok else "refused"
    update(sessionUpdate="tool_call_update", toolCallId=call["toolCallId"], status="completed" if ok else "failed",
           rawOutput=output)
    return ok


def write_file(text):
    pathlib.Path("src").mkdir(exist_ok=True)
    pathlib.Path("src/new.txt").write_text(text, encoding="utf-8")
    return "written"


def misbehave():
    if "garbage" in MANNERS:
        for line in ("Warning: not JSON", "[]", "{", json.dumps({"jsonrpc": "2.0", "id": 9999, "result": {}})):
            print(line, flush=True)
        sys.stdout.buffer.write(b"\xff\xfe\x00\n")
        sys.stdout.buffer.flush()
    if "closes" in MANNERS:
        os.close(0)
    if "crash" in MANNERS:
        os._exit(7)
    while "hang" in MANNERS:
        time.sleep(3600)
    while "flood" in MANNERS:
        say("x" * 1000)
    number = 0
    while "deaf" in MANNERS:
        number += 1
        send(id=f"question-{number}", method="vendor/what_now", params={})


def prompt(brief):
    misbehave()
    say("I wr", "ite the file.")
    path = os.path.join(os.getcwd(), "src/new.txt")
    wrote = tool({"toolCallId": "t1", "kind": "edit", "title": "Write src/new.txt", "locations": [{"path": path}],
                  "rawInput": {"file_path": path}}, lambda: write_file(brief))
    pushed = tool({"toolCallId": "t2", "kind": "execute", "title": "push",
                   "rawInput": {"command": "git push origin HEAD"}}, lambda: "pushed")
    say("The file is ", "written." if wrote else "missing.", " It is pushed." if pushed else "")
    say("\nSTATUS: OK\nEND_", "OF_RUN\n")


def answer(message):
    method, params = message["method"], message.get("params", {})
    if method == "initialize":
        return {"protocolVersion": 1, "agentCapabilities": {"loadSession": True},
                "agentInfo": {"name": "scripted", "version": "1.2.3"}, "authMethods": []}
    if method in ("session/new", "session/load"):
        if method == "session/load":
            known = SESSIONS.read_text(encoding="utf-8").split()
            assert params["sessionId"] in known, known
            say("Old words.\nSTATUS: OK\nEND_OF_RUN")
        SESSIONS.write_text("scripted-1\n", encoding="utf-8")
        return {"sessionId": "scripted-1", "modes": {"currentModeId": "ask", "availableModes": [
            {"id": "ask", "name": "Ask"}, {"id": "wild", "name": "YOLO", "description": "Approves all tools"}]}}
    if method == "session/set_mode":
        assert params == {"sessionId": "scripted-1", "modeId": "wild"}, params
        return {}
    assert method == "session/prompt", method
    prompt(params["prompt"][0]["text"])
    return {"stopReason": "max_tokens" if "limit" in MANNERS else "end_turn"}


def main():
    if "stubborn" in MANNERS:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    while (message := receive()) is not None:
        if message["method"] == "session/prompt" and "error" in MANNERS:
            send(id=message["id"], error={"code": -32603, "message": "Internal error", "data": {"details": "no model"}})
        elif message["method"] == "session/new" and "sign-in" in MANNERS:
            send(id=message["id"], error={"code": -32000, "message": "Authentication required"})
        else:
            send(id=message["id"], result=answer(message))
        if "closes" in MANNERS and message["method"] == "session/prompt":
            break
    while MANNERS & {"stays", "stubborn"}:
        time.sleep(3600)


if __name__ == "__main__":
    main()
