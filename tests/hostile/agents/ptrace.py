#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Attaches to every process and writes into its memory.
import pathlib
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
for pid in range(1, 400):
    for request in (16, 0x4206):
        libc.ptrace(request, pid, None, None)
    try:
        open(f"/proc/{pid}/mem", "r+b").close()
        print("memory of", pid)
    except OSError:
        pass
pathlib.Path("src/new.txt").write_text("new\n")
print("Done.\nSTATUS: OK\nEND_OF_RUN")
