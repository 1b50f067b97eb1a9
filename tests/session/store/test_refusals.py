"""A store that cannot be written says why; its files are for their owner alone."""

import multiprocessing
import os
import shutil
import stat
import tempfile
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from netwerk_widgets.session.errors import NetwerkError, ReadOnlyError
from netwerk_widgets.session.store import open_store, refusals
from netwerk_widgets.session.store.connecting import trouble
from netwerk_widgets.session.store.revisions import mended, stored
from netwerk_widgets.texts import LANGUAGES, texts

NAME, NOBODY = "een", 65534


@pytest.fixture
def folder():
    """A folder that a user without rights can come in, which pytest's own are not."""
    made = Path(tempfile.mkdtemp(prefix="netwerk-"))
    made.chmod(0o777)
    yield made
    made.chmod(0o700)
    shutil.rmtree(made)


def attempt(address, said):
    """Save something, as somebody who has no special rights."""
    if os.geteuid() == 0:
        os.setresuid(NOBODY, NOBODY, NOBODY)
    try:
        with open_store(address) as store:
            if not store.sessions():
                store.create(NAME, None, "x")
            head = store.read(NAME, "start")
            store.save(
                NAME, "start", {**head.document, "intro": f"{head.number}"}, head.number, "x"
            )
        said.put("saved")
    except NetwerkError as problem:
        said.put((problem.key, {key: str(each) for key, each in problem.values.items()}))


def refusal(database):
    """What somebody without special rights is told who saves; with its values."""
    context = multiprocessing.get_context("fork")
    said = context.Queue()
    child = context.Process(target=attempt, args=(f"sqlite:///{database}", said))
    child.start()
    answer = said.get(timeout=60)
    child.join(60)
    return answer


def told(database, key, **values):
    found = refusal(database)
    assert found == (key, {"place": str(database)} | values)
    for language in LANGUAGES:
        assert "\n" not in NetwerkError(*[found[0]], **found[1]).sentence(texts(language))


def test_a_file_that_may_not_be_written(folder):
    database = folder / "s.db"
    assert refusal(database) == "saved"
    database.chmod(0o400)
    told(database, "database_protected")


def test_a_folder_that_may_not_be_written(folder):
    database = folder / "s.db"
    folder.chmod(0o555)
    told(database, "database_folder_protected", folder=str(folder))


def test_a_file_of_another_user(folder, monkeypatch):
    database = folder / "s.db"
    assert refusal(database) == "saved"
    database.chmod(0o400)
    monkeypatch.setattr(refusals, "_anothers", lambda _file: True)
    told(database, "database_anothers")


def test_a_file_belongs_to_another_when_its_owner_is(folder, monkeypatch):
    assert not refusals._anothers(folder)
    monkeypatch.setattr(os, "geteuid", lambda: folder.stat().st_uid + 1)
    assert refusals._anothers(folder)


def test_a_disk_that_is_for_reading_only(folder, monkeypatch):
    database = folder / "s.db"
    folder.chmod(0o555)
    monkeypatch.setattr(refusals, "_read_only", lambda _folder: True)
    told(database, "database_disk_read_only")


def test_no_folder_and_a_folder(folder):
    told(folder / "nergens" / "s.db", "database_no_folder", folder=str(folder / "nergens"))
    (folder / "map.db").mkdir()
    told(folder / "map.db", "database_is_folder")


@pytest.mark.parametrize(
    ("environment", "readonly", "key"),
    [
        ({"NETWERK_READONLY": "1"}, False, "read_only_setting"),
        ({"NETWERK_READONLY": "1", "NETWERK_RENDER": "1"}, False, "read_only"),
        ({"NETWERK_READONLY": "1", "NETWERK_STRANGER": "1"}, False, "read_only"),
        ({}, True, "read_only"),
    ],
)
@pytest.mark.parametrize("kind", ["memory", "sqlite"])
def test_only_the_rooms_page_says_that_it_is(
    kind, environment, readonly, key, tmp_path, monkeypatch
):
    url = "memory://" if kind == "memory" else f"sqlite:///{tmp_path / 's.db'}"
    open_store(url).close()
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with open_store(url, readonly) as store, pytest.raises(ReadOnlyError) as problem:
        store.create("een", None, "x")
    assert problem.value.key == key


# ---- for their owner alone ----


def modes(folder):
    return {each.name: stat.S_IMODE(each.stat().st_mode) for each in folder.glob("s.db*")}


@pytest.fixture
def generous():
    """Nothing is kept from anybody."""
    before = os.umask(0)
    yield
    os.umask(before)


def test_every_file_is_for_its_owner_alone_whatever_the_umask(folder, generous):
    with open_store(f"sqlite:///{folder / 's.db'}") as store:
        store.create(NAME, None, "x")
        found = modes(folder)
    assert set(found) == {"s.db", "s.db-wal", "s.db-shm", "s.db.reserve"}
    assert set(found.values()) == {0o600}


