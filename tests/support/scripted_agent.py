#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A scripted agent for whole-program tests: no model, no network, standard library only.

    scripted_agent.py [SCRIPT.json]         (or the script in $SCRIPTED_AGENT, as a file name or as JSON itself)

Starts where it is started (the worktree), reads the brief from stdin, does the script's steps in order and prints
them, as plain text or, with "speaks": "claude-code", as Claude Code's stream-json. A script:

    {"speaks": "text",
     "steps": [
        {"say": "I look at the tests."},
        {"write": "src/a.txt", "content": "new\\n"},          whole file; folders are made
        {"edit": "src/b.txt", "old": "x", "new": "y"},        first occurrence; missing: the step fails
        {"delete": "old.txt"},
        {"run": "make test"},                                 its output is printed
        {"brief": "brief-copy.md"},                           writes what was read from stdin to a file
        {"sleep": 0.5}, {"flood": 1000000}, {"hang": true},   waits; prints so many bytes; never ends
        {"calls": 3, "input": 1000, "output": 50}],           claude-code only: reports model calls
     "final": "Changed src/a.txt.\\nSTATUS: OK\\nEND_OF_RUN",
     "error": false, "exit": 0}

Without a script it says so and ends with 2. A step that fails is told; the script goes on.
"""
import json
import os
import pathlib
import subprocess
import sys
import time
import uuid

DEFAULT_USAGE = {"input": 100, "output": 20}


class Text:
    """Says everything in plain lines."""

    def begin(self):
        pass

    def say(self, text):
        print(text, flush=True)

    def tool(self, name, argument, ok, output):
        print(f"{name} {argument}: {'done' if ok else 'failed'}", flush=True)
        if output:
            print(output, flush=True)

    def calls(self, count, usage):
        pass

    def end(self, final, error):
        print(final, flush=True)


class ClaudeStream:
    """Says the same in the events of Claude Code."""

    TOOLS = {"write": ("Write", "file_path"), "edit": ("Edit", "file_path"), "run": ("Bash", "command"),
             "delete": ("Bash", "command")}

    def __init__(self):
        self.session = str(uuid.uuid4())
        self.messages = 0
        self.tools = 0
        self.total = {"inputTokens": 0, "outputTokens": 0, "cacheReadInputTokens": 0, "cacheCreationInputTokens": 0,
                      "costUSD": 0}

    def emit(self, **event):
        print(json.dumps({**event, "session_id": self.session}), flush=True)

    def begin(self):
        self.emit(type="system", subtype="init", cwd=os.getcwd(), model="scripted-model", tools=[],
                  claude_code_version="0.0.0-scripted")

    def message(self, content, usage=None):
        usage = usage or DEFAULT_USAGE
        self.messages += 1
        self.total["inputTokens"] += usage["input"]
        self.total["outputTokens"] += usage["output"]
        named = {"input_tokens": usage["input"], "output_tokens": usage["output"],
                 "cache_read_input_tokens": 0, "cache_creation_input_tokens": 0}
        message = {"id": f"msg_{self.messages}", "type": "message", "role": "assistant", "model": "scripted-model",
                   "usage": {**named, "output_tokens": 1}}
        self.emit(type="stream_event", event={"type": "message_start", "message": {**message, "content": []}})
        self.emit(type="assistant", message={**message, "content": content}, parent_tool_use_id=None)
        self.emit(type="stream_event", event={"type": "message_delta", "usage": named})
        self.emit(type="stream_event", event={"type": "message_stop"})

    def say(self, text):
        self.message([{"type": "text", "text": text}])

    def tool(self, name, argument, ok, output):
        self.tools += 1
        tool, member = self.TOOLS[name]
        call = f"toolu_{self.tools}"
        self.message([{"type": "tool_use", "id": call, "name": tool, "input": {member: argument}}])
        self.emit(type="user", message={"role": "user", "content": [
            {"type": "tool_result", "tool_use_id": call, "content": output or "done", "is_error": not ok}]})

    def calls(self, count, usage):
        for _ in range(count):
            self.message([{"type": "text", "text": "thinking"}], usage)

    def end(self, final, error):
        self.message([{"type": "text", "text": final}])
        self.emit(type="result", subtype="success", is_error=error, result=final, num_turns=self.messages,
                  terminal_reason="api_error" if error else "completed", permission_denials=[],
                  modelUsage={"scripted-model": self.total})


def write(path, content):
    file = pathlib.Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8")


def edit(path, old, new):
    text = pathlib.Path(path).read_text(encoding="utf-8")
    if old not in text:
        raise ValueError(f"{path} does not hold the text to replace")
    write(path, text.replace(old, new, 1))


def attempt(voice, name, argument, action):
    try:
        output, ok = action() or "", True
    except (OSError, ValueError) as error:
        output, ok = str(error), False
    voice.tool(name, argument, ok, output)


def run(voice, command):
    done = subprocess.run(command, shell=True, capture_output=True, text=True, errors="replace", check=False)
    output = done.stdout + done.stderr
    if done.returncode:
        output = f"Exit code {done.returncode}\n{output}"
    voice.tool("run", command, done.returncode == 0, output.rstrip("\n"))


def flood(size):
    line = "x" * 99 + "\n"
    for _ in range(size // len(line)):
        sys.stdout.write(line)
    sys.stdout.flush()


def do(step, voice, brief):
    if "say" in step:
        voice.say(step["say"])
    elif "write" in step:
        attempt(voice, "write", step["write"], lambda: write(step["write"], step.get("content", "")))
    elif "edit" in step:
        attempt(voice, "edit", step["edit"], lambda: edit(step["edit"], step["old"], step["new"]))
    elif "delete" in step:
        attempt(voice, "delete", step["delete"], lambda: pathlib.Path(step["delete"]).unlink())
    elif "run" in step:
        run(voice, step["run"])
    elif "brief" in step:
        write(step["brief"], brief)
    elif "sleep" in step:
        time.sleep(step["sleep"])
    elif "flood" in step:
        flood(step["flood"])
    elif step.get("hang"):
        while True:
            time.sleep(3600)
    elif "calls" in step:
        voice.calls(step["calls"], {**DEFAULT_USAGE, **{k: step[k] for k in DEFAULT_USAGE if k in step}})
    else:
        raise SystemExit(f"scripted agent: no such step: {json.dumps(step)}")


def load():
    given = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("SCRIPTED_AGENT", "")
    if not given:
        print("scripted agent: no script given", file=sys.stderr)
        raise SystemExit(2)
    return json.loads(given if given.lstrip().startswith("{") else pathlib.Path(given).read_text(encoding="utf-8"))


def main():
    script = load()
    brief = sys.stdin.read()
    voice = ClaudeStream() if script.get("speaks") == "claude-code" else Text()
    voice.begin()
    for step in script.get("steps", []):
        do(step, voice, brief)
    voice.end(script.get("final", ""), bool(script.get("error")))
    raise SystemExit(script.get("exit", 0))


if __name__ == "__main__":
    main()
