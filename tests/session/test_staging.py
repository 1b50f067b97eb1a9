"""What stands on the stage is kept beside the settings, whatever is done to its file."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from netwerk_widgets import places
from netwerk_widgets.session import staging
from netwerk_widgets.session.staging import PAUSE, Staged


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("NETWERK_HOME", str(tmp_path))
    return tmp_path


def test_it_is_kept_for_its_session_alone():
    staging.change("een", at="step.dream", page=2, black=True, theme="dark", allowed=("map",))
    staging.change("een", order=("step.dream", "step.goals"), lit="p1")
    assert staging.load("een") == Staged(
        "een", "step.dream", 2, True, "dark", ("step.dream", "step.goals"), ("map",), "p1"
    )
    # Another group has the theme of this room, and nothing else.
    assert staging.load("twee") == Staged("twee", theme="dark")


def test_who_looks_sees_that_it_changed():
    before = staging.seen()
    assert before is None
    staging.change("een", at="step.dream")
    first = staging.seen()
    staging.change("een", at="step.goals")
    assert len({before, first, staging.seen()}) == 3
    same = staging.seen()
    staging.change("een", at="step.goals")
    assert staging.seen() == same


def test_a_break_remembers_what_was_there_and_when_it_ends():
    staging.change("een", at="step.dream")
    began = datetime.now(UTC)
    staging.pause("een", 15)
    found = staging.pause("een", 10)
    assert (found.at, found.before) == (PAUSE, "step.dream")
    assert timedelta(minutes=10) <= found.until - began < timedelta(minutes=11)
    assert staging.load("een") == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"session": "een", "page": "x", "order": [1, {}], "until": 3, "theme": "pink"}',
        '{"session": "een", "page": -1, "until": "nooit"}',
        '{"session": "een", "until": "2026-01-01T00:00:00", "allowed": "map"}',
        json.dumps({"session": "een", "at": "x" * 1000, "page": 10**30}),
        "[" * 100_000,
    ],
)
def test_a_damaged_file_counts_as_none(home, text):
    (home / "stage.json").write_text(text)
    found = staging.load("een")
    assert (found.session, found.page, found.until, found.allowed) == ("een", 0, None, ())
    assert found.at == ""
    assert staging.change("een", at="step.dream").at == "step.dream"


def test_a_full_disk_takes_nothing_along(monkeypatch):
    def full(*_given):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(places, "write_private", full)
    assert staging.change("een", at="step.dream").at == "step.dream"
    assert staging.load("een").at == ""
