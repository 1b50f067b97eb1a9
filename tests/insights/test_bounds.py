"""The kind of network and its governance, just below and just at each bound."""

from dataclasses import replace
from itertools import pairwise

import pytest

from netwerk_widgets.insights import advice
from netwerk_widgets.insights.evidence import Evidence, gather
from netwerk_widgets.insights.governance import governance
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import texts
from tests.network.networks import session

NL = texts("nl")
#: Four parties of four branches with nothing between them that tells.
PLAIN = Evidence(
    parties=4, described=4, relations=4, organisation="", units=0, branches=4, branched=4, alike=0,
    largest_branch="a", largest=1, public=0, private=0, vertical=0, total=8, path=0, touched=0,
)  # fmt: skip


def keys(reasons):
    return [each.key for each in reasons]


# ---- the kind of network ----


@pytest.mark.parametrize(
    ("kind", "changed", "expected"),
    [
        ("internal", {"units": 3}, ["units"]),
        ("chain", {}, ["different", "autonomous"]),
        ("chain", {"vertical": 2, "path": 2}, ["vertical", "different", "autonomous"]),
        ("chain", {"vertical": 2, "path": 3}, ["vertical", "path", "different", "autonomous"]),
        ("chain", {"branches": 2, "units": 1}, ["autonomous"]),
        ("chain", {"branches": 3, "units": 2}, ["different"]),
        ("business", {}, ["horizontal", "autonomous"]),
        ("business", {"largest": 2, "vertical": 4}, ["alike", "autonomous"]),
        ("business", {"vertical": 3, "units": 2}, ["horizontal"]),
        ("diagonal", {}, ["different", "horizontal"]),
        ("diagonal", {"alike": 2, "public": 1, "private": 1, "vertical": 4}, ["both", "mixed"]),
        ("diagonal", {"alike": 1, "branches": 2, "public": 1}, ["horizontal"]),
    ],
)
def test_the_reasons_for_a_kind(kind, changed, expected):
    assert keys(advice._reasons(kind, replace(PLAIN, **changed))) == expected


@pytest.mark.parametrize(
    ("kind", "changed", "expected"),
    [
        ("internal", {"units": 4}, []), ("internal", {"units": 3}, ["others"]),
        ("chain", {"path": 3}, []), ("chain", {"path": 2}, ["short"]),
        ("chain", {"path": 3, "units": 1}, []), ("chain", {"path": 3, "units": 2}, ["units"]),
        ("chain", {"path": 3, "alike": 1}, []), ("chain", {"path": 3, "alike": 2}, ["alike"]),
        ("chain", {"path": 3, "public": 1}, []),
        ("chain", {"path": 3, "public": 1, "private": 1}, ["mixed"]),
        ("business", {"branches": 1}, []), ("business", {"branches": 2}, ["different"]),
        ("business", {"branches": 1, "vertical": 1}, ["vertical"]),
        ("business", {"branches": 1, "public": 1, "private": 1}, ["mixed"]),
        ("diagonal", {}, ["nobody_alike", "one_side"]),
        ("diagonal", {"alike": 2, "public": 1, "private": 1}, []),
        ("diagonal", {"alike": 2, "public": 1, "private": 1, "vertical": 1}, ["vertical"]),
        ("chain", {"path": 3, "described": 3}, ["unknown"]),
    ],
)  # fmt: skip
def test_what_speaks_against_a_kind(kind, changed, expected):
    scores = dict.fromkeys(("internal", "chain", "business", "diagonal"), 0.0) | {kind: 1.0}
    second = "chain" if kind != "chain" else "business"
    assert keys(advice._against(kind, second, scores, replace(PLAIN, **changed))) == expected


@pytest.mark.parametrize(
    ("second", "close"), [(0.11, True), (0.1, False), (0.09, False), (0.0, False)]
)
def test_a_kind_that_is_less_than_a_tenth_behind_is_close(second, close):
    scores = {"internal": 0.0, "chain": 0.2, "business": second, "diagonal": 0.0}
    found = keys(advice._against("chain", "business", scores, replace(PLAIN, path=3)))
    assert found == (["close"] if close else [])


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"parties": 3, "described": 3, "relations": 2}, []), ({"parties": 2}, ["parties"]),
        ({"relations": 1}, ["relations"]), ({"described": 2}, []), ({"described": 1}, ["branches"]),
        ({"parties": 0, "described": 0, "relations": 0}, ["parties", "relations"]),
    ],
)  # fmt: skip
def test_what_is_missing_for_an_advice(changed, expected):
    assert keys(advice._missing(replace(PLAIN, **changed))) == expected


