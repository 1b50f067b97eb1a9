"""Looking back, what is late, and how scores lie, counted by hand."""

import pytest

from netwerk_widgets.insights import looking_back
from netwerk_widgets.insights.influence import most_of
from netwerk_widgets.insights.overdue import marked, overdue
from netwerk_widgets.insights.persevering import furthest, map_numbers, percent, progress
from netwerk_widgets.insights.spread import spread, unless_few
from netwerk_widgets.insights.upcoming import upcoming
from tests.insights.test_steps_by_hand import DAY, NL, made, told

# ---- looking back ----


def goal(baseline, target, *values):
    """A goal with a measurement in each month."""
    moments = [
        {"id": f"m{n}", "name": f"M{n}", "on": f"2026-0{n}-01"} for n in range(1, len(values) + 1)
    ]
    rows = [
        {"id": f"v{n}", "goal": "g", "moment": f"m{n}", "value": value}
        for n, value in enumerate(values, 1)
    ]
    goals = [{"id": "g", "name": "G", "baseline": baseline, "target": target, "due": "2026-04-30"}]
    return made(goals={"goals": goals}, persevering={"moments": moments, "measurements": rows})


@pytest.mark.parametrize(
    ("baseline", "target", "values", "way"),
    [(0, 10, (4,), 0.4), (10, 0, (4,), 0.6), (5, 5, (5,), None), (None, 10, (4,), None),
     (0, None, (4,), None), (0, 10, (), None), (0, 10, (-1,), -0.1), (2, 4, (2, 5), 1.5)],
)  # fmt: skip
def test_how_far_a_goal_is(baseline, target, values, way):
    (found,) = progress(goal(baseline, target, *values))
    assert found.now_way == (None if way is None else pytest.approx(way))
    assert furthest([found]) == ((round(100 * way), ["g"]) if way else (0, []))


def test_a_goal_is_at_hundred_percent_only_when_it_is_reached():
    assert [percent(x) for x in (0.994, 0.996, 0.9999, 1.0, 1.004)] == [99, 99, 99, 100, 100]


@pytest.mark.parametrize(
    ("values", "back", "most"),
    [((4, 6), False, 0.6), ((6, 4), True, 0.4), ((4, 4), False, 0.4), ((-1,), True, 0),
     ((0,), False, 0)],
)  # fmt: skip
def test_which_goals_go_back(values, back, most):
    found = told(looking_back.findings, goal(0, 10, *values), DAY)
    assert ("goal_back" in found) is back
    assert found["goal_furthest"].number == pytest.approx(most)
    still = found["goal_furthest"].sentence == NL("persevering.finding.still", measured=1)
    assert still is (most == 0)


@pytest.mark.parametrize(("value", "late"), [(9.9, True), (10, False), (11, False)])
def test_a_goal_is_overdue_until_its_target_is_reached(value, late):
    (*found,) = overdue(goal(0, 10, value), DAY, NL)
    assert [(each.kind, each.id, each.days) for each in found] == (
        [("goal", "g", 1)] if late else []
    )


def test_a_goal_of_which_the_way_is_not_known_is_overdue_by_its_date():
    for found in (goal(None, 10, 4), goal(0, 10)):
        assert [each.kind for each in overdue(found, DAY, NL)] == ["goal"]


def test_the_map_in_numbers_counts_relations_and_in_density_each_pair_once():
    lines = [("a", "b"), ("b", "a"), ("a", "a"), ("a", None), ("b", "c")]
    rows = [{"id": f"r{n}", "from_id": a, "to_id": b} for n, (a, b) in enumerate(lines)]
    found = map_numbers(made(relations={"items": rows}))
    assert (found.parties, found.core, found.relations) == (4, 0, 3)
    assert found.density == pytest.approx(2 / 6)
    assert map_numbers(made("a")).density is None


def test_what_comes_from_today_on_and_what_is_late():
    rows = [
        {"id": "p", "name": "P", "owner": "a", "partners": ["b"], "start": "2026-05-01",
         "end": "2026-06-01"},
        {"id": "q", "name": "Q", "start": "2026-05-02", "end": "2026-04-01", "status": "busy"},
        {"id": "r", "name": "R", "end": "2026-05-03", "status": "done"},
    ]  # fmt: skip
    session = made(doing={"actions": rows}, persevering={"next_review": "2026-04-30"})
    found = upcoming(session, DAY, NL)
    assert [(each.kind, each.name, each.late) for each in found] == [
        ("end", "Q", True), ("review", "", True), ("start", "P", False), ("end", "P", False),
    ]  # fmt: skip
    assert found[2].parties == ("a", "b")
    assert len(upcoming(session, DAY, NL, 1)) == 3


def test_what_is_late_is_marked_and_the_mark_stays_whole():
    assert marked("X", is_late=False, t=NL) == "X"
    assert marked("X", is_late=True, t=NL) == NL("words.late_mark", text="X")
    assert " " not in marked("X", is_late=True, t=NL, together=True).removeprefix("X ")


# ---- spreads and shares ----


def test_quartiles_lie_between_the_values_the_ends_included():
    found = spread([4, None, 1, 2, 10])
    assert (found.n, found.median, found.minimum, found.maximum) == (4, 3, 1, 10)
    # A quarter of the way from the first to the last of four is at place 1.75, and 3.25.
    assert (found.lower, found.upper, found.width) == (1.75, 5.5, 3.75)
    assert spread([None]) is None
    assert spread([3]).width == 0
    assert unless_few(spread([1, 2])) is None
    assert unless_few(spread([1, 2, 3])).n == 3


@pytest.mark.parametrize(
    ("weights", "who", "share"),
    [
        ((5, 3, 2), "a", 0.5), ((4, 3, 3), "abc", 1), ((4, 4, 2), "ab", 0.8), ((0, 0), "", 0),
        ((2, 2, 2, 2, 2, 2, 2), "abcdefg", 1), ((4.9, 3, 2.1), "ab", 0.79),
        ((3, 2.5, 2, 1.5, 1.4, 1.3, 1.2, 1.1, 1), "abc", 0.5),
    ],
)  # fmt: skip
def test_who_together_have_half_of_it(weights, who, share):
    found = most_of(dict(zip("abcdefghi", weights, strict=False)))
    assert found == (tuple(who), pytest.approx(share))
