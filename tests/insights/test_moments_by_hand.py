"""Two moments beside each other, and small rules of words: counted by hand."""

from datetime import UTC, date, datetime

import pytest

from netwerk_widgets.insights import counted, looking_back, not_feasible, people
from netwerk_widgets.insights.consensus import agreement, consensus
from netwerk_widgets.insights.counted import level, levels, support
from netwerk_widgets.insights.doubles import doubles, nearness, plain
from netwerk_widgets.insights.missing import missing
from netwerk_widgets.insights.overdue import overdue_findings
from netwerk_widgets.insights.pictures import agreement_of
from netwerk_widgets.insights.power import coalitions
from netwerk_widgets.insights.quadrants import of_levels
from netwerk_widgets.insights.smart import check
from netwerk_widgets.network.kept import Missing
from netwerk_widgets.network.measures import Measures
from netwerk_widgets.session.models.goals import Goal
from netwerk_widgets.session.models.ideas import Idea
from netwerk_widgets.session.models.persevering import FrozenMoment
from tests.insights.test_steps_by_hand import NL, made, told

DAY = date(2026, 5, 1)


def then_and_now(then, now):
    """A session as it is ``now``, with a moment at which it was as ``then``."""
    session = made("abc", **now)
    session.persevering.moments = made(
        persevering={"moments": [{"id": "m", "name": "Voorjaar", "on": "2026-01-01"}]}
    ).persevering.moments
    taken = datetime(2026, 1, 1, tzinfo=UTC)
    state = made("abc", **then).model_dump(mode="json")
    session.moments.frozen = [FrozenMoment(id="m", taken=taken, state=state)]
    return told(looking_back.findings, session, DAY)


def scores(**levels):
    return {
        "context": {"respondents": [{"id": f"r{n}", "now": levels} for n in range(3)]},
        "people": {"items": [{"id": f"r{n}"} for n in range(3)]},
    }


@pytest.mark.parametrize(
    ("then", "now", "way", "number"),
    [
        ({"technology": 2, "lifestyle": 3}, {"technology": 4, "lifestyle": 4}, "up", 2),
        ({"technology": 5, "lifestyle": 3}, {"technology": 2, "lifestyle": 4}, "down", -3),
    ],
)
def test_the_accelerator_that_moved_most(then, now, way, number):
    found = then_and_now(scores(**then), scores(**now))["accelerator_moved"]
    assert (found.number, found.unit) == (number, "score")
    assert found.sentence == NL(
        f"persevering.finding.accelerator.{way}",
        accelerator=NL("method.accelerator.technology.label"),
        then=str(then["technology"]), now=str(now["technology"]), n_then=3, n_now=3,
        moment="Voorjaar",
    )  # fmt: skip


def test_of_two_that_moved_as_far_and_of_none_nothing_is_said():
    tie = then_and_now(scores(technology=2, lifestyle=3), scores(technology=3, lifestyle=2))
    same = then_and_now(scores(technology=2), scores(technology=2))
    assert "accelerator_moved" not in {**tie, **same}


def test_relations_and_actions_that_came_and_were_done():
    def state(relations, done):
        lines = [{"id": f"r{n}", "from_id": "a", "to_id": "b"} for n in range(relations)]
        actions = [{"id": f"x{n}", "name": "X", "status": "done"} for n in range(done)]
        return {"relations": {"items": lines}, "doing": {"actions": actions}}

    found = then_and_now(state(3, 1), state(1, 3))
    assert {key: (each.number, each.unit) for key, each in found.items()} == {
        "relations_changed": (-2, "relation"), "done_changed": (2, "action"),
    }  # fmt: skip
    assert found["done_changed"].sentence == NL(
        "persevering.finding.done", then=1, now=3, moment="Voorjaar"
    )
    assert then_and_now(state(2, 2), state(2, 2)) == {}


def test_what_is_late_is_told_with_the_longest_ago_first():
    rows = [{"id": f"x{n}", "name": f"X{n}", "end": f"2026-0{n}-01"} for n in (4, 3, 5)]
    session = made(doing={"actions": rows}, persevering={"next_review": "2026-06-01"})
    found = told(looking_back.findings, session, DAY)
    assert set(found) == {"overdue_action"}
    assert found["overdue_action"].sentence == NL.count(
        "persevering.finding.overdue.action", 2, names="‘X3’ en ‘X4’", due=NL.day(date(2026, 3, 1))
    )
    assert overdue_findings(session, NL, None, ("action",)) == []
    assert overdue_findings(session, NL, DAY, ("goal",)) == []
    early = told(looking_back.findings, session, date(2026, 3, 1))
    assert early["next_review"].sentence == NL(
        "persevering.finding.next", due=NL.day(date(2026, 6, 1))
    )


