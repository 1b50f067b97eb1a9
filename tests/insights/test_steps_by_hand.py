"""Dream, dilemmas and doing, counted by hand: whole sentences with their numbers."""

from datetime import date

import pytest

from netwerk_widgets.insights import dilemmas, doing, dream
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import texts

NL = texts("nl")
DAY = date(2026, 5, 1)


def made(parties="abcd", **parts):
    items = [{"id": each, "name": each.upper()} for each in parties]
    return Session.model_validate({"stakeholders": {"items": items}} | parts)


def told(find, session, *more):
    return {each.key: each for each in find(session, NL, *more)}


# ---- the dream ----


def supported(*levels):
    rows = [{"id": p, "support": v} for p, v in zip("abcd", levels, strict=False)]
    return made("abcd"[: len(levels)], dream={"dreams": rows})


@pytest.mark.parametrize(
    ("levels", "key", "values"),
    [
        ((), "none", {}), ((4,), "few", {"level": 4}), ((4, 5), "all", {"who": 2}),
        ((3, 3), "middle", {"who": 2}), ((1, 3), "nobody", {"who": 2, "low": 1, "middle": 1}),
        ((2, 2, 3), "nobody", {"who": 3, "low": 2, "middle": 1}),
    ],
)  # fmt: skip
def test_how_many_support_the_dream(levels, key, values):
    if "who" in values:
        values = values | {"who": NL.count("dream.word.party", values["who"])}
    found = dream.support(supported(*levels))
    assert dream.counted(found, NL) == NL(f"dream.support.title.{key}", **values)


@pytest.mark.parametrize(
    ("levels", "many", "key"),
    [((5, 3), 1, "middle"), ((4, 2), 1, "low"), ((4, 4, 3, 1), 2, "both")],
)
def test_some_support_it_and_the_rest_is_told_apart(levels, many, key):
    rest = NL(f"dream.support.rest.{key}", low=int(key != "middle"), middle=int(key != "low"))
    who = NL.count("dream.word.party", len(levels))
    assert dream.counted(dream.support(supported(*levels)), NL) == NL.count(
        "dream.support.title.some", many, who=who, rest=rest
    )


def test_who_did_not_answer_is_in_nobodys_share():
    found = told(dream.findings, supported(4, 5, None))
    assert found["dream_silent"].sentence == NL.count("dream.finding.silent", 1, names="C")
    count = NL("dream.support.title.all", who=NL.count("dream.word.answered", 2))
    # 4 and 5: each half a point from the mean of 4.5 on a scale of four: 1 + log2(1 − .125).
    assert found["dream_consensus"].number == pytest.approx(0.8074, abs=5e-5)
    assert found["dream_consensus"].sentence == NL(
        "dream.finding.consensus.high", consensus="0,81", median="4,5", count=count
    )
    assert "dream_silent" not in told(dream.findings, supported(None, None))
    even = told(dream.findings, supported(4, 4))["dream_consensus"].sentence
    count = NL("dream.support.title.all", who=NL.count("dream.word.party", 2))
    assert even == NL("dream.finding.consensus.high", consensus="1,00", median="4", count=count)


def test_who_agrees_that_it_is_not_their_dream_is_asked_something_else():
    low = told(dream.findings, supported(1, 1))["dream_consensus"]
    high = told(dream.findings, supported(5, 5))["dream_consensus"]
    apart = told(dream.findings, supported(1, 1, 3, 3))
    assert low.question == NL("dream.question.low")
    assert high.question == NL("dream.question.consensus.high")
    assert apart["dream_low"].number == 2


def themes(*parties, everyone="abcd"):
    rows = [{"id": f"t{n}", "name": f"T{n}", "parties": [*each]} for n, each in enumerate(parties)]
    return told(dream.findings, made(everyone, dream={"themes": rows}))


def test_the_theme_of_most_parties_and_those_of_one():
    found = themes("abc", "ab", "d", "")
    assert found["theme_most"].sentence == NL("dream.finding.most", themes="‘T0’", n=3, all=4)
    assert (found["theme_most"].number, found["theme_most"].unit) == (3, "party")
    assert found["theme_single"].sentence == NL("dream.finding.single", theme="T2", party="D")
    alike = themes("ab", "cd")["theme_most"]
    assert alike.sentence == NL("dream.finding.alike", n=2, all=4)
    assert "theme_single" in themes("a", everyone="ab")
    # One theme is no more than any other, and one party of one is nobody apart.
    assert "theme_most" not in themes("ab")
    assert "theme_single" not in themes("a", everyone="a")


# ---- dilemmas ----


def balance(*rows):
    """Of each party what it brings and gets, 0 … 3."""
    given = [
        {"id": p, "brings_weight": b, "gets_weight": g}
        for p, (b, g) in zip("abcd", rows, strict=False)
    ]
    return told(dilemmas.findings, made(dilemmas={"exchanges": given}))


def test_who_only_brings_and_who_only_gets():
    found = balance((2, 0), (0, 1), (0, 0), (None, 3))
    assert found["only_brings"].sentence == NL.count("dilemmas.finding.only_brings", 1, names="A")
    assert found["only_gets"].sentence == NL.count("dilemmas.finding.only_gets", 1, names="B")
    assert (found["only_gets"].number, found["only_gets"].unit) == (1, "party")
    assert "balance_even" not in found
    even = balance((1, 3), (2, 1))
    assert even["balance_even"].sentence == NL("dilemmas.finding.even", n=2)
    assert set(even) == {"balance_even"}


