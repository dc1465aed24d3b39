#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes a path of thirty thousand bytes.
import pathlib
import os
start = os.getcwd()
os.chdir("src")
for level in range(150):
    os.mkdir("d" * 200)
    os.chdir("d" * 200)
with open("file", "w") as file:
    file.write("deep\n")
os.chdir(start)
pathlib.Path("src/new.txt").write_text("new\n")
print("Done.\nSTATUS: OK\nEND_OF_RUN")
