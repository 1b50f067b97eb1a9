"""What would help, and who can carry or stop a goal: by hand, whole sentences and numbers."""

from types import SimpleNamespace

import pytest

from netwerk_widgets.insights import helping, influence_words
from netwerk_widgets.insights.helping import (
    Help,
    Suggestion,
    effects,
    headline,
    price,
    question,
    value,
)
from netwerk_widgets.insights.influence import LEAST_ANSWERED, contested, influences, mobilised
from netwerk_widgets.network.aims import Score
from netwerk_widgets.session.models import Session
from tests.insights.test_steps_by_hand import NL, made, told

#: Ten pairs, four reach each other, three whoever drops out, half a step's worth, one of four meet.
BEFORE = Score(10, 4, 3, 0.5, 1, 4)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (BEFORE, []),
        (Score(10, 6, 3, 0.5, 1, 4), [("connected", {"before": 4, "after": 6, "all": 10})]),
        (Score(10, 4, 5, 0.5, 1, 4), [("robust", {"before": 3, "after": 5, "all": 10})]),
        (Score(10, 4, 3, 0.8, 1, 4), [("near", {"before": "2,00", "after": "1,25"})]),
        (Score(10, 4, 3, 0.5001, 1, 4), []),
        (Score(10, 4, 3, 0.5, 3, 4), [("touch", {"before": 1, "after": 3, "all": 4})]),
        (Score(10, 6, 5, 0.5, 1, 4), [("connected", {"before": 4, "after": 6, "all": 10}),
                                      ("robust", {"before": 3, "after": 5, "all": 10})]),
    ],
)  # fmt: skip
def test_what_a_relation_changes_aim_by_aim(after, expected):
    found = effects(Suggestion((("a", "b"),), BEFORE, after), NL)
    assert found == [NL(f"helping.effect.{key}", **values) for key, values in expected]


def test_where_nobody_reached_each_other_the_steps_are_new():
    before, after = Score(1, 0, 0, 0.0, None, 0), Score(1, 1, 0, 0.25, None, 0)
    found = effects(Suggestion((("a", "b"),), before, after), NL)
    assert NL("helping.effect.near_first", after="4,00") in found
    assert len(found) == 2
    # Without goals in common there are no steps at all.
    nothing = Score(1, 0, 0, None, None, 0)
    assert effects(Suggestion((), nothing, nothing), NL) == []


def test_where_a_network_stands_on_each_aim():
    assert [value(BEFORE, key, NL) for key in ("connected", "robust", "near", "touch")] == [
        NL("helping.of", n=4, all=10), NL("helping.of", n=3, all=10), "2,00",
        NL("helping.of", n=1, all=4),
    ]  # fmt: skip
    empty = Score(0, None, None, None, None, 0)
    assert {value(empty, key, NL) for key in ("connected", "robust", "near", "touch")} == {"–"}
    assert value(Score(1, 0, 0, 0.0, None, 0), "near", NL) == "–"


def test_what_relations_come_to_together():
    one = Suggestion((("a", "b"),), BEFORE, Score(10, 6, 3, 0.5, 1, 4))
    two = Suggestion((("b", "c"),), one.after, Score(10, 8, 3, 0.5, 1, 4))
    party = Suggestion((("a", "x"), ("b", "x")), BEFORE, Score(15, 9, 9, 0.5, 1, 4), "x")
    both = Help((one, two), party, ("connected",))
    assert both.pairs == (("a", "b"), ("b", "c"))
    assert both.reach == (BEFORE, two.after)
    alone = Help((), party, ("connected",))
    assert (alone.pairs, alone.reach) == (party.relations, (BEFORE, party.after))
    assert bool(alone)
    nothing = Help((), None, ())
    assert (nothing.pairs, nothing.reach, bool(nothing)) == ((), None, False)
    assert one.more(("connected",)) == pytest.approx(0.2)


def network(ring=None, relations=(), **domain):
    items = [{"id": each, "name": each.upper()} for each in "ab"]
    items.append({"id": "x", "name": "X"} | ({"ring": ring} if ring else {}))
    lines = [{"id": f"r{n}", "from_id": a, "to_id": b} for n, (a, b) in enumerate(relations)]
    return Session.model_validate(
        {"stakeholders": {"items": items}, "relations": {"items": lines}, "domain": domain}
    )


@pytest.mark.parametrize(
    ("session", "key"),
    [(network("outside"), "outside"), (network(), "alone"), (network(relations=["ax"]), "one")],
)
def test_a_party_is_brought_in_from_where_it_is(session, key):
    party = Suggestion((("a", "x"), ("b", "x")), BEFORE, BEFORE, "x")
    first = NL(f"helping.party.{key}", name="X")
    assert headline(party, session, NL) == f"{first} {NL('helping.party.join', names='A en B')}"
    assert question(party, session, NL) == NL("helping.party_question", name="X")


