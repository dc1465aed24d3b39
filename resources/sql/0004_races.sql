-- SPDX-FileCopyrightText: 2026 The Remit developers
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The race that a run is one of; empty: none. Rows that are there already are of none.

ALTER TABLE run ADD COLUMN race TEXT NOT NULL DEFAULT '';

CREATE INDEX run_race ON run (race, state, review, deferred_until)
WHERE race <> '';
