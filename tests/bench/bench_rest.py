#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What Remit costs while nothing happens: a supervisor whose agent sleeps, and the desktop with its window up."""
import os
import pathlib
import shutil
import subprocess
import tempfile
import time

import benchlib

SECONDS = 20


def cpu_seconds(pid):
    """Of all its threads, to the nanosecond: the clock ticks of /proc/PID/stat are too coarse for what rests."""
    total = 0
    for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
        total += int((task / "schedstat").read_text().split()[0])
    return total / 1e9


def memory_mb(pid):
    """What this process alone holds, and all that is resident, libraries shared with others counted."""
    own = resident = 0
    for line in pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Private_"):
            own += int(line.split()[1])
        if line.startswith("Rss:"):
            resident = int(line.split()[1])
    return own / 1000, resident / 1000


def wakeups(pid):
    """Voluntary context switches of all its threads."""
    total = 0
    for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
        for line in (task / "status").read_text().splitlines():
            if line.startswith("voluntary_ctxt_switches"):
                total += int(line.split()[1])
    return total


def observe(pid):
    cpu, woken = cpu_seconds(pid), wakeups(pid)
    time.sleep(SECONDS)
    return (cpu_seconds(pid) - cpu) / SECONDS * 100, (wakeups(pid) - woken) / SECONDS


def supervisor_of(run):
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                words = (entry / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if b"supervise" in words and any(run.encode() in word for word in words) and b"remitctl" in words[0]:
                return int(entry.name)
    return None


def supervisor(folder, home):
    repository = benchlib.repository(folder / "repository", 200)
    contract = benchlib.contract(folder / "contract.toml", "import time; time.sleep(200)")
    # Two: only then does it show what one run more costs, and what it shares with the others.
    runs = [benchlib.remitctl(home, "run", "--repo", str(repository), "--contract", str(contract)).strip()
            for _ in range(2)]
    for run in runs:
        benchlib.wait_for(lambda: any(e["type"] == "run.started" for e in benchlib.events(home, run)), 60)
    pid = benchlib.wait_for(lambda: supervisor_of(run), 10)
    time.sleep(3)
    cpu, woken = observe(pid)
    own, resident = memory_mb(pid)
    benchlib.remitctl(home, "stop", "--all")
    benchlib.wait_for(lambda: not pathlib.Path(f"/proc/{pid}").exists(), 10)
    benchlib.say("supervisor at rest, own memory", own, "MB", "≤ 25 MB", own <= 25)
    benchlib.say("supervisor at rest, resident with shared libraries", resident, "MB")
    benchlib.say("supervisor at rest, CPU", cpu, "%", "≤ 0.1 %", cpu <= 0.1)
    benchlib.say("supervisor at rest, wake-ups", woken, "/s")


def desktop(home):
    if not shutil.which("remit"):
        raise SystemExit("remit is not built")
    environment = dict(os.environ, REMIT_HOME=str(home), QT_QPA_PLATFORM="offscreen", XDG_CONFIG_HOME=str(home / "config"),
                       DBUS_SESSION_BUS_ADDRESS="disabled:")
    process = subprocess.Popen(["remit"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        time.sleep(6)
        cpu, woken = observe(process.pid)
        own, resident = memory_mb(process.pid)
    finally:
        process.terminate()
        process.wait()
    benchlib.say("desktop at rest, own memory", own, "MB")
    benchlib.say("desktop at rest, resident with shared libraries", resident, "MB")
    benchlib.say("desktop at rest, CPU", cpu, "%")
    benchlib.say("desktop at rest, wake-ups", woken, "/s", "≤ 1 /s", woken <= 1)


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        supervisor(folder, folder / "home")
        desktop(folder / "home")


main()
