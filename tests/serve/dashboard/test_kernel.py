"""The participants' door: a kernel that cannot write."""

import json
import os
from urllib.parse import urlencode

import pytest
from jupyter_client.manager import KernelManager

from tests.serve.dashboard.sessions import NAME, PATIENCE, dump, make_session

ATTEMPTS = """
import json, os
from sqlalchemy import text
from netwerk_widgets import places
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.store import open_store
from netwerk_widgets.session.store.sql import SqlStore
from netwerk_widgets.session import moments

NAME = {name!r}
url = places.database_url()
told = {{}}

def attempt(name, write):
    try:
        write()
    except Exception as problem:
        told[name] = type(problem).__name__
    else:
        told[name] = "written"

def raw(store, *statements):
    with store._engine.connect() as connection:
        for each in statements:
            connection.execute(text(each))
        connection.commit()

empty = open_store().read(NAME, "dream").document
fresh = {{**empty, "shared": "written by the dashboard"}}
STORES = {{
    "open_store()": lambda: open_store(),
    "open_store(readonly=False)": lambda: open_store(readonly=False),
    "open_store(url)": lambda: open_store(url),
    "open_store(url, readonly=False)": lambda: open_store(url, readonly=False),
}}
for name, make in STORES.items():
    store = make()
    attempt(name + ".create", lambda: store.create("new", None, "x"))
    attempt(name + ".save", lambda: store.save(NAME, "dream", fresh, 2, "x"))
    attempt(name + ".undo", lambda: store.undo(NAME, ["dream"], "x"))
    attempt(name + ".delete", lambda: store.delete(NAME))
    attempt(name + ".rename", lambda: store.rename(NAME, "other"))
    for statement in (
        "DELETE FROM revisions",
        "UPDATE sessions SET name = 'x'",
        "INSERT INTO sessions (name, folded, created) VALUES ('x', 'x', 'x')",
        "DROP TABLE revisions",
        "CREATE TABLE mine (a)",
    ):
        attempt(name + " engine: " + statement, lambda: raw(store, statement))
        attempt(
            name + " engine, told to write: " + statement,
            lambda: raw(store, "PRAGMA query_only = OFF", statement),
        )
    live = LiveSession(store, NAME, "x")
    op = {{"op": "set", "id": "form", "key": "shared", "value": "written by the dashboard"}}
    attempt(name + " live.edit", lambda: live.edit("dream", "", [op]))
    attempt(name + " live.undo", lambda: live.undo())
    attempt(name + " live.confirm", lambda: live.confirm("context"))
    store.close()
print(json.dumps(told))
"""


@pytest.fixture
def kernel():
    """Run code in a kernel as `serve.whole.render` starts it; what it prints."""
    manager = KernelManager(kernel_name="python3")
    manager.start_kernel(
        env=os.environ
        | {
            "NETWERK_READONLY": "1",
            "NETWERK_RENDER": "page",
            "QUERY_STRING": urlencode({"session": NAME, "lang": "nl"}),
        }
    )
    client = manager.client()
    client.start_channels()

    def run(code):
        printed = []

        def heard(message):
            assert message["msg_type"] != "error", "\n".join(message["content"]["traceback"])
            if message["msg_type"] == "stream" and message["content"]["name"] == "stdout":
                printed.append(message["content"]["text"])

        reply = client.execute_interactive(code, output_hook=heard, timeout=PATIENCE)
        assert reply["content"]["status"] == "ok"
        return "".join(printed)

    try:
        client.wait_for_ready(timeout=PATIENCE)
        yield run
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def test_the_dashboard_s_kernel_cannot_write(kernel, own_home):
    make_session(NAME)
    database = own_home / "sessions.db"
    before = dump(database)
    told = json.loads(kernel(ATTEMPTS.format(name=NAME)))
    assert len(told) == 4 * (5 + 10 + 3)
    assert {attempt for attempt, outcome in told.items() if outcome == "written"} == set()
    public = {outcome for attempt, outcome in told.items() if "engine" not in attempt}
    assert public == {"ReadOnlyError"}
    assert {outcome for attempt, outcome in told.items() if "engine" in attempt} == {
        "OperationalError"
    }
    assert dump(database) == before


def test_the_dashboard_s_kernel_makes_no_store(kernel, own_home):
    told = kernel(
        "from netwerk_widgets.session.store import open_store\n"
        "try:\n    open_store()\nexcept Exception as problem:\n    print(problem.key)"
    )
    assert told == "database_missing\n"
    assert list(own_home.glob("*.db*")) == []
