#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes a hundred thousand files.
import os
for number in range(100_000):
    if number % 1000 == 0:
        os.makedirs(f"src/many{number // 1000}", exist_ok=True)
        print(number, flush=True)
    with open(f"src/many{number // 1000}/{number}", "w") as file:
        file.write("x\n")
import time
time.sleep(60)