def test_what_was_made_before_is_taken_from_others(folder, generous):
    address = f"sqlite:///{folder / 's.db'}"
    with open_store(address) as store:
        store.create(NAME, None, "x")
        for name in ("s.db.rescue", "s.db.2026-11-01.bak", "s.db"):
            (folder / name).touch()
            (folder / name).chmod(0o644)
        (folder / "s.db-wal").chmod(0o664)
        (folder / "elders").write_text("x")
        (folder / "elders").chmod(0o644)
        (folder / "s.db-link").symlink_to("elders")
        with open_store(address):
            found = modes(folder)
    assert found.pop("s.db-link") == 0o644, "what a link leads to is not ours"
    assert set(found.values()) == {0o600}


def test_a_file_behind_a_link_is_found(folder, generous):
    real = folder / "echt" / "s.db"
    real.parent.mkdir()
    real.touch()
    real.chmod(0o644)
    (folder / "link.db").symlink_to(real)
    with open_store(f"sqlite:///{folder / 'link.db'}") as store:
        store.create(NAME, None, "x")
        assert set(modes(real.parent).values()) == {0o600}


def test_a_store_put_back_is_for_its_owner_alone_too(folder, generous):
    with open_store(f"sqlite:///{folder / 's.db'}") as store:
        store.create(NAME, None, "x")
        (folder / "s.db").unlink()
        store.create("twee", None, "x")
        assert modes(folder)["s.db"] == 0o600


def test_who_only_reads_changes_nothing(folder):
    database = folder / "s.db"
    open_store(f"sqlite:///{database}").close()
    database.chmod(0o644)
    with open_store(f"sqlite:///{database}", readonly=True):
        assert stat.S_IMODE(database.stat().st_mode) == 0o644


@pytest.mark.parametrize(
    ("words", "address", "key"),
    [
        ("permission denied", "sqlite:///a.db", "database_unreadable"),
        ("database is locked", "sqlite:///a.db", "database_busy"),
        ("something else", "sqlite:///a.db", "database_unreadable"),
        ("something else", "postgresql://host/db", "database_complains"),
    ],
)
def test_what_a_database_complains_of_is_told_as_what_it_is(words, address, key):
    told = trouble(RuntimeError(words), make_url(address))
    assert told.key == key


def test_a_document_that_is_none_of_ours_is_left_as_it_is():
    assert mended("of_a_later_version", {"a": 1}) == {"a": 1}
    assert mended("start", {"colour": "red"}) == {"colour": "red"}
    assert stored("of_a_later_version", '{"name": "a\\u202eb"}') == {"name": "a\u202eb"}


def test_where_nothing_stands_in_the_way_nobody_knows_why(tmp_path, monkeypatch):
    file = tmp_path / "sessions.db"
    url = make_url(f"sqlite:///{file}")
    assert refusals.unwritable(url).key == "database_unreadable"
    file.write_bytes(b"x")
    assert refusals.unwritable(url).key == "database_unreadable"
    # SQLite cannot begin in less than 128 kB.
    for free, key in ((128 * 1024, "database_unreadable"), (128 * 1024 - 1, "database_full")):
        usage = shutil.disk_usage(tmp_path)._replace(free=free)
        monkeypatch.setattr(refusals.shutil, "disk_usage", lambda _place, usage=usage: usage)
        assert refusals.unwritable(url).key == key
    assert refusals.unwritable(make_url(f"sqlite:///{tmp_path}")).key == "database_is_folder"
    assert refusals.unwritable(make_url("sqlite://")).key == "database_unreadable"
    gone = make_url(f"sqlite:///{tmp_path / 'weg' / 'x.db'}")
    assert refusals.unwritable(gone).key == "database_no_folder"


def test_what_may_not_be_written_is_told_by_whose_it_is(tmp_path, monkeypatch):
    file = tmp_path / "sessions.db"
    file.write_bytes(b"x")
    url = make_url(f"sqlite:///{file}")
    closed = {file}
    monkeypatch.setattr(refusals.os, "access", lambda place, _how: place not in closed)
    assert refusals.unwritable(url).key == "database_protected"
    monkeypatch.setattr(refusals.os, "geteuid", lambda: file.stat().st_uid + 1)
    assert refusals.unwritable(url).key == "database_anothers"
    # Without the file it is the folder in which it cannot be made.
    file.unlink()
    closed.add(tmp_path)
    assert refusals.unwritable(url).key == "database_folder_protected"


def test_a_file_system_that_is_read_only_is_told_as_such(tmp_path, monkeypatch):
    monkeypatch.setattr(refusals, "_read_only", lambda folder: folder == tmp_path)
    found = refusals.unwritable(make_url(f"sqlite:///{tmp_path / 'sessions.db'}"))
    assert found.key == "database_disk_read_only"
