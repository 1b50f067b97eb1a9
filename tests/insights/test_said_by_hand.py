"""What the steps say of small groups that were counted by hand, whole sentences with numbers."""

from datetime import date

import pytest

from netwerk_widgets.insights import goals, picked, thread
from netwerk_widgets.insights.agreed import Promise, agreed_actions, promises
from netwerk_widgets.insights.agreed_words import by_when, deed, promised, reviewed
from netwerk_widgets.insights.changes import changes, difference_rows, measure_rows
from netwerk_widgets.insights.deciding import choices, decided
from netwerk_widgets.insights.pictures import Link, Pair
from netwerk_widgets.network.comparison import compare
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.doing import Action
from netwerk_widgets.session.what_if import AddParty, RemoveRelation, what_if
from netwerk_widgets.texts import texts
from tests.insights.test_edges import group
from tests.network.networks import session

NL = texts("nl")


def made(**parts):
    """A session of A, B, C and D with these parts."""
    items = [{"id": each, "name": each.upper()} for each in "abcd"]
    return Session.model_validate({"stakeholders": {"items": items}} | parts)


# ---- goals: who is close to whom ----


def closeness(*rows):
    found = goals.findings(group(*rows, names="ABCD"), NL)
    return {each.key: each for each in found}


def test_the_nearest_and_the_furthest_pair():
    # A and B: ½(3 + 2) = 2.5 on the first. A and C: ½(3 + 1) apart; B and C: ½(2 + 1).
    found = closeness((3, None), (2, None), (-1, None))
    near, far = found["parties_near"], found["parties_far"]
    one = NL.count("goals.word.goal", 1)
    assert (near.number, near.unit, near.question) == (2.5, "point", "")
    assert near.sentence == NL("goals.finding.near", one="A0", other="B1", goals=one, value="2,5")
    assert (far.number, far.unit) == (2, "point")
    assert far.sentence == NL("goals.finding.far", one="A0", other="C2", goals=one, value="2,0")
    assert far.question == NL("goals.question.far", one="A0", other="C2")


def test_of_pairs_that_are_as_near_or_as_far_it_is_said_how_many_there_are():
    # A and B with each other for 3, C and D against them: two pairs near, four pairs far.
    found = closeness((3,), (3,), (-3,), (-3,))
    words = {"one": "A0", "value": "3,0"}
    assert found["parties_near"].sentence == NL("goals.finding.near_tie", n=2, other="B1", **words)
    assert found["parties_far"].sentence == NL("goals.finding.far_tie", n=4, other="C2", **words)


def test_on_how_many_goals_two_are_together_is_counted_without_weights():
    found = closeness((3, 1, -2), (1, 1, 2))
    assert found["parties_near"].sentence == NL(
        "goals.finding.near", one="A0", other="B1", value="3,0",
        goals=NL.count("goals.word.goal", 2),
    )  # fmt: skip
    assert found["parties_far"].number == 2


def test_nobody_is_near_or_far_where_nobody_shares_a_goal():
    assert not {"parties_near", "parties_far"} & set(closeness((3, None), (None, 2)))
    assert not {"parties_near", "parties_far"} & set(closeness((0,), (0,)))


def test_who_is_silent_is_named_once_two_stand_on_a_goal():
    found = closeness((3,), (2,), (None,))
    assert found["goal_silent"].sentence == NL.count("goals.finding.silent", 1, names="C2")
    assert "goal_silent" not in closeness((3,), (None,))


def test_the_goal_that_divides_most_evenly_is_the_one_that_splits():
    found = closeness((1, 1), (1, 1), (1, -1), (-1, -1))["goal_split"]
    assert found.sentence == NL(
        "goals.finding.split", goal="Doel 1", supporters=2, opponents="C2 en D3", n=4
    )
    assert (found.number, found.unit) == (2, "party")


# ---- the thread ----


