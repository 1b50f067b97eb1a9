"""Communities take long to find in a large network: only where they are shown."""

import json

import pytest

from netwerk_widgets.figures.map import still
from netwerk_widgets.figures.map.layouts import LAYOUTS
from netwerk_widgets.figures.map.scene import map_scene
from netwerk_widgets.network import communities, measures
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.store import MemoryStore
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.blocks import filled
from netwerk_widgets.widgets.network_map import NetworkMap

T = texts("nl")


@pytest.fixture
def looked(monkeypatch):
    """How often communities were looked for."""
    found = []
    find = communities.communities

    def counted(*arguments):
        found.append(arguments)
        return find(*arguments)

    monkeypatch.setattr(measures.communities, "communities", counted)
    for kept in (measures._measures, measures._structure):
        kept.cache_clear()
    yield found
    for kept in (measures._measures, measures._structure):
        kept.cache_clear()


@pytest.fixture
def session():
    return load_case("laanboompact", "nl")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_still_picture_shows_none(session, looked, layout):
    still.still_map(session, T, layout)
    assert looked == []


def test_a_page_whose_reader_cannot_ask_for_them_has_them(session, looked):
    scene = map_scene(session, T)
    assert len(looked) == 1
    assert any(each["community"] is not None for each in scene["parties"])


def test_a_room_without_the_map_has_none(session, looked):
    hidden = session.room.model_copy(update={"hidden": ["map", "progress"]})
    list(filled(session.model_copy(update={"room": hidden}), T))
    assert looked == []


def test_the_workbook_looks_when_they_are_the_colours(session, looked):
    store = MemoryStore()
    store.create("een", session.model_dump(mode="json"), "x")
    live = LiveSession(store, "een", "anna")
    drawn = NetworkMap(T, live, lambda *_told: None)
    live.on_change(lambda _parts: drawn.show())

    def schemes():
        return {each["key"]: each for each in json.loads(drawn.scene)["keys"]["colours"]}

    def relate(number):
        first, second = (each.id for each in live.session.stakeholders.items[:2])
        values = {"from_id": first, "to_id": second, "kind": "supply", "strength": number}
        add = {"part": "relations", "op": "add", "id": f"n{number}", "after": None}
        drawn.do([add | {"values": values}], number)

    relate(1)
    assert looked == []
    assert schemes()["community"]["values"] == [], "offered all the same"
    drawn.grouped = True
    assert len(looked) == 1
    assert schemes()["community"]["values"]
    drawn.grouped = False
    relate(2)
    assert len(looked) == 1
    drawn.layout.close()
    drawn.close()
