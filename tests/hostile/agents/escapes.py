#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Prints terminal escapes, markup and broken text.
import pathlib
import sys
sys.stdout.buffer.write(b"\x1b[2J\x1b]0;title\x07\x1b[999999999C" * 100 + b"<img src='file:///etc/passwd'><a href='javascript:x'>y</a>\n")
sys.stdout.buffer.write(b"\xff\xfe\xc0\x80\xed\xa0\x80" * 100 + b"\0\0\0\n")
sys.stdout.buffer.write("\u202e\u2066\u200b".encode() * 100 + b"\r\r\rfake\n")
sys.stdout.flush()
pathlib.Path("src/new.txt").write_text("new\n")
print("Done.\nSTATUS: OK\nEND_OF_RUN")
