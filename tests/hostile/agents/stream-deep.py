#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Prints events that are nested ten thousand deep, endless, and not UTF-8.
import sys
out = sys.stdout.buffer
out.write(b'{"type":' + b"[" * 10000 + b"]" * 10000 + b"}\n")
out.write(b'{"type":"assistant","message":' * 3000 + b"\n")
out.write(b"\xff\xfe\x00\x80" * 1000 + b"\n")
out.write(b'{"type":"system","subtype":"init","session_id":"\xff\xc3"}\n')
open("src/new.txt", "w").write("new\n")
out.write(b'{"type":"result","is_error":false,"result":"Done.\\nSTATUS: OK\\nEND_OF_RUN"}\n')
