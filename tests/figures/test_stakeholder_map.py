"""The map in its four views."""

import time
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_widgets.figures import map_chain, map_layout
from netwerk_widgets.figures.map_nodes import COLOURS, SHAPES
from netwerk_widgets.figures.map_views import VIEWS
from netwerk_widgets.figures.stakeholder_map import NAMED, stakeholder_map
from netwerk_widgets.method import CASES
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.parties import Role, Sector
from netwerk_widgets.texts import LANGUAGES, texts
from tests.figures.checks import HOSTILE, check, sizes
from tests.network.networks import many, session
from tests.strategies import sessions

NL = texts("nl")


def marks(drawing):
    """The trace of the parties: the one whose marks say which party they are."""
    (found,) = [trace for trace in drawing.figure.data if trace.customdata is not None]
    return found


def places(drawing):
    found = marks(drawing)
    return dict(zip(found.customdata, zip(found.x, found.y, strict=True), strict=True))


def named(drawing):
    return [trace.name for trace in drawing.figure.data if trace.name]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_cases(view, case, language):
    whole = load_case(case, language)
    drawing = stakeholder_map(whole, texts(language), view)
    figure = check(drawing)
    assert not drawing.empty
    assert drawing.key == f"map-{view}"
    assert set(places(drawing)) == {each.id for each in whole.stakeholders.items}
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in places(drawing).values())
    assert min(sizes(figure["layout"])) >= 16
    assert min(sizes(drawing.narrow)) >= 16
    assert len(drawing.table.rows) == len(whole.stakeholders.items)


@pytest.mark.parametrize("view", VIEWS)
def test_every_party_of_a_case_is_named_on_a_screen(view):
    whole = load_case("laanboompact", "nl")
    drawing = stakeholder_map(whole, NL, view)
    written = " ".join(
        note.text.replace("<br>", " ").replace("- ", "-")
        for note in drawing.figure.layout.annotations
    )
    assert all(each.name.replace("- ", "-") in written for each in whole.stakeholders.items)


@pytest.mark.parametrize("view", VIEWS)
def test_without_parties_it_says_what_to_do(view):
    drawing = stakeholder_map(Session(), NL, view)
    check(drawing)
    assert drawing.empty
    assert drawing.summary.startswith("Voeg partijen toe")


@pytest.mark.parametrize("view", ["rings", "chain", "power"])
def test_a_view_without_its_data_says_which(view):
    drawing = stakeholder_map(session("abc", [("a", "b")]), NL, view)
    check(drawing)
    assert drawing.empty


def test_form_is_sector_colour_is_role_and_size_is_relations():
    parties = [
        {"id": "a", "name": "A", "sector": "public", "role": "authority"},
        {"id": "b", "name": "B", "sector": "private", "role": "partner"},
        {"id": "c", "name": "C"},
    ]
    drawing = stakeholder_map(session(parties, [("a", "b"), ("a", "c")]), NL)
    found = marks(drawing)
    assert found.marker.symbol[:2] == (SHAPES["public"], SHAPES["private"])
    assert found.marker.color[:2] == (COLOURS["authority"], COLOURS["partner"])
    assert found.text == ("Ge", "Pa", "")
    assert found.marker.size[0] > found.marker.size[1] == found.marker.size[2]
    assert {"publiek", "privaat", "sector onbekend", "Ge · bevoegd gezag", "samenwerking"} <= set(
        named(drawing)
    )
    assert "maatschappelijk" not in named(drawing)


def test_no_two_roles_or_sectors_look_alike():
    assert set(COLOURS) == set(Role.__args__)
    assert len(set(COLOURS.values())) == len(COLOURS)
    assert set(SHAPES) == set(Sector.__args__)
    assert len(set(SHAPES.values())) == len(SHAPES)
    for language in LANGUAGES:
        codes = {texts(language)(f"figures.map.code.{role}") for role in COLOURS}
        assert len(codes) == len(COLOURS)


