#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Reports figures that cannot be true, that fall, and that come twice.
import json

def say(**event):
    print(json.dumps(event))

say(type="system", subtype="init", session_id="s1", model="m", cwd=".")
for figure in (-1, 1e308, "80", True, None, [1]):
    say(type="assistant", message={"id": "a", "model": "m", "usage": {"input_tokens": figure}, "content": []})
say(type="assistant", message={"id": "b", "model": "m", "usage": {"output_tokens": 1000}, "content": []})
say(type="assistant", message={"id": "b", "model": "m", "usage": {"output_tokens": 1}, "content": []})
print('{"type":"result","is_error":false,"total_cost_usd":NaN}')
print('{"type":"result","is_error":false,"total_cost_usd":1,"total_cost_usd":0}')
for cost in (-5, 1e308, "0", 3, 0.5):
    say(type="result", is_error=False, total_cost_usd=cost)
open("src/new.txt", "w").write("new\n")
say(type="assistant", message={"id": "z", "content": [{"type": "text", "text": "Done.\nSTATUS: OK\nEND_OF_RUN"}]})
say(type="result", is_error=False, result="Done.\nSTATUS: OK\nEND_OF_RUN", total_cost_usd=0)
