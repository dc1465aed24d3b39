#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Closes its output and lives on.
exec >&- 2>&- <&-
sleep 600
