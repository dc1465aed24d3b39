#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Takes memory that no process shows: in files that lie in memory and have no name.
import os, time
held = []
for number in range(600):
    held.append(os.memfd_create("hidden"))
    os.write(held[-1], b"x" * (1 << 20))
    if number % 20 == 0:
        print(number, flush=True)
    time.sleep(0.01)
time.sleep(60)
