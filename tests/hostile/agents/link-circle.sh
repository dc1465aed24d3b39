#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes links that lead in a circle.
ln -s b src/a_
ln -s a_ src/b
ln -s . src/self
ln -s ../src src/again
echo new > src/new.txt
printf 'Done.\nSTATUS: OK\nEND_OF_RUN\n'
