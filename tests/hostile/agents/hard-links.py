#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes hard links to what lies outside.
import pathlib
import os
for target in (os.environ["MAIN_CHECKOUT"] + "/src/a.txt", os.environ["SIBLING"] + "/src/a.txt", "/etc/passwd", "/usr/bin/git"):
    try:
        os.link(target, "src/hard")
    except OSError as error:
        print(error)
pathlib.Path("src/new.txt").write_text("new\n")
print("Done.\nSTATUS: OK\nEND_OF_RUN")
