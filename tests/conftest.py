"""Every test has a data folder of its own; nothing touches the user's."""

import logging

import pytest
from hypothesis import settings

from netwerk_widgets.bounded import MISSING, TooSlow

# How long an example takes belongs to the machine; times are for the benchmark.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    """A fresh place for sessions and settings."""
    folder = tmp_path / "home"
    monkeypatch.setenv("NETWERK_HOME", str(folder))
    for name in (
        "NETWERK_DB",
        "NETWERK_SESSION",
        "NETWERK_READONLY",
        "NETWERK_RENDER",
        "QUERY_STRING",
    ):
        monkeypatch.delenv(name, raising=False)
    return folder


#: Tests with one of these fixtures make something fail, to see what a page does then.
BREAKING = {"short", "trouble"}


@pytest.fixture(autouse=True)
def nothing_is_missing(request):
    """A figure that fails leaves a sentence on a page; in a test it fails the test."""
    failed = []

    class Listening(logging.Handler):
        def emit(self, record):
            kind = record.exc_info[0] if record.exc_info else None
            if record.args and record.args[0] == MISSING and kind is not TooSlow:
                failed.append(record)

    listener = Listening(logging.ERROR)
    logging.getLogger().addHandler(listener)
    yield
    logging.getLogger().removeHandler(listener)
    if not BREAKING & set(request.fixturenames):
        assert [(each.getMessage(), each.exc_info[1]) for each in failed] == []