# ---- what is not feasible ----


def aside(**domain):
    lines = {"items": [{"id": "r", "from_id": "b", "to_id": "a"}]}
    return made(relations=lines, domain=domain)


def test_what_is_set_aside_is_of_who_is_there_and_has_no_relation():
    rows = [("c", "a"), ("a", "b"), ("c", "gone"), ("c", "a")]
    session = aside(
        not_feasible=[{"id": f"f{n}", "one": a, "other": b} for n, (a, b) in enumerate(rows)],
        not_brought=["d", "gone"],
    )
    found = not_feasible.set_aside(session)
    assert [(each.one, each.other) for each in found] == [("c", "a"), ("d", None)]
    pair = NL("helping.figure.pair", a="C", b="A")
    party = NL("helping.choice.party.label", name="D")
    assert not_feasible.told(session, NL) == NL(
        "helping.aside.told", what=NL.enumerate([pair, party])
    )
    assert not_feasible.told(aside(), NL) == ""


def test_what_is_set_aside_can_be_suggested_again():
    document = {"not_feasible": [], "not_brought": ["d"], "kind": "chain"}
    pair, party = not_feasible.Aside("a", "c"), not_feasible.Aside("d")
    put = not_feasible.put_aside(document, pair)
    assert [(each["one"], each["other"]) for each in put["not_feasible"]] == [("a", "c")]
    turned = not_feasible.without(put, not_feasible.Aside("c", "a"))
    assert (turned["not_feasible"], turned["not_brought"], turned["kind"]) == ([], ["d"], "chain")
    assert not_feasible.without(put, party)["not_brought"] == []
    assert not_feasible.put_aside(document, party)["not_brought"] == ["d"]


# ---- answers without names ----


def test_the_middle_of_what_was_answered():
    assert levels({"4": 1, "2": 2}) == [2, 2, 4]
    assert [level(None, {"4": 1, "2": 2}), level(5, {"2": 1}), level(None, {})] == [2, 5, None]
    (found,) = support(made(dream={"counts": {"5": 1, "2": 1}}), NL)
    assert (found.n, found.middle, [*found.counts.values()]) == (2, "3,5", [0, 1, 0, 0, 1])
    rows = [{"id": "not_alone", "counts": {"yes": 1, "no": 1}}, {"id": "own_interests"}]
    (found,) = counted.tests(made(start={"tests": rows}), NL)
    # Of two words that are no numbers the lower one.
    assert found.middle == NL("fields.answer.no")


# ---- small rules ----


@pytest.mark.parametrize(
    ("values", "expected"),
    [((3, 3), 1), ((1, 5), 0), ((1, 3), 0.5850), ((), None), ((2,), 1)],
)
def test_consensus_is_one_where_all_agree_and_nothing_at_both_ends(values, expected):
    # Of 1 and 3 on 1–5 each lies a quarter of the scale from the mean: 1 + log2(1 − 1/4).
    found = consensus(values, 1, 5)
    assert found == (None if expected is None else pytest.approx(expected, abs=5e-5))


def test_power_weighs_positions_and_positions_meet_or_part():
    found = coalitions([[3, -1], [1, 2], [-2, None]], [2.0, 1.0, 0.5])
    assert found.weighted == ((6, -2), (1, 2), (-1, 0))
    # On the first goal ½(6 + 1) with, ½(6 + 1) and ½(1 + 1) against; on the second ½(2 + 2).
    assert found.agree == ((0, 3.5, 0), (3.5, 0, 0), (0, 0, 0))
    assert found.differ == ((0, 2, 3.5), (2, 0, 1), (3.5, 1, 0))
    sums = {
        order: [(each.support, each.opposition, each.together) for each in goals]
        for order, goals in found.mobilised.items()
    }
    assert sums == {
        1: [(2, 1, 3), (1, 1, 2)], 2: [(4, 2, 6), (2, 1, 3)], 3: [(7, 1, 8), (2, 2, 4)],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("levels", "quadrant"),
    [((4, 4), "involve"), ((5, 2), "satisfy"), ((2, 5), "inform"), ((1, 2), "watch"),
     ((3, 5), "middle"), ((5, 3), "middle"), ((3, 3), "middle")],
)  # fmt: skip
def test_the_quadrant_of_two_levels(levels, quadrant):
    assert of_levels(*levels) == quadrant


