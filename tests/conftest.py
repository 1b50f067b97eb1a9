"""Every test has a data folder of its own; nothing touches the user's."""

import pytest
from hypothesis import settings

from netwerk_widgets.session.store import reserve

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


@pytest.fixture(autouse=True)
def small_reserve(monkeypatch):
    """Thousands of tests keep no megabytes each for a full disk."""
    monkeypatch.setattr(reserve, "SIZE", 1000)
