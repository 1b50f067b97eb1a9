"""Every test has a data folder of its own; nothing touches the user's."""

import logging
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from netwerk_widgets.bounded import MISSING, TooSlow
from netwerk_widgets.session.store import open_store, reserve
from tests import postgres
from tests.tries import tries

# How long an example takes belongs to the machine; times are for the benchmark.
# Nor is every line traced to explain a failure: that makes all of them several times slower.
_PHASES = tuple(set(Phase) - {Phase.explain})
_HOW = {
    "deadline": None,
    "phases": _PHASES,
    "max_examples": tries(100),
    "suppress_health_check": (HealthCheck.too_slow,),
}
settings.register_profile("free", **_HOW)
# Continuous integration tries the same examples every time: what fails there fails here.
settings.register_profile("fixed", **_HOW, derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "free"))

#: What `make check` leaves out: what starts a browser, a server or another process, and what makes
#: a whole report or page of the room tens of times over (a folder, or a file). Most of the time of
#: all tests is theirs; measure with ``pytest --durations=60``.
SLOW = (
    "browser",
    "notebooks",
    "serve",
    "cli/test_cli.py",
    "cli/test_full_disk.py",
    "cli/test_quiet.py",
    "project/test_adding_a_field.py",
    "project/test_bounded.py",
    "project/test_dependencies.py",
    "project/test_wheel.py",
    "report/test_pdf.py",
    "report/test_pictures.py",
    "report/test_printed.py",
    "report/test_rounds.py",
    "rounds/store/test_server.py",
    "session/store/server",
    "session/store/sql",
    "texts/test_another_language.py",
    "widgets/dashboard/test_hostile.py",
    "widgets/test_switches.py",
    "widgets/dashboard/test_hidden.py",
)
#: In a slow folder, but pure.
QUICK = ("serve/test_addresses.py", "serve/test_filtering.py", "serve/test_told.py")


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        place = item.path.relative_to(here)
        within = {each.as_posix() for each in (place, *place.parents)}
        if place.as_posix() not in QUICK and within & set(SLOW):
            item.add_marker(pytest.mark.slow)
    # First what takes longest, so that the last that is begun takes little; and those with a
    # browser in one row: they share it.
    items.sort(
        key=lambda item: (
            "browser" not in item.path.relative_to(here).parts,
            item.get_closest_marker("slow") is None,
        )
    )


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


@pytest.fixture(scope="session")
def server():
    """A PostgreSQL server, for all tests of this process that want one."""
    postgres.needed()
    made = postgres.Server()
    yield made
    made.remove()


@pytest.fixture
def server_url(server):
    """The address of a new and empty database on it."""
    return server.database()


@pytest.fixture(scope="session")
def _shared(server):
    url = server.database()
    open_store(url).close()
    return url


@pytest.fixture
def emptied(server, _shared):
    """The address of a workbook's database with nothing in it: sooner there than a new one."""
    server.empty(_shared)
    return _shared


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