def test_what_a_goal_lacks():
    def lacks(**fields):
        return check(Goal.model_validate({"id": "g"} | fields), {"a"}).lacks

    assert lacks() == ("indicator", "baseline", "target", "due", "owner")
    full = {"indicator": "x", "baseline": 0, "target": 1, "due": "2026-01-01", "owner": "a"}
    assert lacks(**full) == ()
    assert lacks(**full | {"target": 0, "owner": "gone"}) == ("same", "owner")
    found = check(Goal.model_validate({"id": "g"} | full | {"target": None}), {"a"})
    assert (found.measurable, found.specific, found.dated, found.owned, found.complete) == (
        False, True, True, True, False,
    )  # fmt: skip


def test_ideas_that_say_nearly_the_same():
    assert plain("De Boom, én het blad!") == "blad boom de en het"
    ideas = [Idea(id=f"i{n}", text=text) for n, text in enumerate([
        "meer bomen in de straat", "Meer bomen in de stráát", "meer bomen in onze straat", "x", "",
    ])]  # fmt: skip
    assert doubles(ideas)[0] == ("i0", "i1")
    assert doubles(ideas, 1) == [("i0", "i1")]
    # Four of five words are shared of six in all: the letters tell that they are near.
    assert 0.8 <= nearness(plain(ideas[0].text), plain(ideas[2].text)) < 1
    assert nearness("a b c d", "a b c d e") == 0.8
    assert nearness("a b c", "x y z") == nearness("", "a") == 0


def test_who_people_are_by_what_is_known_of_them():
    session = made(
        people={"items": [
            {"id": "one", "name": "Jan", "role": "boer", "party": "a"},
            {"id": "two", "name": "Piet"},
        ]},
        context={"respondents": [{"id": "two"}, {"id": "gone"}]},
    )  # fmt: skip
    assert people.numbered(session, NL) == {
        "one": "Jan · boer · A", "two": "Piet", "gone": NL("ui.gone"),
    }  # fmt: skip


def test_which_measures_are_missing():
    found = Measures.__new__(Measures)
    found.of_structure, found.of_order = {}, {}
    assert missing(NL, found) == ""
    found.of_structure = {"betweenness": Missing(ValueError(), 1.0)}
    label = NL.optional("missing.measure.betweenness")
    assert missing(NL, found) == NL("missing.measures.sentence", names=label)
    found.of_structure = {"unheard": Missing(ValueError(), 1.0)}
    assert missing(NL, found) == NL("missing.measures.some")


@pytest.mark.parametrize(
    ("value", "word"),
    [(1, "high"), (0.8, "high"), (0.795, "high"), (0.794, "fair"), (0.6, "fair"), (0.594, "low")],
)
def test_a_consensus_is_called_by_the_two_decimals_that_are_shown(value, word):
    assert agreement(value) == word


def test_what_is_on_the_map_and_named_by_nobody_is_counted_of_who_is_there():
    ends = [("a", "b"), ("b", "a"), ("c", "d"), ("a", "a"), ("a", None), ("a", "gone")]
    lines = [{"id": f"r{n}", "from_id": a, "to_id": b} for n, (a, b) in enumerate(ends)]
    rows = [
        {"id": f"p{by}{other}", "round": "p", "by": by, "other": other, "kinds": kinds}
        for by, other, kinds in (("a", "b", ["cooperation"]), ("b", "a", ["cooperation"]),
                                 ("a", "c", ["cooperation"]), ("c", "a", []))
    ]  # fmt: skip
    session = made(relations={"items": lines}, domain={"pictures": rows})
    found = agreement_of(session)
    assert found.on_map == {"both": 1, "differ": 0, "one": 0, "none": 1}
    assert found.pairs == {"both": 1, "differ": 0, "one": 1}
    # Two of three arcs are answered; one of the two pairs was named by both.
    assert (found.answered, found.reciprocity, found.concordance, found.kinds) == (
        3, pytest.approx(2 / 3), 0.5, 1,
    )  # fmt: skip
