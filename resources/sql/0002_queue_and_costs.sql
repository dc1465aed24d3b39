-- SPDX-FileCopyrightText: 2026 The Remit developers
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is asked most: the newest runs, the review queue, what is under way, what was decided, what it cost.

CREATE INDEX run_newest ON run (created_at DESC, run_id DESC);

CREATE INDEX run_queue ON run (created_at DESC, run_id DESC)
WHERE state = 'finished' AND review IN ('new', 'seen', 'deferred');

CREATE INDEX run_active ON run (created_at DESC, run_id DESC)
WHERE state <> 'finished';

CREATE INDEX run_verdict ON run (verdict_at)
WHERE verdict_at > 0;

CREATE INDEX run_cost ON run (started_at, agent, repository, model, cost_micro_usd);