def test_between_which_parties_a_dilemma_lies_apart():
    places = [("a", 1), ("b", 7), ("c", 7)]
    rows = [{"id": f"x{p}", "dilemma": "d", "party": p, "position": at} for p, at in places]
    parts = {"dilemmas": {"dilemmas": [{"id": "d", "name": "D"}], "positions": rows}}
    found = told(dilemmas.findings, made(**parts))["dilemma_apart"]
    # From the mean of 5: 1 + (log2(1 − 4/6) + 2 · log2(1 − 2/6)) / 3 = 0.08.
    assert found.number == pytest.approx(0.0817, abs=5e-4)
    assert found.sentence == NL.count(
        "dilemmas.finding.apart", 1, dilemma="D", consensus="0,08", parties=3,
        one="A", one_at=1, other="B en C", other_at=7,
    )  # fmt: skip
    assert found.question == NL("dilemmas.question.apart", one="A", other="B")


# ---- doing ----


def invested(*rows):
    given = [
        {"id": p, "hours": h, "money": m, "gain": g}
        for p, (h, m, g) in zip("abcd", rows, strict=False)
    ]
    return told(doing.findings, made(doing={"investments": given}), DAY)


def test_what_is_invested_together_and_on_whom_it_leans():
    found = invested((60, 100, 3), (39.5, 50.5, 4))
    assert found["invested_total"].sentence == NL.count(
        "doing.finding.total", 2, hours="99,5", money="150,5"
    )
    assert (found["invested_total"].number, found["invested_total"].unit) == (99.5, "hour")
    assert found["hours_on_one"].sentence == NL("doing.finding.lean", party="A", share="60")
    assert found["hours_on_one"].number == pytest.approx(60 / 99.5)
    # Just half is not more than half; of one alone, and of no hours, nothing is said.
    assert "hours_on_one" not in invested((50, 0, 3), (50, 0, 3))
    assert "hours_on_one" not in invested((50, 0, 3))
    assert "hours_on_one" not in invested((0, 5, 3), (0, 5, 3))


@pytest.mark.parametrize(
    ("row", "free"),
    [((0, 0, 4), True), ((0, 0, 5), True), ((0, 0, 3), False), ((None, 0, 5), False),
     ((0, None, 5), False), ((1, 0, 5), False), ((0, 1, 5), False), ((0, 0, None), False)],
)  # fmt: skip
def test_who_gains_much_and_said_that_it_invests_nothing(row, free):
    assert ("gains_without_investing" in invested(row)) is free


def conditions(*levels):
    keys = doing.CONDITIONS[: len(levels)]
    rows = [{"id": key, "level": level} for key, level in zip(keys, levels, strict=True)]
    return told(doing.findings, made(doing={"conditions": rows}), DAY).get("condition_weak")


def test_a_condition_below_three_is_weak_and_the_lowest_are_named():
    assert conditions(3, 4, 5) is None
    found = conditions(2, 4, 2)
    names = [f"‘{NL(f'method.condition.{doing.CONDITIONS[n]}.label')}’" for n in (0, 2)]
    assert found.sentence == NL.count(
        "doing.finding.condition", 2, names=NL.enumerate(names), level="2", scored=3
    )
    assert (found.number, found.unit) == (2, "score")


def actions(*rows):
    given = [{"id": f"x{n}", "name": f"X{n}", **row} for n, row in enumerate(rows)]
    return told(doing.findings, made(doing={"actions": given}), DAY)


def test_what_is_done_late_orphaned_and_without_a_day():
    found = actions(
        {"owner": "a", "end": "2026-04-30"}, {"owner": "a", "end": "2026-05-01"},
        {"owner": "gone", "end": "2026-04-01", "status": "done"},
        {"owner": "a", "end": "2026-04-01", "status": "stopped"}, {"owner": "a"},
    )  # fmt: skip
    assert {key: each.number for key, each in found.items()} == {
        "actions_done": 1, "actions_overdue": 1, "actions_without_owner": 1, "actions_undated": 1,
    }  # fmt: skip
    assert found["actions_done"].sentence == NL.count("doing.finding.done", 5, done=1)
    assert found["actions_overdue"].sentence == NL.count("doing.finding.overdue", 1, names="‘X0’")
    assert found["actions_without_owner"].sentence == NL.count(
        "doing.finding.without_owner", 1, names="‘X2’"
    )
    assert found["actions_undated"].sentence == NL.count("doing.finding.undated", 1, names="‘X4’")


def test_what_it_asks_that_is_lowest_and_where_people_differ():
    rows = [
        {"id": f"q{n}", "scores": dict.fromkeys(doing.ASKS, 4) | {doing.ASKS[0]: low}}
        for n, low in enumerate((1, 1, 5))
    ]
    found = told(doing.findings, made(doing={"readiness": rows}), DAY)
    ask = NL(f"method.ask.{doing.ASKS[0]}.label")
    assert found["readiness_low"].sentence == NL.count(
        "doing.finding.low", 1, asks=f"‘{ask}’", median="1", answers="3",
        who=NL(f"method.audience.{doing.AUDIENCE[doing.ASKS[0]]}.label"),
    )  # fmt: skip
    # Half of those three lie between 1 and 3.
    assert found["readiness_spread"].sentence == NL(
        "doing.finding.spread", ask=ask, lower="1", upper="3", n=3
    )
    assert found["readiness_spread"].number == 2
