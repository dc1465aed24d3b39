-- SPDX-FileCopyrightText: 2026 The Remit developers
-- SPDX-License-Identifier: GPL-3.0-or-later
-- One row a run, made from its journal. Words are those of the files, times UTC milliseconds (0: not yet), money
-- millionths of a US dollar (null: unknown).

CREATE TABLE run (
    run_id TEXT NOT NULL PRIMARY KEY,
    state TEXT NOT NULL,
    review TEXT NOT NULL,
    repository TEXT NOT NULL,
    agent TEXT NOT NULL,
    model TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    deferred_until INTEGER NOT NULL,
    verdict_at INTEGER NOT NULL,
    cost_micro_usd INTEGER,
    search TEXT NOT NULL, -- title, repository and agent, case folded
    packed BLOB NOT NULL -- all that a list shows of it, in one value (packedrow.h): one column is read four times as fast
);

-- How far the journal has been read, and all that is needed to go on from there.
CREATE TABLE run_import (
    run_id TEXT NOT NULL PRIMARY KEY REFERENCES run (run_id) ON DELETE CASCADE,
    whole_bytes INTEGER NOT NULL,
    events INTEGER NOT NULL,
    head TEXT NOT NULL,
    file_bytes INTEGER NOT NULL,
    fold TEXT NOT NULL
);
