"""The cookie key, the tickets, and who can read what is kept."""

import logging
import os
import stat
import sys

import pytest

from netwerk_widgets import places
from netwerk_widgets.logs import OwnLog
from netwerk_widgets.serve import keys, tickets
from netwerk_widgets.serve.tickets import Tickets
from netwerk_widgets.session import settings

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_the_key_stays_the_same_and_leaves_nothing_else(own_home):
    key = keys.cookie_key()
    assert len(key) == keys.BYTES
    assert keys.cookie_key() == key
    assert [each.name for each in own_home.iterdir()] == [keys.NAME]


@posix
def test_what_is_made_is_for_its_owner_only_whatever_the_user_s_habit(own_home):
    before = os.umask(0)
    try:
        keys.cookie_key()
        settings.save(language="en")
        log = OwnLog(places.home() / "netwerk.log", maxBytes=10, backupCount=1, delay=True)
        for _ in range(3):
            log.emit(logging.makeLogRecord({"msg": "long enough"}))
        log.close()
    finally:
        os.umask(before)
    assert mode(own_home) == 0o700
    found = {each.name: mode(each) for each in own_home.iterdir()}
    names = (keys.NAME, "settings.json", "netwerk.log", "netwerk.log.1")
    assert found == dict.fromkeys(names, 0o600)


@posix
def test_a_log_that_others_could_read_is_theirs_no_longer(own_home):
    path = places.home() / "netwerk.log"
    path.write_text("before\n")
    path.chmod(0o644)
    OwnLog(path).close()
    assert mode(path) == 0o600
    assert path.read_text() == "before\n"


@posix
def test_the_folder_of_our_own_choice_is_shut_another_s_is_not(monkeypatch, tmp_path):
    ours = tmp_path / "ours"
    ours.mkdir(mode=0o755)
    monkeypatch.setenv("NETWERK_HOME", str(ours))
    assert mode(places.home()) == 0o755
    monkeypatch.delenv("NETWERK_HOME")
    monkeypatch.setattr(places.platformdirs, "user_data_dir", lambda *_: str(ours))
    assert mode(places.home()) == 0o700


@posix
@pytest.mark.parametrize("how", ["read", "write", "short", "empty", "words", "link"])
def test_a_key_that_others_may_have_seen_or_made_is_none(own_home, how):
    key = keys.cookie_key()
    path = own_home / keys.NAME
    if how == "link":
        path.rename(own_home / "elsewhere")
        path.symlink_to(own_home / "elsewhere")
    elif how in ("read", "write"):
        path.chmod(0o604 if how == "read" else 0o620)
    else:
        path.write_text({"short": "ab", "empty": "", "words": "z" * 64}[how])
    new = keys.cookie_key()
    assert new != key
    assert keys.cookie_key() == new
    assert not path.is_symlink()
    assert mode(path) == 0o600


def test_two_that_start_together_have_one_key(own_home, monkeypatch):
    link = os.link

    def later(made, path):
        monkeypatch.setattr(os, "link", link)
        first.append(keys.cookie_key())
        link(made, path)

    first = []
    monkeypatch.setattr(os, "link", later)
    assert keys.cookie_key() == first[0]


def test_a_ticket_is_good_once_and_the_newest_of_its_kind_alone():
    out = Tickets()
    out.put("terminal", "a", "/a")
    out.put("file", "b", "/b")
    out.put("terminal", "c", "/c")
    assert [out.take(each) for each in ("", "a", "é", "c", "c", "b", "b")] == [
        *(None, None, None, "/c", None, "/b", None)
    ]


def test_a_ticket_with_a_time_is_no_longer_good_after_it(monkeypatch):
    now = [50.0]
    monkeypatch.setattr(tickets.time, "monotonic", lambda: now[0])
    out = Tickets()
    for kind, wait, good in (("a", 9, True), ("b", 11, False)):
        out.put(kind, kind, "/", 10)
        now[0] += wait
        assert (out.take(kind) is not None) is good
