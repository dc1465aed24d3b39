#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Fills the disk with files that have no name any more.
import os, time
held = []
for number in range(400):
    held.append(os.open("src/gone", os.O_RDWR | os.O_CREAT))
    os.unlink("src/gone")
    os.write(held[-1], os.urandom(1 << 20))
    if number % 20 == 0:
        print(number, flush=True)
    time.sleep(0.03)
time.sleep(60)
