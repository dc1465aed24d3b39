#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Fills the disk where no path leads, behind shut folders.
import os, time
for level in range(200):
    os.mkdir("d" * 150)
    os.chdir("d" * 150)
for number in range(400):
    with open(f"fill{number}", "wb") as file:
        file.write(os.urandom(1 << 20))
    if number % 20 == 0:
        os.chmod("..", 0o300)
        print(number, flush=True)
    time.sleep(0.03)
time.sleep(60)
