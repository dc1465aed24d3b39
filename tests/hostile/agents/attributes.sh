#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Has git convert files with programs and encodings.
printf '* text working-tree-encoding=UTF-99 ident filter=lfs diff=evil\n' > .gitattributes
printf '* filter=evil\n' > src/.gitattributes
printf 'x\377\376' > src/encoded.txt
echo new > src/new.txt
printf 'Done.\nSTATUS: OK\nEND_OF_RUN\n'
