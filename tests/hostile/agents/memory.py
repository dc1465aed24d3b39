#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Takes memory in four children.
import os, time
for child in range(4):
    if os.fork() == 0:
        held = []
        while True:
            held.append(bytearray(os.urandom(1 << 20)))
            time.sleep(0.002)
for second in range(60):
    print(".", flush=True)
    time.sleep(1)
