#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Calls out: the host, the metadata of a cloud, a name, raw packets.
import pathlib
import os, socket
for host, port in (("127.0.0.1", int(os.environ["HOST_PORT"])), ("169.254.169.254", 80), ("10.0.0.1", 80), ("1.1.1.1", 53)):
    try:
        socket.create_connection((host, port), 1).sendall(b"canary")
        print("connected", host)
    except OSError as error:
        print(error)
for kind in (socket.SOCK_DGRAM, socket.SOCK_RAW):
    try:
        socket.socket(socket.AF_INET, kind, socket.IPPROTO_UDP).sendto(b"canary", ("1.1.1.1", 53))
    except OSError as error:
        print(error)
try:
    print(socket.getaddrinfo("registry.example", 443))
except OSError as error:
    print(error)
pathlib.Path("src/new.txt").write_text("new\n")
print("Done.\nSTATUS: OK\nEND_OF_RUN")
