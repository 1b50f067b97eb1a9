"""The map as a still picture."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_widgets.figures.map import chain, layout
from netwerk_widgets.figures.map.keys import COLOURS, LINES, SHAPES
from netwerk_widgets.figures.map.layouts import LAYOUTS
from netwerk_widgets.figures.map.scene import map_scene
from netwerk_widgets.figures.map.still import still_map
from netwerk_widgets.method import CASES
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.parties import RelationKind, Role, Sector
from netwerk_widgets.texts import LANGUAGES, texts
from tests.figures.checks import HOSTILE, check
from tests.network.networks import many, session
from tests.strategies import sessions

NL = texts("nl")
SVG = "{http://www.w3.org/2000/svg}"


def tree(drawing, width="wide"):
    return ElementTree.fromstring(getattr(drawing.figure, width))


def parties(drawing):
    """The marks of the parties, by id."""
    return {each.get("data-party"): each for each in tree(drawing).iter() if each.get("data-party")}


def names(drawing, width="wide"):
    """Each name that is written, its lines joined."""
    return {
        each.get("data-name"): " ".join("".join(row.itertext()) for row in each)
        for each in tree(drawing, width).iter()
        if each.get("data-name")
    }


def words(drawing):
    """All that is written."""
    return {"".join(each.itertext()) for each in tree(drawing).iter(f"{SVG}text")}


def places(drawing_of, layout_="network"):
    return map_scene(drawing_of, NL)["layouts"][layout_]["places"]


@pytest.mark.parametrize("layout_", LAYOUTS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_cases(layout_, case, language):
    whole = load_case(case, language)
    drawing = still_map(whole, texts(language), layout_)
    check(drawing)
    assert not drawing.empty
    assert drawing.key == f"map-{layout_}"
    assert set(parties(drawing)) == {each.id for each in whole.stakeholders.items}
    assert len(drawing.table.rows) == len(whole.stakeholders.items)
    written = {node: name.replace("- ", "-") for node, name in names(drawing).items()}
    assert written == {e.id: e.name.replace("- ", "-") for e in whole.stakeholders.items}


@pytest.mark.parametrize("case", CASES)
def test_letters_are_large_enough(case):
    drawing = still_map(load_case(case, "nl"), NL)
    for width, least in (("wide", 16), ("narrow", 15)):
        for each in tree(drawing, width).iter(f"{SVG}text"):
            code = len("".join(each.itertext())) <= 3
            assert float(each.get("font-size")) >= (12 if code else least)


def test_without_parties_it_says_what_to_do():
    drawing = still_map(Session(), NL)
    check(drawing)
    assert drawing.empty
    assert drawing.summary.startswith("Voeg partijen toe")


@pytest.mark.parametrize("layout_", ["rings", "chain", "power"])
def test_a_layout_without_its_data_says_which(layout_):
    drawing = still_map(session("abc", [("a", "b")]), NL, layout_)
    check(drawing)
    assert drawing.empty


def test_form_is_sector_colour_is_role_and_size_is_relations():
    items = [
        {"id": "a", "name": "A", "sector": "public", "role": "authority"},
        {"id": "b", "name": "B", "sector": "private", "role": "partner"},
        {"id": "c", "name": "C"},
    ]
    drawing = still_map(session(items, [("a", "b"), ("a", "c")]), NL)
    found = parties(drawing)
    forms = {node: each.find(f"{SVG}path") for node, each in found.items()}
    assert forms["a"].get("fill") == COLOURS["authority"]
    assert forms["b"].get("fill") == COLOURS["partner"]
    assert "A" not in forms["a"].get("d")  # a square has no arcs
    assert "A" in forms["b"].get("d")
    assert found["a"].find(f"{SVG}text").text == "Ge"
    assert found["c"].find(f"{SVG}text") is None
    assert [each.find(f"{SVG}title").text for each in found.values()] == ["A", "B", "C"]
    said = words(drawing)
    assert {"publiek", "privaat", "sector onbekend", "bevoegd gezag", "samenwerking"} <= said
    assert "maatschappelijk" not in said


def test_no_two_roles_sectors_or_relations_look_alike():
    for looks, kinds in ((COLOURS, Role), (SHAPES, Sector), (LINES, RelationKind)):
        assert set(looks) == set(kinds.__args__)
        assert len(set(looks.values())) == len(looks)
    for language in LANGUAGES:
        codes = {texts(language)(f"figures.map.code.{role}") for role in COLOURS}
        assert len(codes) == len(COLOURS)


def test_arrows_only_where_a_relation_runs_one_way():
    one = still_map(session("ab", [("a", "b", "supply", 3)]), NL)
    both = still_map(session("ab", [("a", "b", "information", 1)]), NL)

    def strokes(drawing):
        (layer,) = [g for g in tree(drawing).iter(f"{SVG}g") if g.get("data-layer") == "lines"]
        line, head = layer
        return float(line.get("stroke-width")), line.get("stroke-dasharray"), head.get("d")

    (thick, solid, head), (thin, dotted, none) = strokes(one), strokes(both)
    assert (solid, dotted, none) == (None, LINES["information"][1], "")
    assert head
    assert thick > thin


def test_invented_parties_look_different_from_those_in_the_article():
    drawing = still_map(load_case("laanboompact", "nl"), NL)
    found = {
        node: each.findall(f"{SVG}path")[0].get("fill") for node, each in parties(drawing).items()
    }
    assert found["linde"] == "#ffffff"
    assert found["nurseries"] == COLOURS["initiator"]
    assert {"genoemd in het artikel", "voorbeeld, door ons bedacht"} <= words(drawing)
    assert drawing.table.columns[-1] == "bron"
    own = still_map(session("ab", [("a", "b")]), NL)
    assert "voorbeeld, door ons bedacht" not in words(own)
    assert "bron" not in own.table.columns


def test_what_may_not_move_the_map():
    before = many(20)
    after = before.model_copy(deep=True)
    after.stakeholders.items[3].name = "Een heel andere naam die veel langer is"
    after.stakeholders.items.reverse()
    after.relations.items.reverse()
    for each in ("network", "rings", "chain", "power"):
        assert places(before, each) == places(after, each)


def test_parties_keep_their_distance():
    wide, high = layout.WIDE
    at = [(x * wide, y * high) for x, y in places(many(18)).values()]
    nearest = min(
        max(abs(ax - bx), abs(ay - by)) for i, (ax, ay) in enumerate(at) for bx, by in at[:i]
    )
    assert nearest > 40


def test_rings_from_core_to_outside():
    items = [
        {"id": f"p{i}", "name": f"P{i}", "ring": ring}
        for i, ring in enumerate(["core"] * 3 + ["ring"] * 4 + ["outside"] * 2)
    ]
    whole = session([*items, "x"], [("p0", "p5")])
    away = {
        node: ((x - 0.5) ** 2 + (y - 0.5) ** 2) ** 0.5
        for node, (x, y) in places(whole, "rings").items()
    }
    assert max(away[f"p{i}"] for i in range(3)) < min(away[f"p{i}"] for i in range(3, 7))
    assert max(away[f"p{i}"] for i in range(3, 7)) < min(away["p7"], away["p8"]) < away["x"]
    drawing = still_map(whole, NL, "rings")
    assert drawing.title == "3 partijen in de kern, 4 in de ring en 2 erbuiten"
    assert "Eén partij heeft nog geen plek." in drawing.summary
    assert len(list(tree(drawing).iter(f"{SVG}ellipse"))) == 4


def test_the_chain_runs_from_left_to_right_and_bends_around_parties():
    relations = [
        ("a", "b", "supply"),
        ("b", "c", "supply"),
        ("c", "d", "supply"),
        ("a", "d", "supply"),
    ]
    whole = session("abcdx", [*relations, ("x", "a", "funding")])
    at = places(whole, "chain")
    assert at["a"][0] < at["b"][0] < at["c"][0] < at["d"][0]
    assert at["x"][1] < min(at[node][1] for node in "abcd")
    drawing = still_map(whole, NL, "chain")
    assert drawing.title == "De langste keten telt 4 partijen na elkaar"
    routes = chain.chain(tuple("abcdx"), tuple(sorted((a, b) for a, b, _ in relations))).routes
    assert len(routes["a", "d"]) == 4
    assert routes["a", "d"][1] != at["b"]
    assert "geld" not in words(drawing)


def test_a_circle_of_supply_is_one_station():
    ring = [("a", "b", "supply"), ("b", "a", "supply"), ("b", "c", "supply")]
    at = places(session("abc", ring), "chain")
    assert at["a"][0] == at["b"][0] < at["c"][0]


def test_power_and_interest():
    items = [
        {"id": "a", "name": "A", "power": 5, "interest": 5},
        {"id": "b", "name": "B", "power": 1, "interest": 1},
        {"id": "c", "name": "C", "power": 5, "interest": 5},
        {"id": "d", "name": "D", "power": 5},
    ]
    whole = session(items)
    at = places(whole, "power")
    assert at["b"][0] < 0.5 < at["a"][0]
    assert at["d"][1] < at["b"][1] < 0.6 < at["a"][1]  # who has no score stands below the field
    assert at["a"] != at["c"]
    drawing = still_map(whole, NL, "power")
    assert drawing.title == "2 partijen hebben veel invloed én veel belang"
    assert "Van 3 van de 4 partijen" in drawing.summary
    assert any("nauw betrekken" in each for each in words(drawing))
    assert any("(1–5)" in each for each in words(drawing))


def test_titles_are_honest_about_ties_and_emptiness():
    pair = session("abc", [("a", "b")])
    title = "De meeste relaties liggen bij A en B: met 1 van de 2 andere partijen"
    assert still_map(pair, NL).title == title
    circle = session("abc", [("a", "b"), ("b", "c"), ("c", "a")])
    assert still_map(circle, NL).title == "3 partijen, 3 relaties, en geen duidelijk middelpunt"
    assert still_map(session("ab"), NL).title == "2 partijen, nog zonder relaties"


@pytest.mark.parametrize("layout_", LAYOUTS)
@pytest.mark.parametrize("name", [*HOSTILE, "Ωmega 地方 \x1b\ufffe"])
def test_hostile_names(layout_, name):
    items = [
        {"id": f"p{i}", "name": "x", "ring": "core", "power": 1 + i, "interest": 3}
        for i in range(4)
    ]
    whole = session(
        [{**each, "name": "x"} for each in items], [("p0", "p1", "supply"), ("p1", "p2")]
    )
    for each in whole.stakeholders.items:
        each.name = name  # also what a model would refuse
    drawing = still_map(whole, NL, layout_)
    check(drawing)
    assert "<img" not in drawing.figure.wide
    assert len(drawing.title) < 200


def test_a_name_without_any_width_is_drawn():
    whole = Session.model_validate(
        {"stakeholders": {"items": [{"id": "a", "name": "\U0001f3fb"}, {"id": "b", "name": "B"}]},
         "relations": {"items": [{"id": "r", "from_id": "a", "to_id": "b"}]}}
    )  # fmt: skip
    check(still_map(whole, NL, "network"))


@given(sessions(), st.sampled_from(LAYOUTS))
def test_any_session_can_be_drawn(any_session, layout_):
    check(still_map(any_session, NL, layout_))


@pytest.mark.parametrize("layout_", LAYOUTS)
@pytest.mark.parametrize("count", [0, 1, 2, 3, 50, 200])
def test_any_number_of_parties(layout_, count):
    drawing = still_map(many(count) if count > 2 else session("ab"[:count]), NL, layout_)
    check(drawing)
    assert drawing.empty or len(parties(drawing)) == count


def test_of_many_parties_the_most_connected_are_named_and_the_words_say_so():
    drawing = still_map(many(90), NL)
    assert 12 <= len(names(drawing)) < 90
    assert len(parties(drawing)) == 90
    assert "Niet alle namen passen" in drawing.summary
    assert "Niet alle namen passen" not in still_map(many(10), NL).summary
