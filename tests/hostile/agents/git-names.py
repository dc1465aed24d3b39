#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Gives files names that some systems take for .git.
import pathlib
import os
for name in (".GIT", ".Git", "git~1", ".git ", ".git.", ".g\u200cit", ".git::$INDEX_ALLOCATION"):
    os.makedirs("src/" + name, exist_ok=True)
    with open("src/" + name + "/config", "w") as file:
        file.write("[core]\n\tfsmonitor = touch " + os.environ["TRAP"] + "/names\n")
pathlib.Path("src/new.txt").write_text("new\n")
print("Done.\nSTATUS: OK\nEND_OF_RUN")