def test_the_numbers_in_what_is_said():
    e = replace(PLAIN, units=3, organisation="Holding", vertical=2, branched=4, largest=1)
    (units,) = advice._reasons("internal", e)
    assert units.values == {"n": 3, "all": 4, "name": "Holding"}
    against = {
        each.key: dict(each.values)
        for each in advice._against("business", "chain", {"business": 1, "chain": 0}, e)
    }
    assert against["different"] == {"n": 3}
    assert against["vertical"] == {"percent": 25}
    (horizontal,) = [x for x in advice._reasons("business", e) if x.key == "horizontal"]
    assert horizontal.values == {"percent": 75}


@pytest.mark.parametrize(
    ("changed", "kind", "expected"),
    [
        ({}, "internal", 0), ({"units": 1}, "internal", 0), ({"units": 2}, "internal", 0.5),
        # (autonomous · (vertical / .5)² · (path − 1)/2 · touched / 4 / .6) ^ ¼
        ({"vertical": 4, "path": 3, "touched": 4}, "chain", 1),
        ({"vertical": 2, "path": 3, "touched": 4}, "chain", 0.25**0.25),
        ({"vertical": 4, "path": 2, "touched": 4}, "chain", 0.5**0.25),
        ({"vertical": 4, "path": 3, "touched": 4, "units": 2}, "chain", 0.5**0.25),
        ({"vertical": 4, "path": 3, "touched": 1}, "chain", (0.25 / 0.6) ** 0.25),
        ({"vertical": 4, "path": 1, "touched": 4}, "chain", 0),
        # (autonomous · (largest / .8)² · (1 − vertical)/.6) ^ ⅓, with two alike at least.
        ({"largest": 1}, "business", 0), ({"largest": 2}, "business", (0.625**2) ** (1 / 3)),
        ({"largest": 4}, "business", 1), ({"largest": 4, "vertical": 8}, "business", 0),
        # (branches − 1)/2, (1 − largest)/.4, mixed², horizontal²
        ({}, "diagonal", 0.3**0.4), ({"alike": 2}, "diagonal", 0.65**0.4),
        ({"public": 1, "private": 1}, "diagonal", 0.65**0.4), ({"public": 1}, "diagonal", 0.3**0.4),
        ({"alike": 2, "public": 1, "private": 1}, "diagonal", 1),
        ({"alike": 2, "public": 1, "private": 1, "branches": 2}, "diagonal", 0.5**0.2),
        ({"alike": 2, "public": 1, "private": 1, "largest": 3}, "diagonal", (0.25 / 0.4) ** 0.2),
        ({"alike": 2, "public": 1, "private": 1, "vertical": 4}, "diagonal", (0.5 / 0.6) ** 0.4),
    ],
)  # fmt: skip
def test_how_well_a_kind_fits(changed, kind, expected):
    assert advice.score(replace(PLAIN, **changed))[kind] == pytest.approx(expected)


def test_the_evidence_is_of_who_is_inside_and_of_supply_between_branches():
    items = [
        {"id": "a", "branch": "Kweker ", "sector": "private"},
        {"id": "b", "branch": "kweker", "sector": "private"},
        {"id": "c", "branch": "winkel", "parent": "Holding"},
        {"id": "d", "parent": "holding", "sector": "public"}, {"id": "e"},
        {"id": "z", "branch": "winkel", "ring": "outside"},
    ]  # fmt: skip
    lines = [
        ("a", "c", "supply", 3), ("a", "b", "supply", 1), ("b", "a", "cooperation", 1),
        ("c", "d", "supply", 2), ("a", "z", "supply", 3),
    ]  # fmt: skip
    assert gather(session(items, lines)) == Evidence(
        parties=5, described=4, relations=3, organisation="Holding", units=2, branches=2,
        branched=3, alike=2, largest_branch="Kweker", largest=2, public=1, private=2, vertical=3,
        total=7, path=2, touched=2,
    )  # fmt: skip


# ---- governance ----


def inputs(**parts):
    items = [{"id": each} for each in "abcd"]
    made = Session.model_validate({"stakeholders": {"items": items}} | parts)
    return {each.key: each for each in governance(made).inputs}


def positions(*values):
    rows = [{"id": p, "positions": {"g": v}} for p, v in zip("abcd", values, strict=False)]
    return {"goals": [{"id": "g"}], "positions": rows}


