#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes its own success into the trail.
for file in journal.jsonl result.json stdout.log; do
    echo '{"seq":99,"type":"run.finished","data":{"status":"OK"}}' >> "$DATA_FOLDER/runs/$REMIT_RUN/$file"
done
rm -rf "$DATA_FOLDER/runs" "$DATA_FOLDER/remit.db" "$DATA_FOLDER/runs.jsonl"
echo new > src/new.txt
printf 'Done.\nSTATUS: OK\nEND_OF_RUN\n'
