"""The settings and what is on the stage: read once, as long as they are what they were."""

import json

import pytest

from netwerk_widgets.session import settings, small_files, staging


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("NETWERK_HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("change", "look"),
    [
        (lambda n: settings.save(port=n), lambda: settings.load().port),
        (lambda n: staging.change("id", page=n), lambda: staging.load("id").page),
    ],
)
def test_it_is_read_again_when_it_was_replaced_and_not_before(change, look, monkeypatch):
    read = []
    loads = json.loads
    monkeypatch.setattr(small_files.json, "loads", lambda text: (read.append(1), loads(text))[1])
    for n in (1, 2, 3):
        change(n)
        assert [look() for _ in range(5)] == [n] * 5
    assert 3 <= len(read) <= 4


def test_what_is_damaged_or_gone_is_not_remembered(home):
    staging.change("id", page=2)
    (home / "stage.json").write_text("{")
    assert staging.load("id").page == 0
    staging.change("id", page=3)
    (home / "stage.json").unlink()
    assert staging.load("id").page == 0