def test_a_theme_hangs_once_on_an_accelerator_that_two_of_its_goals_name():
    rows = [{"id": f"g{n}", "theme": "t", "accelerators": ["technology"]} for n in (1, 2)]
    found = thread.thread(made(dream={"themes": [{"id": "t"}]}, goals={"goals": rows}))
    assert [(a.id, b.id) for a, b in found.links] == [
        ("technology", "t"), ("t", "g1"), ("t", "g2"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("parts", "has"),
    [
        ({"dream": {"dreams": [{"id": "a"}]}}, False),
        ({"dream": {"dreams": [{"id": "a", "sentence": "Groen"}]}}, True),
        ({"dream": {"dreams": [{"id": "a", "support": 1}]}}, True),
        ({"dream": {"themes": [{"id": "t", "parties": ["a"]}]}}, True),
        ({"goals": {"goals": [{"id": "g", "owner": "a"}]}}, True),
        ({"goals": {"goals": [{"id": "g"}], "positions": [{"id": "a"}]}}, False),
        ({"goals": {"goals": [{"id": "g"}], "positions": [{"id": "a", "positions": {"g": 0}}]}},
         True),
        ({"dilemmas": {"positions": [{"id": "x", "dilemma": "d", "party": "a"}]}}, False),
        ({"dilemmas": {"positions": [{"id": "x", "dilemma": "d", "party": "a", "position": 1}]}},
         True),
        ({"dilemmas": {"exchanges": [{"id": "a"}]}}, False),
        ({"dilemmas": {"exchanges": [{"id": "a", "brings": "geld"}]}}, True),
        ({"dilemmas": {"exchanges": [{"id": "a", "gets": "geld"}]}}, True),
        ({"dilemmas": {"exchanges": [{"id": "a", "brings_weight": 1}]}}, True),
        ({"dilemmas": {"exchanges": [{"id": "a", "gets_weight": 1}]}}, True),
        ({"doing": {"actions": [{"id": "x", "owner": "a"}]}}, True),
        ({"doing": {"actions": [{"id": "x", "partners": ["a"]}]}}, True),
        ({"doing": {"investments": [{"id": "a"}]}}, False),
        ({"doing": {"investments": [{"id": "a", "hours": 0, "money": 0}]}}, False),
        ({"doing": {"investments": [{"id": "a", "hours": 1}]}}, True),
        ({"doing": {"investments": [{"id": "a", "money": 1}]}}, True),
    ],
)  # fmt: skip
def test_one_thing_that_a_party_does_or_says_is_a_role(parts, has):
    assert thread.with_role(made(**parts)) == ({"a"} if has else set())


def test_a_goal_without_an_accelerator_or_without_a_theme_has_no_root():
    rows = [
        {"id": "both", "theme": "t", "accelerators": ["technology"]},
        {"id": "bare", "theme": "t"}, {"id": "lost", "accelerators": ["technology"]},
    ]  # fmt: skip
    found = made(dream={"themes": [{"id": "t"}]}, goals={"goals": rows})
    assert thread.rootless(found) == ("bare", "lost")
    assert thread.absent(found) == ("action",)
    assert thread.absent(made()) == ("accelerator", "theme", "goal", "action")


# ---- what was agreed ----


def test_what_is_agreed_is_planned_or_busy_and_has_a_name():
    rows = [
        {"id": "late", "name": "Laat", "end": "2026-03-01"},
        {"id": "early", "name": "Vroeg", "start": "2026-02-01", "status": "busy"},
        {"id": "open", "name": "Open"}, {"id": "nameless", "name": "  "},
        {"id": "done", "name": "Klaar", "status": "done"},
        {"id": "stopped", "name": "Gestopt", "status": "stopped"},
        {"id": "tie", "name": "Even", "start": "2026-01-05", "end": "2026-03-01"},
    ]  # fmt: skip
    found = agreed_actions(made(doing={"actions": rows}))
    assert [each.id for each in found] == ["early", "tie", "late", "open"]


def test_what_a_party_promised_by_hand():
    rows = [
        {"id": "x", "name": "Planten", "owner": "a", "partners": ["b", "a"], "end": "2026-03-01"},
        {"id": "y", "name": "Tellen", "owner": "b", "start": "2026-04-01"},
    ]
    parts = {
        "doing": {"actions": rows, "investments": [{"id": "a", "hours": 10.5, "money": 2000}]},
        "dilemmas": {"exchanges": [{"id": "c", "brings": " grond "}]},
    }
    found = {each.party: each for each in promises(made(**parts))}
    assert set(found) == {"a", "b", "c"}
    assert promised(found["a"], NL) == [
        NL("agreed.does", what="Planten", day=NL.day(date(2026, 3, 1))),
        NL("agreed.hours", n="10,5"),
        NL("agreed.money", n="2.000"),
    ]
    assert promised(found["b"], NL) == [
        NL("agreed.does", what="Tellen", day=NL("agreed.from", day=NL.day(date(2026, 4, 1)))),
        NL("agreed.joins", what="Planten", day=NL.day(date(2026, 3, 1))),
    ]
    assert promised(found["c"], NL) == [NL("agreed.brings", what="grond")]
    assert promised(Promise("d", hours=0, money=0), NL) == []
    assert not found["a"].confirmed


def test_who_does_an_action_with_whom_and_by_when():
    names = {"a": "A", "b": "B", "c": "C"}

    def action(**fields):
        return Action.model_validate({"id": "x"} | fields)

    assert deed(action(owner="a", partners=["b", "a", "c"]), names, NL) == NL(
        "agreed.with", who="A", partners="B en C"
    )
    assert deed(action(owner="a"), names, NL) == "A"
    assert deed(action(partners=["b", "c"]), names, NL) == "B en C"
    assert deed(action(owner="gone"), names, NL) == NL("agreed.nobody")
    assert by_when(action(), NL) == NL("agreed.no_day")
    assert reviewed(made(), NL) == ""


# ---- ideas that were picked ----


def test_picked_ideas_stand_by_group_and_those_in_none_last():
    rows = [("Een", ""), ("Twee", "Groen"), ("Drie", " Groen "), ("  ", "Groen"), ("Vier", "Werk")]

    def ideas(*rows):
        items = [{"id": f"i{n}", "text": a, "group": b} for n, (a, b) in enumerate(rows)]
        return picked.by_group(made(ideas={"picked": items}), NL)

    assert ideas(*rows) == [
        ("Groen", ["Twee", "Drie"]), ("Werk", ["Vier"]), (NL("ideas.without"), ["Een"]),
    ]  # fmt: skip
    assert ideas(("Een", ""), ("Twee", "")) == [("", ["Een", "Twee"])]
    assert ideas(("Twee", "Groen")) == [("Groen", ["Twee"])]
    assert ideas() == []


# ---- what can be decided on a pair ----

ONE, OTHER = Link("a", "b", "cooperation"), Link("a", "b", "supply")


def test_of_what_two_say_each_relation_can_be_chosen_all_of_them_or_none():
    pair = Pair(("a", "b"), {"a": (ONE,), "b": (OTHER,)}, (), ())
    assert choices(pair) == {
        "a/b/cooperation": (ONE,), "a/b/supply": (OTHER,), "all": (ONE, OTHER), "nothing": (),
    }  # fmt: skip
    assert choices(Pair(("a", "b"), {"a": (ONE,)}, (), ())) == {
        "a/b/cooperation": (ONE,), "nothing": (),
    }  # fmt: skip


def test_what_is_decided_comes_or_goes_and_the_rest_stays():
    pair = Pair(("a", "b"), {"a": (ONE,), "b": (OTHER,)}, (), ())
    rows = [
        {"id": "r1", "from_id": "b", "to_id": "a", "kind": "cooperation", "strength": 1},
        {"id": "r2", "from_id": "b", "to_id": "a", "kind": "supply", "strength": 3},
    ]
    # Supply from b to a is another relation than from a to b: nobody named it, so it stays.
    found = decided(made(), rows, pair, (OTHER,))
    assert found[0] == rows[1]
    assert {key: found[1][key] for key in ("from_id", "to_id", "kind", "strength")} == {
        "from_id": "a", "to_id": "b", "kind": "supply", "strength": 2,
    }  # fmt: skip
    assert len(found) == 2
    assert decided(made(), rows, pair, (ONE,)) == rows


# ---- then and now ----

BEFORE = session("abc", [("a", "b"), ("b", "c", "supply")])


def test_what_changed_is_said_when_nobody_came_or_left():
    after = BEFORE.model_copy(deep=True)
    after.stakeholders.items[0].sector = "public"
    after.relations.items[1].strength = 3
    found = compare(BEFORE, after)
    assert [(each.key, each.sentence, each.number, each.unit) for each in changes(found, NL)] == [
        ("changed", NL.count("changes.finding.changed", 1, names="A"), 1, "party"),
    ]
    label = NL("changes.changed", fields=NL("fields.label.relation_strength"))
    assert difference_rows(found, NL)[1:] == [(
        NL("changes.relation"),
        NL("changes.between", a="B", b="C", kind=NL("fields.relation.supply")),
        label,
    )]  # fmt: skip
    joined = compare(BEFORE, what_if(after, [AddParty("d", "D")]))
    assert "changed" not in [each.key for each in changes(joined, NL)]


def test_a_measure_that_stays_as_it_was_is_passed_over_and_the_others_are_told():
    closed = compare(BEFORE, session("abc", [("a", "b"), ("b", "c", "supply"), ("a", "c")]))
    # One part before and after, nobody alone; B holds nothing together any more.
    told = {each.key: each.number for each in changes(closed, NL)}
    assert {"components", "isolates"}.isdisjoint(told)
    assert told["articulation"] == -1
    assert told["density"] == pytest.approx(1 / 3)
    rows = {label: more for label, *more in measure_rows(closed, NL)}
    assert rows[NL("changes.measure.relations")] == ["2", "3", True]
    assert rows[NL("changes.measure.parties")] == ["3", "3", False]
    assert rows[NL("changes.measure.density")] == ["67%", "100%", True]
    assert rows[NL("changes.measure.distance")] == ["1,33", "1,00", True]


def test_what_a_relation_less_does_to_the_measures():
    found = changes(compare(BEFORE, what_if(BEFORE, [RemoveRelation("r1")])), NL)
    told = {each.key: each for each in found}
    assert told["relations"].sentence == NL("changes.finding.relations", new=0, gone=1)
    assert (told["relations"].number, told["relations"].unit) == (1, "relation")
    # From one part to two; C stands alone; B holds nothing together any more.
    assert [told[each].number for each in ("components", "isolates", "articulation")] == [1, 1, -1]
    assert [told[each].unit for each in ("components", "isolates", "articulation")] == [
        "part", "party", "party",
    ]  # fmt: skip
    assert told["components"].sentence == NL(
        "changes.finding.measure", measure=NL("changes.measure.components"), before="1", after="2"
    )
    assert told["components"].question == NL("changes.question.components.up")
    assert told["articulation"].question == NL("changes.question.articulation.down")
    assert len(found) == 5
    assert len(changes(compare(BEFORE, what_if(BEFORE, [RemoveRelation("r1")])), NL, 2)) == 2
