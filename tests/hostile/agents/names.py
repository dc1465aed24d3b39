#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Gives files names that deceive.
import pathlib
import os
for name in (b"line\nfeed", b"tab\tand\rreturn", b"-rf", b"--exec=evil", b"$(touch evil)", b"`touch evil`", b"'; touch evil; '", b"\xff\xfe",
             b"\x1b[2J", "right\u202eleft.txt".encode(), "zero\u200bwidth".encode(), b"x" * 255, b" ", b"a\\b", b"%s%n", b"CON", b"<b>bold"):
    with open(b"src/" + name, "wb") as file:
        file.write(b"x\n")
pathlib.Path("src/new.txt").write_text("new\n")
print("Done.\nSTATUS: OK\nEND_OF_RUN")
