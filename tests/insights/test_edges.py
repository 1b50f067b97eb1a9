"""What is said at the very edge of a rule, and which of two equals is named."""

import pytest

from netwerk_widgets.insights import accelerators, dream, goals
from netwerk_widgets.insights.governance import Candidate, Governance
from netwerk_widgets.insights.persevering import progress
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import texts

NL = texts("nl")


def keys(found):
    return [each.key for each in found]


def group(*rows, names=("Een", "Twee", "Drie", "Vier")):
    """A session of parties in the ring, with their positions on goals g0, g1 …"""
    ids = [f"p{n}" for n in range(len(rows))]
    parties = [
        {"id": each, "name": names[n % 4] + str(n), "ring": "ring"} for n, each in enumerate(ids)
    ]
    count = max(map(len, rows), default=0)
    return Session.model_validate(
        {
            "stakeholders": {"items": parties},
            "goals": {
                "goals": [{"id": f"g{n}", "name": f"Doel {n}"} for n in range(count)],
                "positions": [
                    {
                        "id": each,
                        "positions": {f"g{n}": v for n, v in enumerate(row) if v is not None},
                    }
                    for each, row in zip(ids, rows, strict=True)
                ],
            },
        }
    )


def shared(*rows):
    found = {each.key: each.sentence for each in goals.findings(group(*rows), NL)}
    return found.get("goal_shared", "")


def test_of_goals_that_as_many_share_the_one_they_want_most_is_named():
    assert "Doel 1" in shared((1, 3), (1, 3))
    assert "Doel 0" in shared((3, 1), (3, 1))


def test_a_goal_that_more_share_goes_before_one_they_want_more():
    assert "Doel 0" in shared((1, 3), (1, 3), (1, None))
    assert "Doel 1" in shared((3, 1), (3, 1), (None, 1))


def test_between_two_sides_is_from_a_half_on():
    # Together on the first goal (3), apart on the second (1): 1 − |3 − 1| / (3 + 1) = 0.5.
    assert "party_between" in keys(goals.findings(group((3, 1), (3, -1)), NL))
    # 1 − |3.5 − 1| / (3.5 + 1): less than a half.
    assert "party_between" not in keys(goals.findings(group((3, 1, 1), (2, -1, 1)), NL))


@pytest.mark.parametrize(
    ("behind", "both"), [(0.0, True), (0.1499, True), (0.15, False), (0.1501, False)]
)
def test_a_form_that_is_close_behind_leads_as_well(behind, both):
    # 0 and what is behind, so that no rounding blurs the edge.
    found = Governance((), (Candidate("lead", {}, behind), Candidate("nao", {}, 0.0)))
    assert found.leading == (("lead", "nao") if both else ("lead",))


def expecting(*values):
    people = [{"id": f"r{n}", "expected": {"technology": value}} for n, value in enumerate(values)]
    return Session.model_validate({"context": {"respondents": people}})


@pytest.mark.parametrize(
    ("scores", "divided"),
    [
        # The quartiles of 2, 2, 4, 4 are 2 and 4; of 2, 2, 3, 4 they are 2 and 3.25.
        ((2, 2, 4, 4), True),
        ((1, 1, 5, 5), True),
        ((2, 2, 3, 4), False),
        ((2, 2, 3, 3, 4, 4), False),
        # Two people are never shown apart.
        ((1, 5), False),
    ],
)
def test_divided_is_from_two_points_between_the_quartiles_on(scores, divided):
    found = keys(accelerators.findings(expecting(*scores), NL))
    assert ("divided" in found) == divided


@pytest.mark.parametrize(
    ("levels", "low"),
    [((1, 5), ("p0",)), ((2, 5), ("p0",)), ((2, 1), ("p1", "p0")), ((3, 4), ())],
)
def test_little_support_is_level_one_and_level_two(levels, low):
    session = group(*[()] * len(levels))
    answers = [{"id": f"p{n}", "support": level} for n, level in enumerate(levels)]
    session = Session.model_validate(session.model_dump() | {"dream": {"dreams": answers}})
    assert set(dream.support(session).low) == set(low)
    told = {each.key: each.sentence for each in dream.findings(session, NL)}
    named = {party for party in ("p0", "p1") if {"p0": "Een0", "p1": "Twee1"}[party] in
             told.get("dream_low", "")}  # fmt: skip
    assert named == set(low)


def measured(*values):
    moments = [
        {"id": f"m{n}", "name": f"M{n}", "on": f"2026-0{n + 1}-01"} for n in range(len(values))
    ]
    rows = [
        {"id": f"v{n}", "goal": "g", "moment": f"m{n}", "value": value}
        for n, value in enumerate(values)
        if value is not None
    ]
    return Session.model_validate(
        {
            "goals": {"goals": [{"id": "g", "name": "G", "baseline": 0, "target": 10}]},
            "persevering": {"moments": moments, "measurements": rows},
        }
    )


@pytest.mark.parametrize(
    ("values", "then", "now"),
    [
        ((), None, None),
        ((4,), None, 4),
        ((None, 4), None, 4),
        ((4, 6), 4, 6),
        ((4, 5, 6), 4, 6),
    ],
)
def test_one_measurement_is_now_and_not_then_as_well(values, then, now):
    (found,) = progress(measured(*values))
    assert (found.then, found.now) == (then, now)
    assert (found.then_way is None) == (then is None)
