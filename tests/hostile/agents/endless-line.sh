#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Prints one line without an end.
tr '\0' 'x' < /dev/zero
