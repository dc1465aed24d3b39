#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Uses system calls that a coding agent does not need.
import pathlib
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
for name, number in (("io_uring_setup", 425), ("bpf", 321), ("userfaultfd", 323), ("perf_event_open", 298), ("keyctl", 250),
                     ("add_key", 248), ("open_by_handle_at", 304), ("kexec_load", 246), ("init_module", 175), ("fsopen", 430),
                     ("mount_setattr", 442), ("pivot_root", 155)):
    result = libc.syscall(number, 0, 0, 0, 0, 0)
    print(name, result, ctypes.get_errno())
pathlib.Path("src/new.txt").write_text("new\n")
print("Done.\nSTATUS: OK\nEND_OF_RUN")
