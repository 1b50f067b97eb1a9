"""Marks for relations: the facilitator's own, those of a pair, and what everybody may see."""

from datetime import date

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_widgets.figures.map.overlay import offered, overlaid
from netwerk_widgets.figures.map.rated import rated_map
from netwerk_widgets.figures.map.scene import map_scene
from netwerk_widgets.figures.quality import quality_bars
from netwerk_widgets.figures.registry import FIGURES
from netwerk_widgets.insights import quality
from netwerk_widgets.insights.governance import governance
from netwerk_widgets.network.quality import reciprocity
from netwerk_widgets.report.outline import outline
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.models.panels import DETAILS
from netwerk_widgets.session.published import published
from netwerk_widgets.texts import texts
from tests.insights.test_pictures import said, session

NL = texts("nl")
MARKS = ("reliable", "open", "aims", "means", "influence", "time")


def trusts(by, other, mark, seen="yes"):
    return said(by, other, "cooperation", reliable=mark, open=mark, seen=seen)


RATED = session(
    trusts("a", "b", 4), trusts("b", "a", 1, "no"),
    trusts("a", "c", 2), trusts("c", "a", 1),
    trusts("b", "c", 3), trusts("c", "b", 4),
    trusts("d", "a", 2),
)  # fmt: skip


def test_pairs_that_find_their_relation_different_come_first():
    found = quality.rated(RATED, "trust")
    assert [("".join(e.ends), e.level, e.marks) for e in found] == [
        ("ab", "apart", (4, 1)), ("ac", "apart", (2, 1)), ("bc", "apart", (3, 4)),
        ("ad", "alone", (None, 2)),
    ]  # fmt: skip
    assert quality.rated(RATED, "value") == []


def test_a_pair_sees_it_only_when_both_ticked_it():
    assert quality.for_pair(RATED, "a", "b") is None
    assert quality.for_pair(RATED, "a", "d") is None
    found = quality.for_pair(RATED, "c", "a")
    assert {by: each.reliable for by, each in found.items()} == {"a": 2, "c": 1}
    assert quality.may_see(RATED) == [("a", "c"), ("b", "c")]


NODES = st.sampled_from("abcde")
ARCS = st.dictionaries(
    st.tuples(NODES, NODES).filter(lambda e: e[0] != e[1]), st.floats(1, 4), min_size=1
)


@given(ARCS)
def test_weighted_reciprocity_is_networkx_with_ones_and_never_more_than_all(weights):
    ones = dict.fromkeys(weights, 1.0)
    assert reciprocity(ones) == pytest.approx(nx.overall_reciprocity(nx.DiGraph([*weights])))
    assert 0 <= reciprocity(weights) <= 1
    both = weights | {(b, a): weight for (a, b), weight in weights.items() if (b, a) not in weights}
    mean = {(a, b): (both[a, b] + both[b, a]) / 2 for a, b in both}
    assert reciprocity(mean) == pytest.approx(1)


def test_measures_of_a_party_are_what_it_was_given():
    [a, b, c] = quality.of_parties(RATED, "trust")
    assert (a.party, a.raters, a.mean, a.total) == ("a", 3, pytest.approx(4 / 3), 4)
    assert (b.raters, b.total, c.raters, c.total) == (2, 8, 2, 5)
    graph = nx.DiGraph()
    graph.add_weighted_edges_from(
        (by, other, weight) for (by, other), weight in quality.weights(RATED, "trust").items()
    )
    assert {each.party: each.total for each in (a, b, c)} == {
        node: total for node, total in graph.in_degree(weight="weight") if total
    }


def test_what_the_room_and_a_report_get_does_not_change_with_any_mark():
    case = "laanboompact"
    before = load_case(case, "nl")
    assert quality.rated(before, "trust")
    changed = before.model_copy(deep=True)
    for each in changed.domain.pictures:
        for name in MARKS:
            setattr(each, name, None if getattr(each, name) else 3)
        each.seen = "no" if each.seen == "yes" else "yes"
    open_to_all = {"shown": [*DETAILS]}
    seen = [
        published(each.model_copy(update={"room": each.room.model_copy(update=open_to_all)}))
        for each in (before, changed)
    ]
    assert seen[0].domain.pictures
    assert seen[0] == seen[1]
    reports = [outline(each, case, NL, date(2026, 11, 27)) for each in (before, changed)]
    assert reports[0] == reports[1]


def test_everybody_sees_counts_alone():
    case = load_case("laanboompact", "nl")
    drawn = quality_bars(case, NL)
    assert len(drawn.table.rows) >= len(MARKS)
    assert all(row[-1] >= 5 for row in drawn.table.rows)
    assert [each.key for each in quality.findings(case, NL)] == ["quality_apart", "quality_near"]
    assert "ongeveer hetzelfde" in drawn.title
    for each in case.domain.quality:  # once they differ, the lowest and the highest are named
        if each.aspect == "time":
            each.counts = {"4": sum(each.counts.values())}
    assert [each.key for each in quality.findings(case, NL)][1] == "quality_means"
    assert quality_bars(case, NL).title.startswith("Het hoogst scoort: ze steken er tijd in")
    assert quality_bars(RATED, NL).empty


def test_the_facilitators_map_has_a_sign_for_each_relation_with_marks():
    drawn = rated_map(RATED, NL, "trust")
    assert drawn.figure.wide.count("data-sign=") == 4
    assert "twee kanten zien het anders" in drawn.figure.wide
    assert rated_map(RATED, NL, "value").empty
    assert "rated" not in FIGURES


def test_the_advice_on_governance_does_not_use_these_marks():
    assert not governance(RATED).measured


@pytest.mark.parametrize("case", ["laanboompact", "zeeuws-vlaanderen"])
def test_the_facilitator_lays_it_over_the_map_itself(case):
    content = load_case(case, "nl")
    assert offered(content) == ("said", "trust", "value")
    assert offered(session()) == ()
    plain = map_scene(content, NL, grouped=False, measured=("degree",))
    assert overlaid(plain, content, NL, None) == plain
    assert "signs" not in plain["keys"]
    for what in offered(content):
        scene = overlaid(plain, content, NL, what)
        known = {each["value"] for each in scene["keys"]["signs"]}
        signs = [each["sign"] for each in scene["relations"] if each["sign"]]
        assert 15 < len(signs) <= len(content.domain.pictures)
        assert {*signs} <= known


def test_the_title_of_the_map_counts_only_relations_with_marks_from_both_sides():
    drawn = rated_map(RATED, NL, "trust")
    both = [each for each in quality.rated(RATED, "trust") if each.level != "alone"]
    apart = sum(each.level == "apart" for each in both)
    assert len(both) < len(quality.rated(RATED, "trust"))
    assert drawn.title.startswith(f"Bij {apart} van de {len(both)} relaties met cijfers van twee")
    alone = RATED.model_copy(deep=True)
    alone.domain.pictures = alone.domain.pictures[:1]
    assert rated_map(alone, NL, "trust").title.startswith("Van geen relatie gaven twee kanten")
