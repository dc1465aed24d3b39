#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Fills its home.
for i in $(seq 400); do head -c 1M /dev/urandom > "$HOME/fill$i"; echo "$i"; sleep 0.05; done
sleep 60
