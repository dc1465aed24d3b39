#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""From `remitctl run` to the moment the agent runs, over a plain `git worktree add`. --slow: 50,000 files too."""
import datetime
import pathlib
import statistics
import sys
import tempfile
import time

import benchlib

ROUNDS = 5


def started(home, run):
    return next((event for event in benchlib.events(home, run) if event["type"] == "run.started"), None)


def plain(repository, target):
    begun = time.monotonic()
    benchlib.git(repository, "worktree", "add", "-q", "--detach", str(target))
    took = (time.monotonic() - begun) * 1000
    benchlib.git(repository, "worktree", "remove", "--force", str(target))
    return took


def through(home, repository, contract):
    begun = time.time() * 1000
    run = benchlib.remitctl(home, "run", "--repo", str(repository), "--contract", str(contract)).strip()
    event = benchlib.wait_for(lambda: started(home, run), 120)
    benchlib.wait_for(lambda: not (home / "active" / run).exists(), 120)
    return datetime.datetime.fromisoformat(event["time"]).timestamp() * 1000 - begun


def measure(folder, files):
    repository = benchlib.repository(folder / f"repository{files}", files)
    contract = benchlib.contract(folder / "contract.toml", "print('done')")
    home = folder / f"home{files}"
    # Side by side: what one leaves to be written back, the other meets.
    pairs = [(plain(repository, folder / "plain"), through(home, repository, contract)) for _ in range(ROUNDS)]
    added, took = (statistics.median(side) for side in zip(*pairs))
    benchlib.say(f"start of a run, {files:,} files", took, "ms", "≤ 1.5 × + 150 ms", took <= 1.5 * added + 150,
                 "git worktree add", added)


def main():
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        for files in (2000, 50000) if "--slow" in sys.argv else (2000,):
            measure(pathlib.Path(name), files)


main()
