"""What a room answered, counted by hand: forces, reinforcement, choices, health, relations."""

import pytest

from netwerk_widgets.insights import chosen, forces, health, quality, reinforcement
from netwerk_widgets.insights.choosing import PASSIVE, carried, condorcet, first, polled, standings
from netwerk_widgets.insights.film import spread
from netwerk_widgets.insights.names import amount, few, in_room, short, spanned
from netwerk_widgets.insights.power import power
from netwerk_widgets.method import ACCELERATORS, FORCES, STATEMENTS
from tests.insights.test_steps_by_hand import NL, made, told

# ---- forces ----


def scored(*levels):
    rows = [
        {"id": force, "relevance": level}
        for force, level in zip(FORCES, levels, strict=False)
        if level
    ]
    return told(forces.findings, made(context={"forces": rows}))


def label(*places):
    return NL.enumerate([NL(f"method.force.{FORCES[n]}.label") for n in places])


def test_which_forces_drive_the_group():
    found = scored(5, 4, 5, 3)
    top = label(0, 2)
    assert found["top"].sentence == NL(
        "context.forces.top", labels=top[:1].upper() + top[1:], level="5"
    )
    assert found["strong"].sentence == NL("context.forces.strong", n=3, all=4, level=4)
    assert {key: (each.number, each.unit) for key, each in found.items()} == {
        "top": (5, "score"), "strong": (3, "force"), "open": (len(FORCES) - 4, "force"),
    }  # fmt: skip


def test_one_force_alone_and_all_alike():
    assert set(scored(4)) == {"only", "open"}
    assert scored(4)["only"].sentence == NL("context.forces.only", labels=label(0), level="4")
    equal = scored(*[4] * len(FORCES))
    assert set(equal) == {"equal"}
    assert equal["equal"].sentence == NL("context.forces.all_equal", n=len(FORCES), level="4")
    assert set(scored(3, 2)) == {"top", "open"}
    assert scored() == {}


# ---- reinforcement ----


def test_what_strengthens_most_and_what_drives_each_other_on():
    a, b, c, d, _ = ACCELERATORS
    rows = [
        {"id": a, "strengthens": {b: 2, c: 3, a: 3}}, {"id": b, "strengthens": {a: 2, c: 1}},
        {"id": c, "strengthens": {a: 3, d: 1}}, {"id": d, "strengthens": {c: 3}},
    ]  # fmt: skip
    session = made(context={"reinforcement": rows})
    found = reinforcement.read(session)
    assert [found.gives[each] for each in ACCELERATORS] == [5, 3, 4, 3, 0]
    assert [found.receives[each] for each in ACCELERATORS] == [5, 2, 7, 1, 0]
    # Three both ways goes before two both ways; c and d are clear one way alone.
    assert found.loops == ((a, c), (a, b))
    said = told(reinforcement.findings, session)
    assert {key: (each.number, each.unit) for key, each in said.items()} == {
        "gives": (5, "point"), "receives": (7, "point"), "so_far": (7, "pair"),
        "loops": (2, "pair"),
    }  # fmt: skip
    labels = NL(f"method.accelerator.{c}.label")
    assert said["receives"].sentence == NL("context.reinforcement.receives", labels=labels, total=7)


def test_where_all_strengthen_as_much_nobody_is_named():
    rows = [
        {"id": each, "strengthens": {other: 1 for other in ACCELERATORS if other != each}}
        for each in ACCELERATORS
    ]
    found = told(reinforcement.findings, made(context={"reinforcement": rows}))
    assert set(found) == {"gives", "receives"}
    assert found["gives"].sentence == NL("context.reinforcement.gives_all", total=4)
    assert found["gives"].question == ""


# ---- choosing ----


def test_equals_share_a_place_and_the_next_is_as_much_further():
    poll = polled("dots", "abcd", [{"a": 2, "b": 1}, {"b": 1, "c": 1}])
    found = standings(poll)
    assert [(x.thing, x.place, x.points) for x in found] == [
        ("a", 1, 2), ("b", 1, 2), ("c", 3, 1), ("d", 4, 0),
    ]  # fmt: skip
    assert [(x.mean, x.low, x.high) for x in found] == [
        (1, 0, 2), (1, 1, 1), (0.5, 0, 1), (0, 0, 0),
    ]  # fmt: skip
    assert first(poll) == ("a", "b")
    assert first(polled("dots", "ab", [{}, {}])) == ()
    assert first(polled("score", "ab", [])) == ()


def test_a_ranking_has_borda_and_may_have_condorcet():
    ballots = [{"a": 1, "b": 2, "c": 3}, {"a": 1, "b": 2, "c": 3}, {"b": 1, "c": 2, "a": 3}]
    poll = polled("ranking", "abc", ballots)
    # a: 2 + 2 + 0, b: 1 + 1 + 2, c: 0 + 0 + 1. Two of three put a before b and before c.
    assert [(x.thing, x.place, x.points) for x in standings(poll)] == [
        ("a", 1, 4), ("b", 1, 4), ("c", 3, 1),
    ]  # fmt: skip
    assert condorcet(poll) == "a"
    # Half is not more than half.
    assert condorcet(polled("ranking", "ab", [{"a": 1, "b": 2}, {"a": 2, "b": 1}])) is None


