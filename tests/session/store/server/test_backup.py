"""The commands of the README bring everything back, in the same database or another."""

import os
import subprocess
from pathlib import Path

import pytest

from netwerk_widgets.rounds.store import Answers
from netwerk_widgets.session.models import PARTS
from netwerk_widgets.session.store import open_store
from tests import postgres
from tests.rounds.making import round_of
from tests.rounds.store.putting import slip
from tests.session.store.sql.databases import AUTHOR

ROOT = Path(__file__).parents[4]


def commands():
    """The commands of the README: how a backup is made, and how it is put back."""
    blocks = (ROOT / "README.md").read_text(encoding="utf-8").split("```")[1::2]
    [block] = [each for each in blocks if "pg_dump" in each]
    make, put_back = block.strip().splitlines()
    assert make.startswith("pg_dump ")
    assert put_back.startswith("pg_restore ")
    return make, put_back


def run(command, folder):
    path = f"{postgres.programs()}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def everything(store):
    documents = {
        each.name: {part: store.read(each.name, part) for part in PARTS}
        for each in store.sessions()
    }
    return store.workbook_id(), documents, store.history("een")


@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_backup_by_the_commands_of_the_readme_holds_all(
    server, server_url, monkeypatch, tmp_path, elsewhere
):
    make, put_back = commands()
    monkeypatch.setenv("NETWERK_DB", server_url)
    with open_store() as store:
        for name in ("een", "Twée"):
            store.create(name, {"start": {"intro": f"van {name} €"}}, AUTHOR)
        store.save("een", "start", {"intro": "later"}, 1, AUTHOR)
        lesson = round_of("forces", uid=store.session_id("een"))
        kept = everything(store)
    with Answers() as answers:
        answers.open(lesson)
        answers.put(lesson.id, [slip(3, round_=lesson)])
    run(make, tmp_path)
    if elsewhere:
        monkeypatch.setenv("NETWERK_DB", server.database())
    else:
        with open_store() as store:
            store.delete("Twée")
            store.save("een", "start", {"intro": "bedorven"}, 2, AUTHOR)
            store.create("drie", None, AUTHOR)
    run(put_back, tmp_path)
    with open_store() as store:
        assert everything(store) == kept
        saved = store.save("een", "start", {"intro": "en verder"}, 2, AUTHOR)
        assert (saved.revision.number, saved.merged) == (3, False)
        store.create("vier", None, AUTHOR)
    with Answers() as answers:
        assert answers.open_in(lesson.session) == lesson
        answers.put(lesson.id, [slip(4, round_=lesson)])
        assert answers.count(lesson.id) == 2
