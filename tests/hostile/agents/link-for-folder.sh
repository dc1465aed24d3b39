#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Replaces a tracked folder by a link to a home.
rm -rf src
ln -s "$HOST_HOME" src
