import networkx as nx
import pytest
from hypothesis import example, given, settings

from netwerk_widgets.files import read_network
from netwerk_widgets.insights.sentences import SHOWN, findings
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import LANGUAGES, texts
from tests.network.networks import many, session
from tests.network.test_order import SEVEN, drawn, typed
from tests.strategies import sessions
from tests.tries import tries

NL = texts("nl")


def keys(found):
    return [each.key for each in found]


def test_an_empty_session_asks_who_is_concerned():
    (only,) = findings(Session(), NL)
    assert only.key == "no_parties"
    assert only.question.endswith("?")


def test_one_party_and_parties_without_relations():
    assert "ZORGSAAM" in findings(session(["zorgsaam"]), NL)[0].sentence
    (only,) = findings(session("abc"), NL)
    assert only.key == "no_relations"
    assert "3" in only.sentence


def test_who_connects_two_parts_comes_first():
    two_groups = [("a", "b"), ("b", "m"), ("a", "m"), ("m", "x"), ("x", "y"), ("m", "y")]
    first = findings(session("abmxy", two_groups), NL)[0]
    assert first.key == "articulation"
    assert "M" in first.sentence
    assert "2 delen" in first.sentence
    assert "X en Y" in first.sentence
    assert "M" in first.question


def test_loose_parties_are_named():
    found = {each.key: each for each in findings(session("abc", [("a", "b")]), NL)}
    assert "C" in found["isolates"].sentence


def test_a_long_list_of_names_is_cut_short():
    found = {each.key: each for each in findings(session("abcdefghij", [("a", "b")]), NL)}
    assert "C, D, E, F en 4 andere" in found["isolates"].sentence


def test_a_star_turns_on_its_middle():
    star = session("abcde", [("a", leaf) for leaf in "bcde"])
    found = {each.key: each for each in findings(star, NL, None)}
    assert "A. De centralisatie is 100%" in found["centralisation"].sentence
    circle = session("abcde", zip("abcde", "bcdea", strict=True))
    found = {each.key: each for each in findings(circle, NL, None)}
    assert "geen duidelijk middelpunt" in found["centralisation"].sentence


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", ["laanboompact", "zeeuws-vlaanderen"])
def test_the_cases_say_something_with_a_number_and_a_question(case, language):
    found = findings(load_case(case, language), texts(language))
    assert len(found) == SHOWN
    assert all(any(letter.isdigit() for letter in each.sentence) for each in found)
    assert all(each.question.endswith("?") for each in found)


def test_every_measure_has_its_sentence():
    kite = nx.krackhardt_kite_graph()
    parties = [
        {"id": f"n{node}", "name": f"N{node}", "sector": ("public", "private")[node % 2]}
        for node in kite
    ]
    parties += [{"id": "x", "name": "X"}, {"id": "y", "name": "Y"}, {"id": "z", "name": "Z"}]
    relations = [(f"n{a}", f"n{b}", "supply") for a, b in kite.edges]
    found = findings(session(parties, [*relations, ("x", "y")]), NL, None)
    assert set(keys(found)) == {
        "articulation", "isolates", "components", "betweenness", "centralisation", "sectors",
        "communities", "density", "core", "bridges", "room", "degree", "reciprocity",
        "eigenvector", "distance", "closeness", "transitivity", "flow", "arrows",
    }  # fmt: skip


def test_the_order_of_typing_does_not_matter():
    network = many(20)
    turned = network.model_copy(deep=True)
    turned.stakeholders.items.reverse()
    turned.relations.items.reverse()
    assert findings(network, NL, None) == findings(turned, NL, None)


@given(sessions())
def test_never_raises_and_never_says_nan(any_session):
    for found in findings(any_session, NL, None):
        assert "nan" not in found.sentence.lower().split()


def test_something_is_said_of_seven_parties_on_which_louvain_never_ends():
    made, _ = read_network(SEVEN)
    assert findings(made, NL)


#: Two findings weigh the same here, but for the last bits of a sum.
EIGHT = [f"Partij {letter}" for letter in "ABCDEFGH"]
LEVEL = ["AC", "AF", "BC", "BD", "BE", "BH", "CD", "CF"]
LEVEL += ["CG", "CH", "DF", "DG", "EF", "EG", "EH", "GH"]


@settings(max_examples=tries(150), deadline=None)
@given(drawn())
@example((EIGHT, [(f"Partij {a}", f"Partij {b}") for a, b in LEVEL], 192565, 0))
def test_any_network_says_the_same_in_any_order(network):
    names, rows, *seeds = network
    one, other = (findings(typed(names, rows, seed), NL, None) for seed in seeds)
    assert [each.sentence for each in one] == [each.sentence for each in other]