def test_on_a_goal_three_say_something_and_two_do_not():
    found = inputs(goals=positions(2, 2, 2))["consensus"]
    assert (found.level, found.values["goals"], found.values["n"]) == ("high", 1, 1)
    found = inputs(goals=positions(2, 2))["consensus"]
    assert (found.level, found.values["goals"], found.values["n"]) == (None, None, 0)


def test_support_of_three_counts_as_much_as_the_goals():
    def dreams(*levels):
        return {"dreams": [{"id": p, "support": v} for p, v in zip("abcd", levels, strict=False)]}

    # A median of 4 is ¾ of the way from 1 to 5, just high; of 3 a half, which is low.
    assert inputs(dream=dreams(4, 4, 4))["consensus"].level == "high"
    assert inputs(dream=dreams(3, 3, 3))["consensus"].level == "low"
    assert inputs(dream=dreams(4, 4))["consensus"].level is None
    # With full consensus on a goal the mean of 1 and a half is ¾.
    found = inputs(dream=dreams(3, 3, 3), goals=positions(2, 2, 2))["consensus"]
    assert (found.level, found.values["support"]) == ("high", 3)


@pytest.mark.parametrize(
    ("joint", "asked", "level"),
    [
        # (2 · joint + the share that answers to somebody) / 3: moderate from .3, high from .6 on.
        (0, 0, "low"), (2, 0, "moderate"), (1, 0, "low"), (1, 2, "moderate"), (3, 4, "high"),
        (4, 0, "high"), (3, 1, "moderate"),
    ],
)  # fmt: skip
def test_the_need_of_working_together(joint, asked, level):
    actions = [
        {"id": f"x{n}", "owner": "a", "partners": ["b"] if n < joint else ["a"]} for n in range(4)
    ]
    lines = [
        {"id": f"r{n}", "from_id": "abcd"[n - 1], "to_id": "abcd"[n], "kind": "funding"}
        for n in range(asked)
    ] or [{"id": "r", "from_id": "a", "to_id": "b", "kind": "supply"}]
    found = inputs(doing={"actions": actions}, relations={"items": lines})["need"]
    assert found.level == level
    assert found.values == {"joint": joint / 4, "n": 4, "demands": asked / 4}


def test_without_relations_nobody_asks_and_with_two_actions_nothing_is_known():
    actions = [{"id": f"x{n}", "owner": "a", "partners": ["b"]} for n in range(3)]
    found = inputs(doing={"actions": actions})["need"]
    assert (found.level, found.values["demands"]) == ("high", None)
    assert inputs(doing={"actions": actions[:2]})["need"].level is None


def test_the_density_stands_for_trust_from_three_parties_and_a_relation_on():
    found = {x.key: x for x in governance(session("abc", [("a", "b")])).inputs}["trust"]
    assert (found.level, found.values["density"]) == ("moderate", pytest.approx(1 / 3))
    found = {x.key: x for x in governance(session("ab", [("a", "b")])).inputs}["trust"]
    assert (found.level, found.values["density"], found.values["reciprocity"]) == (None, None, None)


def test_a_leader_is_asked_for_where_trust_is_low_and_one_stands_in_the_middle():
    # Ten around one: density .18, centralisation 1, and many parties (moderate).
    ids = [f"p{n}" for n in range(11)]
    star = governance(session(ids, [("p0", each) for each in ids[1:]]))
    lead = next(each for each in star.candidates if each.mode == "lead")
    assert lead.fits == {"parties": "yes", "trust": "yes"}
    assert lead.score == 1
    # A line of eleven has as many relations and no middle: half of it fits.
    line = governance(session(ids, [*pairwise(ids)]))
    lead = next(each for each in line.candidates if each.mode == "lead")
    assert lead.fits == {"parties": "yes", "trust": "partly"}
    assert lead.score == pytest.approx(0.75)


@pytest.mark.parametrize(
    ("answers", "mean", "level"),
    [
        # As a share of the way from 1 to 5: moderate from a mean of 3, high from 4 on.
        ((3, 3, 3), 3.0, "moderate"), ((2, 3, 3), 2.7, "low"), ((4, 4, 4), 4.0, "high"),
        ((3, 4, 4), 3.7, "moderate"),
    ],
)  # fmt: skip
def test_trust_that_was_measured_goes_before_the_density(answers, mean, level):
    rows = [{"id": "h", "round": "h", "statement": "reliable", "n": 3,
             "counts": {str(x): answers.count(x) for x in answers}}]  # fmt: skip
    found = inputs(persevering={"health": rows})["trust"]
    assert (found.level, found.values["trust"], found.values["n"]) == (level, mean, 3)
