"""The figures of the registry, where they are shown: on the page of their step, and in the room."""

from dataclasses import replace

import pytest

from netwerk_widgets.figures.forces import force_bars
from netwerk_widgets.figures.registry import FIGURES, Figure, in_room
from netwerk_widgets.method import STEPS
from netwerk_widgets.report.recorded import Recorded
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.published import published
from netwerk_widgets.session.store.memory import MemoryStore
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.blocks import BLOCKS, filled
from netwerk_widgets.widgets.page import Page
from netwerk_widgets.widgets.plot import Plot
from tests.whole import TODAY, whole

T = texts("nl")


def keys(widget) -> list[str]:
    found = [widget.drawing["key"]] if isinstance(widget, Plot) else []
    return found + [each for child in getattr(widget, "children", ()) for each in keys(child)]


@pytest.mark.parametrize("step", [*STEPS, "thread"])
def test_a_page_shows_the_figures_of_its_step(step):
    store = MemoryStore()
    store.create("zaal", whole().model_dump(mode="json"), "test")
    page = Page(step, store, "zaal", "nl")
    own = {
        each.key
        for each in FIGURES.values()
        if (each.step or "thread") == step and not each.key.startswith("map-")
    } - {"helping", "pictures", "quality"}  # the map's page has them
    # The map of step 2 is the one that is drawn on; the four kinds are no figures of a session, and
    # a frame of the film is a part of one.
    shown = {each for each in keys(page.box) if not each.startswith("kind")} - {"film_frame"}
    page.close()
    assert shown == own


def test_a_panel_of_the_room_shows_the_figures_that_name_it():
    session = whole()
    shown = {each.slug: each for each in filled(published(session), T)}
    assert {each.panel for each in FIGURES.values() if each.panel} <= {x.slug for x in BLOCKS}
    for slug in ("dream", "goals", "doing", "dilemmas", "progress", "thread", "readiness"):
        drawn = [each.key for each in shown[slug].drawings]
        assert drawn == [each.key for each in in_room(slug)]


def test_a_new_figure_is_named_in_the_registry_alone(monkeypatch):
    """The room has it by itself, and the report asks for it by its key."""

    def ours(_session, t):
        return replace(force_bars(load_case("laanboompact", "nl"), t), key="ours")

    monkeypatch.setitem(FIGURES, "ours", Figure("ours", ours, "goals", ("context",), "goals"))
    session = whole()
    (block,) = [each for each in filled(published(session), T) if each.slug == "goals"]
    assert "ours" in [each.key for each in block.drawings]
    assert Recorded(session, "Naam", T, TODAY).figure("ours").key == "ours"
