# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the benchmarks of the whole program share: a repository, a contract, a run, a figure."""
import json
import os
import pathlib
import subprocess
import time

GIT = dict(os.environ, GIT_CONFIG_GLOBAL="/dev/null", GIT_CONFIG_NOSYSTEM="1", GIT_AUTHOR_NAME="Ada",
           GIT_AUTHOR_EMAIL="ada@shop.example", GIT_COMMITTER_NAME="Ada", GIT_COMMITTER_EMAIL="ada@shop.example")


def say(name, value, unit, goal=None, holds=None, anchor=None, anchor_value=None):
    ratio = value / anchor_value if anchor_value else None
    print(json.dumps({"name": name, "value": value, "unit": unit, "anchor": anchor, "anchor_value": anchor_value,
                      "ratio": ratio, "goal": goal, "holds": holds}), flush=True)


def git(repository, *words):
    subprocess.run(["git", "-C", str(repository), *words], check=True, env=GIT, stdout=subprocess.DEVNULL)


def repository(folder, files):
    folder.mkdir(parents=True)
    for number in range(files):
        path = folder / f"d{number // 1000}" / f"e{number // 100 % 10}" / f"file{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("line of text number " * 10 + f"{number}\n")
    git(folder, "init", "-q", "-b", "main", ".")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "A repository to begin from")
    return folder


def contract(file, program):
    """A contract without a success command: an agent that is the Python text `program`."""
    file.write_text(f"""schema = 1
title = "Write a report about d0"
task = "Read the files in d0 and say in a short report what stands in them. Name each file that is empty."
tier = "small"
agent = "command"

[command]
argv = ["python3", "-c", {json.dumps(program)}]
speaks = "text"

[scope]
paths = ["d0/**"]
read_only = true

[limits]
wall_clock = "5m"
idle = "4m"

[artifact]
kind = "report"
""")
    return file


def remitctl(home, *words, check=True):
    done = subprocess.run(["remitctl", *words], env=dict(os.environ, REMIT_HOME=str(home)), capture_output=True, text=True)
    if check and done.returncode != 0:
        raise SystemExit(f"remitctl {' '.join(words)}: {done.stdout}{done.stderr}")
    return done.stdout


def events(home, run):
    journal = pathlib.Path(home) / "runs" / run / "journal.jsonl"
    if not journal.exists():
        return []
    return [json.loads(line) for line in journal.read_text().splitlines(keepends=True) if line.endswith("\n")]


def wait_for(condition, seconds):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = condition()
        if found:
            return found
        time.sleep(0.01)
    raise SystemExit("what was waited for did not come")
