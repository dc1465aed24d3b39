#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Deletes everything that it may.
rm -rf ./* 2>/dev/null
find . -mindepth 1 -delete 2>/dev/null
