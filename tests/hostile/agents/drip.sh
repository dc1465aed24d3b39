#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Prints one letter a second, for ever.
while :; do printf .; sleep 1; done
