"""What would help most: what is searched of a session, and what is said of it."""

import pytest

from netwerk_widgets.insights import helping
from netwerk_widgets.insights.helping import aim, effects, findings, hours, imagined
from netwerk_widgets.session.cases import case_names, load_case
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import LANGUAGES, texts

NL = texts("nl")


def made(parties, relations=(), goals=(), places=(), **domain):
    """Parties by letter (capital: outside), relations as "ab"; positions and places by letter."""
    items = [
        {"id": f"p{each.lower()}", "name": each, "ring": "outside" if each.isupper() else "ring"}
        for each in parties
    ]
    given = {f"p{who}": {f"g{n}": row[who] for n, row in enumerate(goals) if who in row}
             for who in {each for row in goals for each in row}}  # fmt: skip
    return Session.model_validate(
        {
            "stakeholders": {"items": items},
            "relations": {
                "items": [
                    {"id": f"r{n}", "from_id": f"p{a}", "to_id": f"p{b}"}
                    for n, (a, b) in enumerate(relations)
                ]
            },
            "domain": domain,
            "goals": {
                "goals": [{"id": f"g{n}", "name": f"Doel {n}"} for n in range(len(goals))],
                "positions": [{"id": who, "positions": row} for who, row in given.items()],
            },
            "dilemmas": {
                "dilemmas": [{"id": "d0", "name": "Snel of samen"}] if places else [],
                "positions": [
                    {"id": f"q{who}", "dilemma": "d0", "party": f"p{who}", "position": at}
                    for who, at in dict(places).items()
                ],
            },
        }
    )


def test_the_aim_is_what_the_group_recorded():
    found = aim(made("abcD", goals=({"a": 3, "b": 1, "c": -2}, {"a": 1, "d": 2, "b": 0}),
                     places={"a": 2, "b": 4, "c": 7}))  # fmt: skip
    assert found.counted == {"pa", "pb", "pc"}
    # For the same goal: a and b, a and (outside, but it may be brought in) d. Not 0, not against.
    assert found.common == (("pa", "pb", 1), ("pa", "pd", 1))
    # The middle of the line is no side.
    assert found.sides == ((frozenset({"pa"}), frozenset({"pc"})),)


def test_a_relation_that_closes_a_ring_is_told_with_its_numbers_price_and_doubt():
    found = findings(made("abcd", ("ab", "bc", "cd")), NL)
    assert found[0].key == "help_relation"
    assert found[0].sentence == (
        "Een relatie tussen a en d. "
        "Paren die elkaar blijven bereiken, wie ook wegvalt: van 3 naar 6, van de 6. "
        "Prijs: 24 uur per jaar (dat is onze schatting)."
    )
    assert found[0].question == "Is dit haalbaar? Wat hebben a en d elkaar te bieden?"
    # Half of the pairs more on one of the two aims that count.
    assert (found[0].number, found[0].unit) == (0.25, "share")


def test_goals_and_dilemmas_are_told_of_only_where_they_change():
    session = made("abc", ("ab", "bc"), goals=({"a": 1, "c": 1},), places={"a": 1, "c": 7})
    (relation,) = helping.helping(session).relations
    said = effects(relation, NL)
    assert said[1:] == [
        "Stappen tussen partijen met een gezamenlijk doel: gemiddeld van 2,00 naar 1,00.",
        "Contact met de andere kant van een dilemma: van 0 naar 2, van de 2.",
    ]
    apart = made("ab", goals=({"a": 1, "b": 1},))
    (relation,) = helping.helping(apart).relations
    assert "bereiken elkaar, in gemiddeld 1,00 stappen" in effects(relation, NL)[2]


