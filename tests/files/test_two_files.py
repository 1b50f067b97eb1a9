"""Nodes and edges as two files are one network: in either order, together or one after the other.

Made from a known network in the ways that Gephi, Neo4j, Kumu and people write them.
"""

import csv

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerk_widgets.files import plan, read
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import texts
from tests.files import shapes
from tests.files.test_shapes import CALM, HABITS, networks
from tests.tries import tries

#: The heads of a list of nodes, of a list of edges, and how a node's id is made of its number.
HEADS = (
    (("Id", "Label"), ("Source", "Target", "Weight"), "{}"),
    (("id", "name"), ("from", "to", "weight"), "n{}"),
    (("ID", "Naam"), ("Van", "Naar", "Sterkte"), "P{:03d}"),
    (("id", "Naam organisatie"), ("bron", "doel", "gewicht"), "{}"),
    ((":ID", "name"), (":START_ID", ":END_ID", "weight"), "{}"),
    (("Node", "Label"), ("Source ID", "Target ID", "Weight"), "k-{}"),
    (("Id", "Naam"), ("Van id", "Naar id", "Sterkte"), "org{}"),
    (("Label", "Type"), ("From", "To", "Strength"), ""),
    (("Code", "Organisatie"), ("Van", "Naar", "Sterkte"), "ORG-{}"),
    (("Kenmerk", "Naam"), ("Van", "Naar", "Sterkte"), "k{}"),
    (("Naam", "Afkorting"), ("Partij A", "Partij B", "Sterkte"), "AFK{}"),
    (("Nr", "Naam"), ("From", "To", "Weight"), "{}"),
    (("Code", "Naam"), ("Code leverancier", "Code afnemer", "Sterkte"), "c{}"),
    (("ID", "Naam"), ("ID van", "ID naar", "Sterkte"), "{}"),
)


def sheets(network, heads, isolates):
    """The rows of both files."""
    nodes, edges, id_ = heads
    ids = [id_.format(n + 1) if id_ else name for n, name in enumerate(network.names)]
    party = [[ids[n], name] if id_ else [name, "stichting"] for n, name in enumerate(network.names)]
    if nodes[0] == "Naam":
        party = [each[::-1] for each in party]
    links = [[ids[a], ids[b], str(w)] for a, b, w in network.links]
    related = {n for a, b, _ in network.links for n in (a, b)}
    if not isolates:
        party = [each for n, each in enumerate(party) if n in related]
    return [list(nodes), *party], [list(edges), *links]


def linked(found):
    """The names, and the strength of each relation by its two names."""
    session = Session.model_validate(found)
    names = {each.id: each.name for each in session.stakeholders.items}
    links = {
        frozenset((names[each.from_id], names[each.to_id])): each.strength
        for each in session.relations.items
    }
    assert len(links) == len(session.relations.items)
    return sorted(names.values()), links


@pytest.mark.parametrize(
    "way", ["together", "together, edges first", "nodes, then edges", "edges, then nodes"]
)
@settings(CALM, max_examples=tries(12))
@given(
    network=networks(),
    heads=st.sampled_from(HEADS),
    isolates=st.booleans(),
    separator=st.sampled_from(shapes.SEPARATORS),
    encoding=st.sampled_from(shapes.ENCODINGS),
    excel=st.booleans(),
    habits=HABITS,
)
def test_they_are_one_network(way, network, heads, isolates, separator, encoding, excel, habits):
    files = []
    for rows, name in zip(sheets(network, heads, isolates), ("nodes", "edges"), strict=True):
        if excel:
            files.append(read(shapes.workbook(rows, habits), f"{name}.xlsx"))
        else:
            text = shapes.written(rows, separator, csv.QUOTE_MINIMAL, encoding, habits)
            files.append(read(text, f"{name}.csv"))
    if "edges first" in way or way.startswith("edges"):
        files.reverse()
    if way.startswith("together"):
        found = plan(files, Session())
        assert len(found.asks) <= 3
        documents = found.documents
    else:
        documents = {}
        for each in files:
            found = plan(each, Session.model_validate(documents))
            assert len(found.asks) <= 3
            documents = documents | found.documents
    names, links = linked(documents)
    related = {name for pair in network.pairs for name in pair}
    assert names == sorted(network.names if isolates else related)
    assert links == network.weights


NODES = "Node;Label\nk-1;Aa\nk-2;Bee\n"
EDGES = "Source ID;Target ID\nk-1;k-2\n"


def test_what_a_column_is_may_be_said_otherwise_and_of_one_file_alone():
    files = [read(NODES.encode(), "nodes.csv"), read(EDGES.encode(), "edges.csv")]
    found = plan(files, Session())
    (problem,) = found.problems
    assert (problem.kind, problem.must) == ("referred", False)
    assert problem.where(texts("nl")) == "Bestand ‘nodes.csv’, rij 1, kolom ‘Node’"
    assert linked(found.documents) == (["Aa", "Bee"], {frozenset(("Aa", "Bee")): 2})
    apart = plan(files, Session(), {problem.key: "keep"})
    assert linked(apart.documents)[0] == ["Aa", "Bee", "k-1", "k-2"]
    other = plan(files, Session(), {"column:edges.csv/:1:1": "note"})
    assert [each.layout.roles for each in other.seen.seen] == [("keep", "name"), ("from", "note")]


def test_a_session_is_given_names_only_when_somebody_says_so():
    session = Session.model_validate(plan(read(EDGES.encode(), "edges.csv"), Session()).documents)
    found = plan(read(NODES.encode(), "nodes.csv"), session)
    (problem,) = found.asks
    assert (problem.kind, problem.chosen) == ("referred", "ref")
    kept = plan(read(NODES.encode(), "nodes.csv"), session, {problem.key: "keep"})
    assert linked(kept.documents)[0] == ["Aa", "Bee", "k-1", "k-2"]


def test_of_whom_a_party_is_a_part_is_no_name_of_its_own():
    session = Session.model_validate(
        plan(read(b"Van;Naar\nAa;Bee\n", "x.csv"), Session()).documents
    )
    found = plan(read(b"Naam;Lid van\nCee;Aa\nDee;Dee2\nEff;Eff2\n", "x.csv"), session)
    assert (found.asks, found.count("changed")) == ((), 0)


def test_parties_that_relations_name_by_an_earlier_list_are_found_and_told():
    session = Session.model_validate(plan(read(NODES.encode(), "nodes.csv"), Session()).documents)
    found = plan(read(EDGES.encode(), "edges.csv"), session)
    assert [(each.kind, each.words["name"]) for each in found.problems] == [("noted", "Node")]
    assert found.count("added", "parties") == 0
