#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What others need for one C++ file of 85,000 lines with 2,000 edits: git diff, delta, Kompare, Meld.

Time of the text tools until they end, of the windows until they show their title; installs what is missing if it may.
"""
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

PACKAGES = {"delta": "git-delta", "kompare": "kompare", "meld": "meld"}


def say(name, value, unit):
    print(json.dumps({"name": name, "value": value, "unit": unit, "anchor": None, "anchor_value": None, "ratio": None,
                      "goal": None, "holds": None}), flush=True)


def install(names):
    missing = [name for name in names if not shutil.which(name)]
    if not missing:
        return
    if os.geteuid() != 0:
        print(f"not installed: {', '.join(missing)} (apt needs root)", file=sys.stderr)
        return
    packages = [PACKAGES[name] for name in missing]
    for words in (["update", "-qq"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(["apt-get", *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              env=dict(os.environ, DEBIAN_FRONTEND="noninteractive"))
        if done.returncode != 0:
            print(f"not installed: {', '.join(missing)}: {done.stdout.strip().splitlines()[-1:]}", file=sys.stderr)
            return


def write_pair(folder):
    chance = random.Random(1)
    lines = [f"    const int value{number} = compute({number}, \"text {chance.random():.6f}\"); // line {number}\n"
             for number in range(85000)]
    old, new = folder / "old.cpp", folder / "new.cpp"
    old.write_text("".join(lines))
    for place in chance.sample(range(len(lines)), 2000):
        lines[place] = lines[place].replace("compute", "computeAnew")
    new.write_text("".join(lines))
    return old, new


def best(words, stdin=None):
    times = []
    for _ in range(5):
        begun = time.monotonic()
        subprocess.run(words, stdin=open(stdin) if stdin else None, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        times.append(time.monotonic() - begun)
    return min(times) * 1000


def peak_mb(pid):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1000
    return None


def window(name, words):
    """Until a window of the program with the file's name in its title is there, and then no CPU is used for a second."""
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               env=dict(os.environ, QT_QPA_PLATFORM="xcb"))
    begun = time.monotonic()
    last, busy_at = -1, begun
    try:
        while time.monotonic() - begun < 60 and process.poll() is None:
            ticks = sum(int(part) for part in pathlib.Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13])
            if ticks != last:
                last, busy_at = ticks, time.monotonic()
            shown = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "cpp"], capture_output=True, text=True).stdout.strip()
            if shown and time.monotonic() - busy_at > 1:
                say(f"{name}, both files open and at rest", (busy_at - begun) * 1000, "ms")
                say(f"{name}, peak memory", peak_mb(process.pid), "MB")
                return
            time.sleep(0.02)
        print(f"{name} showed no window in 60 s", file=sys.stderr)
    finally:
        process.kill()
        process.wait()


def main():
    install(PACKAGES)
    if not os.environ.get("DISPLAY") and shutil.which("xvfb-run") and "--display" not in sys.argv:
        sys.exit(subprocess.run(["xvfb-run", "-a", "-s", "-screen 0 1440x900x24", sys.executable, __file__, "--display"]).returncode)
    with tempfile.TemporaryDirectory() as name:
        old, new = write_pair(pathlib.Path(name))
        diff = ["git", "diff", "--no-index", str(old), str(new)]
        say("git diff, 85,000 lines, 2,000 edits", best(diff), "ms")
        if shutil.which("delta"):
            patch = pathlib.Path(name) / "patch"
            patch.write_bytes(subprocess.run(diff, stdout=subprocess.PIPE).stdout)
            say("delta over that diff", best(["delta", "--paging=never"], patch), "ms")
        for program in ("kompare", "meld"):
            if shutil.which(program):
                window(program, [program, str(old), str(new)])


main()
