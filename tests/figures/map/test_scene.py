"""The scene: what the browser draws the map from."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.map.keys import COLOURS
from netwerk_widgets.figures.map.layouts import LAYOUTS
from netwerk_widgets.figures.map.parties import usable
from netwerk_widgets.figures.map.scene import map_scene
from netwerk_widgets.figures.map.stable import network
from netwerk_widgets.figures.map.ui import ui_words
from netwerk_widgets.method import CASES
from netwerk_widgets.network.measures import measure
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import LANGUAGES, texts
from tests.figures.checks import HOSTILE
from tests.network.networks import many, session
from tests.strategies import sessions

NL = texts("nl")


def places(whole, layout, **more):
    return map_scene(whole, NL, **more)["layouts"][layout]["places"]


def test_letters_are_composed_so_that_every_program_draws_them_alike():
    (party,) = map_scene(session([{"id": "a", "name": "Cafe\u0301"}]), NL)["parties"]
    assert party["name"] == "Caf\u00e9"


def changed(whole, party, **values):
    """The session with some fields of a party changed."""
    items = [
        each.model_copy(update=values) if each.id == party else each
        for each in whole.stakeholders.items
    ]
    return whole.model_copy(
        update={"stakeholders": whole.stakeholders.model_copy(update={"items": items})}
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_cases_are_whole(case, language):
    whole = load_case(case, language)
    scene = json.loads(json.dumps(map_scene(whole, texts(language), "Naam"), allow_nan=False))
    ids = {each.id for each in whole.stakeholders.items}
    assert tuple(scene["layouts"]) == LAYOUTS
    for layout in scene["layouts"].values():
        assert set(layout["places"]) == ids
        assert all(0 <= share <= 1 for place in layout["places"].values() for share in place)
        assert layout["title"]
        assert layout["reason"]
    assert {each["id"] for each in scene["relations"]} == {each.id for each in usable(whole)}
    assert (scene["name"], scene["language"]) == ("Naam", language)


@given(sessions(), st.sampled_from(LANGUAGES))
def test_whatever_is_recorded_makes_a_scene(whole, language):
    scene = json.loads(json.dumps(map_scene(whole, texts(language)), allow_nan=False))
    known = {each["id"] for each in scene["parties"]}
    assert all({each["from"], each["to"]} <= known for each in scene["relations"])
    for layout in scene["layouts"].values():
        assert set(layout["places"]) == known


def test_the_colours_and_measures_are_those_of_the_other_figures():
    whole = load_case("laanboompact", "nl")
    scene = map_scene(whole, NL)
    roles = next(each for each in scene["keys"]["colours"] if each["key"] == "role")
    assert {each["value"]: each["colour"] for each in roles["values"]} == COLOURS
    assert scene["house"]["ink"] == palette.INK
    found = measure(whole)
    for party in scene["parties"]:
        assert party["measures"]["degree"] == found.degree[party["id"]]
        assert party["measures"]["betweenness"] == round(found.betweenness[party["id"]], 4)


def test_a_measure_without_a_value_is_absent():
    scene = map_scene(session("abc", [("a", "b")]), NL)
    loose = next(each for each in scene["parties"] if each["id"] == "c")
    assert "constraint" not in loose["measures"]
    assert loose["measures"]["degree"] == 0


def test_goals_and_actions_go_with_their_parties():
    whole = load_case("laanboompact", "nl")
    scene = map_scene(whole, NL)
    owners = {goal.owner for goal in whole.goals.goals if goal.owner}
    assert {each["id"] for each in scene["parties"] if each["goals"]} == owners
    partner = next(action for action in whole.doing.actions if action.partners)
    party = next(each for each in scene["parties"] if each["id"] == partner.partners[0])
    assert any(line.startswith(partner.name) for line in party["actions"])


def test_a_hostile_name_is_data():
    scene = map_scene(session([{"id": "a", "name": HOSTILE[0]}]), NL)
    assert scene["parties"][0]["name"] == HOSTILE[0]
    assert scene["table"]["rows"][0][0] == HOSTILE[0]


# ---- the network layout keeps still ----


def test_the_same_network_gives_the_same_places():
    assert places(many(30), "network") == places(many(30), "network")


def test_an_edit_moves_nobody_else():
    before = many(12)
    at = network(before.stakeholders.items, usable(before), {})
    more = session(
        [each.model_dump() for each in before.stakeholders.items] + ["new"],
        [(each.from_id, each.to_id) for each in before.relations.items] + [("new", "p3")],
    )
    after = network(more.stakeholders.items, usable(more), at)
    assert {node: after[node] for node in at} == at
    # The newcomer stands nearer to its relation than an average party does.
    away = {node: abs(x - at["p3"][0]) + abs(y - at["p3"][1]) for node, (x, y) in after.items()}
    assert 0.02 < away["new"] < sorted(away.values())[len(away) // 2]
    fewer = session(
        [each.model_dump() for each in before.stakeholders.items if each.id != "p3"],
        [("p1", "p2")],
    )
    left = network(fewer.stakeholders.items, usable(fewer), at)
    assert left == {node: place for node, place in at.items() if node != "p3"}


def test_a_given_place_is_kept():
    whole = changed(many(12), "p4", x=0.25, y=0.75)
    assert places(whole, "network")["p4"] == [0.25, 0.75]
    assert [each["pinned"] for each in map_scene(whole, NL)["parties"]].count(True) == 1


def test_newcomers_do_not_stand_on_each_other():
    parties = session([f"n{i}" for i in range(12)])
    at = network(parties.stakeholders.items[:1], [], {})
    found = network(parties.stakeholders.items, [], at)
    assert len(set(found.values())) == 12


# ---- what a drag means ----


def test_levels_and_rings_can_be_read_back_from_the_places():
    whole = changed(changed(many(9), "p0", power=5, interest=2), "p1", power=None)
    layout = map_scene(whole, NL)["layouts"]["power"]
    x, y = layout["places"]["p0"]
    drop = layout["drop"]
    assert min(range(5), key=lambda i: abs(drop["across"][i] - x)) + 1 == 2
    assert min(range(5), key=lambda i: abs(drop["up"][i] - y)) + 1 == 5
    assert layout["places"]["p1"][1] < drop["floor"] < min(drop["up"])
    rings = map_scene(many(60), NL)["layouts"]["rings"]
    for party in many(60).stakeholders.items:
        px, py = rings["places"][party.id]
        band = next(
            each
            for each in rings["drop"]["bands"]
            if ((px - 0.5) / each["rx"]) ** 2 + ((py - 0.5) / each["ry"]) ** 2 <= 1
        )
        assert band["ring"] == party.ring


def test_sectors_stand_in_their_own_boxes():
    layout = map_scene(many(60), NL)["layouts"]["sectors"]
    boxes = {each["sector"]: each for each in layout["drop"]["boxes"]}
    for party in many(60).stakeholders.items:
        assert boxes[party.sector]["x0"] < layout["places"][party.id][0] < boxes[party.sector]["x1"]


def test_a_chain_shows_supply_only_and_says_so_when_there_is_none():
    assert map_scene(many(12), NL)["layouts"]["chain"]["kinds"] == ["supply"]
    none = map_scene(session("ab", [("a", "b")]), NL)["layouts"]["chain"]
    assert none["hint"] == NL("figures.map.hint.chain")


def test_words_of_the_tools_are_there_in_both_languages():
    dutch, english = ui_words(NL), ui_words(texts("en"))
    assert set(dutch) == set(english)
    assert "{name}" in dutch["relation_second"]


def test_without_parties_there_is_an_empty_map():
    scene = map_scene(Session(), NL)
    assert scene["parties"] == []
    assert scene["keys"]["sizes"] == []