def test_the_price_is_the_groups_own_as_soon_as_it_says_so():
    assert hours(made("ab")) == helping.HOURS
    (found,) = findings(made("abc", ("ab", "bc"), relation_hours=2.5), NL)[:1]
    assert "Prijs: 2,5 uur per jaar." in found.sentence
    found = findings(made("abcX", ("ab", "bc", "ca"), relation_hours=2.5), NL)
    assert found[-1].key == "help_party"
    assert "Prijs: 5 uur per jaar." in found[-1].sentence
    assert hours(made("ab", relation_hours=0)) == 0


@pytest.mark.parametrize(
    ("parties", "relations", "words"),
    [
        ("abcX", ("ab", "bc", "ca"), "X staat nu buiten het domein."),
        ("abcx", ("ab", "bc", "ca"), "x heeft nu geen enkele relatie."),
        ("abcx", ("ab", "bc", "ca", "cx"), "x hangt nu aan één relatie."),
    ],
)
def test_who_is_brought_in_is_told_with_where_it_stands_now(parties, relations, words):
    (party,) = (e for e in findings(made(parties, relations), NL) if e.key == "help_party")
    assert party.sentence.startswith(words)
    assert party.question == f"Is dit haalbaar? Wat heeft {words[0]} eraan om mee te doen?"


@pytest.mark.parametrize(
    ("parties", "relations", "key"),
    [
        ("", (), "help_unknown"),
        ("a", (), "help_unknown"),
        ("abc", ("ab", "bc", "ca"), "help_nothing"),
    ],
)
def test_where_nothing_would_help_that_is_what_is_said(parties, relations, key):
    assert [each.key for each in findings(made(parties, relations), NL)] == [key]


def test_one_aim_at_a_time():
    session = made("abcd", ("ab", "bc", "cd"), places={"a": 1, "c": 7})
    (touch,) = helping.helping(session, ("touch",)).relations
    assert touch.relations == (("pa", "pc"),)
    assert helping.helping(session, ("near",)).counted == ()


def test_the_order_of_typing_changes_nothing_and_ties_go_by_name():
    one = made("abcd", ("ab", "cd"))
    other = made("dcba", ("dc", "ba"))
    assert helping.helping(one) == helping.helping(other)
    # Each of a, b with each of c, d does as much.
    assert helping.helping(one).relations[0].relations == (("pa", "pc"),)
    for each in other.stakeholders.items:
        each.name = {"pb": "A", "pa": "Z"}.get(each.id, each.name)
    assert helping.helping(other).relations[0].relations == (("pb", "pc"),)


def test_what_is_imagined_leaves_the_session_as_it_is_and_takes_no_id_twice():
    session = made("abc", ("ab",))
    session.relations.items[0].id = "new0"
    after = imagined(session, (("pb", "pc"), ("pa", "pc")))
    assert len(session.relations.items) == 1
    ids = [each.id for each in after.relations.items]
    assert len(set(ids)) == 3
    assert imagined(session, ()) == session


def test_names_are_text_and_never_endless():
    session = made("ab")
    session.stakeholders.items[0].name = "<b>{n}</b> " + "x" * 100
    session.stakeholders.items[1].name = ""
    (found, *_) = findings(session, NL)
    assert "<b>{n}</b>" in found.sentence
    assert "x" * 60 not in found.sentence
    assert NL("ui.unnamed") in found.sentence


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", case_names())
def test_the_cases_have_three_relations_and_a_party_each_with_its_doubt(case, language):
    found = findings(load_case(case, language), texts(language))
    assert [each.key for each in found] == ["help_relation"] * 3 + ["help_party"]
    assert all("?" in each.question and each.number > 0 for each in found)


def test_an_aim_is_offered_when_there_is_something_to_count_of_it():
    session = load_case("laanboompact", "nl")
    assert helping.aim_keys(session) == helping.AIMS
    session.goals.goals = []
    session.goals.positions = []
    session.dilemmas.positions = []
    # Who share a goal, and who stand at two sides of a dilemma: there are none any more.
    assert helping.aim_keys(session) == ("connected", "robust")
    assert helping.aim_keys(Session()) == ()
