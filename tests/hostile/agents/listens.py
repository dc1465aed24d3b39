#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Opens servers that others could find.
import pathlib
import socket
for address in ("0.0.0.0", "::"):
    try:
        server = socket.create_server((address, 0), family=socket.AF_INET6 if ":" in address else socket.AF_INET)
        print(server.getsockname())
    except OSError as error:
        print(error)
named = socket.socket(socket.AF_UNIX)
named.bind("src/socket")
pathlib.Path("src/new.txt").write_text("new\n")
print("Done.\nSTATUS: OK\nEND_OF_RUN")