def test_arrows_only_where_a_relation_runs_one_way():
    drawing = stakeholder_map(
        session("abc", [("a", "b", "supply", 3), ("b", "c", "information", 1)]), NL
    )
    lines = {
        trace.line.dash: trace
        for trace in drawing.figure.data
        if trace.x[0] is not None and trace.line.dash
    }
    assert lines["solid"].marker.symbol == "arrow"
    assert lines["dot"].mode == "lines"
    assert lines["solid"].line.width > lines["dot"].line.width


def test_invented_parties_look_different_from_those_in_the_article():
    drawing = stakeholder_map(load_case("laanboompact", "nl"), NL)
    found = marks(drawing)
    by_id = dict(zip(found.customdata, found.marker.color, strict=True))
    assert by_id["linde"] == "#ffffff"
    assert by_id["nurseries"] == COLOURS["initiator"]
    assert {"genoemd in het artikel", "voorbeeld, door ons bedacht"} <= set(named(drawing))
    assert drawing.table.columns[-1] == "bron"
    own = stakeholder_map(session("ab", [("a", "b")]), NL)
    assert "voorbeeld, door ons bedacht" not in named(own)
    assert "bron" not in own.table.columns


def test_the_chosen_party_stands_out():
    star = session("abcd", [("a", leaf) for leaf in "bcd"] + [("b", "c")])
    drawing = stakeholder_map(star, NL, selected="d")
    (bold,) = [
        note.text for note in drawing.figure.layout.annotations if note.text.startswith("<b>")
    ]
    assert bold == "<b>D</b>"
    faded = [
        trace for trace in drawing.figure.data if trace.opacity is not None and trace.opacity < 0.5
    ]
    assert sum(len(trace.x) // 3 for trace in faded) == 3
    assert stakeholder_map(star, NL, selected="gone").figure == stakeholder_map(star, NL).figure


def test_what_may_not_move_the_map():
    before = many(20)
    after = before.model_copy(deep=True)
    after.stakeholders.items[3].name = "Een heel andere naam die veel langer is"
    after.stakeholders.items.reverse()
    after.relations.items.reverse()
    for view in VIEWS:
        assert places(stakeholder_map(before, NL, view)) == places(stakeholder_map(after, NL, view))


def test_parties_keep_their_distance():
    drawing = stakeholder_map(many(18), NL)
    wide, high = map_layout.WIDE
    at = [(x * wide, y * high) for x, y in places(drawing).values()]
    nearest = min(
        max(abs(ax - bx), abs(ay - by)) for i, (ax, ay) in enumerate(at) for bx, by in at[:i]
    )
    assert nearest > 40


def test_rings_from_core_to_outside():
    parties = [
        {"id": f"p{i}", "name": f"P{i}", "ring": ring}
        for i, ring in enumerate(["core"] * 3 + ["ring"] * 4 + ["outside"] * 2)
    ]
    drawing = stakeholder_map(session([*parties, "x"], [("p0", "p5")]), NL, "rings")
    away = {
        node: ((x - 0.5) ** 2 + (y - 0.5) ** 2) ** 0.5 for node, (x, y) in places(drawing).items()
    }
    assert max(away[f"p{i}"] for i in range(3)) < min(away[f"p{i}"] for i in range(3, 7))
    assert max(away[f"p{i}"] for i in range(3, 7)) < min(away["p7"], away["p8"]) < away["x"]
    assert drawing.title == "3 partijen in de kern, 4 in de ring en 2 erbuiten"
    assert "Eén partij heeft nog geen plek." in drawing.summary
    assert len(drawing.figure.layout.shapes) == 4


def test_the_chain_runs_from_left_to_right_and_bends_around_parties():
    relations = [
        ("a", "b", "supply"),
        ("b", "c", "supply"),
        ("c", "d", "supply"),
        ("a", "d", "supply"),
    ]
    drawing = stakeholder_map(session("abcdx", [*relations, ("x", "a", "funding")]), NL, "chain")
    at = places(drawing)
    assert at["a"][0] < at["b"][0] < at["c"][0] < at["d"][0]
    assert at["x"][1] < min(at[node][1] for node in "abcd")
    assert drawing.title == "De langste keten telt 4 partijen na elkaar"
    routes = map_chain.chain(tuple("abcdx"), tuple(sorted((a, b) for a, b, _ in relations))).routes
    assert len(routes["a", "d"]) == 4
    assert routes["a", "d"][1] != at["b"]
    assert "geld →" not in named(drawing)


def test_a_circle_of_supply_is_one_station():
    ring = [("a", "b", "supply"), ("b", "a", "supply"), ("b", "c", "supply")]
    at = places(stakeholder_map(session("abc", ring), NL, "chain"))
    assert at["a"][0] == at["b"][0] < at["c"][0]


def test_power_and_interest():
    parties = [
        {"id": "a", "name": "A", "power": 5, "interest": 5},
        {"id": "b", "name": "B", "power": 1, "interest": 1},
        {"id": "c", "name": "C", "power": 5, "interest": 5},
        {"id": "d", "name": "D", "power": 5},
    ]
    drawing = stakeholder_map(session(parties), NL, "power")
    at = places(drawing)
    assert set(at) == {"a", "b", "c"}
    assert at["b"][0] < 0.5 < at["a"][0]
    assert at["b"][1] < 0.5 < at["a"][1]
    assert at["a"] != at["c"]
    assert drawing.title == "2 partijen hebben veel invloed én veel belang"
    assert "Van 3 van de 4 partijen" in drawing.summary
    assert "nauw betrekken" in str(drawing.figure.layout.annotations)
    assert "(1–5)" in drawing.figure.layout.xaxis.title.text


def test_titles_are_honest_about_ties_and_emptiness():
    pair = session("abc", [("a", "b")])
    assert (
        stakeholder_map(pair, NL).title
        == "De meeste relaties liggen bij A en B: met 1 van de 2 andere partijen"
    )
    circle = session("abc", [("a", "b"), ("b", "c"), ("c", "a")])
    assert (
        stakeholder_map(circle, NL).title == "3 partijen, 3 relaties, en geen duidelijk middelpunt"
    )
    assert stakeholder_map(session("ab"), NL).title == "2 partijen, nog zonder relaties"


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names(view, name):
    parties = [
        {"id": f"p{i}", "name": name, "ring": "core", "power": 1 + i, "interest": 3, "branch": name}
        for i in range(4)
    ]
    drawing = stakeholder_map(
        session(parties, [("p0", "p1", "supply"), ("p1", "p2")]), NL, view, "p0"
    )
    check(drawing)
    assert "<img" not in drawing.figure.to_json()
    assert len(drawing.title) < 200


@given(sessions(), st.sampled_from(VIEWS), st.sampled_from(["a", "b-1", "gone"]))
def test_any_session_can_be_drawn(any_session, view, selected):
    check(stakeholder_map(any_session, NL, view, selected))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("count", [0, 1, 2, 3, 50, 200])
def test_any_number_of_parties(view, count):
    drawing = stakeholder_map(many(count) if count > 2 else session("ab"[:count]), NL, view)
    check(drawing)
    assert drawing.empty or len(places(drawing)) == count


def test_of_many_parties_only_the_most_connected_are_written_and_all_can_be_pointed_at():
    drawing = stakeholder_map(many(50), NL)
    assert 5 < len(drawing.figure.layout.annotations) < NAMED
    assert len(marks(drawing).hovertext) == 50
    assert "Niet alle namen passen" in drawing.summary


def test_fifty_parties_are_drawn_quickly():
    fifty, spent = many(50), []
    stakeholder_map(fifty, NL)
    for _ in range(5):
        map_layout.force.cache_clear()
        started = time.process_time()
        stakeholder_map(fifty, NL)
        spent.append(time.process_time() - started)
    # Far above what it takes, so that a busy machine does not matter.
    assert median(spent) < 0.4