def test_of_resistance_less_is_better_and_what_stays_as_it_is_is_a_bound():
    ballots = [{"a": 2, "b": 5, PASSIVE: 5}, {"a": 1, "b": 5, PASSIVE: 5}]
    poll = polled("resistance", ["a", "b", PASSIVE], ballots)
    assert [(x.thing, x.place, x.points) for x in standings(poll)] == [
        ("a", 1, 3), ("b", 2, 10), (PASSIVE, 2, 10),
    ]  # fmt: skip
    assert carried(poll) == ("a",)
    assert carried(polled("resistance", "ab", [{"a": 9, "b": 10}])) == ("a", "b")


def test_what_came_of_a_round_is_said_line_by_line():
    rows = [
        {"id": f"c{n}", "poll": "p", "way": "ranking", "among": "goals", "thing": thing, "n": 3,
         "name": thing.upper(), "counts": counts, "over": over}
        for n, (thing, counts, over) in enumerate([
            ("a", {"1": 2, "3": 1}, {"b": 2, "c": 2}), ("b", {"2": 2, "1": 1}, {"a": 1, "c": 3}),
            ("c", {"3": 2, "2": 1, "9": 4}, {"a": 1, "b": 0}),
        ])
    ]  # fmt: skip
    (found,) = chosen.outcomes(made(choices={"items": rows}), NL).values()
    # A ninth place of three is none of a ranking.
    assert found.poll.counts["c"] == {3: 2, 2: 1}
    words = {"low": 1, "agreement": ""}
    assert chosen.lines(found, NL) == [
        NL("choosing.told.ranking", place=1, name="A", points=4, mean="1,67", high=3, **words),
        NL("choosing.told.ranking", place=1, name="B", points=4, mean="1,67", high=2, **words),
        NL("choosing.told.ranking", place=3, name="C", points=1, mean="2,67", low=2, high=3,
           agreement=""),
        NL("choosing.told.tie", names="‘A’ en ‘B’"),
        NL("choosing.told.condorcet_other", name="A"),
    ]  # fmt: skip
    assert chosen.title(found, NL) == NL("choosing.title.tie", names="‘A’ en ‘B’", n=3)


def test_how_was_chosen_and_with_how_many_dots():
    poll = polled("dots", "ab", [{"a": 2}])
    label = NL("choosing.way.dots.label")
    with_dots = chosen.Outcome(poll, {"a": "A", "b": "B"}, "goals", 3)
    assert chosen.way(with_dots, NL) == NL("choosing.told.dots_each", way=label, dots=3)
    assert chosen.way(chosen.Outcome(poll, {}, "goals"), NL) == label
    assert chosen.rule(with_dots, NL) == NL("choosing.way.dots.what", n=2, most=1)
    assert chosen.title(with_dots, NL) == NL("choosing.title.first", name="A", n=1)


@pytest.mark.parametrize(("tied", "named"), [("abcdef", 6), ("abcdefg", 5)])
def test_up_to_six_that_are_first_together_are_all_named(tied, named):
    poll = polled("dots", tied, [dict.fromkeys(tied, 1)])
    found = chosen.Outcome(poll, {each: each.upper() for each in tied}, "goals", 3)
    [told] = [each for each in chosen.besides(found, NL) if "‘A’" in each]
    assert told.count("‘") == named


# ---- health ----


def asked(round_, **given):
    """What these answers, 1 … 5, to the first statements left."""
    return [
        {"id": f"{round_}-{key}", "round": round_, "statement": STATEMENTS[int(key[1:])],
         "n": len(answers), "complete": 3,
         "counts": {str(x): answers.count(x) for x in answers}}
        for key, answers in given.items()
    ]  # fmt: skip


def test_of_two_answers_nothing_is_said_and_of_three_the_mean():
    session = made(persevering={"health": asked("h", s0=(1, 5), s1=(2, 3, 4), s2=(5, 5, 5))})
    found = health.health(session)
    assert set(found.of) == {STATEMENTS[1], STATEMENTS[2]}
    # 2, 3 and 4 differ most, so they stand first; three alike agree wholly.
    assert [each.mean for each in found.of.values()] == [3, 5]
    assert [each.n for each in found.of.values()] == [3, 3]
    said = told(health.findings, session)
    assert (said["health_low"].number, said["health_high"].number) == (3, 5)
    # From the mean of 3: (2 · log2(1 − 1/4) / 3) + 1.
    assert said["health_spread"].number == pytest.approx(1 + 2 / 3 * -0.41504, abs=1e-4)
    assert said["health_no_alpha"].number == 3
    names = f"‘{health.called(STATEMENTS[1], NL)}’"
    assert said["health_low"].sentence == NL.count(
        "health.finding.low", 1, names=names, mean="3", answers="3"
    )


