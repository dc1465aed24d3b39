#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Remit developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A scripted agent for the sample: really edits the sample's files and tells so as a stream of JSON lines.

agent.py [--hold N]: after its Nth tool it does nothing for ten minutes, so that a run can be looked at while it goes on.
"""

import json
import pathlib
import subprocess
import sys
import time
import uuid

SESSION = str(uuid.uuid4())
MODEL = "sample-model"
HOLD = int(sys.argv[2]) if sys.argv[1:2] == ["--hold"] else 0
calls = 0
tools = 0
totals = {"input_tokens": 0, "output_tokens": 0, "cache_read_input_tokens": 0, "cache_creation_input_tokens": 0}


def say(**line):
    print(json.dumps(dict(line, session_id=SESSION)), flush=True)


def think(seconds):
    time.sleep(seconds)


def message(*content):
    """One answer of the model: a message with its usage, one line for each block as the protocol has it."""
    global calls
    calls += 1
    usage = {"input_tokens": 420 + 35 * calls, "output_tokens": 180 + 12 * calls,
             "cache_read_input_tokens": 2400 * calls, "cache_creation_input_tokens": 900}
    for key, value in usage.items():
        totals[key] += value
    name = f"msg_{calls:03}"
    for block in content:
        say(type="assistant", parent_tool_use_id=None,
            message={"id": name, "type": "message", "role": "assistant", "model": MODEL, "content": [block], "usage": usage})
    return name


def use(tool, arguments, work, words=None):
    global tools
    tools += 1
    blocks = [{"type": "text", "text": words}] if words else []
    ident = f"toolu_{calls + 1:03}"
    message(*blocks, {"type": "tool_use", "id": ident, "name": tool, "input": arguments})
    think(0.12)
    failed, text = work()
    say(type="user", parent_tool_use_id=None,
        message={"role": "user", "content": [{"type": "tool_result", "tool_use_id": ident, "content": text, "is_error": failed}]})
    think(600 if tools == HOLD else 0.1)


def read(path):
    use("Read", {"file_path": path}, lambda: (False, pathlib.Path(path).read_text()))


def write(path, content, words=None):
    def work():
        pathlib.Path(path).write_text(content)
        return False, "written"
    use("Write", {"file_path": path, "content": content}, work, words)


def edit(path, old, new, words=None):
    def work():
        text = pathlib.Path(path).read_text()
        if old not in text:
            return True, "the text is not there"
        pathlib.Path(path).write_text(text.replace(old, new, 1))
        return False, "edited"
    use("Edit", {"file_path": path, "old_string": old, "new_string": new}, work, words)


def run(command):
    def work():
        done = subprocess.run(command, shell=True, capture_output=True, text=True)
        return done.returncode != 0, (done.stdout + done.stderr)[-2000:]
    use("Bash", {"command": command}, work)


def main():
    brief = sys.stdin.read()
    say(type="system", subtype="init", model=MODEL, cwd=str(pathlib.Path.cwd()), tools=["Read", "Edit", "Write", "Bash"],
        permissionMode="bypassPermissions", claude_code_version="0.0.0")
    read("orders/handler.py")
    read("orders/store.py")
    run("python3 -m unittest discover -s tests")
    write("orders/page.py", PAGE, "The page gets a type of its own.")
    edit("orders/store.py", "    def find(self, customer):\n        return [order for order in self._orders if order.customer == customer]\n",
         "    def find(self, customer, page=None):\n        orders = [order for order in self._orders if order.customer == customer]\n"
         "        if page is None:\n            return orders\n        return orders[page.offset : page.offset + page.limit]\n")
    edit("orders/handler.py", "import json\n\nfrom orders.store import OrderStore\n",
         "import json\n\nfrom orders.page import Page, PageError\nfrom orders.store import OrderStore\n")
    edit("orders/handler.py", HANDLER_OLD, HANDLER_NEW)
    run("python3 -m unittest discover -s tests")
    run("git commit -am 'Paginate orders'")
    write("tests/test_page.py", TEST_PAGE, "The page itself is tested too.")
    run("python3 -m unittest discover -s tests")
    if "\n## Review\n" in brief:  # sent back
        edit("orders/page.py", "    limit: int = 20\n", "    limit: int = 20  # what a client gets that does not ask\n")
    final = ("GET /orders takes limit and offset and answers total and next. A page past the end is empty.\n\n"
             "Files changed: orders/handler.py, orders/store.py, orders/page.py, tests/test_page.py\n"
             "Left open: there is no upper bound for limit.\n\nSTATUS: OK\nEND_OF_RUN")
    message({"type": "text", "text": final})
    say(type="result", subtype="success", is_error=False, num_turns=calls, result=final, terminal_reason="completed",
        duration_ms=4000, total_cost_usd=0.0, usage=totals, permission_denials=[])


PAGE = '''"""Which part of a list a client asks for."""

from dataclasses import dataclass


class PageError(ValueError):
    """The query's limit or offset is not a number from 0 on."""


@dataclass(frozen=True)
class Page:
    limit: int = 20
    offset: int = 0

    @staticmethod
    def from_query(query):
        return Page(_number(query, "limit", 20), _number(query, "offset", 0))

    def next(self, total):
        end = self.offset + self.limit
        return end if end < total else None


def _number(query, name, default):
    text = query.get(name)
    if text is None:
        return default
    if not text.isdigit():
        raise PageError(f"{name} is not a number from 0 on")
    return int(text)  # type: ignore
'''

HANDLER_OLD = '''        orders = self._store.find(customer)
        items = []
        for order in orders:
            items.append(self._to_json(order))
        return Response(200, json.dumps({"orders": items}))
'''

HANDLER_NEW = '''        try:
            page = Page.from_query(query)
        except PageError as error:
            return Response(400, json.dumps({"error": str(error)}))
        total = self._store.count(customer)
        items = [self._to_json(order) for order in self._store.find(customer, page)]
        return Response(200, json.dumps({"orders": items, "total": total, "next": page.next(total)}))
'''

TEST_PAGE = '''import unittest

from orders.page import Page, PageError


class Pages(unittest.TestCase):
    def test_the_default_page_is_the_first(self):
        self.assertEqual(Page.from_query({}), Page(20, 0))

    def test_a_negative_offset_is_refused(self):
        with self.assertRaises(PageError):
            Page.from_query({"offset": "-1"})

    def test_the_next_page_begins_where_this_one_ends(self):
        self.assertEqual(Page(10, 5).next(30), 15)
        self.assertIsNone(Page(10, 20).next(30))
'''


main()
