"""What the database adds: processes and threads that meet, and crashes."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading

from sqlalchemy import text

from netwerk_widgets.session.store import open_store

ROUNDS = 15


def add_parties(url, who, barrier):
    with open_store(url) as store:
        barrier.wait()
        for n in range(ROUNDS):
            head = store.read("een", "stakeholders")
            items = [*head.document["items"], {"id": f"{who}{n}", "name": who}]
            store.save("een", "stakeholders", {"items": items}, head.number, who)


def test_two_processes_that_write_at_once_lose_nothing(sqlite_url, made):
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(2)
    writers = [context.Process(target=add_parties, args=(sqlite_url, who, barrier)) for who in "ab"]
    for each in writers:
        each.start()
    for each in writers:
        each.join(60)
        assert each.exitcode == 0
    ids = {row["id"] for row in made.read("een", "stakeholders").document["items"]}
    assert ids == {f"{who}{n}" for who in "ab" for n in range(ROUNDS)}
    assert made.heads("een")["stakeholders"] == 1 + 2 * ROUNDS


def open_at_once(url, barrier):
    barrier.wait()
    with open_store(url) as store:
        store.sessions()


def test_two_processes_may_make_the_database_at_once(sqlite_url):
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(3)
    openers = [context.Process(target=open_at_once, args=(sqlite_url, barrier)) for _ in range(3)]
    for each in openers:
        each.start()
    for each in openers:
        each.join(60)
        assert each.exitcode == 0


def test_threads_share_a_store(made):
    def add(who):
        for n in range(ROUNDS):
            head = made.read("een", "stakeholders")
            items = [*head.document["items"], {"id": f"{who}{n}"}]
            made.save("een", "stakeholders", {"items": items}, head.number, who)
            made.change_token()

    threads = [threading.Thread(target=add, args=(who,)) for who in "abc"]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(made.read("een", "stakeholders").document["items"]) == 3 * ROUNDS


WRITER = """
import sys
from netwerk_widgets.session.store import open_store
store = open_store(sys.argv[1])
n = 0
while True:
    head = store.read("een", "start")
    store.save("een", "start", {**head.document, "intro": str(n)}, head.number, "x")
    print(n, flush=True)
    n += 1
"""


def test_what_was_called_saved_survives_kill_9(sqlite_url, made):
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, sqlite_url], stdout=subprocess.PIPE, text=True
    )
    for line in writer.stdout:
        if int(line) == 20:
            break
    os.kill(writer.pid, signal.SIGKILL)
    said = [20, *map(int, writer.stdout.read().split())]
    writer.wait()
    with open_store(sqlite_url) as again:
        assert int(again.read("een", "start").document["intro"]) >= said[-1]
        head = again.read("een", "start")
        again.save("een", "start", {**head.document, "intro": "on"}, head.number, "y")


def test_another_ones_change_shows_in_the_token(sqlite_url, made):
    with open_store(sqlite_url) as other, open_store(sqlite_url, readonly=True) as reader:
        before = made.change_token(), reader.change_token()
        other.save("een", "start", {"intro": "a"}, 1, "bert")
        after = made.change_token(), reader.change_token()
        assert after[0] != before[0]
        assert after[1] != before[1]
        assert (made.change_token(), reader.change_token()) == after


def test_sqlite_is_set_to_last(made):
    with made._engine.connect() as connection:
        ask = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert ask == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
    }
