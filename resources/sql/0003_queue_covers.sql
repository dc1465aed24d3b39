-- SPDX-FileCopyrightText: 2026 The Remit developers
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The queue is listed and counted from its index alone: its rows lie side by side there, not all over the table.

DROP INDEX run_queue;

CREATE INDEX run_queue ON run (created_at DESC, run_id DESC, state, review, deferred_until, packed)
WHERE state = 'finished' AND review IN ('new', 'seen', 'deferred');
