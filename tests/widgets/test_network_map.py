"""The map without a browser: what people do on it is stored, asked about, and taken back."""

import json

import pytest

from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.store import MemoryStore
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.network_map import NetworkMap


@pytest.fixture
def live():
    store = MemoryStore()
    store.create("een", load_case("laanboompact", "nl").model_dump(mode="json"), "x")
    return LiveSession(store, "een", "anna")


@pytest.fixture
def drawn(live):
    widget = NetworkMap(texts("nl"), live, lambda *_told: None)
    live.on_change(lambda _parts: widget.show())
    yield widget
    widget.layout.close()
    widget.close()


def scene(widget):
    return json.loads(widget.scene)


def at(widget, party):
    return scene(widget)["layouts"]["network"]["places"][party]


def put(id_, key, value, part="stakeholders"):
    return {"part": part, "op": "set", "id": id_, "key": key, "value": value}


def add(id_, part="stakeholders", **values):
    return {"part": part, "op": "add", "id": id_, "after": None, "values": values}


def party(live, id_):
    return next(each for each in live.session.stakeholders.items if each.id == id_)


def test_a_party_and_a_relation_are_added(live, drawn):
    first = live.session.stakeholders.items[0].id
    drawn.do([add("new", name="Nieuwe partij") | {"at": [0.9, 0.1]}], 1)
    drawn.do([add("line", "relations", from_id="new", to_id=first, kind="supply", strength=3)], 2)
    assert (party(live, "new").name, party(live, "new").x) == ("Nieuwe partij", None)
    assert at(drawn, "new") == [0.9, 0.1]
    line = next(each for each in scene(drawn)["relations"] if each["id"] == "line")
    assert (line["from"], line["to"], line["arrow"]) == ("new", first, True)
    assert (drawn.acked, drawn.problem) == (2, "")


def test_a_dragged_party_stays_and_undo_brings_it_back(live, drawn):
    id_ = live.session.stakeholders.items[2].id
    before = at(drawn, id_)
    drawn.do([put(id_, "x", 0.3), put(id_, "y", 0.4)], 1)
    assert at(drawn, id_) == [0.3, 0.4]
    again = NetworkMap(texts("nl"), live, lambda *_told: None)
    assert at(again, id_) == [0.3, 0.4]
    again.layout.close()
    again.close()
    assert live.undo()
    assert at(drawn, id_) == before


def test_tidying_gives_every_place_up(live, drawn):
    fresh = scene(drawn)["layouts"]["network"]["places"]
    ids = [each.id for each in live.session.stakeholders.items[:2]]
    drawn.do([put(id_, key, 0.5) for id_ in ids for key in "xy"], 1)
    tidy = {"part": "stakeholders", "op": "tidy"}
    drawn.do([tidy, *(put(id_, key, None) for id_ in ids for key in "xy")], 2)
    assert party(live, ids[0]).x is None
    assert scene(drawn)["layouts"]["network"]["places"] == fresh


def test_the_group_is_the_source_of_what_it_says_and_not_of_where_it_drags(live, drawn):
    made_up = next(
        e.id for e in live.session.stakeholders.items if e.says("name") == "illustrative"
    )
    drawn.do([put(made_up, "x", 0.2), put(made_up, "power", 5)], 1)
    assert party(live, made_up).says("name") == "illustrative"
    drawn.do([put(made_up, "name", "Van ons")], 2)
    assert party(live, made_up).says("name") == "group"


def test_removing_a_party_asks_what_hangs_on_it(live, drawn):
    id_ = live.session.stakeholders.items[0].id
    drawn.do([{"part": "stakeholders", "op": "remove", "id": id_}], 1)
    assert drawn.question["row"] == id_
    assert party(live, id_)
    drawn._receive(
        drawn, {"type": "answer", "id": drawn.question["id"], "value": {"value": "remove"}}, []
    )
    assert id_ not in {each.id for each in live.session.stakeholders.items}
    assert all(id_ not in (each.from_id, each.to_id) for each in live.session.relations.items)


def test_a_relation_and_a_loose_party_go_without_a_question(live, drawn):
    drawn.do([add("loose", name="Los")], 1)
    drawn.do([{"part": "stakeholders", "op": "remove", "id": "loose"}], 2)
    line = live.session.relations.items[0].id
    drawn.do([{"part": "relations", "op": "remove", "id": line}], 3)
    assert drawn.question == {}
    assert line not in {each["id"] for each in scene(drawn)["relations"]}
    assert "loose" not in {each["id"] for each in scene(drawn)["parties"]}


def test_what_is_not_valid_is_told_at_its_field(live, drawn):
    id_ = live.session.stakeholders.items[0].id
    drawn.do([put(id_, "power", 9)], 1)
    assert list(drawn.errors) == [f"{id_}|power"]
    assert drawn.acked == 1
    drawn.do([put(id_, "power", 4)], 2)
    assert drawn.errors == {}
    assert party(live, id_).power == 4


def test_a_part_that_the_map_is_not_about_is_refused(live, drawn):
    before = live.documents
    drawn.do([put("form", "shared", "Anders", part="dream")], 1)
    drawn.do([{"part": "steps", "op": "remove", "id": "context"}], 2)
    assert live.documents == before
    assert (list(drawn.errors), bool(drawn.problem), drawn.acked) == (["form|shared"], True, 2)
