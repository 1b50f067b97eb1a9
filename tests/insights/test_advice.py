import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_widgets.insights.advice import Advice, advise, sentences
from netwerk_widgets.method import KINDS
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import LANGUAGES, texts
from tests.network.networks import session
from tests.strategies import sessions

EXPECTED = {"laanboompact": "diagonal", "zeeuws-vlaanderen": "chain"}
NL = texts("nl")


def parties(*branches, **fields):
    return [
        {"id": f"p{i}", "name": f"P{i}", "branch": branch, **fields}
        for i, branch in enumerate(branches)
    ]


INTERNAL = session(
    [{"id": f"u{i}", "name": f"U{i}", "parent": "Ziekenhuis Noord"} for i in range(4)],
    [("u0", "u1"), ("u1", "u2"), ("u2", "u3")],
)
CHAIN = session(
    parties("boer", "molen", "bakkerij", "winkel"),
    [
        ("p0", "p1", "supply"),
        ("p1", "p2", "supply"),
        ("p2", "p3", "supply"),
        ("p0", "p3", "information", 1),
    ],
)
BUSINESS = session(
    parties("luchtvaart", "luchtvaart", "Luchtvaart ", "luchtvaart"),
    [("p0", "p1"), ("p1", "p2"), ("p2", "p3"), ("p3", "p0", "information")],
)
DIAGONAL = session(
    [
        *parties("kwekerij", "kwekerij", "handel", sector="private"),
        {"id": "g", "name": "G", "branch": "gemeente", "sector": "public"},
    ],
    [("p0", "p1"), ("p1", "p2", "supply", 1), ("g", "p0"), ("g", "p2", "funding")],
)


@pytest.mark.parametrize(
    ("network", "kind"),
    [(INTERNAL, "internal"), (CHAIN, "chain"), (BUSINESS, "business"), (DIAGONAL, "diagonal")],
)
def test_each_kind_in_its_purest_form_is_clear(network, kind):
    found = advise(network)
    assert (found.kind, found.certainty) == (kind, "clear")
    assert found.reasons


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", EXPECTED)
def test_the_cases_are_what_the_article_calls_them(case, language):
    found = advise(load_case(case, language))
    assert (found.kind, found.certainty) == (EXPECTED[case], "clear")


@pytest.mark.parametrize("case", EXPECTED)
def test_the_cases_do_not_depend_on_any_one_party_or_relation(case):
    whole = load_case(case, "nl")
    for part in ("stakeholders", "relations"):
        for index in range(len(getattr(whole, part).items)):
            less = whole.model_copy(deep=True)
            del getattr(less, part).items[index]
            assert advise(less).kind == EXPECTED[case]


@pytest.mark.parametrize("case", EXPECTED)
def test_the_cases_survive_losing_a_quarter_at_random(case):
    whole, right = load_case(case, "nl"), 0
    for seed in range(60):
        rng, less = random.Random(seed), load_case(case, "nl")
        less.stakeholders.items = [each for each in whole.stakeholders.items if rng.random() > 0.25]
        less.relations.items = [each for each in whole.relations.items if rng.random() > 0.25]
        right += advise(less).kind == EXPECTED[case]
    assert right >= 51


def test_parties_outside_the_network_do_not_count():
    with_outsiders = BUSINESS.model_copy(deep=True)
    outside = session(
        [
            {"id": f"x{i}", "branch": f"anders {i}", "ring": "outside", "sector": "public"}
            for i in range(4)
        ]
    )
    with_outsiders.stakeholders.items += outside.stakeholders.items
    assert advise(with_outsiders) == advise(BUSINESS)


@pytest.mark.parametrize(
    ("network", "missing"),
    [
        (Session(), ["parties", "relations"]),
        (session(parties("a", "b")), ["parties", "relations"]),
        (session(parties("", "", "", "a"), [("p0", "p1"), ("p1", "p2")]), ["branches"]),
        (session(parties("a", "b", "c"), [("p0", "p1"), ("p1", "p0")]), ["relations"]),
    ],
)
def test_too_little_is_no_advice_but_says_what_is_missing(network, missing):
    found = advise(network)
    assert (found.kind, found.certainty) == (None, "none")
    assert [each.key for each in found.missing] == missing
    assert sentences(found, NL).headline.startswith("Nog geen advies")


def test_what_speaks_against_is_said():
    half = INTERNAL.model_copy(deep=True)
    half.stakeholders.items += session(parties("gemeente", "bank")).stakeholders.items
    found = advise(half)
    assert (found.kind, found.certainty) == ("internal", "clear")
    assert "others" in [each.key for each in found.against]
    mixed = CHAIN.model_copy(deep=True)
    mixed.stakeholders.items[0].sector = "public"
    mixed.stakeholders.items[1].sector = "private"
    assert "mixed" in [each.key for each in advise(mixed).against]


def test_a_close_second_makes_it_doubtful():
    between = session(
        [
            {"id": "a", "branch": "kwekerij", "sector": "private"},
            {"id": "b", "branch": "kwekerij", "sector": "private"},
            {"id": "c", "branch": "handel", "sector": "private"},
            {"id": "d", "branch": "gemeente", "sector": "public"},
        ],
        [
            ("a", "c", "supply"),
            ("b", "c", "supply"),
            ("c", "d", "supply"),
            ("a", "b"),
            ("d", "a"),
            ("d", "b"),
        ],
    )
    found = advise(between)
    assert found.certainty == "doubtful"
    assert "geen uitgemaakte zaak" in sentences(found, NL).headline


def test_sentences_name_the_kind_in_the_articles_own_word():
    said = sentences(advise(CHAIN), NL)
    assert said.headline == "Dit lijkt een ketennetwerk."
    assert any("4 partijen na elkaar" in each for each in said.reasons)


@given(sessions(), st.randoms(use_true_random=False))
def test_always_one_of_four_or_none_whatever_the_order(any_session, rng):
    found = advise(any_session)
    assert found.kind in (*KINDS, None)
    assert (found.kind is None) == (found.certainty == "none") == bool(found.missing)
    assert all(0 <= score <= 1 for score in found.scores.values())
    shuffled = any_session.model_copy(deep=True)
    rng.shuffle(shuffled.stakeholders.items)
    rng.shuffle(shuffled.relations.items)
    assert advise(shuffled) == found
    for language in LANGUAGES:
        assert sentences(found, texts(language)).headline


def test_an_unfounded_kind_scores_nothing():
    assert advise(BUSINESS).scores["internal"] == advise(BUSINESS).scores["chain"] == 0
    assert isinstance(advise(BUSINESS), Advice)