def test_where_all_say_the_same_nothing_is_highest_or_widest():
    session = made(persevering={"health": asked("h", s0=(3, 3, 3), s1=(3, 3, 3))})
    assert set(told(health.findings, session)) == {"health_even", "health_same", "health_no_alpha"}


@pytest.mark.parametrize(("high", "apart"), [((3, 3, 3), 1.0), ((2, 3, 3), None)])
def test_roles_differ_from_one_point_on(high, apart):
    rows = asked("h", s0=(2, 2, 2, *high))
    roles = [
        {"id": f"x{n}", "round": "h", "statement": STATEMENTS[0], "role": role,
         "counts": {str(x): answers.count(x) for x in answers}}
        for n, (role, answers) in enumerate([("Boer", (2, 2, 2)), ("Bank", high)])
    ]  # fmt: skip
    found = health.gap(health.health(made(persevering={"health": rows, "health_roles": roles})))
    assert (found and (found.low, found.high, found.apart)) == (
        ("Boer", "Bank", apart) if apart else None
    )


# ---- how good relations are ----


@pytest.mark.parametrize(
    ("marks", "level"),
    [
        ((1.0, 2.0), "apart"), ((2.0, 2.9), "low"), ((2.0, 3.0), "apart"), ((2.5, 2.5), "high"),
        ((2.4, 2.5), "low"), ((None, 4.0), "alone"), ((4.0, None), "alone"), ((4.0, 4.0), "high"),
    ],
)  # fmt: skip
def test_how_two_find_their_relation(marks, level):
    assert quality.Rated(("a", "b"), marks).level == level


def test_what_two_give_each_other_is_told_the_facilitator_where_it_is_apart_or_low():
    rows = [
        {"id": f"{by}{other}", "round": "p", "by": by, "other": other, "kinds": ["cooperation"],
         "reliable": mark, "open": mark}
        for by, other, mark in (("a", "b", 4), ("b", "a", 1), ("a", "c", 2), ("c", "a", 2),
                                ("b", "c", 3), ("c", "b", 3))
    ]  # fmt: skip
    found = quality.private(made(domain={"pictures": rows}), "trust", NL)
    what = NL("quality.side.trust")
    assert [(each.key, each.sentence, each.question) for each in found] == [
        (f"quality_{key}", NL(f"quality.private.{key}", a="A", b=b, x=x, y=y, what=what),
         NL(f"quality.private.{key}_ask"))
        for key, b, x, y in (("apart", "B", "4,0", "1,0"), ("low", "C", "2,0", "2,0"))
    ]  # fmt: skip


# ---- power ----


def test_influence_goes_by_one_party_between_as_far_as_the_weaker_of_the_two():
    # a on b 3, b on c 2, c on a 1.
    found = power([[0, 3, 0], [0, 0, 2], [1, 0, 0]])
    # a reaches c by b with min(3, 2); b reaches a by c with 1; c reaches b by a with 1.
    assert found.both == ((0, 3, 2), (1, 0, 2), (1, 1, 0))
    assert (found.influence, found.dependence) == ((5, 3, 2), (2, 4, 4))
    # 5/10 · 5/7, 3/10 · 3/7 and 2/10 · 2/6, as three times their share.
    parts = [25 / 70, 9 / 70, 4 / 60]
    assert found.relative == pytest.approx([3 * x / sum(parts) for x in parts])


# ---- words ----


def test_names_that_are_many_or_long():
    assert few("abcde", NL) == NL.enumerate([*"abcde"])
    assert few("abcdef", NL) == NL("words.more", names="a, b, c, d", n=2)
    assert few("abc", NL, 2) == NL("words.more", names="a", n=2)
    assert short("a" * 60) == "a" * 60
    assert short("a" * 61) == "a" * 59 + "…"
    assert short(" a  b ") == "a b"
    assert in_room(["aaaa", "bbbb"], 8) == ["aaaa", "bbbb"]
    assert in_room(["aaaa", "bbbb"], 7) == ["aa…", "bb…"]
    assert [spanned(x) for x in ((), (3,), (3, 3), (8, 6, 7))] == ["", "3", "3", "6–8"]
    assert [amount(x, NL) for x in (3, 3.5, 3.25, 3.004, 1234.5)] == [
        "3", "3,5", "3,25", "3", "1.234,5",
    ]  # fmt: skip


def test_of_many_pictures_those_evenly_between_with_the_first_and_the_last():
    assert spread(range(3), 3) == [0, 1, 2]
    assert spread(range(9), 3) == [0, 4, 8]
    assert spread(range(5), 2) == [0, 4]
