"""What goes wrong while the stage stands: the room goes on, and the log is not filled."""

from time import monotonic

import pytest

from netwerk_widgets import bounded
from netwerk_widgets.session.errors import DatabaseError
from netwerk_widgets.widgets.stage import deck, kept, screens
from tests.widgets.stage.pressing import dreamt, live, press


def test_a_session_that_is_removed_leaves_the_stage(stage, store, caplog):
    press(stage, "step", number=3)
    store.delete("een")
    for _ in range(5):
        stage.look()
    assert stage.window.view["css"] == "is-waiting"
    assert "een" not in str(stage.window.view).split("'")
    assert "could not refresh" not in caplog.text


def test_a_store_that_cannot_be_read_is_told_to_the_log_once(stage, monkeypatch, caplog):
    press(stage, "step", number=3)

    def looked(problem):
        def refresh():
            raise DatabaseError(problem)

        with monkeypatch.context() as patched:
            patched.setattr(stage.live, "refresh", refresh)
            for _ in range(5):
                stage.look()
        told = [each.getMessage() for each in caplog.records]
        return sum("could not refresh" in each for each in told)

    assert looked("database_locked") == 1
    assert looked("database_damaged") == 2
    assert stage.window.view["at"] == "step.dream"
    stage.look()
    assert looked("database_damaged") == 3


PLACES = [
    (deck, "moments", "moments.persevering"),
    (deck, "figure_today", "figure.goals"),
    (screens, "laid_out", "figure.goals"),
    (deck, "map_scene", "figure.map-network"),
]


@pytest.fixture
def trouble(monkeypatch):
    """Breaks something of a module, and counts how often it is tried; and mends it again."""

    class Trouble:
        tried, now = 0, 0.0

        def cause(self, module, name):
            self.module, self.name, self.real = module, name, getattr(module, name)
            monkeypatch.setattr(module, name, self.fail)

        def fail(self, *_given, **_more):
            self.tried += 1
            raise ValueError

        def mend(self):
            monkeypatch.setattr(self.module, self.name, self.real)

        def wait(self, seconds):
            self.now += seconds

    found = Trouble()
    began = monotonic()
    monkeypatch.setattr(kept, "monotonic", lambda: began + found.now)
    return found


@pytest.mark.parametrize(("module", "name", "key"), PLACES, ids=lambda each: str(each))
def test_what_goes_wrong_is_not_tried_at_every_look_and_comes_back(
    stage, trouble, caplog, module, name, key
):
    trouble.cause(module, name)
    press(stage, "at", at=key)
    for _ in range(30):  # what comes next is made ready meanwhile, once each
        stage.look()
    told, tried = len(caplog.records), trouble.tried
    assert told
    assert stage.window.view["at"] not in ("", key)
    for _ in range(30):
        stage.look()
    assert (len(caplog.records), trouble.tried) == (told, tried)
    trouble.mend()
    trouble.wait(bounded.AFTER + 1)
    stage.look()
    assert stage.window.view["at"] == key


def test_an_edit_may_mend_what_went_wrong(stage, store, trouble):
    trouble.cause(screens, "shared")
    press(stage, "at", at="shared.dream")
    assert stage.window.view["at"] != "shared.dream"
    trouble.mend()
    stage.look()
    assert stage.window.view["at"] != "shared.dream"
    dreamt(live(store), "Een nieuwe droom")
    stage.look()
    assert stage.window.view["at"] == "shared.dream"
