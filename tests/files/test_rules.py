"""One rule for what is there twice or leads to itself: in the session, and in every measure."""

import pytest

from netwerk_widgets.files import plan, read, read_network
from netwerk_widgets.network import analysis, graph
from netwerk_widgets.session.models import Session

TEXTS = {
    "doubles": "Van;Naar;Sterkte\nA;B;1\nA;B;1\nB;C;3\n",
    "there and back": "Van;Naar;Sterkte\nA;B;1\nB;A;2\nB;C;1\n",
    "more than three": "Van;Naar;Sterkte\nA;B;3\nB;A;3\n",
    "to itself": "Van;Naar;Sterkte\nA;A;3\nA;B;2\n",
    "doubles of two kinds": "Van;Naar;Soort relatie;Sterkte\nA;B;geld;1\nA;B;informatie;2\n",
    "there and back with a direction": (
        "Van;Naar;Richting;Sterkte\nA;B;gericht;1\nB;A;gericht;2\nA;B;gericht;2\n"
    ),
    "none": "Van;Naar;Sterkte\nA;B;0\nB;C;2\n",
}


def weights(network):
    names = dict(network.nodes(data="name"))
    return {frozenset((names[a], names[b])): w for a, b, w in network.edges(data="weight")}


@pytest.mark.parametrize("name", TEXTS)
def test_a_session_and_a_file_weigh_the_same(name, tmp_path):
    path = tmp_path / "x.csv"
    path.write_text(TEXTS[name], encoding="utf-8")
    found = plan(read(path.read_bytes(), path.name), Session())
    session = Session.model_validate(found.documents)
    measured, _ = read_network(path, silent=False)
    assert weights(graph.undirected(session)) == weights(graph.undirected(measured))
    if "direction" in name:
        assert weights(graph.directed(session)) == weights(graph.directed(measured))
    assert analysis.weighted(graph.undirected(session)) == analysis.weighted(
        graph.undirected(measured)
    )


@pytest.mark.parametrize(
    ("name", "said", "right"),
    [
        ("doubles", "double_relation", {"AB": 2, "BC": 3}),
        ("there and back", "double_relation", {"AB": 3, "BC": 1}),
        ("more than three", "double_relation", {"AB": 3}),
        ("to itself", "with_itself", {"AB": 2}), ("none", "none", {"BC": 2}),
        ("doubles of two kinds", "", {"AB": 3}),
    ],
)  # fmt: skip
def test_the_rule_is_said(name, said, right):
    found = plan(read(TEXTS[name].encode(), "x.csv"), Session())
    assert [each.kind for each in found.problems] == ([said] if said else [])
    network = graph.undirected(Session.model_validate(found.documents))
    assert weights(network) == {frozenset(pair): weight for pair, weight in right.items()}


@pytest.mark.parametrize(
    ("rows", "strength", "note"),
    [
        ("A;B;3\nB;A;2\n", 3, "Sterktes opgeteld: 5"),
        ("A;B;3\nA;B;3\nA;B;3\n", 3, "Sterktes opgeteld: 9"),
        ("A;B;1\nA;B;2\n", 3, ""), ("A;B;1\nA;B;1\n", 2, ""),
    ],
)  # fmt: skip
def test_a_sum_that_does_not_fit_is_in_the_note(rows, strength, note):
    found = plan(read(f"Van;Naar;Sterkte\n{rows}".encode(), "x.csv"), Session())
    (relation,) = Session.model_validate(found.documents).relations.items
    assert (relation.strength, relation.note) == (strength, note)


def test_what_else_a_double_says_is_in_the_note_of_the_first():
    text = "Van;Naar;Toelichting;Sinds\nA;B;elke maand;2019\nA;B;en bij de borrel;2020\n"
    found = plan(read(text.encode(), "x.csv"), Session())
    (relation,) = Session.model_validate(found.documents).relations.items
    assert relation.note == "elke maand\nSinds: 2019\nen bij de borrel\nSinds: 2020"
