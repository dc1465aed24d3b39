#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""analysis.py TOOL STAMPS SECONDS: clang-tidy or clazy over every source that changed since it was last clean.

A stamp is keyed by the file, all project headers that it includes, however deep, its compiler words and the rules; a file
with a stamp is not looked at again. What recent commits and the working tree touched comes first. After SECONDS nothing
more is begun (0: no end), and what is left is counted; stamps make the slices add up.
"""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import time

BUILD = "build/dev"
FOLDERS = ("runner/", "models/", "views/", "app/")
RULES = [".clang-tidy", "runner/.clang-tidy", "packaging/root/analysis.py"]
# level 1 without what fights the house style: contexts are checked by QT_NO_CONTEXTLESS_CONNECT already
CLAZY = "level0,level1,no-non-pod-global-static"
# clang does not know these of g++
FOREIGN = {"-mno-direct-extern-access"}
INCLUDE = re.compile(rb'^\s*#\s*include\s+"([^"]+)"', re.M)


def lines_of(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout.splitlines()


def included(path, seen):
    """The project files behind `path`, itself first. Includes are rooted; a generated one is not in the tree."""
    if path not in seen and os.path.isfile(path):
        seen[path] = pathlib.Path(path).read_bytes()
        for name in INCLUDE.findall(seen[path]):
            included(name.decode(), seen)
    return seen


def compiler_words(command):
    words = [word for word in shlex.split(command) if word not in FOREIGN]
    return words[1:] if words[0].endswith("ccache") else words


def key_of(path, words, rules):
    key = hashlib.sha256(rules + " ".join(words).replace(os.getcwd(), "").encode())
    for name, content in sorted(included(path, {}).items()):
        key.update(name.encode() + b"\0" + content)
    return key.hexdigest()[:32]


def sources():
    """Path to compiler words, what was touched last first; a clang-readable database is left for the tools."""
    entries = json.loads(pathlib.Path(BUILD, "compile_commands.json").read_text())
    here = {}
    for entry in entries:
        path = os.path.relpath(entry["file"])
        if path.startswith(FOLDERS) and path.endswith(".cpp"):
            here[path] = compiler_words(entry["command"])
            entry["command"] = shlex.join(here[path])
    pathlib.Path(BUILD, "static").mkdir(exist_ok=True)
    pathlib.Path(BUILD, "static", "compile_commands.json").write_text(json.dumps(entries))
    touched = lines_of("git", "diff", "--name-only", "HEAD")
    touched += [line for line in lines_of("git", "log", "-n", "20", "--name-only", "--format=") if line]
    order = {path: place for place, path in reversed(list(enumerate(touched)))}
    return dict(sorted(here.items(), key=lambda item: (order.get(item[0], len(touched)), item[0])))


def make_generated(todo):
    """A source that includes its own .moc cannot be parsed before that is there."""
    needed = set()
    for path, words in todo.items():
        if re.search(rb'#include "\w+\.moc"', pathlib.Path(path).read_bytes()):
            needed.add(words[words.index("-o") + 1].split("/CMakeFiles/")[1].split(".dir/")[0] + "_autogen")
    if needed:
        subprocess.run(["ninja", "-C", BUILD, *sorted(needed)], check=True, stdout=subprocess.DEVNULL)


def findings(tool, path):
    if tool == "clang-tidy":
        words = ["clang-tidy-19", "--quiet", "-p", f"{BUILD}/static", path]
    else:
        words = ["clazy-standalone", "-p", f"{BUILD}/static", f"--checks={CLAZY}", path]
    done = subprocess.run(words, capture_output=True, text=True)
    said = done.stdout if tool == "clang-tidy" else done.stdout + done.stderr
    said = "\n".join(line for line in said.splitlines() if line and "warnings generated" not in line)
    return said or (f"{tool} exits with {done.returncode}\n{done.stderr}" if done.returncode else "")


def main(tool, stamps, seconds):
    until = time.monotonic() + int(seconds) if int(seconds) else float("inf")
    stamps = pathlib.Path(stamps)
    stamps.mkdir(parents=True, exist_ok=True)
    if not os.path.exists(f"{BUILD}/compile_commands.json"):
        subprocess.run(["cmake", "--preset", "dev"], check=True, stdout=subprocess.DEVNULL)
    rules = b"".join(pathlib.Path(name).read_bytes() for name in RULES)
    every = sources()
    keys = {path: key_of(path, words, rules) for path, words in every.items()}
    todo = {path: every[path] for path in every if not (stamps / keys[path]).exists()}
    make_generated(todo)
    failed, left = 0, 0

    def look(path):
        return findings(tool, path) if time.monotonic() < until else None

    with concurrent.futures.ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        for path, said in zip(todo, pool.map(look, todo)):
            if said is None:
                left += 1
            elif said:
                failed += 1
                print(f"{path}:\n{said}", flush=True)
            else:
                (stamps / keys[path]).touch()
    print(f"{tool}: {len(todo) - left} looked at, {failed} with findings, {len(every) - len(todo)} clean since before, "
          f"{left} left for the next time")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
