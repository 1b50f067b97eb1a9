import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_widgets.network.graph import build, directed, undirected
from netwerk_widgets.network.structure import structure
from netwerk_widgets.session.models import Session
from tests.network.networks import session
from tests.strategies import sessions


def test_parties_become_nodes_with_what_is_known_of_them():
    graph = build(session([{"id": "a", "name": "A", "sector": "public", "branch": "gemeente"}]))
    assert graph.nodes["a"]["sector"] == "public"
    assert graph.nodes["a"]["branch"] == "gemeente"


@pytest.mark.parametrize("ends", [("a", None), (None, "b"), ("a", "gone"), ("a", "a")])
def test_relations_that_lead_nowhere_are_left_out(ends):
    graph = build(session(["a", "b"], [ends, ("a", "b")]))
    assert [(start, end) for start, end, _ in graph.edges] == [("a", "b")]


def test_two_relations_between_two_parties_stay_two():
    graph = build(session(["a", "b"], [("a", "b", "supply"), ("a", "b", "funding")]))
    assert {data["kind"] for *_, data in graph.edges(data=True)} == {"supply", "funding"}


def test_supply_runs_one_way_and_cooperation_both():
    graph = directed(session(["a", "b", "c"], [("a", "b", "supply"), ("b", "c", "cooperation")]))
    assert set(graph.edges) == {("a", "b"), ("b", "c"), ("c", "b")}


def test_strengths_add_up_and_kinds_can_be_chosen():
    both = session(["a", "b"], [("a", "b", "supply", 3), ("b", "a", "funding", 1)])
    assert undirected(both)["a"]["b"]["weight"] == 4
    assert undirected(both, {"funding"})["a"]["b"]["weight"] == 1
    assert set(directed(both, {"supply"}).edges) == {("a", "b")}


def test_an_empty_session_is_an_empty_graph():
    assert len(build(Session())) == len(undirected(Session())) == 0


@given(sessions())
def test_all_forms_have_the_same_nodes(any_session):
    ids = {each.id for each in any_session.stakeholders.items}
    assert (
        set(build(any_session)) == set(directed(any_session)) == set(undirected(any_session)) == ids
    )


#: Two ways between two, two kinds, a line to itself, and lines that lead nowhere.
LINES = [
    ("b", "a", "supply", 3), ("a", "b", "cooperation", 1), ("c", "a", "funding", 2),
    ("a", "a", "supply", 1), ("a", None, "supply", 1), ("gone", "b", "supply", 1),
]  # fmt: skip


@given(sessions(), st.booleans())
def test_the_structure_is_that_of_the_graphs(any_session, made):
    one = session(["c", "a", "b", "d"], LINES) if made else any_session
    both, arrows, found = undirected(one), directed(one), structure(one)
    assert [node for node, _ in found.nodes] == sorted(found.order) == sorted(both)
    edges = {frozenset(each[:2]): each[2] for each in found.edges}
    assert edges == {frozenset(ends): weight for *ends, weight in both.edges.data("weight")}
    assert list(found.arrows) == sorted(arrows.edges.data("weight"))


def test_who_is_who_goes_along_with_the_arrows():
    one = session(["a", "b"], [("a", "b", "supply")])
    assert dict(directed(one).nodes(data=True)) == dict(build(one).nodes(data=True))
    assert all(data["name"] for _, data in directed(one).nodes(data=True))