def test_a_relation_its_question_and_its_price():
    relation = Suggestion((("a", "b"),), BEFORE, BEFORE)
    party = Suggestion((("a", "x"), ("b", "x")), BEFORE, BEFORE, "x")
    assert headline(relation, network(), NL) == NL("helping.relation", a="A", b="B")
    assert question(relation, network(), NL) == NL("helping.question", a="A", b="B")
    ours, theirs = network(), network(relation_hours=20)
    assert price(relation, ours, NL) == NL("helping.price.ours", hours=f"{helping.HOURS:.0f}")
    assert price(relation, theirs, NL) == NL("helping.price.theirs", hours="20")
    assert price(party, theirs, NL) == NL("helping.price.theirs", hours="40")


# ---- who can carry it, who can stop it ----


def test_how_much_power_there_is_for_and_against_each_goal():
    assert mobilised_of(influencing(5, (3, 1, 0, -1, -1))) == [("Groen", "4", "2")]
    # Nobody is in an order, or nobody has a position.
    assert mobilised_of(influencing(4, (3, 1))) == []
    assert mobilised_of(influencing(5)) == []


def mobilised_of(session):
    return mobilised(session, NL)


def influencing(count, positions=(), strength=2):
    """Parties in a ring, each with influence on the next; positions on one goal."""
    ids = "abcdefgh"[:count]
    rows = [{"id": each, "on": {ids[(n + 1) % count]: strength}} for n, each in enumerate(ids)]
    given = [
        {"id": p, "positions": {"g": v}}
        for p, v in zip(ids, positions, strict=False)
        if v is not None
    ]
    goals = {"goals": [{"id": "g", "name": "Groen"}], "influences": rows, "positions": given}
    return made(ids, goals=goals)


def test_below_five_answers_nobody_is_put_in_order():
    found = told(influence_words.findings, influencing(4, (1, 1)))
    assert set(found) == {"influence_few"}
    assert found["influence_few"].sentence == NL(
        "influence.finding.few", n=4, all=4, least=LEAST_ANSWERED
    )
    assert set(told(influence_words.findings, influencing(5))) == {"influence_no_positions"}
    assert told(influence_words.findings, made()) == {}


def test_of_five_as_strong_the_positions_alone_tell():
    session = influencing(5, (3, 1, 0, -1, -1))
    found = influences(session)
    # All alike, so each weighs 1: for it 3 + 1, against it 1 + 1.
    assert found.relative == pytest.approx(dict.fromkeys("abcde", 1))
    assert (found.support["a"], found.opposition["e"]) == pytest.approx((3, 1))
    assert (found.told, found.pairs, found.many) == (5, 20, 5)
    goal, weights = contested(found)
    assert (goal, weights.opposition, weights.together) == pytest.approx((0, 2, 6))
    said = told(influence_words.findings, session)
    assert said["influence_carry"].number == pytest.approx(0.75)
    assert said["influence_carry"].sentence == NL.count(
        "influence.finding.carry", 1, names="A", share=NL("influence.about_share", n=80)
    )
    # A third of what moves people is against it.
    assert said["influence_stop"].number == pytest.approx(1 / 3)
    assert said["influence_stop"].sentence == NL.count(
        "influence.finding.stop", 2, names="D en E", goal="Groen",
        share=NL("influence.about_share", n=30),
    )  # fmt: skip
    doubt = NL("influence.finding.doubt", n=5, all=5, told=5, pairs=20)
    assert said["influence_doubt"].sentence == f"{doubt} {NL('influence.finding.alike')}"


def test_where_nobody_is_for_or_against_that_is_said():
    assert "influence_stop_none" in told(influence_words.findings, influencing(5, (1, 2)))
    found = told(influence_words.findings, influencing(5, (-1, -2)))
    assert "influence_carry_none" in found
    assert found["influence_stop"].number == 1


def test_groups_are_told_from_two_on_and_bridges_that_are_equal_together():
    names = dict(zip("abc", "ABC", strict=True))
    bridge = SimpleNamespace(party="c", weight=2.0, between=("a", "b"))
    equal = SimpleNamespace(party="a", weight=2.0, between=("b", "c"))
    less = SimpleNamespace(party="b", weight=1.9, between=("a", "c"))
    found = influence_words._bridge(SimpleNamespace(bridges=(bridge, equal, less)), names, NL)
    assert found.sentence == NL.count(
        "influence.finding.bridge", 2, names="C en A", one="A", other="B"
    )
    assert found.number == 2
    assert influence_words._groups(SimpleNamespace(groups=(("a", "b", "c"),)), names, NL) == []
    (groups,) = influence_words._groups(SimpleNamespace(groups=(("a", "b"), ("c",))), names, NL)
    assert groups.sentence == NL("influence.finding.groups", n=2, groups="A en B; C")
